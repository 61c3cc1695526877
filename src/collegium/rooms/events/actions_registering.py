"""Registering: a place in an event, places in its sessions, the queues, needs, attendance.

Places are counted by the database: a guarded UPDATE takes one while there is one, inside the write transaction, and a
check constraint forbids more than there are. Whoever waits moves up in the transaction in which a place becomes free,
so that nobody registers past the queue.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import F, Q

from collegium.commons.access import SYSTEM, Actor, actor_of, authorise
from collegium.commons.journal import act, record
from collegium.commons.network import network
from collegium.commons.notify import notify, signed_link
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.people.queries import is_active

from .actions import locked
from .choices import Answer, Audience, Mode, Seat
from .models import CalendarFeed, Choice, Event, Need, Registration, Session
from .queries import standing_of
from .rules import Span, may_give_up, may_record_attendance, may_register, moves_up, overlapping

CHANGE = "events.change_registration"
"""The act that the link of a letter opens: change a registration, or give it up."""


def _take(rows: Any) -> bool:
    """Take one place if there is one: the database decides."""
    free = Q(capacity__isnull=True) | Q(taken__lt=F("capacity"))
    return bool(rows.filter(free).update(taken=F("taken") + 1))


def _give_back(rows: Any) -> None:
    rows.filter(taken__gt=0).update(taken=F("taken") - 1)


def _seats(model: Any, ident: str) -> Any:
    return model.objects.filter(pk=ident)


@act("events.registered", public=False)
def register(
    *,
    actor: Actor,
    event: str,
    person: str = "",
    institution: str = "",
    mode: str = Mode.ON_SITE,
    sessions: Iterable[str] = (),
    diet: str = "",
    access: str = "",
    now: datetime,
) -> str:
    """Register oneself, or as Liaison, chair or office somebody else; returns how it stands: going or waiting.

    A place is given while there is one; else the last place of the queue. Raises Refused (not open, over, registered
    already), Invalid(institution="unknown", person="unknown", sessions="unknown" | "overlap").
    """
    it, whom = locked(event, actor), person or actor.id
    authorise(actor, "events.register", it, person=whom, institution=institution)
    _check(may_register(standing_of(it, now), late=_keeps(actor, it)))
    _known(actor, whom, institution, now, body=it.body_id or "" if it.audience == Audience.BODY else "")
    row = Registration.objects.filter(event=it, person=whom).first()
    if row is not None and row.state != Answer.CANCELLED:
        raise Refused("registered_already")
    row = row or Registration(id=new_id(now), event=it, person_id=whom)
    row.institution_id, row.registered_by, row.mode = institution or None, actor.id, Mode(mode)
    row.queued_at = row.changed_at = now
    row.attended = None
    row.state = Answer.GOING if _take(_seats(Event, it.id)) else Answer.WAITING
    row.save()
    _choose(row, it, sessions, now)
    _need(row, diet, access, now)
    record(row, member=institution, event=it.id, person=whom, whose=_whose(actor, whom))
    _confirm(row, it, now)
    return str(row.state)


def _keeps(actor: Actor, it: Event) -> bool:
    return actor.is_office or (bool(it.body_id) and actor.wears("chair", "president", body=it.body_id))


def _whose(actor: Actor, person: str) -> str:
    """For the sentence of the act: one's own registration, or that of somebody else."""
    return "own" if actor.id == person else "other"


def _check(decision: Any) -> None:
    if not decision:
        raise Refused(decision)


def _known(actor: Actor, whom: str, institution: str, now: datetime, *, body: str = "") -> None:
    who = actor if whom == actor.id else actor_of(whom, now)
    if body and not (who.sits_in(body) or who.is_office):
        raise Invalid(person="unknown")
    if institution and institution not in who.institutions:
        raise Invalid(institution="unknown")
    if whom != actor.id and not (who.is_member or is_active(whom)):
        raise Invalid(person="unknown")


@act("events.registration_changed", public=False)
def change_registration(
    *,
    actor: Actor,
    event: str,
    person: str = "",
    mode: str,
    sessions: Iterable[str] = (),
    diet: str = "",
    access: str = "",
    now: datetime,
) -> None:
    """Come in another way, choose other sessions, say other needs; what is not chosen any more becomes free.

    Raises NotFound for who is not registered, Refused as `register`, Invalid(sessions=...).
    """
    it, row = _own(actor, event, person)
    _check(may_register(standing_of(it, now), late=_keeps(actor, it)))
    if row.state == Answer.CANCELLED:
        raise NotFound(event)
    row.mode, row.changed_at = Mode(mode), now
    row.save()
    _choose(row, it, sessions, now)
    _need(row, diet, access, now)
    whose = _whose(actor, row.person_id)
    record(row, member=row.institution_id or "", event=it.id, person=row.person_id, whose=whose)


def _own(actor: Actor, event: str, person: str) -> tuple[Event, Registration]:
    it, whom = locked(event, actor), person or actor.id
    row = Registration.objects.filter(event=it, person=whom).first()
    if row is None:
        raise NotFound(event)
    authorise(actor, "events.register", it, person=whom, institution=row.institution_id or "")
    return it, row


@act("events.registration_cancelled", public=False)
def cancel_registration(*, actor: Actor, event: str, person: str = "", now: datetime) -> None:
    """Give a registration up: its places go to who waits, its needs are erased. Until the last day of the event."""
    it, row = _own(actor, event, person)
    _check(may_give_up(standing_of(it, now)))
    if row.state == Answer.CANCELLED:
        raise NotFound(event)
    _leave(row, it, now)
    whose = _whose(actor, row.person_id)
    record(row, member=row.institution_id or "", event=it.id, person=row.person_id, whose=whose)
    fill(it, now)


def _leave(row: Registration, it: Event, now: datetime) -> None:
    had_place = row.state == Answer.GOING
    row.state, row.attended, row.changed_at = Answer.CANCELLED, None, now
    row.save()
    Need.objects.filter(registration=row).delete()
    for choice in Choice.objects.filter(registration=row):
        _drop(choice)
    if had_place:
        _give_back(_seats(Event, it.id))


@act("events.declined", public=False)
def decline(*, actor: Actor, event: str, institution: str = "", now: datetime) -> None:
    """Say that one does not come; it waits on one's desk no longer. Raises Refused when one is registered."""
    it = locked(event, actor)
    authorise(actor, "events.register", it, person=actor.id, institution=institution)
    _check(may_register(standing_of(it, now)))
    _known(actor, actor.id, institution, now)
    if Registration.objects.filter(event=it, person=actor.id).exclude(state=Answer.CANCELLED).exists():
        raise Refused("registered_already")
    row = Registration.objects.filter(event=it, person=actor.id).first()
    row = row or Registration(id=new_id(now), event=it, person_id=actor.id, queued_at=now)
    row.institution_id, row.registered_by, row.state = institution or None, actor.id, Answer.CANCELLED
    row.changed_at = now
    row.save()
    record(row, member=institution, event=it.id)


# --- places in sessions


def _choose(row: Registration, it: Event, sessions: Iterable[str], now: datetime) -> None:
    wanted = list(dict.fromkeys(sessions))
    held = {choice.session_id: choice for choice in Choice.objects.filter(registration=row)}
    found = {one.id: one for one in Session.objects.filter(event=it, pk__in=wanted, capacity__isnull=False)}
    if len(found) != len(wanted):
        raise Invalid(sessions="unknown")
    spans = [Span(one.id, one.starts_at, one.ends_at, one.track) for one in found.values()]
    if overlapping(spans):
        raise Invalid(sessions="overlap")
    for session, choice in held.items():
        if session not in found:
            _drop(choice)
            fill_session(choice.session_id, it, now)
    for session in wanted:
        if session not in held:
            state = _seat(row, session)
            Choice(id=new_id(now), registration=row, session_id=session, state=state, at=now).save(force_insert=True)


def _seat(row: Registration, session: str) -> Seat:
    if row.state != Answer.GOING:
        return Seat.WISHED
    return Seat.BOOKED if _take(_seats(Session, session)) else Seat.WAITING


def _drop(choice: Choice) -> None:
    booked, session = choice.state == Seat.BOOKED, choice.session_id
    choice.delete()
    if booked:
        _give_back(_seats(Session, session))


def fill(it: Event, now: datetime) -> None:
    """Let those who wait move up, first come first, while there are places in the event and in its sessions."""
    if not moves_up(standing_of(it, now)):
        return
    for row in Registration.objects.filter(event=it, state=Answer.WAITING).order_by("queued_at", "id"):
        if not _take(_seats(Event, it.id)):
            break
        move_up(actor=SYSTEM, row=row, it=it, now=now)
    freed = Choice.objects.filter(session__event=it, state=Seat.WAITING).values_list("session_id", flat=True)
    for session in sorted(set(freed)):
        fill_session(session, it, now)


@act("events.moved_up", public=False)
def move_up(*, actor: Actor, row: Registration, it: Event, now: datetime) -> None:
    """Whoever waited has a place now, and what she wished for is asked for; she is told."""
    row.state, row.changed_at = Answer.GOING, now
    row.save()
    for choice in Choice.objects.filter(registration=row, state=Seat.WISHED).order_by("at", "id"):
        choice.state, choice.at = _seat(row, choice.session_id), now
        choice.save()
    record(row, member=row.institution_id or "", event=it.id, person=row.person_id)
    _tell("event_moved_up", row, it, now)


def fill_session(session: str, it: Event, now: datetime) -> None:
    """Let those who wait for a session move up while it has places."""
    if not moves_up(standing_of(it, now)):
        return
    waiting = Choice.objects.filter(session=session, state=Seat.WAITING, registration__state=Answer.GOING)
    for choice in waiting.select_related("registration", "session").order_by("at", "id"):
        if not _take(_seats(Session, session)):
            break
        choice.state = Seat.BOOKED
        choice.save()
        _tell("event_session_moved_up", choice.registration, it, now, session=choice.session.title, of=choice.id)


# --- needs, letters, attendance


def _need(row: Registration, diet: str, access: str, now: datetime) -> None:
    Need.objects.filter(registration=row).delete()
    if diet.strip() or access.strip():
        Need(id=new_id(now), registration=row, diet=diet.strip(), access=access.strip()).save(force_insert=True)


def _confirm(row: Registration, it: Event, now: datetime) -> None:
    _tell("event_registered" if row.state == Answer.GOING else "event_queued", row, it, now)


def _tell(kind: str, row: Registration, it: Event, now: datetime, of: str = "", **more: Any) -> None:
    after = datetime.combine(it.ends_on + timedelta(days=1), time(0), network().tz).astimezone(UTC)
    links = {}
    if after > now:
        links[row.person_id] = signed_link(act=CHANGE, person=row.person_id, about=it, expires=after, now=now)
    notify(
        kind,
        to=[row.person_id],
        about=it,
        url=f"/events/{it.slug}/registration/",
        key=f"{of or row.id}:{now:%Y%m%d%H%M%S%f}",
        links=links,
        title=it.title,
        starts=it.starts_on,
        **more,
    )


@act("events.attendance_recorded", public=False)
def record_attendance(*, actor: Actor, event: str, came: Iterable[str], now: datetime) -> int:
    """Say who of those with a place came (ULIDs of registrations); all others count as absent. Returns how many came.

    Raises Refused before the first day.
    """
    it = locked(event, actor)
    authorise(actor, "events.record_attendance", it)
    _check(may_record_attendance(standing_of(it, now)))
    ticked = set(came)
    going = Registration.objects.filter(event=it, state=Answer.GOING)
    many = going.filter(pk__in=ticked).update(attended=True)
    going.exclude(pk__in=ticked).update(attended=False)
    record(it, came=many)
    return many


@act("events.needs_erased", public=False)
def erase_needs(*, actor: Actor, event: str, now: datetime) -> int:
    """Erase what people need of an event: by hand, or by the calendar 30 days after it. Returns how many were held."""
    it = locked(event, actor)
    authorise(actor, "events.see_needs", it)
    many = Need.objects.filter(registration__event=it).delete()[0]
    record(it, erased=many)
    return int(many)


@act("events.person_left", public=False)
def leave_all(*, actor: Actor, person: str, erase: bool = False, now: datetime) -> None:
    """A person has left: what is ahead is given up, her calendar ends; `erase`: her needs go, wherever they stand."""
    record(Ref("person", person))
    CalendarFeed.objects.filter(person=person).delete()
    rows = Registration.objects.filter(person=person).exclude(state=Answer.CANCELLED)
    for row in rows.select_related("event__kind"):
        if may_give_up(standing_of(row.event, now)):
            it = Event.objects.select_for_update(of=("self",)).select_related("kind").get(pk=row.event_id)
            _leave(row, it, now)
            fill(it, now)
    if erase:
        Need.objects.filter(registration__person=person).delete()
