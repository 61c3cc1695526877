"""The other engine: every test of this folder is run once more on a PostgreSQL of its own.

COLLEGIUM_TEST_DATABASE=postgresql://... names one that runs already; all tests then ask that one.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from factories import postgres
from factories.served import environment as plain_environment

HERE = Path(__file__).parent
GIVEN = os.environ.get("COLLEGIUM_TEST_DATABASE")


if GIVEN:

    def test_the_engine_is_postgresql(world, shelf):
        from collegium.commons.search.engine import engine
        from collegium.commons.search.postgresql import PostgreSQL

        assert connection.vendor == "postgresql" and isinstance(engine(), PostgreSQL)
        shelf.index()

else:

    def test_every_test_of_search_holds_on_postgresql():
        programs = postgres.programs()
        if programs is None:
            pytest.skip(postgres.WANTS)
        with postgres.server(programs) as address:
            done = asked_of(address)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
        assert " passed" in done.stdout


def asked_of(address: str) -> subprocess.CompletedProcess[str]:
    """A run of this folder on the database at that address."""
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-m", "not sqlite", str(HERE)]
    environment = {**plain_environment(), "COLLEGIUM_TEST_DATABASE": address}
    return subprocess.run(command, env=environment, cwd=HERE.parents[2], capture_output=True, text=True, check=False)
