"""Reads on institutions, already narrowed to the actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from collegium.commons.access import Actor
from collegium.rooms.people.hats import Hat

from .choices import MEMBERSHIP, HatKind, State
from .models import Institution, InstitutionHat
from .policy import visible_to


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a list of institutions. `country` is ISO 3166-1 alpha-2."""

    id: str
    slug: str
    name: str
    short: str
    country: str
    city: str
    lat: float | None
    lon: float | None
    state: str
    category: str
    member_since: date | None

    @property
    def is_suspended(self) -> bool:
        """Still a member, without votes, seats and access."""
        return self.state == State.SUSPENDED


_FIELDS = tuple(Member.__dataclass_fields__)


def members(actor: Actor, *, ids: Iterable[str] | None = None) -> list[Member]:
    """The members (suspended ones too) in the fixed order country, name; one query."""
    rows = Institution.objects.filter(visible_to(actor), state__in=MEMBERSHIP)
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    return [Member(**row) for row in rows.order_by("country", "name").values(*_FIELDS)]


def member_counts() -> tuple[int, int]:
    """How many members and in how many countries, counted from the register."""
    rows = Institution.objects.filter(state__in=MEMBERSHIP).values_list("country", flat=True)
    countries = list(rows)
    return len(countries), len(set(countries))


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """Short names by ULID."""
    return dict(Institution.objects.filter(pk__in=list(ids)).values_list("id", "short"))


def _worn(now: datetime) -> Q:
    return Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))


def hats_from_institutions(persons: list[str], now: datetime) -> Mapping[str, list[Hat]]:
    """The hats that institutions give to these people at `now`; those of a suspended one give no rights."""
    found: dict[str, list[Hat]] = defaultdict(list)
    rows = InstitutionHat.objects.filter(_worn(now), person__in=persons).select_related("institution")
    for row in rows.order_by("since"):
        found[row.person_id].append(
            Hat(
                kind=row.kind,
                since=row.since,
                until=row.until,
                institution=row.institution_id,
                institution_name=row.institution.short,
                institution_slug=row.institution.slug,
                counts=row.institution.state == State.MEMBER,
            )
        )
    return found


def holders_of(institutions: Iterable[str], kinds: Iterable[HatKind], now: datetime) -> dict[str, list[str]]:
    """Person ids who wear one of these hats now, by institution."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = InstitutionHat.objects.filter(_worn(now), institution__in=list(institutions), kind__in=list(kinds))
    for institution, person in rows.order_by("since").values_list("institution_id", "person_id"):
        if person not in found[institution]:
            found[institution].append(person)
    return found


def home_institutions(persons: Iterable[str], now: datetime) -> dict[str, Member]:
    """The institution to which each person belongs (the oldest hat that is worn now)."""
    found: dict[str, Member] = {}
    rows = InstitutionHat.objects.filter(_worn(now), person__in=list(persons)).select_related("institution")
    for row in rows.order_by("since"):
        found.setdefault(row.person_id, Member(**{name: getattr(row.institution, name) for name in _FIELDS}))
    return found
