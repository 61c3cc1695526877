"""A challenge of Gamma and what members say about it."""

import pytest

from collegium.rooms.challenges.actions import raise_challenge
from collegium.rooms.discussions.actions import say

CHALLENGE = {"title": "Contracts end before projects", "what": "They end.", "who_suffers": "All.", "theme": "openness"}


@pytest.fixture
def challenge(world):
    """The ULID of a raised challenge, which every member may see."""
    return raise_challenge(actor=world.liaison, institution=world.inst["gamma"], now=world.now, **CHALLENGE)


@pytest.fixture
def write(world, challenge):
    """Somebody writes about it, or about another thing; returns the ULID of the contribution."""

    def make(text="The contracts of six engineers end in May.", who="seat", *, kind="challenge", host=None, **more):
        asked = {"actor": world[who], "kind": kind, "host": host or challenge, "now": world.now, **more}
        return say(text=text, **asked)

    return make
