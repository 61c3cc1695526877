"""Reads of a programme: sessions with their speakers, and who has which place in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count

from collegium.kernel.errors import NotFound

from .choices import Seat
from .models import Choice, Session, Speaker
from .rules import Span


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who speaks; `person` is "" for a name from outside, `what` says what she is."""

    name: str
    what: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session; `free` is None where no places are counted."""

    id: str
    title: str
    about: str
    starts_at: datetime
    ends_at: datetime
    track: str
    room: str
    public: bool
    is_break: bool
    capacity: int | None
    taken: int
    speakers: tuple[SpeakerRow, ...] = ()

    @property
    def free(self) -> int | None:
        """Places that are left."""
        return None if self.capacity is None else self.capacity - self.taken

    def span(self, zone: ZoneInfo) -> Span:
        """How it stands in time and room, in a zone."""
        return Span(self.id, self.starts_at.astimezone(zone), self.ends_at.astimezone(zone), self.track)


_FIELDS = (
    *("id", "title", "about", "starts_at", "ends_at", "track", "room", "public", "is_break", "capacity", "taken"),
)


def sessions_of(event: str, *, public: bool = False) -> list[SessionRow]:
    """The sessions of an event in order of time, all or the public ones, with their speakers; two queries."""
    rows = Session.objects.filter(event=event, **({"public": True} if public else {}))
    held: list[Any] = list(rows.order_by("starts_at", "track", "id").values_list(*_FIELDS))
    said = _speakers(event) if held else {}
    return [SessionRow(*(*row, tuple(said.get(row[0], ())))) for row in held]


def _speakers(event: str) -> dict[str, list[SpeakerRow]]:
    found: dict[str, list[SpeakerRow]] = {}
    rows = Speaker.objects.filter(session__event=event).order_by("order", "id")
    for session, name, what, person, registered in rows.values_list(
        "session_id", "name", "what", "person_id", "person__name"
    ):
        found.setdefault(session, []).append(SpeakerRow(registered or name, what, person or ""))
    return found


def session_of(event: str, session: str) -> Session:
    """One session of an event. Raises NotFound."""
    found: Session | None = Session.objects.filter(event=event, pk=session).first()
    if found is None:
        raise NotFound(session)
    return found


def speaker_lines(session: str) -> str:
    """The speakers as one types them: an address or a name, then what she is; one to a line."""
    rows = Speaker.objects.filter(session=session).order_by("order", "id")
    lines = [
        ", ".join(part for part in (email or name or held, what) if part)
        for email, held, name, what in rows.values_list("person__email", "person__name", "name", "what")
    ]
    return "\n".join(lines)


def tracks_of(event: str) -> list[str]:
    """The names of its tracks, for the form of a session."""
    rows = Session.objects.filter(event=event).exclude(track="").order_by("track")
    return list(rows.values_list("track", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Place:
    """What somebody has of a session: the state of her place, and where she stands in the queue (0: not in it)."""

    state: str
    rank: int = 0


def places_of(registration: str) -> dict[str, Place]:
    """Session -> place, for one registration; one query, and one more where something is waited for."""
    held = dict(Choice.objects.filter(registration=registration).values_list("session_id", "state"))
    waited = [session for session, state in held.items() if state == Seat.WAITING]
    ranks = _ranks(waited, registration) if waited else {}
    return {session: Place(state, ranks.get(session, 0)) for session, state in held.items()}


def _ranks(sessions: Iterable[str], registration: str) -> dict[str, int]:
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    rows = Choice.objects.filter(session__in=list(sessions), state=Seat.WAITING).order_by("at", "id")
    for session, whose in rows.values_list("session_id", "registration_id"):
        counts[session] = counts.get(session, 0) + 1
        if whose == registration:
            found[session] = counts[session]
    return found


def waiting_counts(event: str) -> dict[str, int]:
    """How many wait for each session; one query."""
    rows = Choice.objects.filter(session__event=event, state=Seat.WAITING).order_by().values("session")
    return dict(rows.annotate(n=Count("pk")).values_list("session", "n"))


def booked_sessions(person: str, events: Iterable[str]) -> dict[str, list[SessionRow]]:
    """Event -> the sessions in which a person has a place, in order; one query."""
    rows = Session.objects.filter(
        event__in=list(events), choices__registration__person=person, choices__state=Seat.BOOKED
    )
    found: dict[str, list[SessionRow]] = {}
    for event, *values in rows.order_by("starts_at", "id").values_list("event_id", *_FIELDS):
        found.setdefault(event, []).append(SessionRow(*values))
    return found
