"""Jobs by schedule. A job that fails is tried again later and never stops the others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from .models import Heartbeat

log = logging.getLogger("collegium.jobs")
Work = Callable[[datetime], object]
F = TypeVar("F", bound=Work)


@dataclass(frozen=True, slots=True)
class Job:
    """A named piece of work and its period in seconds."""

    name: str
    seconds: float
    work: Work


JOBS: dict[str, Job] = {}


def every(seconds: float, name: str) -> Callable[[F], F]:
    """Decorator: run the function with `now` every so many seconds, in the background process."""

    def register(function: F) -> F:
        JOBS[name] = Job(name, seconds, function)
        return function

    return register


def run_due(now: datetime) -> int:
    """Run every job that is due; returns how many ran. One query when nothing is due."""
    from .models import Heartbeat

    beats = {beat.job: beat for beat in Heartbeat.objects.all()}
    ran = 0
    for job in JOBS.values():
        beat = beats.get(job.name) or Heartbeat(job=job.name)
        if beat.due_at is None or beat.due_at <= now:
            _run(job, beat, now)
            ran += 1
    return ran


def _run(job: Job, beat: Heartbeat, now: datetime) -> None:
    try:
        job.work(now)
        beat.failures, beat.error, wait = 0, "", job.seconds
    except Exception as error:
        log.exception("job %s failed", job.name)
        beat.failures, beat.error = beat.failures + 1, repr(error)[:500]
        wait = min(job.seconds * 2**beat.failures, 3600)
    beat.ran_at, beat.due_at = now, now + timedelta(seconds=wait)
    beat.save()
