"""The figures of a year, kept exactly until an act of a room changes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache

from django.utils import translation

from collegium.commons.network import network
from collegium.commons.pages.kept import Kept
from collegium.commons.pages.years import Year, YearFigure, figures_of, year_counters, year_of

Part = tuple[str, str, list[YearFigure]]
SHOWN = 5
"""How many years can be chosen."""


@dataclass(frozen=True, slots=True)
class Told:
    """A year with the figures of all rooms: (room, title, figures) each."""

    year: Year
    parts: list[Part]


@cache
def _kept() -> Kept[list[Part]]:
    """Made when it is first asked for: only then have all rooms offered theirs."""
    return Kept(*year_counters(), most=40)


def figures(number: int, now: datetime) -> Told:
    """The figures of a year as they stand; one query for each room, one in all while no room has acted since."""
    zone = network().tz
    year = year_of(number, now, zone)
    end_of_day = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time.min, zone)
    key = (number, year.last, translation.get_language())
    return Told(year, _kept().get(key, now, lambda: (figures_of(year), end_of_day if year.runs else None)))


def years(now: datetime) -> list[int]:
    """The years that can be chosen, the latest first."""
    latest = now.astimezone(network().tz).year
    return list(range(latest, latest - SHOWN, -1))
