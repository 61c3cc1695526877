"""Institutions by which people are found, and what other rooms hold on a person: registered by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from collegium.commons.access import Actor


@dataclass(frozen=True, slots=True)
class Place:
    """An institution in the filter of people. `country` is ISO 3166-1 alpha-2."""

    slug: str
    name: str
    country: str


PlaceSource = Callable[[Actor], Iterable[Place]]
HeldSource = Callable[[str, datetime], Any]
_places: dict[str, PlaceSource] = {}
_held: dict[str, HeldSource] = {}


def offer_places(name: str, source: PlaceSource) -> None:
    """A room names the institutions in which people are."""
    _places[name] = source


def places_for(actor: Actor) -> list[Place]:
    """All institutions in which people are, in the order their rooms give them."""
    return [place for source in _places.values() for place in source(actor)]


def offer_held_data(name: str, source: HeldSource) -> None:
    """A room says what it holds on a person: ULID and moment -> JSON-able data, for "what is held on me"."""
    _held[name] = source


def held_data(person: str, now: datetime) -> Mapping[str, Any]:
    """What all rooms hold on a person, by the name of the room's part."""
    return {name: source(person, now) for name, source in _held.items()}
