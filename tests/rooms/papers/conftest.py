"""Papers of the small world, brought to any state by the moves that lead there."""

import pytest

from collegium.commons.access import OPERATOR
from collegium.rooms.ballots.presets import install_presets as install_rules
from collegium.rooms.papers.presets import install_presets
from factories.papers import Papers


@pytest.fixture
def papers(world):
    """Kinds, rules of voting, and papers in any state."""
    install_presets(actor=OPERATOR, now=world.now)
    install_rules(actor=OPERATOR, now=world.now)
    return Papers(world)
