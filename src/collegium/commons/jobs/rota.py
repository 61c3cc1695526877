"""What of the schedule a process holds in memory, so that a house at rest writes once a minute and no more."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from .schedule import JOBS, Job

if TYPE_CHECKING:
    from .models import Heartbeat

log = logging.getLogger("collegium.jobs")
STORE_SECONDS = 60.0
LONGEST_WAIT = 3600.0


class Rota:
    """The beats of all jobs: read once, kept here, stored each minute.

    At once are stored the beat of a job that began or ceased to fail, and that of a job with a period of a minute
    or more, so that neither a restart nor a second process does its work twice.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._beats: dict[str, Heartbeat] | None = None
        self._forced: set[str] = set()
        self._changed: set[str] = set()
        self._stored_at: float | None = None

    def make_due(self, names: Iterable[str]) -> None:
        """Let these jobs run at the next turn, whatever the clock says."""
        self._forced.update(names)

    def run_due(self, now: datetime) -> int:
        """Run every job that is due; returns how many ran. No query when nothing is due."""
        due = [job for job in JOBS.values() if self._is_due(job, now)]
        at_once = [self._run(job, now) for job in due]
        late = self._stored_at is None or self._seconds() - self._stored_at >= STORE_SECONDS
        if self._changed and (any(at_once) or late):
            self.store()
        return len(due)

    def store(self) -> None:
        """Write what has changed, in one statement."""
        from .models import Heartbeat

        rows = [self._beat(name) for name in sorted(self._changed)]
        Heartbeat.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["job"],
            update_fields=["ran_at", "due_at", "failures", "error"],
        )
        self._changed.clear()
        self._stored_at = self._seconds()

    def _beat(self, name: str) -> Heartbeat:
        from .models import Heartbeat

        if self._beats is None:
            self._beats = {beat.job: beat for beat in Heartbeat.objects.all()}
        return self._beats.setdefault(name, Heartbeat(job=name))

    def _is_due(self, job: Job, now: datetime) -> bool:
        if job.name in self._forced:
            self._forced.discard(job.name)
            return True
        beat = self._beat(job.name)
        if beat.due_at is not None and beat.due_at > now:
            return False
        return not job.is_long or not self._done_elsewhere(beat, now)

    @staticmethod
    def _done_elsewhere(beat: Heartbeat, now: datetime) -> bool:
        """Whether another process has run it meanwhile; then its time is taken over."""
        from .models import Heartbeat

        stored = Heartbeat.objects.filter(pk=beat.job, due_at__gt=now).values_list("ran_at", "due_at").first()
        if stored:
            beat.ran_at, beat.due_at = stored
        return stored is not None

    def _run(self, job: Job, now: datetime) -> bool:
        """Run it; whether its beat has to be stored at once."""
        beat = self._beat(job.name)
        failed_before = beat.failures
        try:
            job.work(now)
            beat.failures, beat.error, wait = 0, "", job.seconds
        except Exception as error:
            log.exception("job %s failed", job.name)
            beat.failures, beat.error = beat.failures + 1, repr(error)[:500]
            wait = min(job.seconds * 2**beat.failures, LONGEST_WAIT)
        beat.ran_at, beat.due_at = now, now + timedelta(seconds=wait)
        self._changed.add(job.name)
        return job.is_long or beat.failures != failed_before
