"""Reads on events, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from collegium.commons.access import NOBODY, Actor
from collegium.commons.network import network
from collegium.commons.pages.found import Found
from collegium.commons.reading import Condition, Statement, columns
from collegium.commons.thread.models import Link
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words

from .choices import SHOWN, STANDING, Answer, State
from .models import Event, EventKind, Registration, Session, Speaker
from .policy import led_by, visible_to
from .rules import Standing


def today(now: datetime) -> date:
    """The day of this moment in the network's zone."""
    return now.astimezone(network().tz).date()


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in a list; `body` and `host` are "" where there is none."""

    id: str
    slug: str
    title: str
    summary: str
    language: str
    kind_slug: str
    kind: str
    state: str
    audience: str
    starts_on: date
    ends_on: date
    registration_until: date | None
    place: str
    city: str
    body: str
    body_slug: str
    host: str
    host_slug: str
    changed_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether registration is open, the last day aside."""
        return self.state == State.OPEN


FIELDS = (
    *("id", "slug", "title", "summary", "language", "kind__slug", "kind__names", "state", "audience", "starts_on"),
    *("ends_on", "registration_until", "place", "city", "body__names", "body__slug", "host__short", "host__slug"),
    "changed_at",
)
"""What `row_of` takes, by the names of the model."""


def row_of(*values: Any) -> EventRow:
    """An event of the values of `FIELDS`."""
    held = list(values)
    held[6] = in_words(held[6])
    held[14] = in_words(held[14]) if held[14] else ""
    for place in (15, 16, 17):
        held[place] = held[place] or ""
    return EventRow(*held)


def _found(asked: Q, *order: str) -> Found[EventRow]:
    return Found(_SHOWN.rows(asked, order), row_of, _COUNTED.rows(asked))


_SHOWN = Statement(lambda order: Event.objects.order_by(*order).values_list(*FIELDS))
_COUNTED = Statement(lambda: Event.objects.order_by().values_list("pk"))


def event_for(actor: Actor, ident: str) -> Event:
    """One event (slug or ULID) that the actor may see. Raises NotFound."""
    rows = Event.objects.filter(visible_to(actor)).filter(Q(slug=ident) | Q(pk=ident))
    found: Event | None = rows.select_related("kind", "body", "host").first()
    if found is None:
        raise NotFound(ident)
    return found


def standing_of(event: Event, now: datetime) -> Standing:
    """What the rules need to know; no query when the kind was read with it."""
    return Standing(
        state=State(event.state),
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        today=today(now),
        until=event.registration_until,
        registers=event.kind.registers,
    )


def coming(
    actor: Actor, now: datetime, *, kind: str = "", body: str = "", host: str = "", ids: Iterable[str] | None = None
) -> Found[EventRow]:
    """Events ahead or under way, the next one first. `kind`: slug; `body`, `host`: ULIDs."""
    asked = visible_to(actor) & Q(state__in=STANDING, ends_on__gte=today(now))
    return _found(asked & _narrow(kind, body, host, ids), "starts_on", "ends_on", "id")


def past(actor: Actor, now: datetime, *, kind: str = "", body: str = "", host: str = "") -> Found[EventRow]:
    """Events that were held or whose days are over, the latest first."""
    over = Q(state=State.HELD) | Q(state__in=STANDING, ends_on__lt=today(now))
    return _found(visible_to(actor) & over & _narrow(kind, body, host), "-starts_on", "-id")


def aside(actor: Actor) -> Found[EventRow]:
    """Drafts, for those who plan, and what was cancelled, the newest first."""
    return _found(visible_to(actor) & Q(state__in=[State.DRAFT, State.CANCELLED]), "-starts_on", "-id")


def _narrow(kind: str = "", body: str = "", host: str = "", ids: Iterable[str] | None = None) -> Q:
    given = {"kind__slug": kind, "body": body, "host": host}
    asked = Q(**{name: value for name, value in given.items() if value})
    return asked if ids is None else asked & Q(pk__in=list(ids))


def events(actor: Actor, *, ids: Iterable[str] | None = None) -> Found[EventRow]:
    """Every event that the actor may see, in any state, the latest first."""
    return _found(visible_to(actor) & _narrow(ids=ids), "-starts_on", "-id")


def of_person(actor: Actor, person: str) -> Found[EventRow]:
    """Events in which a person takes or took part, or speaks, the latest first."""
    there = Q(Condition(_goes, person)) | Q(Condition(_speaks, person))
    return _found(visible_to(actor) & Q(state__in=SHOWN) & there, "-starts_on", "-id")


def of_body(actor: Actor, body: str) -> Found[EventRow]:
    """The events of a body (ULID) that stand or were held, the latest first."""
    return _found(visible_to(actor) & Q(state__in=SHOWN, body=body), "-starts_on", "-id")


def discussing(actor: Actor, ident: str) -> Found[EventRow]:
    """The events that stand or were held at which something (ULID) is discussed, the latest first."""
    return _found(visible_to(actor) & Q(state__in=SHOWN) & Q(Condition(_discusses, ident)), "-starts_on", "-id")


def _discusses(ident: str) -> Exists:
    rows = Link.objects.filter(from_kind=Event.KIND, from_id=OuterRef("pk"), relation="discusses", to_id=ident)
    return Exists(rows)


def of_institution(actor: Actor, institution: str, now: datetime) -> list[tuple[EventRow, int]]:
    """What a university (ULID) hosts, and for members also what is ahead and its people come to: the event and how many
    come from there, the latest first; one query.
    """
    asked = visible_to(actor) & Q(state__in=SHOWN)
    theirs = Q(host=institution)
    if actor.is_member:
        theirs |= Q(state__in=STANDING, ends_on__gte=today(now)) & Q(Condition(_comes_from, institution))
    rows = _OF_INSTITUTION.rows(asked & theirs, values=(institution,))[:8]
    return [(row_of(*row[1:]), row[0] if actor.is_member else 0) for row in rows]


def _comes_from(institution: str) -> Exists:
    its = Registration.objects.filter(event=OuterRef("pk"), institution=institution, state=Answer.GOING)
    return Exists(its)


def _with_those_who_come(institution: str) -> Any:
    its = Registration.objects.filter(event=OuterRef("pk"), institution=institution, state=Answer.GOING).order_by()
    many = Coalesce(Subquery(its.values("event").annotate(n=Count("pk")).values("n")), 0)
    return Event.objects.annotate(come=many).order_by("-starts_on", "-id").values_list("come", *FIELDS)


_OF_INSTITUTION = Statement(_with_those_who_come)


def _goes(person: str) -> Exists:
    rows = Registration.objects.filter(event=OuterRef("pk"), person=person, state=Answer.GOING)
    return Exists(rows.exclude(attended=False))


def _speaks(person: str) -> Exists:
    return Exists(Speaker.objects.filter(session__event=OuterRef("pk"), person=person))


def _answered(person: str) -> Exists:
    return Exists(Registration.objects.filter(event=OuterRef("pk"), person=person))


def to_wind_up(actor: Actor, now: datetime) -> Found[EventRow]:
    """Events whose days are over and that do not count as held yet, of those whom the actor plans; oldest first."""
    asked = visible_to(actor) & Q(state__in=STANDING, ends_on__lt=today(now))
    if not actor.is_office:
        asked &= Q(body__in=led_by(actor))
    return _found(asked, "ends_on", "id")


def unanswered(actor: Actor, now: datetime) -> Found[EventRow]:
    """Open events of the bodies in which the actor sits to which she has not answered; the nearest last day first."""
    asked = visible_to(actor) & Q(state=State.OPEN, registration_until__gte=today(now), body__in=actor.bodies)
    return _found(asked & ~Q(Condition(_answered, actor.id)), "registration_until", "id")


def due_to_close(now: datetime) -> list[str]:
    """ULIDs of open events whose last day of registration has passed."""
    rows = Event.objects.filter(state=State.OPEN, registration_until__lt=today(now))
    return list(rows.order_by("registration_until").values_list("id", flat=True))


# --- kinds


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of event."""

    id: str
    slug: str
    name: str
    registers: bool
    certifies: bool
    of_a_body: bool
    audience: str


def kinds() -> list[KindRow]:
    """All kinds in order; one query."""
    names = ("id", "slug", "names", "registers", "certifies", "of_a_body", "audience")
    rows = EventKind.objects.order_by("order", "slug").values_list(*names)
    return [KindRow(ident, slug, in_words(words), *rest) for ident, slug, words, *rest in rows]


# --- for other pages and the register of words


def names(ids: list[str]) -> Mapping[str, str]:
    """What the journal calls events: their titles."""
    return dict(_NAMES.rows(Q(pk__in=ids)))


_NAMES = columns(Event, "id", "title")


def slugs(ids: Iterable[str]) -> dict[str, str]:
    """Slugs by ULID."""
    return dict(_SLUGS.rows(Q(pk__in=list(ids))))


_SLUGS = columns(Event, "id", "slug")


def seen(ids: list[str], actor: Actor) -> list[str]:
    """Those of these events that the actor may see."""
    return [ident for (ident,) in _SEEN.rows(visible_to(actor) & Q(pk__in=ids))]


_SEEN = columns(Event, "id")


def all_ids() -> list[str]:
    """Every event, for the search index."""
    return list(Event.objects.values_list("id", flat=True))


@dataclass(frozen=True, slots=True)
class SearchText:
    """What search holds of an event."""

    id: str
    slug: str
    title: str
    text: str
    language: str
    state: str
    audience: str
    body: str
    at: datetime
    starts_on: date
    kind: str


def search_texts(ids: list[str]) -> list[SearchText]:
    """All words of events with the titles of their public sessions; two queries."""
    titles: dict[str, list[str]] = {}
    for event, title in Session.objects.filter(event__in=ids, public=True).values_list("event_id", "title"):
        titles.setdefault(event, []).append(title)
    return [
        SearchText(
            id=it.id,
            slug=it.slug,
            title=it.title,
            text="\n".join([it.summary, it.place, it.city, *titles.get(it.id, [])]),
            language=it.language,
            state=it.state,
            audience=it.audience,
            body=it.body_id or "",
            at=it.announced_at or it.planned_at,
            starts_on=it.starts_on,
            kind=in_words(it.kind.names),
        )
        for it in Event.objects.filter(pk__in=ids).select_related("kind")
    ]


@dataclass(frozen=True, slots=True)
class Latest:
    """An event for a feed: what everybody may read."""

    id: str
    slug: str
    title: str
    summary: str
    language: str
    kind: str
    starts_on: date
    ends_on: date
    place: str
    city: str
    state: str
    announced_at: datetime
    changed_at: datetime


def latest_events(limit: int = 20) -> list[Latest]:
    """The public events that were announced last, the newest first, for an Atom feed; one query.

    Good while `events:public` stands.
    """
    rows = Event.objects.filter(visible_to(NOBODY), announced_at__isnull=False).select_related("kind")
    return [
        Latest(
            it.id,
            it.slug,
            it.title,
            it.summary,
            it.language,
            in_words(it.kind.names),
            it.starts_on,
            it.ends_on,
            it.place,
            it.city,
            it.state,
            it.announced_at,
            it.changed_at,
        )
        for it in rows.order_by("-announced_at", "-id")[:limit]
    ]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the network did in its events since a day: events held, who came to them, from how many universities."""

    held: int
    people: int
    universities: int


def figures(since: date, until: date) -> Figures:
    """Counted from the register for the events held whose first day lies in these days; two queries.

    People are counted once, however many events they came to.
    """
    days = {"starts_on__gte": since, "starts_on__lte": until}
    held = Event.objects.filter(state=State.HELD, **days).count()
    came = Registration.objects.filter(
        attended=True, event__state=State.HELD, **{f"event__{name}": day for name, day in days.items()}
    )
    rows = set(came.values_list("person_id", "institution_id"))
    people, places = {person for person, _ in rows}, {place for _, place in rows if place}
    return Figures(held, len(people), len(places))
