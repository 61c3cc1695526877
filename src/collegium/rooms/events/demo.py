"""What events add to the demonstration: meetings ahead and past, a week in tracks, a visit, and who comes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from collegium.kernel.ids import Ref

from .actions import Plan, announce_event, hold_event, open_registration, plan_event
from .actions_programme import Part, add_session, discuss
from .actions_registering import decline, record_attendance, register
from .presets import install_presets
from .queries import kinds
from .queries_people import participants

OFFICE = "operator"
"""Who planned what is public history: no person of the cast is said to have done it."""
BEGINNING = -2500
"""The day on which the network began, as in the groups."""


def furnish(stage: Any) -> None:
    """Each event on its day; what follows waits in line behind it."""
    stage.do(install_presets, stage.at(BEGINNING))
    for row in stage.content.get("events", []):
        stage.later(stage.moment(row["planned"]), partial(_plan, stage, row))


def _day(stage: Any, written: Any) -> date:
    """A day as the content writes it: an offset, or a moment of public history."""
    return stage.day(written) if isinstance(written, int) else date.fromisoformat(written["date"])


def _plan(stage: Any, row: dict[str, Any], now: datetime) -> None:
    kind = next(it.id for it in kinds() if it.slug == row["kind"])
    plan = Plan(
        title=row["title"],
        kind=kind,
        starts_on=_day(stage, row["first"]),
        ends_on=_day(stage, row["last"]),
        until=_day(stage, row["until"]) if "until" in row else None,
        body=stage.body[row["body"]] if "body" in row else "",
        host=stage.member[row["host"]] if row["host"] else "",
        capacity=row.get("capacity"),
        **{name: row[name] for name in ("summary", "language", "audience", "place", "city", "practical")},
    )
    ident = stage.do(plan_event, now, by=row.get("by", OFFICE), plan=plan)
    stage.keep("event", row["key"], ident)
    sessions = {one["key"]: _session(stage, ident, row, one, now) for one in row["sessions"]}
    for name, action in (("announced", announce_event), ("opened", open_registration), ("held", hold_event)):
        if name in row:
            stage.later(stage.moment(row[name]), partial(_move, stage, action, ident, row.get("by", OFFICE)))
    for it in row["registrations"]:
        stage.later(stage.moment(it["moment"]), partial(_register, stage, ident, it, sessions))
    for it in row["discusses"]:
        stage.later(
            stage.moment({"day": it["day"], "at": "12:00"}), partial(_discuss, stage, ident, row.get("by", OFFICE), it)
        )
    if "recorded" in row:
        stage.later(stage.moment(row["recorded"]), partial(_record, stage, ident, row))


def _move(stage: Any, action: Any, ident: str, by: str, now: datetime) -> None:
    stage.do(action, now, by=by, event=ident)


def _session(stage: Any, ident: str, row: dict[str, Any], one: dict[str, Any], now: datetime) -> str:
    day = _day(stage, row["first"]) + timedelta(days=one["day"])
    starts, ends = (datetime.combine(day, time.fromisoformat(one[name]), stage.zone) for name in ("at", "to"))
    address = {it["key"]: it["email"] for it in stage.content["people"]}
    part = Part(
        title=one["title"],
        starts_at=starts,
        ends_at=ends,
        speakers=[(address.get(who, who), what) for who, what in one.get("speakers", [])],
        **{name: one[name] for name in ("track", "room", "about", "public", "is_break", "capacity") if name in one},
    )
    made: str = stage.do(add_session, now, by=row.get("by", OFFICE), event=ident, part=part)
    return made


def _register(stage: Any, ident: str, it: dict[str, Any], sessions: dict[str, str], now: datetime) -> None:
    person = stage.person[it["person"]]
    homes = {row["key"]: row["institution"] for row in stage.content["people"]}
    home = homes[it["person"]]
    worn = stage.actor(it["person"], now).institutions
    institution = stage.member[home] if home and stage.member[home] in worn else ""
    if it.get("declines"):
        stage.do(decline, now, by=it["person"], event=ident, institution=institution)
        return
    stage.do(
        register,
        now,
        by=it.get("by", it["person"]),
        event=ident,
        person=person,
        institution=institution,
        mode=it.get("mode", "on-site"),
        sessions=[sessions[key] for key in it.get("sessions", [])],
        diet=it.get("diet", ""),
        access=it.get("access", ""),
    )


def _discuss(stage: Any, ident: str, by: str, it: dict[str, Any], now: datetime) -> None:
    stage.do(discuss, now, by=by, event=ident, what=Ref(it["kind"], stage.made[it["kind"]][it["key"]]))


def _record(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    absent = {stage.person[it["person"]] for it in row["registrations"] if it.get("absent")}
    came = [it.registration for it in participants(ident) if it.person not in absent]
    stage.do(record_attendance, now, by=row.get("by", OFFICE), event=ident, came=came)
