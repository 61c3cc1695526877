"""Ten years of events: programmes, registrations, places in sessions, who came."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.generated_network import Foundations

EVENTS, AHEAD = 400, 30


def make_events(net: Foundations) -> None:
    """Four hundred events, one in forty the annual meeting with 800 places; thirty of them still to come."""
    from collegium.rooms.events.models import EventKind

    kinds = {kind.slug: kind for kind in EventKind.objects.all()}
    rows: dict[str, list[Any]] = {"events": [], "sessions": [], "speakers": [], "registrations": [], "choices": []}
    for n in range(EVENTS):
        annual, ahead = n % 40 == 0, n < AHEAD
        kind = kinds["annual-meeting" if annual else ("thematic-workshop", "professional-week", "visit")[n % 3]]
        one = _event(net, n, kind, annual=annual, ahead=ahead)
        rows["events"].append(one)
        parts = _programme(net, one, 200 if n == 0 else 60 if annual else 8, rows["speakers"])
        rows["sessions"] += parts
        if kind.registers and (not ahead or one.state == "open"):
            _register(net, one, 1000 if annual else 70, [it for it in parts if it.capacity], rows)
    for part in rows.values():
        net.store(part)


def _event(net: Foundations, n: int, kind: Any, *, annual: bool, ahead: bool) -> Any:
    from collegium.kernel.ids import new_id
    from collegium.rooms.events.models import Event

    starts = (net.now + timedelta(days=10 + n * 7)).date() if ahead else net.moment().date()
    planned = (net.now - timedelta(days=20 + n)) if ahead else _at(starts) - timedelta(days=200)
    state = ("open" if kind.registers else "announced") if ahead else "held"
    one = Event(
        id=new_id(planned), slug=f"generated-{n:04d}", kind=kind, title=net.words(5).capitalize(),
        summary=net.words(60).capitalize(), audience=("public", "members")[n % 2 if not annual else 0],
        host_id=net.random.choice(net.members), place=net.words(2).title(), city=net.words(1).title(),
        practical=net.words(40).capitalize(), starts_on=starts, ends_on=starts + timedelta(days=3 if annual else 1),
        registration_until=starts - timedelta(days=3), capacity=800 if annual else 60, state=state,
        planned_at=planned, announced_at=planned + timedelta(days=2), changed_at=planned + timedelta(days=3),
    )  # fmt: skip
    moves = ("planned", "announced", "opened") if kind.registers else ("planned", "announced")
    for days, move in enumerate(moves):
        net.act(f"events.{move}", planned + timedelta(days=days), "event", one.id)
    if not ahead:
        net.act("events.held", _at(starts), "event", one.id)
    return one


def _at(day: Any, hours: int = 9) -> datetime:
    from datetime import UTC

    return datetime.combine(day, time(hours), UTC)


def _programme(net: Foundations, one: Any, many: int, speakers: list[Any]) -> list[Any]:
    """Sessions in eight tracks; every fifth has places of its own."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.events.models import Session, Speaker

    parts, days = [], (one.ends_on - one.starts_on).days + 1
    tracks = 8 if many > 20 else 2
    for n in range(many):
        slot = n // tracks
        begins = _at(one.starts_on + timedelta(days=slot % days)) + timedelta(minutes=45 * (slot // days))
        part = Session(
            id=new_id(one.planned_at), event=one, title=net.words(6).capitalize(), about=net.words(20).capitalize(),
            starts_at=begins, ends_at=begins + timedelta(minutes=45), track=f"Track {n % tracks + 1}",
            room=f"Room {n % 9}", capacity=40 if n % 5 == 4 and one.kind.registers else None,
        )  # fmt: skip
        net.act("events.session_added", one.planned_at, "event", one.id)
        parts.append(part)
        for order in range(2):
            at = new_id(one.planned_at)
            who = {"name": net.words(2).title()} if order else {"person_id": net.random.choice(net.persons)}
            speakers.append(Speaker(id=at, session=part, what=net.words(3), order=order, **who))
    return parts


def _register(net: Foundations, one: Any, many: int, places: list[Any], rows: dict[str, list[Any]]) -> None:
    """People register until it is full; the rest wait. Of what has been held, most came."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.events.models import Choice, Registration

    held = one.state == "held"
    for n, person in enumerate(net.random.sample(net.persons, min(many, len(net.persons)))):
        at, going = one.announced_at + timedelta(days=1, minutes=n), n < one.capacity
        row = Registration(
            id=new_id(at), event=one, person_id=person, institution_id=net.home(person), registered_by=person,
            state="going" if going else "waiting", queued_at=at, changed_at=at,
            attended=n % 9 != 0 if held and going else None,
        )  # fmt: skip
        net.act(
            "events.registered", at, "registration", row.id, row.institution_id, event=one.id, person=person,
            whose="own",
        )  # fmt: skip
        rows["registrations"].append(row)
        if places and n % 3 == 0:
            part = places[n // 3 % len(places)]
            free = going and part.taken < part.capacity
            part.taken += free
            state = "booked" if free else "waiting" if going else "wished"
            rows["choices"].append(Choice(id=new_id(at), registration=row, session=part, state=state, at=at))
    one.taken = min(many, one.capacity, len(net.persons))
    if held:
        net.act("events.attendance_recorded", _at(one.ends_on), "event", one.id, came=one.taken * 8 // 9)
