"""Reads on institutions, already narrowed to the actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from collegium.commons.access import Actor
from collegium.commons.journal.counters import read_counters
from collegium.commons.pages.countries import country_name
from collegium.commons.pages.kept import Kept
from collegium.commons.pages.shapes.paging import Paging, paging
from collegium.commons.pages.years import Year
from collegium.commons.reading import Statement, columns
from collegium.rooms.people.hats import Hat
from collegium.rooms.people.places import Place
from collegium.rooms.people.rules import fold, telling

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
    suspended_on: date | None = None
    evidence: str = ""

    @property
    def is_suspended(self) -> bool:
        """Still a member, without votes, seats and access."""
        return self.state == State.SUSPENDED

    @property
    def place(self) -> tuple[float, float] | None:
        """Degrees north and east, where they are held."""
        return None if self.lat is None or self.lon is None else (self.lat, self.lon)


_FIELDS = tuple(Member.__dataclass_fields__)
PAGE = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks: words of a name or city, a country, a state (the office), an order."""

    q: str = ""
    country: str = ""
    state: str = ""
    sort: str = "country"

    @property
    def params(self) -> dict[str, str]:
        """The filters as parameters of the address; what is not asked is left out."""
        sort = "" if self.sort == "country" else self.sort
        asked = {"q": self.q, "country": self.country, "state": self.state, "sort": sort}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list, and all that it was taken from, for the map; `total` counts what was asked."""

    rows: list[Member]
    all: Register
    total: int
    paging: Paging


class Register(list[Member]):
    """Institutions in the order of country and name in the reader's language, kept until one of them changes.

    `said` are the folded words by which each is found; `memo` holds what was drawn of all of them.
    """

    def __init__(self, rows: list[tuple[Member, str]]) -> None:
        super().__init__(row for row, _ in rows)
        self.said = [fold(f"{row.name} {row.short} {row.city} {local}") for row, local in rows]
        self.memo: dict[str, Any] = {}


_REGISTERS: Kept[Register] = Kept("members:members", most=16)


@dataclass(frozen=True, slots=True)
class MemberPage:
    """The facts of one institution. What is not held is None or ""; `version` counts its changes."""

    id: str
    slug: str
    name: str
    name_local: str
    short: str
    country: str
    city: str
    lat: float | None
    lon: float | None
    website: str
    ror: str
    established: int | None
    state: str
    category: str
    member_since: date | None
    suspended_on: date | None
    evidence: str
    version: int = 0

    @property
    def is_suspended(self) -> bool:
        """Still a member, without votes, seats and access."""
        return self.state == State.SUSPENDED


@dataclass(frozen=True, slots=True)
class HatRow:
    """A hat of an institution that is worn now."""

    id: str
    kind: str
    person: str
    person_name: str
    since: datetime
    until: datetime | None


def listing(actor: Actor, asked: Asked, page: str | int) -> Listing:
    """A page of 200 institutions; at most two queries. Names are found without their diacritics."""
    states: list[str] = [asked.state] if asked.state and actor.is_office else [*MEMBERSHIP]
    everything = _register(actor, states)
    words = fold(asked.q[:100]).split()
    found: list[Member] = everything
    if asked.country or words:
        found = [
            row
            for row, said in zip(everything, everything.said, strict=True)
            if (not asked.country or row.country == asked.country) and all(word in said for word in words)
        ]
    here = paging(len(found), page, asked.params, rows=PAGE)
    return Listing(_in_order(found, asked.sort)[here.start : here.stop], everything, here.total, here)


def _register(actor: Actor, states: list[str]) -> Register:
    asked = visible_to(actor) & Q(state__in=states)

    def make() -> Register:
        rows = Institution.objects.filter(asked).values_list(*_FIELDS, "name_local")
        held = [(Member(*row[:-1]), row[-1]) for row in rows]
        lands = {code: fold(country_name(code)) for code in {row.country for row, _ in held}}
        return Register(sorted(held, key=lambda it: (lands[it[0].country], fold(it[0].name))))

    return _REGISTERS.always((asked, get_language()), make)


def _in_order(rows: list[Member], sort: str) -> list[Member]:
    """From the order of country and name, which stays among equals."""
    keys: dict[str, Callable[[Member], Any]] = {
        "name": lambda row: fold(row.name),
        "city": lambda row: (fold(row.city), fold(row.name)),
        "since": lambda row: (row.member_since or date.max, fold(row.name)),
    }
    name = sort.removeprefix("-")
    if name in keys:
        return sorted(rows, key=keys[name], reverse=sort.startswith("-"))
    return rows[::-1] if sort.startswith("-") else rows


def member_page(actor: Actor, slug: str) -> MemberPage | None:
    """One institution by slug or ULID, or None when absent or not the actor's to see; two queries."""
    fields = [name for name in MemberPage.__dataclass_fields__ if name != "version"]
    rows = Institution.objects.filter(visible_to(actor)).filter(Q(slug=slug) | Q(pk=slug))
    row = rows.values(*fields).first()
    return MemberPage(**row, version=read_counters([row["id"]])[row["id"]]) if row else None


def hats_of_institution(institution: str, now: datetime) -> list[HatRow]:
    """The hats that an institution (ULID) gives now, the most telling first; one query."""
    rows = InstitutionHat.objects.filter(_worn(now), institution=institution).order_by("person__sort_name")
    names = ("id", "kind", "person_id", "person__name", "since", "until")
    found = [HatRow(*row) for row in rows.values_list(*names)]
    return sorted(found, key=lambda hat: telling(hat.kind))


def hat_row(ident: str) -> tuple[HatRow, str] | None:
    """An open hat and its institution (ULID), or None."""
    names = ("id", "kind", "person_id", "person__name", "since", "until", "institution_id")
    row = InstitutionHat.objects.filter(pk=ident, until__isnull=True).values_list(*names).first()
    return (HatRow(*row[:6]), row[6]) if row else None


def members(actor: Actor, *, ids: Iterable[str] | None = None) -> list[Member]:
    """The members (suspended ones too) in the fixed order country, name; all of them are kept; two queries at most."""
    asked = visible_to(actor) & Q(state__in=MEMBERSHIP)
    if ids is not None:
        return [Member(*row) for row in _MEMBERS.rows(asked & Q(pk__in=list(ids)))]
    return list(_ALL.always(asked, lambda: [Member(*row) for row in _MEMBERS.rows(asked)]))


_MEMBERS = Statement(lambda: Institution.objects.order_by("country", "name").values_list(*_FIELDS))
_ALL: Kept[list[Member]] = Kept("members:members", most=2)


def member_counts() -> tuple[int, int]:
    """How many members and in how many countries, counted from the register."""
    rows = Institution.objects.filter(state__in=MEMBERSHIP).values_list("country", flat=True)
    countries = list(rows)
    return len(countries), len(set(countries))


def figures_of_year(year: Year) -> dict[str, int]:
    """Who joined and who was suspended in a year and in the one before, and how many belong today; one query."""
    return Institution.objects.filter(state__in=MEMBERSHIP).aggregate(
        members=Count("pk"),
        undated=Count("pk", filter=Q(member_since__isnull=True)),
        joined=Count("pk", filter=year.within_days("member_since")),
        joined_before=Count("pk", filter=year.within_days("member_since", before=True)),
        suspended=Count("pk", filter=year.within_days("suspended_on")),
        suspended_before=Count("pk", filter=year.within_days("suspended_on", before=True)),
    )


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """Short names by ULID."""
    return dict(_SHORT_NAMES.rows(Q(pk__in=list(ids))))


_SHORT_NAMES = columns(Institution, "id", "short")


def _worn(now: datetime) -> Q:
    return Q(since__lte=now) & (Q(until__isnull=True) | Q(until__gt=now))


def hats_from_institutions(persons: list[str], now: datetime) -> Mapping[str, list[Hat]]:
    """The hats that institutions give to these people at `now`; those of a suspended one give no rights."""
    return _hats(_worn(now) & Q(person__in=persons), counts=True)


def past_hats_from_institutions(persons: list[str], now: datetime) -> Mapping[str, list[Hat]]:
    """The hats of these people that institutions gave and that had ended by `now`."""
    return _hats(Q(until__lte=now, person__in=persons), counts=False)


_HAT = (
    *("person_id", "kind", "since", "until", "institution_id"),
    *("institution__short", "institution__slug", "institution__country", "institution__state"),
)
_HATS = Statement(lambda: InstitutionHat.objects.order_by("since").values_list(*_HAT))


def _hats(worn: Q, *, counts: bool) -> Mapping[str, list[Hat]]:
    found: dict[str, list[Hat]] = defaultdict(list)
    for person, kind, since, until, institution, *its in _HATS.rows(worn):
        found[person].append(
            Hat(
                kind=kind,
                since=since,
                until=until,
                institution=institution,
                institution_name=its[0],
                institution_slug=its[1],
                country=its[2],
                counts=counts and its[3] == State.MEMBER,
            )
        )
    return found


def wearers(now: datetime, *, kind: str = "", institution: str = "", country: str = "") -> QuerySet[Any, Any]:
    """The ids of persons who wear such a hat of an institution (kind, slug, country; "" for any)."""
    rows = InstitutionHat.objects.filter(_worn(now))
    asked = {"kind": kind, "institution__slug": institution, "institution__country": country}
    return rows.filter(**{name: value for name, value in asked.items() if value}).values("person_id")


def places(actor: Actor) -> list[Place]:
    """The institutions by which people are found."""
    rows = Institution.objects.filter(visible_to(actor), state__in=MEMBERSHIP).order_by("country", "name")
    return [Place(*row) for row in rows.values_list("slug", "short", "country")]


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
    for person, *its in _HOMES.rows(_worn(now) & Q(person__in=list(persons))):
        found.setdefault(person, Member(*its))
    return found


def _homes() -> QuerySet[InstitutionHat, Any]:
    rows = InstitutionHat.objects.order_by("since")
    return rows.values_list("person_id", *(f"institution__{name}" for name in _FIELDS))


_HOMES = Statement(_homes)


def open_hats(person: str) -> int:
    """How many hats of institutions a person has that have no end."""
    return InstitutionHat.objects.filter(person=person, until__isnull=True).count()


def ids_by_ror() -> dict[str, str]:
    """The ULIDs of all institutions by their ROR address."""
    return dict(Institution.objects.values_list("ror", "id"))


def all_open_hats() -> list[tuple[str, str, str]]:
    """Institution, kind and person of every hat without an end."""
    rows = InstitutionHat.objects.filter(until__isnull=True)
    return list(rows.values_list("institution_id", "kind", "person_id"))


def to_search(ids: Iterable[str]) -> list[dict[str, str]]:
    """What the search needs of institutions."""
    names = ("id", "slug", "name", "name_local", "short", "city", "country", "state")
    return list(Institution.objects.filter(pk__in=list(ids)).values(*names))


def all_ids() -> list[str]:
    """The ids of all institutions, for building the search anew."""
    return list(Institution.objects.values_list("id", flat=True))


def rows_for_file(actor: Actor) -> list[dict[str, Any]]:
    """All members with the fields of a file, in the order of the list; one query."""
    names = (
        *("ror", "name", "name_local", "country", "city", "lat", "lon", "website", "established", "state"),
        *("member_since", "evidence", "short", "category", "suspended_on"),
    )
    rows = Institution.objects.filter(visible_to(actor), state__in=MEMBERSHIP)
    return list(rows.order_by("country", "name").values(*names))


def count_of_hats(institution: str, now: datetime) -> int:
    """How many hats of an institution (ULID) are worn now."""
    return InstitutionHat.objects.filter(_worn(now), institution=institution).count()
