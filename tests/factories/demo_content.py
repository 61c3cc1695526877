"""The demonstration's content as the tests read it: files, moments, walks."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import collegium

FOLDER = Path(collegium.__file__).parent / "demo" / "content"
DOCS_ANCHOR = date(2022, 5, 2)
"""The Monday at which tests, docs and screenshots stand."""

ALL = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
MEMBERS = {row["ror_id"]: row for row in csv.DictReader((FOLDER / "members.csv").open(encoding="utf-8"))}
SUSPENDED = {ror for ror, row in MEMBERS.items() if row["membership"] == "suspended"}
PEOPLE = {row["key"]: row for row in ALL["people"]}
BODIES = {row["slug"]: row for row in ALL["bodies"]}
GROUPS = {slug: row for slug, row in BODIES.items() if row["kind"] == "working-group"}
CHALLENGES = {row["key"]: row for row in ALL["challenges"]}
PAPERS = {row["slug"]: row for row in ALL["papers"]}
DECISIONS = {row["key"]: row for row in ALL["decisions"]}
RULES = {row["key"]: row for row in ALL["rules"]}
KINDS = {row["key"]: row for row in ALL["kinds"]}


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value within a value, with where it stands."""
    yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inside:
        yield from walk(part, f"{path}/{name}")


def is_moment(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= {"day", "date", "at"}


def day_of(moment: dict[str, Any]) -> int:
    """The day of a moment, counted from the anchor of the docs."""
    if "day" in moment:
        return int(moment["day"])
    return (date.fromisoformat(moment["date"]) - DOCS_ANCHOR).days


def when(moment: dict[str, Any]) -> tuple[int, str]:
    """A moment as something that can be compared."""
    return day_of(moment), moment.get("at", "10:00")


def date_of(moment: dict[str, Any]) -> date:
    return DOCS_ANCHOR + timedelta(days=day_of(moment))


def worn(person: str, day: int) -> list[dict[str, Any]]:
    """The hats that a person wears on a day."""
    hats = PEOPLE[person]["hats"]
    return [hat for hat in hats if day_of(hat["from"]) <= day and ("to" not in hat or day < day_of(hat["to"]))]


def board() -> dict[int, str]:
    """Who holds which seat of the Board on the day of the anchor."""
    return {hat["seat"]: key for key in PEOPLE for hat in worn(key, 0) if hat.get("body") == "board"}


def text(file: str) -> str:
    return (FOLDER / "papers" / file).read_text(encoding="utf-8")
