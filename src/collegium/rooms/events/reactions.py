"""Who is told when something happens to an event; what follows at once when a person leaves or is erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import ngettext

from collegium.commons.access import OPERATOR, Actor
from collegium.commons.announce import on
from collegium.commons.consequences import consequence
from collegium.commons.notify import notify
from collegium.rooms.groups.queries import people_of
from collegium.rooms.members.choices import HatKind
from collegium.rooms.members.queries import holders_of, members

from .actions_registering import leave_all
from .queries import event_for
from .queries_people import ahead_of, on_record, told_of


def concerned(body: str, now: datetime) -> list[str]:
    """Who is told that registration opens: the people of its body, or the Liaisons of all members."""
    if body:
        return people_of(body, now)
    places = [it.id for it in members(OPERATOR)]
    return [person for held in holders_of(places, [HatKind.LIAISON], now).values() for person in held]


@on("events.opened")
def tell_of_the_opening(fact: Any) -> None:
    """The people of its body, or the Liaisons of all members."""
    it, now = event_for(OPERATOR, fact.event), datetime.fromisoformat(fact.at)
    notify(
        "event_opened",
        to=concerned(it.body_id or "", now),
        about=it.ref,
        url=f"/events/{it.slug}/",
        key=it.id,
        title=it.title,
        starts=it.starts_on,
        until=it.registration_until,
    )


@on("events.moved")
def tell_of_the_move(fact: Any) -> None:
    """Whoever is registered."""
    it = event_for(OPERATOR, fact.event)
    notify(
        "event_moved",
        to=told_of(it.id),
        about=it.ref,
        url=f"/events/{it.slug}/",
        key=fact.announced_id,
        title=it.title,
        starts=it.starts_on,
    )


@on("events.cancelled")
def tell_of_the_cancelling(fact: Any) -> None:
    """Whoever is registered, with the reason."""
    it = event_for(OPERATOR, fact.event)
    notify(
        "event_cancelled",
        to=told_of(it.id),
        about=it.ref,
        url=f"/events/{it.slug}/",
        key=fact.announced_id,
        title=it.title,
        reason=it.reason,
    )


def _preview(*, person: str, now: datetime, **_: Any) -> list[str]:
    many = ahead_of(person, now)
    said = ngettext(
        "Her registration for %(n)s event ahead is given up; her place goes to whoever waits.",
        "Her registrations for %(n)s events ahead are given up; her places go to whoever waits.",
        many,
    )
    return [said % {"n": many}] if many else []


def _leave(*, actor: Actor, person: str, now: datetime, **_: Any) -> None:
    if on_record(person):
        leave_all(actor=actor, person=person, now=now)


def _erase(*, actor: Actor, person: str, now: datetime, **_: Any) -> None:
    if on_record(person):
        leave_all(actor=actor, person=person, erase=True, now=now)


def _nothing(**_: Any) -> list[str]:
    return []


consequence("people.left", "events.registrations", preview=_preview, apply=_leave)
consequence("people.erased", "events.needs", preview=_nothing, apply=_erase)
