"""The rules of a zone in calendar files, read as RFC 5545 has them read, say what the zone says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.rooms.events.calendars_zone import timezone_of

FIRST, LAST = date(2021, 1, 1), date(2025, 1, 1)
MIN, MAX = (datetime.fromisoformat(day) for day in ("2021-01-03", "2024-12-30"))
ZONES = ("Europe/Brussels", "Europe/London", "Europe/Lisbon", "Atlantic/Azores", "Asia/Tokyo", "America/New_York")


def _onsets(zone: str) -> list[tuple[datetime, timedelta]]:
    """(moment in UTC, offset from then on): an onset is written in the time that the clocks show before it."""
    found = []
    for part in timezone_of(zone, FIRST, LAST).subcomponents:
        before, after = part["tzoffsetfrom"].td, part["tzoffsetto"].td
        days = [part["dtstart"].dt, *(it.dt for it in getattr(part.get("rdate"), "dts", []))]
        found += [((day - before).replace(tzinfo=UTC), after) for day in days]
    return sorted(found)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    zone=st.sampled_from(ZONES),
    moment=st.datetimes(min_value=MIN, max_value=MAX, timezones=st.just(UTC)),
)
def test_any_moment_has_the_offset_of_its_zone(zone: str, moment: datetime) -> None:
    """Of the onsets before a moment the latest gives its offset."""
    offset = [after for onset, after in _onsets(zone) if onset <= moment][-1]
    assert offset == moment.astimezone(ZoneInfo(zone)).utcoffset()


def test_summer_time_of_brussels_begins_at_two_and_winter_time_at_three() -> None:
    """On 27 March 2022 the clocks went from 02:00 to 03:00, on 30 October from 03:00 to 02:00."""
    text = timezone_of("Europe/Brussels", date(2022, 1, 1), date(2023, 1, 1)).to_ical().decode()
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20220327T020000\r\nTZNAME:CEST" in text
    assert "BEGIN:STANDARD\r\nDTSTART:20221030T030000\r\nTZNAME:CET" in text
