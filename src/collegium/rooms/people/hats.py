"""Hats: what a person is at a moment. Rooms that give hats say so here; people turns them into actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from collegium.commons.access import Actor
from collegium.commons.access import Hat as ActorHat

from .choices import State
from .models import Person


@dataclass(frozen=True, slots=True)
class Hat:
    """One hat with its dates; names ready for a page. `until` None: no end known. `counts`: gives rights now."""

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


HatSource = Callable[[list[str], datetime], Mapping[str, list[Hat]]]
_sources: dict[str, HatSource] = {}


def offer_hats(name: str, source: HatSource) -> None:
    """A room gives hats: person ids and a moment -> the hats that are worn then, by person."""
    _sources[name] = source


def hats_of(persons: Iterable[str], now: datetime) -> dict[str, list[Hat]]:
    """All hats that these people wear at `now`; one or two queries for each source."""
    ids = list(persons)
    found: dict[str, list[Hat]] = defaultdict(list)
    for source in _sources.values():
        for person, hats in source(ids, now).items():
            found[person] += hats
    return found


def make_actor(person: str, now: datetime) -> Actor:
    """The actor for a person's id; somebody who has left, or is unknown, is nobody."""
    row = Person.objects.filter(pk=person, state=State.ACTIVE).values("id", "name", "language").first()
    if row is None:
        return Actor("")
    hats = tuple(
        ActorHat(hat.kind, hat.institution, hat.body, hat.body_slug)
        for hat in hats_of([person], now).get(person, [])
        if hat.counts
    )
    return Actor(row["id"], row["name"], hats, row["language"])
