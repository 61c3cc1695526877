"""Reads on bodies and seats, already narrowed to the actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import translation

from collegium.commons.access import Actor
from collegium.rooms.members.choices import State as MemberState
from collegium.rooms.people.hats import Hat

from .choices import Role, State
from .models import Body, Holding, Seat
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
    state: str


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat with who holds it now. `person` is "" when it is vacant; `role` a value of Role."""

    id: str
    body: str
    number: int
    institution: str
    institution_short: str
    institution_state: str
    person: str
    person_name: str
    role: str
    since: datetime | None


def in_words(texts: Mapping[str, str]) -> str:
    """The text in the reader's language, else in English, else any."""
    return texts.get(translation.get_language() or "en") or texts.get("en") or next(iter(texts.values()), "")


def _row(body: Body) -> BodyRow:
    return BodyRow(
        id=body.id,
        slug=body.slug,
        name=in_words(body.names),
        short=body.short,
        kind=body.kind.slug,
        drafts_papers=body.kind.drafts_papers,
        adopts_challenges=body.kind.adopts_challenges,
        decides=body.kind.decides,
        state=body.state,
    )


def bodies(actor: Actor, *, ids: Iterable[str] | None = None) -> list[BodyRow]:
    """All bodies in their order; one query."""
    rows = Body.objects.filter(visible_to(actor)).select_related("kind")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    return [_row(body) for body in rows]


def body(actor: Actor, key: str) -> BodyRow | None:
    """One body by slug or ULID, or None."""
    found = Body.objects.filter(visible_to(actor)).filter(Q(slug=key) | Q(pk=key)).select_related("kind").first()
    return _row(found) if found else None


def _held(now: datetime) -> Q:
    return Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))


def seats_of(group: str, now: datetime) -> list[SeatRow]:
    """The seats of a body (ULID) at `now` with their holders, by number; two queries. Deputies are left out."""
    seats = Seat.objects.filter(_held(now), body=group).select_related("institution").order_by("number")
    holders = {
        holding.seat_id: holding
        for holding in Holding.objects.filter(_held(now), seat__body=group)
        .exclude(role=Role.DEPUTY)
        .select_related("person")
    }
    return [_seat_row(seat, holders.get(seat.id)) for seat in seats]


def _seat_row(seat: Seat, holding: Holding | None) -> SeatRow:
    return SeatRow(
        id=seat.id,
        body=seat.body_id,
        number=seat.number,
        institution=seat.institution_id or "",
        institution_short=seat.institution.short if seat.institution else "",
        institution_state=seat.institution.state if seat.institution else "",
        person=holding.person_id if holding else "",
        person_name=holding.person.name if holding else "",
        role=holding.role if holding else "",
        since=holding.since if holding else None,
    )


def people_of(group: str, now: datetime, *, roles: Iterable[Role] | None = None) -> list[str]:
    """Person ids who sit in a body (ULID) now, in the order of their seats, deputies too unless roles are given."""
    rows = Holding.objects.filter(_held(now), seat__body=group)
    if roles is not None:
        rows = rows.filter(role__in=list(roles))
    return list(dict.fromkeys(rows.order_by("seat__number").values_list("person_id", flat=True)))


def hats_from_seats(persons: list[str], now: datetime) -> Mapping[str, list[Hat]]:
    """The hats that come from seats at `now`; a seat of a suspended institution gives no rights."""
    return _hats(Holding.objects.filter(_held(now), _seat_stands(now), person__in=persons), counts=True)


def past_hats_from_seats(persons: list[str], now: datetime) -> Mapping[str, list[Hat]]:
    """The hats from seats of these people that had ended by `now`."""
    ended = Q(until__lte=now) | Q(seat__until__lte=now)
    return _hats(Holding.objects.filter(ended, person__in=persons), counts=False)


def _hats(rows: QuerySet[Holding], *, counts: bool) -> Mapping[str, list[Hat]]:
    found: dict[str, list[Hat]] = defaultdict(list)
    for row in rows.select_related("seat__body", "seat__institution").order_by("since"):
        institution = row.seat.institution
        found[row.person_id].append(
            Hat(
                kind=row.role,
                since=row.since,
                until=row.until or row.seat.until,
                institution=row.seat.institution_id or "",
                institution_name=institution.short if institution else "",
                institution_slug=institution.slug if institution else "",
                country=institution.country if institution else "",
                body=row.seat.body_id,
                body_name=in_words(row.seat.body.names),
                body_slug=row.seat.body.slug,
                counts=counts and (institution is None or institution.state == MemberState.MEMBER),
            )
        )
    return found


def wearers(now: datetime, *, kind: str = "", institution: str = "", country: str = "") -> QuerySet[Any, Any]:
    """The ids of persons who hold such a seat (role, slug and country of its institution; "" for any)."""
    rows = Holding.objects.filter(_held(now), _seat_stands(now))
    asked = {"role": kind, "seat__institution__slug": institution, "seat__institution__country": country}
    return rows.filter(**{name: value for name, value in asked.items() if value}).values("person_id")


def _seat_stands(now: datetime) -> Q:
    return Q(seat__since__lte=now) & (Q(seat__until__isnull=True) | Q(seat__until__gt=now))


def seats_for_institution(actor: Actor, institution: str, now: datetime) -> list[dict[str, Any]]:
    """Each active working group with the institution's seat there (`seat` None when it has none); three queries."""
    seats = Seat.objects.filter(_held(now), institution=institution).select_related("institution")
    holders = {
        holding.seat_id: holding
        for holding in Holding.objects.filter(_held(now), seat__institution=institution)
        .exclude(role=Role.DEPUTY)
        .select_related("person")
    }
    own = {seat.body_id: _seat_row(seat, holders.get(seat.id)) for seat in seats}
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
    return Holding.objects.filter(
        until__isnull=True, seat__until__isnull=True, seat__body__kind__drafts_papers=True
    ).exclude(role=Role.DEPUTY).count()
