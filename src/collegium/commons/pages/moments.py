"""Times as people read them: in the network's zone, named; relative words are drawn in the browser.

The forms are those of Unicode's CLDR: British English for English, and the months of French in small letters.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from django.utils import translation

from collegium.commons.network import network

LOCALES = {"en": "en_GB"}


def local(moment: datetime) -> datetime:
    """A moment in the network's own zone."""
    return moment.astimezone(network().tz)


@lru_cache(maxsize=4096)
def _written(day: date, form: str, language: str) -> str:
    """A date in a form of CLDR; in French the first of a month is written 1er."""
    form = form.replace("d", "d'er'", 1) if language == "fr" and day.day == 1 else form
    return format_date(day, form, locale=LOCALES.get(language, language))


def _said(moment: datetime | date, form: str) -> str:
    it = local(moment).date() if isinstance(moment, datetime) else moment
    return _written(it, form, translation.get_language() or "en")


def day(moment: datetime | date) -> str:
    """Fri 4 Dec 2026; ven. 4 déc. 2026."""
    return _said(moment, "EEE d MMM y")


def day_long(moment: datetime | date) -> str:
    """4 December 2026; 4 décembre 2026; 1er janvier 2022."""
    return _said(moment, "d MMMM y")


def day_short(moment: datetime | date) -> str:
    """4 Dec; 4 déc."""
    return _said(moment, "d MMM")


def clock_time(moment: datetime) -> str:
    """17:00 in the network's zone."""
    return f"{local(moment):%H:%M}"


def moment_full(moment: datetime) -> str:
    """Fri 4 Dec 2026, 17:00 CET."""
    it = local(moment)
    return f"{day(it)}, {it:%H:%M} {it.tzname()}"


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
