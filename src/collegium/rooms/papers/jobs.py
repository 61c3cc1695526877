"""Background work of papers."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.jobs import every

from .saving import thin_savings


@every(6 * 3600, "papers.thin_savings")
def thin(now: datetime) -> None:
    """Thin the log of savings, so that a text that is written for months does not fill the disk."""
    thin_savings(now)
