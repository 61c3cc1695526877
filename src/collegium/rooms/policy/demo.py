"""What this room adds to the demonstration: real files as public sources tell them, what came of papers, outreach."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from .actions import add_milestone, add_window, ask_through, name_followers, open_file
from .actions_following import follow_up
from .actions_outreach import log_outreach
from .queries_following import followed

OPENED = -90
"""The day from which the network keeps its files here; what came later is entered when it comes."""


def furnish(stage: Any) -> None:
    """Each file on its day, its later stages and windows when they come; follow-ups and outreach on theirs."""
    held = stage.content.get("policy", {})
    for row in held.get("files", []):
        stage.later(_opened(stage, row), partial(_open, stage, row))
    for row in held.get("follow_ups", []):
        stage.later(stage.moment(row["moment"]), partial(_follow_up, stage, row))
    for row in held.get("outreach", []):
        stage.later(stage.moment(row["moment"]), partial(_log, stage, row))


def _day(stage: Any, written: Mapping[str, Any] | str) -> date:
    """A day of public history as ISO text (of itself, or as "date" in an entry), or counted from the anchor."""
    if isinstance(written, str):
        return date.fromisoformat(written)
    found: date = date.fromisoformat(written["date"]) if "date" in written else stage.day(written["day"])
    return found


def _moment(stage: Any, written: Mapping[str, Any] | str) -> datetime:
    found: datetime = stage.on(_day(stage, written).isoformat())
    return found


def _opened(stage: Any, row: Mapping[str, Any]) -> datetime:
    first: datetime = max(stage.at(OPENED), _moment(stage, row["milestones"][0]))
    return first


def _open(stage: Any, row: dict[str, Any], now: datetime) -> None:
    first, *rest = row["milestones"]
    words = {name: row[name] for name in ("title", "reference", "institution", "summary", "source", "internal")}
    file = stage.do(
        open_file,
        now,
        by=row["by"],
        group=stage.body[row["group"]],
        compiled=row.get("compiled", True),
        stage=first["stage"],
        on=_day(stage, first),
        said=first["said"],
        **words,
    )
    stage.keep("policy_file", row["key"], file)
    people = [stage.person[key] for key in row["followers"]]
    stage.do(name_followers, now, by=row["by"], file=file, people=people)
    for entry in rest:
        stage.later(max(now, _moment(stage, entry)), partial(_move, stage, row, file, entry))
    for entry in row["windows"]:
        stage.later(max(now, _moment(stage, entry["from"])), partial(_window, stage, row, file, entry))
    for entry in row.get("asks", []):
        stage.later(max(now, stage.at(entry["day"], "15:00")), partial(_ask, stage, row, file, entry))


def _move(stage: Any, row: dict[str, Any], file: str, entry: dict[str, Any], now: datetime) -> None:
    words = {name: entry[name] for name in ("stage", "said", "source")}
    stage.do(add_milestone, now, by=row["by"], file=file, on=_day(stage, entry), **words)


def _window(stage: Any, row: dict[str, Any], file: str, entry: dict[str, Any], now: datetime) -> None:
    days = {"opens_on": _day(stage, entry["from"]), "closes_on": _day(stage, entry["to"])}
    stage.do(add_window, now, by=row["by"], file=file, title=entry["title"], source=entry["source"], **days)


def _ask(stage: Any, row: dict[str, Any], file: str, entry: dict[str, Any], now: datetime) -> None:
    paper = stage.made["paper"][entry["paper"]]
    stage.do(ask_through, now, by=row["by"], file=file, paper=paper, numbers=entry["numbers"])


def _follow_up(stage: Any, row: dict[str, Any], now: datetime) -> None:
    rows = followed(papers=[stage.made["paper"][row["paper"]]])
    its = next(it.id for it in rows if it.number == row["number"])
    words = {name: row[name] for name in ("state", "publisher", "source", "quotation", "note")}
    file = stage.made["policy_file"].get(row["file"], "")
    stage.do(follow_up, now, by=row["by"], followed=its, on=stage.day(row["on"]), file=file, **words)


def _log(stage: Any, row: dict[str, Any], now: datetime) -> None:
    words = {name: row[name] for name in ("occasion", "subject", "with_whom", "organisation", "ours", "said")}
    about = {
        "paper": stage.made["paper"].get(row["paper"], ""),
        "file": stage.made["policy_file"].get(row["file"], ""),
    }
    stage.do(log_outreach, now, by=row["by"], on=now.date(), **words, **about)
