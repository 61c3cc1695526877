"""Background work: schedules with heartbeat and retry. One loop delivers, seals, sends and ticks."""

from .schedule import JOBS, every, run_due

__all__ = ["JOBS", "every", "run_due"]
