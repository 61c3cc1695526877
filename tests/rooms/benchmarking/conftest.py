"""Indicators and rounds of the small world, for tests of this room."""

import pytest

from factories.benchmarking import Data


@pytest.fixture
def data(world):
    """Makes things of benchmarking."""
    return Data(world)
