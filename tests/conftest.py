"""The ground of all tests: a frozen clock and one small world made once (the settings stand in ground.py)."""

import os

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session, exitstatus):
    """In CI (CI=1) nothing is skipped: a skipped test fails the run, and its reason is told."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if os.environ.get("CI") and skipped:
        for report in skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            reporter.write_line(f"SKIPPED IN CI: {report.nodeid}: {reason}", red=True)
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After the tables: the small world, committed once for all tests."""
    from factories.world import build

    with django_db_blocker.unblock():
        build()


@pytest.fixture(autouse=True)
def _english():
    """Every test begins in English, whatever language the request before it had."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def world(db):
    """The small world, its clock frozen at its own moment."""
    from collegium.commons.network.settings import forget
    from collegium.commons.pages.kept import forget_kept
    from collegium.kernel import clock
    from collegium.portal.queries import forget_desk_counts
    from factories.world import World

    forget()
    forget_desk_counts()
    forget_kept()
    it = World()
    with clock.frozen_at(it.now):
        yield it
    forget()


@pytest.fixture
def queries(world, django_assert_max_num_queries):
    """Count the queries of a call: `queries(lambda: ...)`."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(call):
        with CaptureQueriesContext(connection) as caught:
            call()
        return len(caught)

    return count
