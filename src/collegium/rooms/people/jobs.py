"""Background work of people."""

from __future__ import annotations

from datetime import UTC, datetime

from collegium.commons.jobs import every

from .signing import clear_signing


@every(6 * 3600, "people.clear_signing")
def clear(now: datetime) -> None:
    """Throw away old links, attempts and sessions that are over."""
    clear_signing(now, datetime.now(UTC))
