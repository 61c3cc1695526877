"""The clock of a demonstration that was made for one moment stands there, in every process that shows it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from collegium.config.peeking import database_of, mark_of, zone_of
from collegium.kernel import clock

MORNING = time(9, 0)


def morning_of(anchor: str, zone: str) -> datetime:
    """Nine o'clock on the anchor's day in the network's zone, in UTC. Raises ValueError for a wrong date."""
    return datetime.combine(date.fromisoformat(anchor), MORNING, ZoneInfo(zone)).astimezone(UTC)


def keep_time() -> None:
    """Stop this process's clock when the network is a demonstration with a frozen one; else let it run."""
    folder = os.environ.get("COLLEGIUM_DATA")
    database = database_of(Path(folder or "var/collegium"))
    mark = mark_of(database)
    if mark and mark.get("frozen"):
        clock.freeze(morning_of(mark["anchor"], zone_of(database)))
