"""What groups adds to the demonstration network: the bodies, their mandates, seats and who holds them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from .actions import end_holding, found_body, open_seat, seat_person, set_mandate
from .choices import Role
from .presets import KINDS, install_presets

ROLES = {
    "seat": Role.SEAT,
    "deputy-seat": Role.DEPUTY,
    "chair": Role.CHAIR,
    "director": Role.DIRECTOR,
    "president": Role.PRESIDENT,
    "vice-president": Role.VICE_PRESIDENT,
    "secretary-general": Role.SECRETARY_GENERAL,
    "policy-officer": Role.POLICY_OFFICER,
    "staff": Role.STAFF,
}
BEGINNING = -2500


def furnish(stage: Any) -> None:
    """Found the bodies with mandates and seats, then seat everybody at the moment of the hat."""
    beginning = stage.at(BEGINNING)
    stage.do(install_presets, beginning)
    for row in stage.content["bodies"]:
        _found(stage, row, beginning)
        for number in range(1, row.get("seats", 0) + 1):
            _seat(stage, beginning, row["slug"], number=number)
        if KINDS[row["kind"]].get("every_member_sits"):
            _seat_members(stage, row["slug"], beginning)
        for ror in row.get("vacant", []):
            _seat(stage, _founded(stage, row, beginning), row["slug"], ror=ror)
    for person in stage.content["people"]:
        for hat in person["hats"]:
            if "body" in hat:
                stage.later(stage.moment(hat["from"]), partial(_sit, stage, person, hat))


def _seat_members(stage: Any, body: str, beginning: datetime) -> None:
    """A seat for each member that may vote, from the day it joined; its Delegate holds it, the rector where none is."""
    for ror, more in stage.content["institutions"].items():
        if ror in stage.member and "suspended" not in more:
            joined = more.get("joined")
            _seat(stage, stage.moment(joined.get("moment", joined)) if joined else beginning, body, ror=ror)
    people = [person for person in stage.content["people"] if f"{body}:{person['institution']}" in stage.made["seat"]]
    delegates = {person["institution"] for person in people for hat in person["hats"] if hat["hat"] == "delegate"}
    for person in people:
        asked = "delegate" if person["institution"] in delegates else "rector"
        for hat in person["hats"]:
            if hat["hat"] == asked:
                seat = {**hat, "hat": "seat", "body": body}
                stage.later(stage.moment(hat["from"]), partial(_sit, stage, person, seat))


def _founded(stage: Any, row: dict[str, Any], beginning: datetime) -> datetime:
    return stage.moment(row["cycle"]["from"]) if row.get("cycle") else beginning


def _found(stage: Any, row: dict[str, Any], beginning: datetime) -> None:
    now, cycle = _founded(stage, row, beginning), row.get("cycle") or {}
    body = stage.do(
        found_body,
        now,
        kind=row["kind"],
        slug=row["slug"],
        names=row["names"],
        short=row["short"],
        since=now.astimezone(stage.zone).date() if cycle else None,
        until=stage.moment(cycle["to"]).astimezone(stage.zone).date() if cycle else None,
    )
    stage.body[row["slug"]] = body
    if mandate := row.get("mandate"):
        stage.do(
            set_mandate,
            stage.moment(mandate["since"]),
            group=body,
            mission=mandate["mission"],
            themes=mandate["themes"],
            objectives=mandate["objectives"],
            deliverables=[_deliverable(stage, item) for item in mandate["deliverables"]],
        )


def _deliverable(stage: Any, item: dict[str, Any]) -> dict[str, Any]:
    """Its day becomes a date; its owner, a key of the content, becomes an id and nothing more."""
    return {**item, "day": stage.day(item["day"]).isoformat()}


def _seat(stage: Any, now: datetime, body: str, *, number: int = 0, ror: str = "") -> str:
    """The seat with this number, or of this institution; opened when first needed, kept as `body:number`."""
    made, key = stage.made["seat"], f"{body}:{number or ror}"
    if key not in made:
        made[key] = stage.do(open_seat, now, group=stage.body[body], institution=stage.member[ror] if ror else None)
    found: str = made[key]
    return found


def _sit(stage: Any, person: dict[str, Any], hat: dict[str, Any], now: datetime) -> None:
    """The seat has a number where it is the body's own, else it is that of the person's institution."""
    own = {"number": hat["seat"]} if "seat" in hat else {"ror": person["institution"]}
    held = stage.do(
        seat_person,
        now,
        seat=_seat(stage, now, hat["body"], **own),
        person=stage.person[person["key"]],
        role=ROLES[hat["hat"]],
    )
    if "to" in hat:
        stage.later(stage.moment(hat["to"]), lambda end: stage.do(end_holding, end, holding=held))
