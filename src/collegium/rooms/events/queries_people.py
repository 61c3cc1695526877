"""Reads on who takes part: registrations, queues, needs, attendance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from collegium.commons.access import Actor
from collegium.commons.reading import Statement

from .choices import STANDING, Answer, Seat, State
from .models import CalendarFeed, Choice, Event, Need, Registration
from .queries import FIELDS, EventRow, row_of, today
from .rules import NEEDS_DAYS


def registration_of(event: str, person: str) -> Registration | None:
    """The answer of one person to one event, or None; one query."""
    rows = Registration.objects.filter(event=event, person=person).select_related("person", "institution")
    found: Registration | None = rows.first()
    return found


def rank_of(registration: Registration) -> int:
    """Where somebody stands in the queue of the event, 1 for the next; one query."""
    before = Q(queued_at__lt=registration.queued_at) | Q(queued_at=registration.queued_at, id__lte=registration.id)
    return Registration.objects.filter(before, event=registration.event_id, state=Answer.WAITING).count()


def needs_of(registration: str) -> dict[str, str]:
    """Diet and access of one registration, by name; empty when nothing is held."""
    row = Need.objects.filter(registration=registration).values("diet", "access").first()
    return row or {}


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in the list of an event; the needs are "" for whoever may not read them."""

    registration: str
    person: str
    name: str
    institution: str
    institution_slug: str
    country: str
    mode: str
    state: str
    attended: bool | None
    diet: str = ""
    access: str = ""
    sessions: int = 0


def participants(event: str, *, states: Iterable[str] = (Answer.GOING,), needs: bool = False) -> list[Participant]:
    """Who takes part, by university and name, those of none last; one query. `needs`: with what they need."""
    rows = Registration.objects.filter(event=event, state__in=list(states))
    names = (
        *("id", "person_id", "person__name", "institution__short", "institution__slug", "institution__country"),
        *("mode", "state", "attended"),
    )
    more = ("need__diet", "need__access") if needs else ()
    many = Count("choices", filter=Q(choices__state=Seat.BOOKED))
    found = []
    row: Any
    for row in rows.annotate(many=many).order_by("person__sort_name", "id").values_list(*names, "many", *more):
        diet, access = (row[10] or "", row[11] or "") if needs else ("", "")
        place = [text or "" for text in row[3:6]]
        found.append(Participant(*(*row[:3], *place, *row[6:9], diet, access, row[9])))
    return sorted(found, key=lambda it: (not it.institution, it.country, it.institution))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many have a place, wait, and from how many universities they come."""

    going: int
    waiting: int
    universities: int


def counts_of(event: str) -> Counts:
    """Of one event; one query."""
    going = Q(state=Answer.GOING)
    row = Registration.objects.filter(event=event).aggregate(
        going=Count("pk", filter=going),
        waiting=Count("pk", filter=Q(state=Answer.WAITING)),
        universities=Count("institution", filter=going, distinct=True),
    )
    return Counts(**row)


def in_queue(event: str) -> list[Participant]:
    """Who waits for a place, in the order in which they move up."""
    rows = Registration.objects.filter(event=event, state=Answer.WAITING).order_by("queued_at", "id")
    order = {ident: place for place, ident in enumerate(rows.values_list("id", flat=True))}
    held = participants(event, states=(Answer.WAITING,))
    return sorted(held, key=lambda it: order.get(it.registration, len(order)))


def needs_listed(event: str) -> list[tuple[str, str, int]]:
    """What people need, counted: ("diet" or "access", words, how many), for those with a place; one query."""
    rows = Need.objects.filter(registration__event=event, registration__state=Answer.GOING)
    counts: dict[tuple[str, str], int] = {}
    for diet, access in rows.values_list("diet", "access"):
        for name, words in (("diet", diet), ("access", access)):
            if words:
                counts[name, words] = counts.get((name, words), 0) + 1
    return [(name, words, many) for (name, words), many in sorted(counts.items())]


def has_needs(event: str) -> bool:
    """Whether any need is held for an event."""
    return bool(Need.objects.filter(registration__event=event).exists())


def needs_to_erase(now: datetime) -> list[str]:
    """ULIDs of events that were over so long ago that their needs are to be erased."""
    over = today(now) - timedelta(days=NEEDS_DAYS)
    rows = Event.objects.filter(Q(ends_on__lt=over) | Q(state=State.CANCELLED))
    return list(rows.filter(registrations__need__isnull=False).distinct().values_list("id", flat=True))


def told_of(event: str) -> list[str]:
    """Persons who have a place or wait for one: they hear what happens to the event."""
    rows = Registration.objects.filter(event=event, state__in=[Answer.GOING, Answer.WAITING])
    return list(rows.order_by("queued_at", "id").values_list("person_id", flat=True))


@dataclass(frozen=True, slots=True)
class Mine:
    """An event for which somebody is registered, with the state of her answer."""

    event: EventRow
    state: str
    mode: str


def mine(actor: Actor, now: datetime) -> list[Mine]:
    """What the actor has a place in or waits for, ahead or under way, the next one first; one query."""
    asked = Q(person=actor.id, state__in=[Answer.GOING, Answer.WAITING])
    asked &= Q(event__state__in=STANDING, event__ends_on__gte=today(now))
    return [Mine(row_of(*row[2:]), row[0], row[1]) for row in _MINE.rows(asked)]


_MINE = Statement(
    lambda: Registration.objects.order_by("event__starts_on", "event_id").values_list(
        "state", "mode", *(f"event__{name}" for name in FIELDS)
    )
)


def answered_by(person: str) -> dict[str, str]:
    """Event -> state of the answer of one person; one query."""
    return dict(Registration.objects.filter(person=person).values_list("event_id", "state"))


def held_on(person: str) -> list[dict[str, str]]:
    """What is held on a person: her answers, needs, places in sessions; for "what is held on me"."""
    rows = Registration.objects.filter(person=person).select_related("event", "need").order_by("queued_at")
    found = []
    for it in rows:
        need = getattr(it, "need", None)
        found.append(
            {
                "event": it.event.title,
                "answer": it.state,
                "mode": it.mode,
                "since": it.queued_at.isoformat(),
                "attended": "" if it.attended is None else str(it.attended).lower(),
                "diet": need.diet if need else "",
                "access": need.access if need else "",
            }
        )
    return found


def waits_in(session: str) -> int:
    """How many wait for a session."""
    return Choice.objects.filter(session=session, state=Seat.WAITING).count()


def invariant(event: str) -> dict[str, int]:
    """What must agree: the counter of the event and the places that were given. For tests and the bench."""
    held = Event.objects.filter(pk=event).values_list("taken", "capacity").first() or (0, None)
    rows = Registration.objects.filter(event=event)
    return {
        "taken": held[0],
        "capacity": -1 if held[1] is None else held[1],
        "going": rows.filter(state=Answer.GOING).count(),
        "waiting": rows.filter(state=Answer.WAITING).count(),
        "rows": rows.count(),
        "people": rows.values("person").distinct().count(),
    }


def ahead_of(person: str, now: datetime) -> int:
    """For how many events ahead a person has a place or waits."""
    rows = Registration.objects.filter(person=person).exclude(state=Answer.CANCELLED)
    return rows.filter(event__state__in=STANDING, event__ends_on__gte=today(now)).count()


def on_record(person: str) -> bool:
    """Whether anything stands here of a person: a registration or the address of a calendar; two queries at most."""
    return Registration.objects.filter(person=person).exists() or CalendarFeed.objects.filter(person=person).exists()
