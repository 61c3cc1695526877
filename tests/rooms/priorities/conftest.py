"""Adopted challenges of the small world, and rounds over them at any point of their way."""

import pytest

from factories.priorities import Priorities


@pytest.fixture
def prio(world):
    """Makes rounds with the room's own actions."""
    return Priorities(world)
