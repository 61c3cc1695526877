"""The schedule: what is due runs, what fails waits longer, and a house at rest writes once a minute."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.commons.jobs import JOBS, Rota, every
from collegium.commons.jobs.models import Heartbeat


class Seconds:
    """A monotonic clock that the test turns."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def jobs():
    """No jobs but those of the test; each run is noted."""
    ran = []
    kept = dict(JOBS)
    JOBS.clear()
    every(1, "short")(lambda now: ran.append("short"))
    every(3600, "long")(lambda now: ran.append("long"))
    yield ran
    JOBS.clear()
    JOBS.update(kept)


def writes(call):
    with CaptureQueriesContext(connection) as caught:
        call()
    return [query["sql"] for query in caught if not query["sql"].startswith("SELECT")]


def test_what_is_due_runs_and_only_that(world, jobs):
    rota = Rota()
    assert rota.run_due(world.now) == 2 and jobs == ["short", "long"]
    assert rota.run_due(world.now) == 0
    assert rota.run_due(world.now + timedelta(seconds=1)) == 1
    assert rota.run_due(world.now + timedelta(seconds=3600)) == 2


def test_a_minute_at_rest_is_one_write(world, jobs):
    seconds = Seconds()
    rota = Rota(seconds)
    rota.run_due(world.now)
    done = []
    for second in range(1, 60):
        seconds.now += 1
        done += writes(lambda second=second: rota.run_due(world.now + timedelta(seconds=second)))
    assert done == [] and jobs.count("short") == 60
    seconds.now += 1
    assert len(writes(lambda: rota.run_due(world.now + timedelta(seconds=60)))) == 1
    assert Heartbeat.objects.get(pk="short").ran_at == world.now + timedelta(seconds=60)


def test_nothing_due_asks_nothing(world, jobs, django_assert_num_queries):
    rota = Rota()
    rota.run_due(world.now)
    with django_assert_num_queries(0):
        rota.run_due(world.now)


def test_a_restart_does_not_run_a_long_job_again(world, jobs):
    Rota().run_due(world.now)
    Rota().run_due(world.now + timedelta(seconds=30))
    assert jobs == ["short", "long", "short"]


def test_of_two_processes_one_runs_a_long_job(world, jobs):
    one, other = Rota(), Rota()
    one.run_due(world.now)
    other.run_due(world.now + timedelta(seconds=1))
    later = world.now + timedelta(seconds=3700)
    one.run_due(later)
    other.run_due(later)
    assert jobs.count("long") == 2


def test_a_failure_is_stored_at_once_and_waits_longer_each_time(world, jobs):
    broken = {"is": True}

    def fall(now):
        if broken["is"]:
            raise RuntimeError("no")

    every(1, "falls")(fall)
    rota = Rota()
    rota.run_due(world.now)
    beat = Heartbeat.objects.get(pk="falls")
    assert (beat.failures, beat.due_at) == (1, world.now + timedelta(seconds=2)) and "no" in beat.error
    rota.run_due(world.now + timedelta(seconds=2))
    assert Heartbeat.objects.get(pk="falls").due_at == world.now + timedelta(seconds=2 + 4)
    assert jobs.count("short") == 2
    broken["is"] = False
    rota.run_due(world.now + timedelta(seconds=6))
    assert Heartbeat.objects.get(pk="falls").failures == 0


def test_where_the_clock_stands_jobs_can_be_made_due(world, jobs):
    rota = Rota()
    rota.run_due(world.now)
    rota.make_due(["long"])
    assert rota.run_due(world.now) == 1 and jobs.count("long") == 2
