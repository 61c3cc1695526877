"""What members adds to the demonstration network: the institutions and the hats they give."""

from __future__ import annotations

import csv
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.text import slugify

from .actions import end_hat, give_hat, register_institution, suspend_institution
from .choices import HatKind, State

HATS = {
    "rector": HatKind.HEAD,
    "delegate": HatKind.DELEGATE,
    "deputy": HatKind.DEPUTY,
    "liaison": HatKind.LIAISON,
    "data-steward": HatKind.DATA_STEWARD,
    "colleague": HatKind.COLLEAGUE,
}
BEGINNING = -2500


def furnish(stage: Any) -> None:
    """Register the institutions (facts keep their dates), give and end hats, suspend the one suspended."""
    with stage.file("members.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            _register(stage, row, stage.content["institutions"][row["ror_id"]])
    for person in stage.content["people"]:
        for hat in person["hats"]:
            if hat["hat"] in HATS:
                stage.later(stage.moment(hat["from"]), partial(_give, stage, person, hat))


def _register(stage: Any, row: dict[str, str], more: dict[str, Any]) -> None:
    joined = more.get("joined")
    now = stage.moment(joined.get("moment", joined)) if joined else stage.at(BEGINNING)
    stage.member[row["ror_id"]] = stage.do(
        register_institution,
        now,
        slug=slugify(more["short"]),
        ror=row["ror_id"],
        name=row["name"],
        name_local=row["name_local"],
        short=more["short"],
        country=row["country_code"],
        city=row["city"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        website=row["website"],
        established=int(row["established"]) if row["established"] else None,
        state=State.MEMBER,
        member_since=date.fromisoformat(row["member_since"]) if row["member_since"] else None,
        evidence=row["evidence"],
    )
    if "suspended" in more:
        stage.later(stage.moment(more["suspended"]["moment"]), partial(_suspend, stage, row["ror_id"]))


def _suspend(stage: Any, ror: str, now: datetime) -> None:
    stage.do(suspend_institution, now, institution=stage.member[ror], on=now.astimezone(stage.zone).date())


def _give(stage: Any, person: dict[str, Any], hat: dict[str, Any], now: datetime) -> None:
    given = stage.do(
        give_hat,
        now,
        person=stage.person[person["key"]],
        institution=stage.member[person["institution"]],
        kind=HATS[hat["hat"]],
    )
    if "to" in hat:
        stage.later(stage.moment(hat["to"]), lambda end: stage.do(end_hat, end, hat=given))
