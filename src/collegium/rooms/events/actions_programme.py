"""The programme: sessions with their speakers, and what an event discusses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act, record
from collegium.commons.network import network
from collegium.commons.notify import notify
from collegium.commons.pages.activity import may_see
from collegium.commons.pages.words import names_of
from collegium.commons.thread import link, unlink
from collegium.kernel.errors import Invalid, NotFound
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.people.queries import people_at

from .actions import locked
from .actions_registering import fill_session
from .models import Choice, Event, Session, Speaker
from .queries_programme import session_of

DISCUSSED = ("paper", "challenge", "practice", "policy_file")
"""Kinds that an event may discuss; the room of each says by name who sees it and what it is called."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of a session. `speakers`: pairs of a name (or an address of the register) and what she is."""

    title: str
    starts_at: datetime
    ends_at: datetime
    track: str = ""
    room: str = ""
    about: str = ""
    public: bool = True
    is_break: bool = False
    capacity: int | None = None
    speakers: Sequence[tuple[str, str]] = ()


@act("events.session_added")
def add_session(*, actor: Actor, event: str, part: Part, now: datetime) -> str:
    """Put a session into the programme; returns its ULID. Raises Invalid(ends_at, starts_at, capacity, speakers)."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    session = Session(id=new_id(now), event=it)
    _write(session, it, part, now)
    record(it)
    return session.id


@act("events.session_changed")
def change_session(*, actor: Actor, event: str, session: str, part: Part, now: datetime) -> None:
    """Say something else of a session; whoever waits moves up into new places. Raises Invalid as `add_session`."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    held = session_of(it.id, session)
    _write(held, it, part, now)
    fill_session(held.id, it, now)
    record(it)


@act("events.session_removed")
def remove_session(*, actor: Actor, event: str, session: str, now: datetime) -> None:
    """Take a session out of the programme; whoever had a place in it, or waited for one, is told."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    held = session_of(it.id, session)
    rows = Choice.objects.filter(session=held)
    people = list(rows.values_list("registration__person_id", flat=True))
    rows.delete()
    Speaker.objects.filter(session=held).delete()
    title = held.title
    held.delete()
    _touch(it, now)
    record(it)
    if people:
        notify(
            "event_session_dropped",
            to=people,
            about=it,
            url=f"/events/{it.slug}/registration/",
            key=f"{session}:dropped",
            title=it.title,
            session=title,
        )


def _touch(it: Event, now: datetime) -> None:
    it.changed_at = now
    it.save()


def _write(session: Session, it: Event, part: Part, now: datetime) -> None:
    wrong = _wrong(session, it, part)
    known, names = _speakers(part.speakers)
    if names is None:
        wrong["speakers"] = "unknown"
    if wrong:
        raise Invalid(**wrong)
    session.title, session.about = part.title.strip(), part.about.strip()
    session.starts_at, session.ends_at = part.starts_at, part.ends_at
    session.track, session.room = ("" if part.is_break else part.track.strip()), part.room.strip()
    session.public, session.is_break = part.public, part.is_break
    session.capacity = part.capacity
    session.save()
    Speaker.objects.filter(session=session).delete()
    for order, (name, what) in enumerate(part.speakers):
        person = known.get(name.lower())
        Speaker(
            id=new_id(now), session=session, person_id=person, name="" if person else name, what=what, order=order
        ).save(force_insert=True)
    _touch(it, now)


def _wrong(session: Session, it: Event, part: Part) -> dict[str, str]:
    zone, wrong = network().tz, {}
    if part.ends_at <= part.starts_at:
        wrong["ends_at"] = "before_it_began"
    if not it.starts_on <= part.starts_at.astimezone(zone).date() <= it.ends_on:
        wrong["starts_at"] = "outside"
    if part.is_break and part.capacity is not None:
        wrong["capacity"] = "break_has_no_places"
    if part.capacity is not None and part.capacity < session.taken:
        wrong["capacity"] = "below_taken"
    if part.capacity is None and session.capacity is not None and Choice.objects.filter(session=session).exists():
        wrong["capacity"] = "places_were_given"
    return wrong


def _speakers(given: Sequence[tuple[str, str]]) -> tuple[dict[str, str], list[str] | None]:
    """Address -> person for those of the register; None beside it when an address is not there."""
    addresses = [name.lower() for name, _ in given if "@" in name]
    known = people_at(addresses)[0] if addresses else {}
    return known, (None if set(addresses) - set(known) else addresses)


@act("events.discussed")
def discuss(*, actor: Actor, event: str, what: Ref, now: datetime) -> None:
    """Say that an event discusses a paper, challenge, practice or European file that the actor sees."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    if what.kind not in DISCUSSED or not may_see(what, actor) or not names_of(what.kind, [what.id]):
        raise NotFound(str(what))
    link(it, "discusses", what)
    record(it)


@act("events.discussed_no_more")
def discuss_no_more(*, actor: Actor, event: str, what: Ref, now: datetime) -> None:
    """An event does not discuss it after all. Raises NotFound when it did not."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    if not unlink(it, "discusses", what):
        raise NotFound(str(what))
    record(it)
