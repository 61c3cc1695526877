"""Cards are asked about again a year after they were last confirmed."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import SYSTEM
from collegium.commons.jobs import every

from .actions_using import ask_confirmation
from .queries import due_unasked
from .queries_keepers import keepers_of


@every(3600, "practices.ask_confirmation")
def ask_again(now: datetime) -> int:
    """Ask about every card that is due and was not asked about; returns how many."""
    due = due_unasked(now)
    for practice in due:
        ask_confirmation(actor=SYSTEM, practice=practice, to=keepers_of(practice, now), now=now)
    return len(due)
