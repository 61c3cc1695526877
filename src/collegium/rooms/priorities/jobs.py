"""Rounds close at their deadline."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import SYSTEM
from collegium.commons.jobs import every

from .actions import close_round
from .queries import overdue


@every(60, "priorities.close_due")
def close_due(now: datetime) -> int:
    """Close every open round whose deadline has come."""
    due = overdue(now)
    for ident in due:
        close_round(actor=SYSTEM, round=ident, now=now)
    return len(due)
