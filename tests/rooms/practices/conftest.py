"""Cards of Gamma, for tests of this room."""

import pytest

from factories.practices import Practices


@pytest.fixture
def cards(world):
    """Makes cards at any point of their way."""
    return Practices(world)
