"""Background work: every second, read again what was touched."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.jobs import every

from .indexing import refresh_touched


@every(1, "search.refresh")
def refresh_entries(now: datetime) -> int:
    """Bring the entries up to date."""
    return refresh_touched()
