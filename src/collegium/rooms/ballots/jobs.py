"""Votes close at their time."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import SYSTEM
from collegium.commons.jobs import every

from .actions import close_decision
from .queries import overdue


@every(2, "ballots.close_due")
def close_due(now: datetime) -> int:
    """Close every open vote whose time has come."""
    due = overdue(now)
    for decision in due:
        close_decision(actor=SYSTEM, decision=decision, now=now)
    return len(due)
