"""Meetings of the group Openness, for tests of this room."""

import pytest

from factories.meetings import Meetings


@pytest.fixture
def meetings(world):
    """Makes meetings at any point of their way."""
    return Meetings(world)
