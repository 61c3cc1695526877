"""Reads on people, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from collegium.commons.access import Actor
from collegium.commons.journal.counters import read_counters
from collegium.commons.journal.reading import acts
from collegium.commons.pages.shapes.paging import Paging, paging
from collegium.commons.reading import columns

from .choices import State
from .hats import Hat, hats_of, most_telling, past_hats_of, wears_one
from .models import AddressChange, Person
from .places import held_data
from .policy import listed, visible_to
from .rules import fold, telling

PAGE = 200
SORTS = {"name": ("sort_name", "id"), "-name": ("-sort_name", "-id"), "-new": ("-id",), "new": ("id",)}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list with the hats worn now, the most telling first."""

    id: str
    name: str
    institution: str
    institution_slug: str
    country: str
    hats: tuple[Hat, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its rows, how many there are in all, and the links to the other pages."""

    rows: list[PersonRow]
    total: int
    paging: Paging


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asks: words of the name, an institution (slug), a country, a kind of hat."""

    q: str = ""
    institution: str = ""
    country: str = ""
    hat: str = ""
    sort: str = "name"

    @property
    def params(self) -> dict[str, str]:
        """The filters as parameters of the address; what is not asked is left out."""
        asked = {name: getattr(self, name) for name in ("q", "institution", "country", "hat", "sort")}
        return {name: value for name, value in asked.items() if value and (name, value) != ("sort", "name")}

    @property
    def narrows_hats(self) -> bool:
        """Whether one of the filters asks for a hat."""
        return bool(self.institution or self.country or self.hat)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person's page. `email` is "" for who may not see it; `version` counts the changes of details."""

    id: str
    name: str
    email: str
    language: str
    orcid: str
    outside: bool
    has_left: bool
    is_erased: bool
    institution: str
    institution_slug: str
    hats: list[Hat]
    past: list[Hat]
    version: int


def people(actor: Actor, asked: Filters, page: str | int, now: datetime) -> Listing:
    """A page of 200 of the people of the network; four queries whatever their number."""
    rows = _narrowed(actor, asked, now)
    here = paging(rows.count(), page, asked.params, rows=PAGE)
    order = SORTS.get(asked.sort, SORTS["name"])
    found = list(rows.order_by(*order).values("id", "name")[here.start : here.stop])
    hats = hats_of([row["id"] for row in found], now)
    return Listing([_row(row, most_telling(hats.get(row["id"], []))) for row in found], here.total, here)


def _narrowed(actor: Actor, asked: Filters, now: datetime) -> QuerySet[Any]:
    rows = Person.objects.filter(visible_to(actor), listed())
    for word in fold(asked.q[:100]).split():
        rows = rows.filter(sort_name__contains=word)
    if asked.narrows_hats:
        rows = rows.filter(wears_one(now, kind=asked.hat, institution=asked.institution, country=asked.country))
    return rows


def _row(row: dict[str, str], hats: list[Hat]) -> PersonRow:
    home = _home(hats)
    return PersonRow(
        id=row["id"],
        name=row["name"],
        institution=home.institution_name if home else "",
        institution_slug=home.institution_slug if home else "",
        country=home.country if home else "",
        hats=tuple(hats),
    )


def _home(hats: Iterable[Hat]) -> Hat | None:
    """The hat that says to which institution a person belongs: one given by it, else a seat held for it."""
    of_one = [hat for hat in hats if hat.institution]
    return next((hat for hat in of_one if not hat.body), of_one[0] if of_one else None)


def person_page(actor: Actor, ident: str, now: datetime) -> PersonPage | None:
    """A person's page for this actor, or None when absent or not hers to see."""
    it = Person.objects.filter(visible_to(actor), pk=ident).first()
    if it is None:
        return None
    hats = most_telling(hats_of([it.id], now).get(it.id, []))
    past = sorted(past_hats_of([it.id], now).get(it.id, []), key=lambda hat: str(hat.until), reverse=True)
    home = _home(hats)
    sees = actor.is_member or actor.id == it.id
    return PersonPage(
        id=it.id,
        name=it.name,
        email=it.email if sees and it.state == State.ACTIVE else "",
        language=it.language,
        orcid=it.orcid,
        outside=it.outside,
        has_left=it.state != State.ACTIVE,
        is_erased=it.state == State.ERASED,
        institution=home.institution_name if home else "",
        institution_slug=home.institution_slug if home else "",
        hats=hats,
        past=past,
        version=read_counters([it.id])[it.id],
    )


def address_asked(person: str, now: datetime) -> str:
    """The address that a person asked for and has not confirmed yet; "" when none."""
    return AddressChange.objects.filter(person=person, expires_at__gt=now).values_list("email", flat=True).first() or ""


def person_at(email: str) -> tuple[str, str, bool] | None:
    """ULID, name, whether an outside contact, of the active person with this address; None when unknown."""
    if not email.strip():
        return None
    found = Person.objects.filter(email__iexact=email.strip(), state=State.ACTIVE)
    return found.values_list("id", "name", "outside").first()


def people_named(ids: Iterable[str]) -> dict[str, str]:
    """Names by ULID."""
    return dict(_PEOPLE_NAMED.rows(Q(pk__in=list(ids))))


_PEOPLE_NAMED = columns(Person, "id", "name")


def languages_of(ids: Iterable[str]) -> dict[str, str]:
    """The language of each person by ULID."""
    return dict(_LANGUAGES_OF.rows(Q(pk__in=list(ids))))


_LANGUAGES_OF = columns(Person, "id", "language")


def everything_on(person: str, now: datetime) -> dict[str, Any]:
    """All that is held on a person, as JSON-able data: details, hats, what other rooms hold, acts."""
    it = Person.objects.get(pk=person)
    return {
        "schema": "collegium.held/1",
        "made_at": now.isoformat(),
        "person": {
            name: getattr(it, name) for name in ("id", "name", "given", "family", "email", "language", "orcid", "state")
        },
        "hats": [_plain(hat) for hat in hats_of([person], now).get(person, [])],
        "past_hats": [_plain(hat) for hat in past_hats_of([person], now).get(person, [])],
        "held_by_rooms": dict(held_data(person, now)),
        "acts": [
            {
                "at": row.at.isoformat(),
                "kind": row.kind,
                "subject": f"{row.subject_kind}:{row.subject}",
                "text": row.text,
            }
            for row in acts(actor=person, limit=100_000)
        ],
        "about_me": [{"at": row.at.isoformat(), "kind": row.kind} for row in acts(subjects=[person], limit=100_000)],
    }


def _plain(hat: Hat) -> dict[str, Any]:
    return {
        "kind": hat.kind,
        "institution": hat.institution_name,
        "body": hat.body_name,
        "since": hat.since.isoformat() if hat.since else None,
        "until": hat.until.isoformat() if hat.until else None,
    }


def to_search(ids: Iterable[str]) -> list[dict[str, Any]]:
    """What the search needs of people who are listed or outside; left ones are not found."""
    return list(Person.objects.filter(pk__in=list(ids), state=State.ACTIVE).values("id", "name", "language", "outside"))


def all_ids() -> list[str]:
    """The ids of all people, for building the search anew."""
    return list(Person.objects.filter(Q(state=State.ACTIVE)).values_list("id", flat=True))


def is_active(person: str) -> bool:
    """Whether this person is in the register and has not left."""
    return Person.objects.filter(pk=person, state=State.ACTIVE).exists()


def people_of_place(actor: Actor, institution: str, now: datetime) -> list[PersonRow]:
    """The people with a hat of an institution (slug), the most telling first; at most 200, three queries."""
    rows = Person.objects.filter(visible_to(actor), listed(), wears_one(now, institution=institution))
    found = list(rows.order_by("sort_name", "id").values("id", "name")[:PAGE])
    hats = hats_of([row["id"] for row in found], now)
    people_here = [
        _row(row, most_telling(hat for hat in hats.get(row["id"], []) if hat.institution_slug == institution))
        for row in found
    ]
    return sorted(people_here, key=lambda row: telling(row.hats[0].kind) if row.hats else 99)


def names_of_places(actor: Actor, institutions: Iterable[str], now: datetime) -> list[tuple[str, str]]:
    """Id and name of all with a hat of any of these institutions (slugs), by name; one query, none for none."""
    worn = [wears_one(now, institution=slug) for slug in dict.fromkeys(institutions)]
    if not worn:
        return []
    rows = Person.objects.filter(visible_to(actor), listed(), reduce(or_, worn))
    return list(rows.order_by("sort_name", "id").values_list("id", "name"))


def addresses_of(ids: Iterable[str]) -> list[dict[str, str]]:
    """Id, name, address and language of those of these people who have not left; one query."""
    here = Person.objects.filter(pk__in=list(ids), state=State.ACTIVE)
    return list(here.values("id", "name", "email", "language"))


def people_at(emails: Iterable[str]) -> tuple[dict[str, str], set[str], set[str]]:
    """Of these addresses (small letters): people by address; those of outside contacts; those of who left."""
    wanted = set(emails)
    people_found: dict[str, str] = {}
    outside: set[str] = set()
    left: set[str] = set()
    rows = Person.objects.exclude(email="").annotate(address=Lower("email"))
    for address, ident, is_outside, state in rows.values_list("address", "id", "outside", "state"):
        if address not in wanted:
            continue
        people_found[address] = ident
        if state == State.LEFT:
            left.add(address)
        elif is_outside:
            outside.add(address)
    return people_found, outside, left


def active_names() -> list[tuple[str, str]]:
    """ULID and name of everybody in the register who has not left, outside contacts aside; one query."""
    rows = Person.objects.filter(state=State.ACTIVE, outside=False).order_by("sort_name", "id")
    return list(rows.values_list("id", "name"))
