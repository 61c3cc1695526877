"""What the calendar does by itself: registration closes after its last day, needs are erased after the event."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import SYSTEM
from collegium.commons.jobs import every

from .actions import close_registration
from .actions_registering import erase_needs
from .presets import PRESETS, install_presets
from .queries import due_to_close, kinds
from .queries_people import needs_to_erase


@every(24 * 3600, "events.kinds")
def define_kinds(now: datetime) -> int:
    """A network that had no events yet gets the kinds with which one begins; returns how many."""
    if kinds():
        return 0
    install_presets(actor=SYSTEM, now=now)
    return len(PRESETS)


@every(900, "events.close_registration")
def close_due(now: datetime) -> int:
    """Close registration of every event whose last day has passed; returns how many."""
    due = due_to_close(now)
    for event in due:
        close_registration(actor=SYSTEM, event=event, now=now)
    return len(due)


@every(6 * 3600, "events.erase_needs")
def erase_old_needs(now: datetime) -> int:
    """Erase the needs of events that were over 30 days ago, or are cancelled; returns of how many events."""
    due = needs_to_erase(now)
    for event in due:
        erase_needs(actor=SYSTEM, event=event, now=now)
    return len(due)
