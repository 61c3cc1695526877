"""Background work: letters every second, digests every minute, tidying every day."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.jobs import every

from .digest import write_digests
from .post import send_waiting
from .tidying import tidy


@every(1, "notify.send")
def send(now: datetime) -> int:
    """Send what is queued."""
    return send_waiting(now)


@every(60, "notify.digests")
def digests(now: datetime) -> int:
    """Write the digests that are due."""
    return write_digests(now)


@every(24 * 3600, "notify.tidy")
def tidy_up(now: datetime) -> int:
    """Remove what is no longer kept."""
    return tidy(now)
