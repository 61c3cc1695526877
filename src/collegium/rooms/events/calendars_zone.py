"""The rules of a time zone as iCalendar (VTIMEZONE, RFC 5545, 3.6.5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo


@lru_cache(maxsize=8)
def changes(zone: ZoneInfo, first: date, last: date) -> tuple[datetime, ...]:
    """The moments (UTC) between two days at which the clocks of a zone are put forward or back, in order."""
    start, end = (datetime.combine(day, time.min, UTC) for day in (first, last))
    found = []
    while start < end:
        after = min(start + timedelta(days=1), end)
        if _standing(start, zone) != _standing(after, zone):
            found.append(_moment(start, after, zone))
        start = after
    return tuple(found)


def _standing(moment: datetime, zone: ZoneInfo) -> tuple[timedelta, str]:
    there = moment.astimezone(zone)
    return there.utcoffset() or timedelta(0), there.tzname() or ""


def _moment(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The first second at which the clocks stand as they do `after`."""
    old = _standing(before, zone)
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        before, after = (middle, after) if _standing(middle, zone) == old else (before, middle)
    return after.replace(microsecond=0)


def timezone_of(name: str, first: date, last: date) -> Any:
    """VTIMEZONE of a zone (IANA name) for these days. Each change stands at the time that the clocks show before it:
    summer time of Brussels begins at 02:00, winter time at 03:00.
    """
    from icalendar import Timezone

    zone = ZoneInfo(name)
    it = Timezone()
    it.add("tzid", name)
    begin = datetime.combine(first, time.min, zone)
    offset = begin.utcoffset() or timedelta(0)
    it.add_component(_part(begin.replace(tzinfo=None), offset, begin, []))
    grouped: dict[tuple[timedelta, timedelta, str], list[datetime]] = {}
    for moment in changes(zone, first, last):
        after = moment.astimezone(zone)
        before, now = (_standing(it, zone)[0] for it in (moment - timedelta(seconds=1), moment))
        grouped.setdefault((before, now, after.tzname() or ""), []).append(moment)
    for (before, _now, _name), moments in grouped.items():
        onsets = [(moment + before).replace(tzinfo=None) for moment in moments]
        it.add_component(_part(onsets[0], before, moments[0].astimezone(zone), onsets[1:]))
    return it


def _part(onset: datetime, before: timedelta, there: datetime, more: list[datetime]) -> Any:
    """One STANDARD or DAYLIGHT; `there` is a moment at which it is in force."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    part = TimezoneDaylight() if there.dst() else TimezoneStandard()
    part.add("dtstart", onset)
    if more:
        part.add("rdate", more)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", there.utcoffset() or timedelta(0))
    part.add("tzname", there.tzname() or "")
    return part
