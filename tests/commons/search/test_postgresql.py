"""Says whether the other engine is tested in this run: all tests of this folder run on the database of the tests."""

import os

import pytest
from django.db import connection


def test_the_other_engine_answers_too(world, shelf):
    """With COLLEGIUM_TEST_DATABASE=postgresql://... every test here asks PostgreSQL."""
    if not os.environ.get("COLLEGIUM_TEST_DATABASE"):
        pytest.skip("PostgreSQL is not tested in this run: set COLLEGIUM_TEST_DATABASE=postgresql://...")
    from collegium.commons.search.engine import engine
    from collegium.commons.search.postgresql import PostgreSQL

    assert connection.vendor == "postgresql" and isinstance(engine(), PostgreSQL)
