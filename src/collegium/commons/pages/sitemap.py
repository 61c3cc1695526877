"""The site map (sitemaps.org 0.9): rooms name their public pages, each is listed in every language of the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.sax.saxutils import escape

MOST = 50_000
"""Addresses in one file, by the protocol."""


@dataclass(frozen=True, slots=True)
class Location:
    """A public page: its path without a language, and the day of its last change where it is known."""

    path: str
    changed: date | datetime | None = None


Source = Callable[[], Iterable[Location]]
_sources: dict[str, Source] = {}


def offer_sitemap(name: str, source: Source) -> None:
    """A room names its public pages. `name` is "<room>" or "<room>.<part>": the room's public counter watches it."""
    _sources[name] = source


def sitemap_counters() -> tuple[str, ...]:
    """The counters of all that the map is drawn from."""
    return tuple(sorted({f"{name.partition('.')[0]}:public" for name in _sources}))


def sitemap(origin: str, languages: Sequence[str], first: str) -> bytes:
    """The whole map. `first` is the language without a prefix; each page names its other languages."""
    found = (place for name in sorted(_sources) for place in _sources[name]())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    room = MOST // max(len(languages), 1)
    for number, place in enumerate(found):
        if number == room:
            break
        lines += _place(place, origin, languages, first)
    return "\n".join([*lines, "</urlset>", ""]).encode()


def _place(place: Location, origin: str, languages: Sequence[str], first: str) -> list[str]:
    addresses = {
        code: escape(f"{origin}{'' if code == first else '/' + code}{place.path}", {'"': "&quot;"})
        for code in languages
    }
    others = [
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>' for code, address in addresses.items()
    ]
    if len(addresses) == 1:
        others = []
    elif first in addresses:
        others.append(f'<xhtml:link rel="alternate" hreflang="x-default" href="{addresses[first]}"/>')
    when = f"<lastmod>{_day(place.changed)}</lastmod>" if place.changed else ""
    return [f"<url><loc>{address}</loc>{when}{''.join(others)}</url>" for address in addresses.values()]


def _day(moment: date | datetime) -> str:
    return moment.date().isoformat() if isinstance(moment, datetime) else moment.isoformat()
