"""What benchmarking adds to the demonstration: real values with year and licence, one round ended, one that runs.

The values of the rounds are invented; their indicators say so. Years that lie ahead of the anchor are left out.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from .actions import define_indicator, fix_group, take_values
from .actions_answers import confirm_values, enter_values, record_for
from .actions_rounds import close_round, open_round
from .queries_rounds import items_of
from .rules import Entry

BEGINNING = -400


def furnish(stage: Any) -> None:
    """The catalogue with its public values, the fixed groups, the rounds with their answers."""
    content = stage.content["benchmarking"]
    stage.later(stage.at(BEGINNING), partial(_catalogue, stage, content))
    for row in content["rounds"]:
        stage.later(stage.moment(row["opens"]), partial(_open, stage, row))


def _catalogue(stage: Any, content: dict[str, Any], now: datetime) -> None:
    for row in content["indicators"]:
        words = {name: row[name] for name in ("names", "definitions", "unit", "source", "licence", "sharing", "order")}
        ident = stage.do(define_indicator, now, slug=row["key"], source_url=row.get("source_url", ""), **words)
        stage.keep("indicator", row["key"], ident)
    country = {row["ror_id"]: row["country_code"] for row in _table(stage, "members.csv")}
    for row in content["groups"]:
        inside = [place for ror, place in stage.member.items() if country[ror] in row["countries"]]
        group = {"slug": row["key"], "names": row["names"], "order": row["order"]}
        stage.do(fix_group, now, institutions=inside, **group)
    for row in content["indicators"]:
        if "values" in row:
            values = list(_public(stage, row["values"]))
            stage.do(take_values, now, indicator=stage.made["indicator"][row["key"]], values=values)


def _table(stage: Any, name: str) -> list[dict[str, str]]:
    with stage.file(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _public(stage: Any, asked: dict[str, Any]) -> Iterator[tuple[str, str, Decimal]]:
    """University, period, value; a value may be a share of another one of the same file."""
    held = {
        (row["indicator"], row["ror_id"], row["period"]): Decimal(row["value"]) for row in _table(stage, asked["file"])
    }
    for (name, ror, period), value in held.items():
        if name == asked["of"] and int(period[-4:]) < stage.anchor.year:
            whole = held[asked["per"], ror, period] if "per" in asked else Decimal(1)
            yield stage.member[ror], period, round(value * asked.get("times", 1) / whole, 6)


def _open(stage: Any, row: dict[str, Any], now: datetime) -> None:
    period, deadline = str(stage.anchor.year - row["years_back"]), stage.moment(row["deadline"])
    asked = [stage.made["indicator"][key] for key in row["indicators"]]
    what = {"title": row["title"] % period, "period": period, "indicators": asked, "deadline": deadline}
    ident = stage.do(open_round, now, by=row["by"], **what)
    stage.keep("data_round", row["key"], ident)
    for told in row["answers"]:
        stage.later(stage.moment(told["moment"]), partial(_answer, stage, ident, told))
    stage.later(deadline + timedelta(minutes=1), lambda end: stage.do(close_round, end, data_round=ident))


def _answer(stage: Any, ident: str, told: dict[str, Any], now: datetime) -> None:
    editions = {item.slug: item.edition for item in items_of(ident)}
    entries = {
        editions[key]: Entry(None if value is None else Decimal(str(value)), flag, remark)
        for key, (value, flag, remark) in told["values"].items()
    }
    asked = {"data_round": ident, "institution": stage.member[told["institution"]]}
    if "ground" in told:
        stage.do(record_for, now, by=told["by"], entries=entries, ground=told["ground"], **asked)
        return
    stage.do(enter_values, now, by=told["by"], entries=entries, **asked)
    if not told.get("draft"):
        stage.do(confirm_values, now + timedelta(minutes=4), by=told["by"], version=1, **asked)
