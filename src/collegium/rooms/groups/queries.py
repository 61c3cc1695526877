"""Reads on bodies and seats, already narrowed to the actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import translation

from collegium.commons.access import Actor
from collegium.commons.reading import Statement, columns
from collegium.rooms.members.choices import State as MemberState
from collegium.rooms.people.hats import Hat

from .choices import Role, State
from .models import Body, Holding, Mandate, Seat
from .policy import visible_to


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body in lists and choices; `name` in the language of the reader."""

    id: str
    slug: str
    name: str
    short: str
    kind: str
    drafts_papers: bool
    adopts_challenges: bool
    decides: bool
    every_member_sits: bool
    state: str


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat with who holds it now. `person` is "" when it is vacant; `role` a value of Role."""

    id: str
    body: str
    number: int
    institution: str
    institution_short: str
    institution_slug: str
    institution_state: str
    person: str
    person_name: str
    role: str
    since: datetime | None


def in_words(texts: Mapping[str, str]) -> str:
    """The text in the reader's language, else in English, else any."""
    return texts.get(translation.get_language() or "en") or texts.get("en") or next(iter(texts.values()), "")


def text_of(words: Any) -> str:
    """Words that stand in one language or in several, in the reader's."""
    return in_words(words) if isinstance(words, Mapping) else str(words)


FIELDS = (
    *("id", "slug", "names", "short", "kind__slug", "kind__drafts_papers", "kind__adopts_challenges", "kind__decides"),
    *("kind__every_member_sits", "state"),
)
_BODIES = Statement(lambda: Body.objects.values_list(*FIELDS))


def row_of(ident: str, slug: str, names: Mapping[str, str], *rest: Any) -> BodyRow:
    """The row of the plain values of FIELDS."""
    return BodyRow(ident, slug, in_words(names), *rest)


def bodies(actor: Actor, *, ids: Iterable[str] | None = None) -> list[BodyRow]:
    """All bodies in their order; one query."""
    asked = visible_to(actor)
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    return [row_of(*values) for values in _BODIES.rows(asked)]


def body(actor: Actor, key: str) -> BodyRow | None:
    """One body by slug or ULID, or None."""
    found = _BODIES.rows(visible_to(actor) & (Q(slug=key) | Q(pk=key))).first()
    return row_of(*found) if found else None


def _held(now: datetime) -> Q:
    return Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))


def seats_of(group: str, now: datetime) -> list[SeatRow]:
    """The seats of a body (ULID) at `now` with their holders, by number; two queries. Deputies are left out."""
    return _seat_rows(Q(body=group), Q(seat__body=group), now)


def holders_in(groups: Iterable[str], now: datetime) -> dict[str, str]:
    """Who holds each seat of these bodies (ULIDs) at `now`: seat -> person; vacant ones are left out; two queries."""
    bodies = list(groups)
    seats = _seat_rows(Q(body__in=bodies), Q(seat__body__in=bodies), now)
    return {seat.id: seat.person for seat in seats if seat.person}


_SEAT = (
    *("id", "body_id", "number", "institution_id", "institution__short", "institution__slug"),
    "institution__state",
)
_HOLDER = ("seat_id", "person_id", "person__name", "role", "since")
_VACANT = ("", "", "", None)


def _seat_rows(seats: Q, holdings: Q, now: datetime) -> list[SeatRow]:
    held = _HOLDERS.rows(_held(now) & holdings & ~Q(role=Role.DEPUTY))
    holders = {seat: rest for seat, *rest in held}
    rows = _SEATS.rows(_held(now) & seats)
    return [_seat(holders.get(ident, _VACANT), ident, *rest) for ident, *rest in rows]


_HOLDERS = Statement(lambda: Holding.objects.values_list(*_HOLDER))
_SEATS = Statement(lambda: Seat.objects.order_by("number").values_list(*_SEAT))


def _seat(holder: Any, ident: str, body: str, number: int, *institution: str | None) -> SeatRow:
    its, short, slug, state = (word or "" for word in institution)
    return SeatRow(ident, body, number, its, short, slug, state, *holder)


def people_of(group: str, now: datetime, *, roles: Iterable[Role] | None = None) -> list[str]:
    """Person ids who sit in a body (ULID) now, in the order of their seats, deputies too unless roles are given."""
    rows = Holding.objects.filter(_held(now), seat__body=group)
    if roles is not None:
        rows = rows.filter(role__in=list(roles))
    return list(dict.fromkeys(rows.order_by("seat__number").values_list("person_id", flat=True)))


def hats_from_seats(persons: list[str], now: datetime) -> Mapping[str, list[Hat]]:
    """The hats that come from seats at `now`; a seat of a suspended institution gives no rights."""
    return _hats(_held(now) & _seat_stands(now) & Q(person__in=persons), counts=True)


def past_hats_from_seats(persons: list[str], now: datetime) -> Mapping[str, list[Hat]]:
    """The hats from seats of these people that had ended by `now`."""
    ended = Q(until__lte=now) | Q(seat__until__lte=now)
    return _hats(ended & Q(person__in=persons), counts=False)


def _hats(worn: Q, *, counts: bool) -> Mapping[str, list[Hat]]:
    found: dict[str, list[Hat]] = defaultdict(list)
    for person, role, since, until, seat_until, names, body, slug, *its in _HATS.rows(worn):
        institution, short, institution_slug, country, state = its
        found[person].append(
            Hat(
                kind=role,
                since=since,
                until=until or seat_until,
                institution=institution or "",
                institution_name=short or "",
                institution_slug=institution_slug or "",
                country=country or "",
                body=body,
                body_name=in_words(names),
                body_slug=slug,
                counts=counts and (not institution or state == MemberState.MEMBER),
            )
        )
    return found


_WORN = (
    *("person_id", "role", "since", "until", "seat__until", "seat__body__names", "seat__body_id", "seat__body__slug"),
    *("seat__institution_id", "seat__institution__short", "seat__institution__slug", "seat__institution__country"),
    "seat__institution__state",
)
_HATS = Statement(lambda: Holding.objects.order_by("since").values_list(*_WORN))


def wearers(now: datetime, *, kind: str = "", institution: str = "", country: str = "") -> QuerySet[Any, Any]:
    """The ids of persons who hold such a seat (role, slug and country of its institution; "" for any)."""
    rows = Holding.objects.filter(_held(now), _seat_stands(now))
    asked = {"role": kind, "seat__institution__slug": institution, "seat__institution__country": country}
    return rows.filter(**{name: value for name, value in asked.items() if value}).values("person_id")


def _seat_stands(now: datetime) -> Q:
    return Q(seat__since__lte=now) & (Q(seat__until__isnull=True) | Q(seat__until__gt=now))


def seats_for_institution(actor: Actor, institution: str, now: datetime) -> list[dict[str, Any]]:
    """Each active working group with the institution's seat there (`seat` None when it has none); three queries."""
    seats = _seat_rows(Q(institution=institution), Q(seat__institution=institution), now)
    own = {seat.body: seat for seat in seats}
    return [
        {"group": group, "seat": own.get(group.id)}
        for group in bodies(actor)
        if group.drafts_papers and group.state == State.ACTIVE
    ]


def working_group_count() -> int:
    """How many active bodies draft papers: a public figure."""
    return Body.objects.filter(kind__drafts_papers=True, state=State.ACTIVE).count()


def seat_count() -> int:
    """How many seats in working groups are held now: a public figure."""
    return (
        Holding.objects.filter(until__isnull=True, seat__until__isnull=True, seat__body__kind__drafts_papers=True)
        .exclude(role=Role.DEPUTY)
        .count()
    )


def dates_of(group: str) -> tuple[date | None, date | None]:
    """When a body began and when its cycle ends."""
    since, until = _DATES.rows(Q(pk=group)).first() or (None, None)
    return since, until


_DATES = Statement(lambda: Body.objects.values_list("since", "until"))


def counts_by_body(now: datetime) -> dict[str, tuple[int, int]]:
    """Seats and held seats of every body: ULID -> (seats, held); two queries."""
    seats = dict(Seat.objects.filter(_held(now)).values_list("body").annotate(n=Count("pk")).order_by())
    held = dict(
        Holding.objects.filter(_held(now), _seat_stands(now)).exclude(role=Role.DEPUTY)
        .values_list("seat__body").annotate(n=Count("seat", distinct=True)).order_by()
    )  # fmt: skip
    return {body: (n, held.get(body, 0)) for body, n in seats.items()}


def chairs_by_body(now: datetime) -> dict[str, list[str]]:
    """Names of chairs and presidents of every body, by ULID; one query."""
    found: dict[str, list[str]] = defaultdict(list)
    lead = Q(role__in=[Role.CHAIR, Role.PRESIDENT, Role.SECRETARY_GENERAL])
    for body_id, name in _NAMED.rows(_held(now) & lead):
        found[body_id].append(name)
    return dict(found)


_NAMED = Statement(lambda: Holding.objects.order_by("since").values_list("seat__body_id", "person__name"))


def holdings_of(group: str, now: datetime) -> dict[str, str]:
    """The open holding of each seat of a body: seat ULID -> holding ULID. Deputies are left out."""
    rows = Holding.objects.filter(_held(now), seat__body=group).exclude(role=Role.DEPUTY)
    return dict(rows.values_list("seat_id", "id"))


def was_given_back(holding: str) -> bool:
    """Whether a holding has ended: a second tab may ask again."""
    return Holding.objects.filter(pk=holding, until__isnull=False).exists()


def all_ids() -> list[str]:
    """Every body, for the search index."""
    return list(Body.objects.values_list("id", flat=True))


def names_of(ids: list[str]) -> dict[str, str]:
    """Names of bodies by ULID, in the reader's language."""
    return {it.id: in_words(it.names) for it in Body.objects.filter(pk__in=ids).only("id", "names")}


def slugs_of(ids: list[str]) -> dict[str, str]:
    """Slugs of bodies by ULID."""
    return dict(_SLUGS_OF.rows(Q(pk__in=ids)))


_SLUGS_OF = columns(Body, "id", "slug")


@dataclass(frozen=True, slots=True)
class SearchText:
    """The words of a body for the search index."""

    id: str
    slug: str
    title: str
    text: str
    detail: str
    at: datetime


def search_texts(ids: list[str]) -> list[SearchText]:
    """What search may find of these bodies: names in all languages, mission and themes of the latest mandate."""
    latest: dict[str, Mandate] = {}
    for mandate in Mandate.objects.filter(body__in=ids).order_by("version"):
        latest[mandate.body_id] = mandate
    found = []
    for it in Body.objects.filter(pk__in=ids).select_related("kind"):
        words = list(it.names.values())
        at = datetime.min.replace(tzinfo=UTC)
        if held := latest.get(it.id):
            words += [*held.mission.values(), *(text_of(theme) for theme in held.themes)]
            at = held.since
        found.append(SearchText(it.id, it.slug, in_words(it.names), "\n".join(words), in_words(it.kind.names), at))
    return found


def open_holdings(person: str) -> list[str]:
    """The ULIDs of what a person holds in bodies without an end."""
    return list(Holding.objects.filter(person=person, until__isnull=True).values_list("id", flat=True))
