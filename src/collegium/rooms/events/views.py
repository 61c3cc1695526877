"""Doors of events for readers: the list, one event with its programme, the event as a file for calendars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities
from collegium.commons.journal.reading import acts
from collegium.commons.network import network
from collegium.commons.pages.activity import ActLine, act_lines, address_of, seen_among
from collegium.commons.pages.doors import actor, public, render
from collegium.commons.pages.listing import listing
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.words import names_of
from collegium.commons.thread import targets_of
from collegium.kernel import clock
from collegium.kernel.ids import Ref
from collegium.rooms.groups.queries import in_words

from . import queries, queries_people, queries_programme
from .choices import Answer, State
from .drawing import drawn
from .rules import FLOW, may_record_attendance, may_register
from .words import (
    ANSWER_KINDS,
    ANSWERS,
    AUDIENCES,
    KINDS_DISCUSSED,
    MODES,
    MOVES,
    STATE_KINDS,
    STATES,
)

HAPPENED = (
    *("events.announced", "events.opened", "events.closed", "events.held", "events.cancelled", "events.taken_up"),
    "events.changed",
)


def until_midnight(request: HttpRequest, now: datetime) -> None:
    """Days have passed by then: what is open, ahead or over is another."""
    tomorrow = now.astimezone(network().tz).date() + timedelta(days=1)
    request.good_until(datetime.combine(tomorrow, time(0), network().tz))  # type: ignore[attr-defined]


@public("events:public", "groups:public", "members:public")
def list_(request: HttpRequest) -> HttpResponse:
    """What is ahead and what was held, by kind; for those who plan also drafts and what was cancelled."""
    who, now = actor(request), clock.now()
    kinds = queries.kinds()
    part = request.GET.get("part", "")
    kind = next((it.slug for it in kinds if it.slug == request.GET.get("kind", "")), "")
    ahead, held = queries.coming(who, now, kind=kind), queries.past(who, now, kind=kind)
    aside = queries.aside(who) if who.is_office or who.bodies else []
    shown = {"past": held, "aside": aside}.get(part, ahead) if part != "aside" or aside else ahead
    until_midnight(request, now)
    return render(
        request,
        "events/list.jinja",
        {
            "rows": listing(request, shown, size=50),
            "part": part if part in ("past", "aside") else "",
            "counts": {"": len(ahead), "past": len(held), "aside": len(aside)},
            "kinds": [("", _("All kinds")), *((it.slug, it.name) for it in kinds)],
            "kind": kind,
            "states": STATES,
            "state_kinds": STATE_KINDS,
            "answers": queries_people.answered_by(who.id) if who.is_member and not who.is_machine else {},
            "answer_words": ANSWERS,
            "answer_kinds": ANSWER_KINDS,
            "can": abilities(who, ["events.plan"]),
        },
    )


@public("events:public", "groups:public", "members:public", "people:public", "papers:public", "challenges:public",
        "practices:public", "policy:public", "meetings:public", "discussions:public")  # fmt: skip
def page(request: HttpRequest, event: str) -> HttpResponse:
    """One event: days, place, programme; for members who comes, and the way to register."""
    who, now = actor(request), clock.now()
    it = queries.event_for(who, event)
    sessions = queries_programme.sessions_of(it.id, public=not who.is_member)
    mine, caption = _mine(it, who, now), _("Programme of %(day)s")
    until_midnight(request, now)
    return render(
        request,
        "events/page.jinja",
        {
            **facts_of(it, who),
            **mine,
            "days": drawn(sessions, network().tz, places=mine["places"], member=who.is_member, caption=caption),
            "count": len(sessions),
            "limited": any(row.capacity for row in sessions),
            **_planning(it, who, now),
            "discussed": discussed(it, who),
            "people": _people(it, who),
            "panels": panels_for("event", who, it.id, now),
            "lines": _happened(it) if who.is_member else [],
        },
    )


def _happened(it: Any) -> list[ActLine]:
    """What was done with it, newest first."""
    return [replace(line, url="") for line in act_lines(acts(subjects=[it.id], kinds=HAPPENED, limit=12))]


def facts_of(it: Any, who: Actor) -> dict[str, Any]:
    """What every page of an event says of it."""
    return {
        "it": it,
        "kind": in_words(it.kind.names),
        "body": in_words(it.body.names) if it.body else "",
        "where": ", ".join(part for part in (it.place, it.city) if part),
        "states": STATES,
        "state_kinds": STATE_KINDS,
        "seen_by": AUDIENCES[it.audience],
        "can": abilities(who, [f"events.{name}" for name in ("change", "see_needs", "record_attendance")], it),
    }


def _mine(it: Any, who: Actor, now: datetime) -> dict[str, Any]:
    """The reader's own answer, her places, and whether she may still register."""
    standing = queries.standing_of(it, now)
    nothing: dict[str, Any] = {"mine": None, "places": {}, "rank": 0, "may_register": None}
    if not who.is_member or who.is_machine:
        return {**nothing, "registration_open": bool(may_register(standing)), "modes": MODES}
    row = queries_people.registration_of(it.id, who.id) if it.kind.registers else None
    return {
        "mine": row,
        "answers": ANSWERS,
        "answer_kinds": ANSWER_KINDS,
        "modes": MODES,
        "places": queries_programme.places_of(row.id) if row and row.state != Answer.CANCELLED else {},
        "rank": queries_people.rank_of(row) if row and row.state == Answer.WAITING else 0,
        "may_register": may_register(standing),
        "registration_open": bool(may_register(standing)),
        "certificate": bool(row and row.attended and it.kind.certifies and it.state == State.HELD),
    }


def _people(it: Any, who: Actor) -> dict[str, Any] | None:
    """Who comes, by university; for members."""
    if not who.is_member or not it.kind.registers or it.state == State.DRAFT:
        return None
    held = [row for row in queries_people.participants(it.id) if it.state != State.HELD or row.attended is not False]
    places: dict[tuple[str, str, str], list[str]] = {}
    for row in held:
        places.setdefault((row.institution, row.institution_slug, row.country), []).append(row.name)
    shown = list(places.items())[:12]
    return {
        "going": len(held),
        "universities": sum(1 for place in places if place[0]),
        "places": shown,
        "more": len(places) - len(shown),
    }


def discussed(it: Any, who: Actor) -> list[dict[str, str]]:
    """What the event discusses, of what the reader sees: kind, word, name, address, id."""
    refs = targets_of(it, "discusses")
    seen_of = {kind: seen_among(kind, [ref.id for ref in refs if ref.kind == kind], who) for kind in _kinds(refs)}
    seen = [ref for ref in refs if ref.id in seen_of[ref.kind]]
    told = {kind: names_of(kind, [ref.id for ref in seen if ref.kind == kind]) for kind in _kinds(seen)}
    return [
        {
            "kind": ref.kind,
            "word": str(KINDS_DISCUSSED.get(ref.kind, "")),
            "name": told[ref.kind].get(ref.id, ""),
            "url": address_of(ref),
            "id": ref.id,
        }
        for ref in seen
    ]


def _kinds(refs: Iterable[Ref]) -> list[str]:
    return list(dict.fromkeys(ref.kind for ref in refs))


def _planning(it: Any, who: Actor, now: datetime) -> dict[str, Any]:
    """The moves that the event offers to whoever plans it, each with whether it may be made."""
    standing = queries.standing_of(it, now)
    moves = [move.name for move in FLOW.offered(it.state) if move.name != "hold" or FLOW.check("hold", standing)]
    return {
        "moves": [(name, MOVES[name]) for name in moves],
        "begun": bool(may_record_attendance(standing)),
    }


@public("events:public", "groups:public", "members:public")
def ics(request: HttpRequest, event: str) -> HttpResponse:
    """One event with its sessions as iCalendar."""
    from .calendars import event_items, of_event

    who, now = actor(request), clock.now()
    it = queries.event_for(who, event)
    item = event_items(queries.events(who, ids=[it.id]))[0]
    sessions = queries_programme.sessions_of(it.id, public=not who.is_member)
    return calendar_file(of_event(item, sessions, now), f"{it.slug}.ics")


def calendar_file(content: bytes, name: str) -> HttpResponse:
    """An answer that calendars read."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
