"""Hats: what a person is at a moment. Rooms that give hats say so here; people turns them into actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from collegium.commons.access import Actor
from collegium.commons.access import Hat as ActorHat
from collegium.commons.reading import Statement

from .choices import State
from .models import Person
from .rules import telling


@dataclass(frozen=True, slots=True)
class Hat:
    """One hat with dates and names for a page. `until` None: no end known. `counts`: gives rights now."""

    kind: str
    since: datetime | None = None
    until: datetime | None = None
    institution: str = ""
    institution_name: str = ""
    institution_slug: str = ""
    body: str = ""
    body_name: str = ""
    body_slug: str = ""
    counts: bool = True
    country: str = ""


HatSource = Callable[[list[str], datetime], Mapping[str, list[Hat]]]
Wearers = Callable[..., "QuerySet[Any]"]
_sources: dict[str, HatSource] = {}
_past: dict[str, HatSource] = {}
_wearers: dict[str, Wearers] = {}


def offer_hats(name: str, source: HatSource, *, past: HatSource | None = None, wearers: Wearers | None = None) -> None:
    """A room gives hats: person ids and a moment -> the hats that are worn then, by person.

    `past` gives those that had ended by then. `wearers(now, kind=, institution=, country=)` gives the ids of
    the persons who wear such a hat (a query set of one column): kind is a code, institution a slug, country a
    code, "" for any; a room that cannot narrow by one of them gives none.
    """
    _sources[name] = source
    if past is not None:
        _past[name] = past
    if wearers is not None:
        _wearers[name] = wearers


def hats_of(persons: Iterable[str], now: datetime) -> dict[str, list[Hat]]:
    """All hats that these people wear at `now`; one or two queries for each source."""
    return _gather(_sources, persons, now)


def past_hats_of(persons: Iterable[str], now: datetime) -> dict[str, list[Hat]]:
    """All hats of these people that had ended by `now`."""
    return _gather(_past, persons, now)


def _gather(sources: Mapping[str, HatSource], persons: Iterable[str], now: datetime) -> dict[str, list[Hat]]:
    ids = list(persons)
    found: dict[str, list[Hat]] = defaultdict(list)
    for source in sources.values() if ids else ():
        for person, hats in source(ids, now).items():
            found[person] += hats
    return found


def wears_one(now: datetime, *, kind: str = "", institution: str = "", country: str = "") -> Q:
    """A filter on people: who wears a hat of this kind, of this institution (slug), in this country."""
    asked = {"kind": kind, "institution": institution, "country": country}
    first, *others = (wearers(now, **asked).order_by() for wearers in _wearers.values())
    return Q(pk__in=first.union(*others))


def most_telling(hats: Iterable[Hat]) -> list[Hat]:
    """Hats in the order of telling; of the same kind, the one that is worn longest first."""
    return sorted(hats, key=lambda hat: (telling(hat.kind), hat.since.isoformat() if hat.since else ""))


def make_actor(person: str, now: datetime) -> Actor:
    """The actor for a person's id; somebody who has left, or is unknown, is nobody."""
    row = _PERSON.rows(Q(pk=person, state=State.ACTIVE)).first()
    if row is None:
        return Actor("")
    ident, name, language = row
    hats = tuple(
        ActorHat(hat.kind, hat.institution, hat.body, hat.body_slug, hat.body_name or hat.institution_name)
        for hat in hats_of([person], now).get(person, [])
        if hat.counts
    )
    return Actor(ident, name, hats, language)


_PERSON = Statement(lambda: Person.objects.order_by().values_list("id", "name", "language"))
