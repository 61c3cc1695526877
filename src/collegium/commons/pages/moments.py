"""Times as people read them: in the network's zone, named; relative words are drawn in the browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.formats import date_format

from collegium.commons.network import network


def local(moment: datetime) -> datetime:
    """A moment in the network's own zone."""
    return moment.astimezone(network().tz)


def day(moment: datetime | date) -> str:
    """Fri 4 Dec 2026; ven. 4 déc. 2026."""
    it = local(moment) if isinstance(moment, datetime) else moment
    return date_format(it, "D j M Y")


def day_long(moment: datetime | date) -> str:
    """4 December 2026; 4 décembre 2026; 1er janvier 2022."""
    it = local(moment) if isinstance(moment, datetime) else moment
    if translation.get_language() == "fr" and it.day == 1:
        return f"1er {date_format(it, 'F Y')}"
    return date_format(it, "j F Y")


def day_short(moment: datetime | date) -> str:
    """4 Dec; 4 déc."""
    it = local(moment) if isinstance(moment, datetime) else moment
    return date_format(it, "j M")


def clock_time(moment: datetime) -> str:
    """17:00 in the network's zone."""
    return f"{local(moment):%H:%M}"


def moment_full(moment: datetime) -> str:
    """Fri 4 Dec 2026, 17:00 CET."""
    it = local(moment)
    return f"{date_format(it, 'D j M Y')}, {it:%H:%M} {it.tzname()}"


def iso(moment: datetime | date) -> str:
    """Machine form for the datetime attribute."""
    return moment.isoformat()


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "day_long": day_long,
    "day_short": day_short,
    "clock_time": clock_time,
    "moment": moment_full,
    "iso": iso,
}
