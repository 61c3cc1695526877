"""The background process: delivers what was announced, runs what is due, stops between two pieces of work."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time

from collegium.config.lifeline import end_with_parent

log = logging.getLogger("collegium.background")
PAUSE_SECONDS = 0.25
TROUBLE_SECONDS = 2.0


class Rounds:
    """One round after the other. `turn()` does what waits now and says how many pieces it did."""

    def __init__(self) -> None:
        from collegium.commons.jobs import Rota

        self.rota = Rota()
        self.done_at: dict[str, float] = {}

    def turn(self) -> int:
        """Deliver facts until none waits, then run the jobs that are due."""
        from collegium.commons.announce import deliver_waiting
        from collegium.commons.network.settings import forget
        from collegium.kernel import clock

        forget()
        delivered = 0
        while count := deliver_waiting(clock.now()):
            delivered += count
        return delivered + self._jobs()

    def _jobs(self) -> int:
        from collegium.kernel import clock

        if clock.is_frozen():
            self._let_time_pass()
        return self.rota.run_due(clock.now())

    def _let_time_pass(self) -> None:
        """Where the clock stands, nothing would fall due a second time: go by this process's own seconds."""
        from collegium.commons.jobs import JOBS

        here = time.monotonic()
        due = [job.name for job in JOBS.values() if here - self.done_at.get(job.name, 0.0) >= job.seconds]
        self.rota.make_due(due)
        self.done_at.update(dict.fromkeys(due, here))


def run(stop: threading.Event) -> None:
    """Rounds until `stop` is set. A round that fails is logged and tried again."""
    from django.db import close_old_connections, connections

    rounds = Rounds()
    while not stop.is_set():
        pause = PAUSE_SECONDS
        try:
            rounds.turn()
        except Exception:
            log.exception("a round of the background failed")
            pause = TROUBLE_SECONDS
            connections.close_all()
        close_old_connections()
        stop.wait(pause)
    connections.close_all()


def main() -> None:
    """Run until SIGTERM or SIGINT."""
    end_with_parent(int(os.environ.get("COLLEGIUM_SUPERVISOR", "0")) or None)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.config.settings")
    import django

    django.setup()
    from collegium.config.moment import keep_time

    keep_time()
    run(stop)


if __name__ == "__main__":
    main()
