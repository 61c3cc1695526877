"""A challenge of Gamma under the theme of the group."""

import pytest

from collegium.rooms.challenges.actions import raise_challenge, support_challenge


@pytest.fixture
def raised(world):
    """Raises a challenge with so many supporters beside the university that raised it."""

    def make(supporters=0, title="Contracts end before projects"):
        ident = raise_challenge(
            actor=world.liaison,
            institution=world.inst["gamma"],
            title=title,
            what="They end.",
            who_suffers="All.",
            theme="openness",
            now=world.now,
        )
        for who, slug in [("chair", "alpha"), ("seat", "beta"), ("president", "delta")][:supporters]:
            support_challenge(actor=world[who], challenge=ident, institution=world.inst[slug], now=world.now)
        return ident

    return make
