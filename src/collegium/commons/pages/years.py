"""Figures of a year, counted from the register: each room gives its own with definition and coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year in the network's zone, up to `today` while it runs, and as much of the year before."""

    number: int
    first: date
    last: date
    first_before: date
    last_before: date
    runs: bool
    zone: ZoneInfo

    def within(self, field: str, *, before: bool = False) -> Q:
        """Rows whose moment (a DateTimeField) lies in the year, or in the same part of the year before."""
        first, last = (self.first_before, self.last_before) if before else (self.first, self.last)
        start = datetime.combine(first, time.min, self.zone)
        end = datetime.combine(last + timedelta(days=1), time.min, self.zone)
        return Q(**{f"{field}__gte": start, f"{field}__lt": end})

    def within_days(self, field: str, *, before: bool = False) -> Q:
        """The same for a DateField."""
        first, last = (self.first_before, self.last_before) if before else (self.first, self.last)
        return Q(**{f"{field}__gte": first, f"{field}__lte": last})

    def both(self, field: str, *, also: Q | None = None, what: str = "pk", distinct: bool = False) -> tuple[Any, Any]:
        """Two counts for one aggregate: this year and the year before, by a moment."""
        more = also or Q()
        return (
            Count(what, filter=self.within(field) & more, distinct=distinct),
            Count(what, filter=self.within(field, before=True) & more, distinct=distinct),
        )


def year_of(number: int, now: datetime, zone: ZoneInfo) -> Year:
    """The year of that number as it stands at `now`; of the year before, the same days."""
    today = now.astimezone(zone).date()
    runs = number == today.year
    last = today if runs else date(number, 12, 31)
    day_before = date(number - 1, last.month, min(last.day, 28) if last.month == 2 else last.day)
    last_before = day_before if runs else date(number - 1, 12, 31)
    return Year(number, date(number, 1, 1), last, date(number - 1, 1, 1), last_before, runs, zone)


def usual_year(now: datetime, zone: ZoneInfo) -> int:
    """The year that is shown when none is asked for: until the end of March the one before, then the running one."""
    today = now.astimezone(zone).date()
    return today.year if today.month > 3 else today.year - 1


@dataclass(frozen=True, slots=True)
class YearFigure:
    """One figure: `sentence` says it in words with its number; `coverage` of what it is counted; `url` the list."""

    name: str
    label: str
    value: int
    before: int
    sentence: str
    definition: str
    coverage: str = ""
    url: str = ""


Source = Callable[[Year], Iterable[YearFigure]]
_sources: dict[str, tuple[int, Any, Source]] = {}


def offer_year_figures(room: str, source: Source, *, title: Any, order: int = 50) -> None:
    """A room gives its figures of a year, in at most one query, the same for everybody. `title` heads them."""
    _sources[room] = (order, title, source)


def year_counters() -> tuple[str, ...]:
    """The counters of all figures: each act of a room may change one."""
    return tuple(f"{room}:members" for room in sorted(_sources))


def figures_of(year: Year) -> list[tuple[str, str, list[YearFigure]]]:
    """(room, its title, its figures) in order, in the language in force; rooms without one are left out."""
    rooms = sorted(_sources.items(), key=lambda item: (item[1][0], item[0]))
    found = [(room, str(title), _worded(list(source(year)))) for room, (_order, title, source) in rooms]
    return [row for row in found if row[2]]


def _worded(figures: list[YearFigure]) -> list[YearFigure]:
    """Where nothing was counted, one short sentence says so."""
    if any(it.value for it in figures):
        return figures
    said = [replace(it, sentence="") for it in figures]
    return [replace(it, sentence=_("None in this time.")) for it in said[:1]] + said[1:]
