"""The clock closes rounds and reminds before their deadlines."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import SYSTEM
from collegium.commons.jobs import every

from .actions_rounds import close_round, remind
from .queries_rounds import due_reminders, over
from .rules import reminders_due


@every(60, "benchmarking.close")
def close_what_is_over(now: datetime) -> int:
    """Close every round whose deadline has passed; returns how many."""
    due = over(now)
    for ident in due:
        close_round(actor=SYSTEM, data_round=ident, now=now)
    return len(due)


@every(3600, "benchmarking.remind")
def remind_before(now: datetime) -> int:
    """Remind seven days and two days before a deadline, each once; returns how many rounds."""
    done = 0
    for ident, deadline, reminders in due_reminders(now):
        if reminders < reminders_due(deadline, now=now):
            remind(actor=SYSTEM, data_round=ident, now=now)
            done += 1
    return done
