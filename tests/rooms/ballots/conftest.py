"""A Board of five and its rules."""

from datetime import timedelta

import pytest

from collegium.commons.access import OPERATOR
from collegium.rooms.ballots.actions import open_decision
from collegium.rooms.ballots.presets import install_presets
from collegium.rooms.groups.queries import seats_of


@pytest.fixture
def board(world):
    """Opens votes of the Board and names its seats: board.seat("president"), board.open(rule=...)."""
    install_presets(actor=OPERATOR, now=world.now)

    class Board:
        id = world.body["board"]
        seats = {row.person: row.id for row in seats_of(world.body["board"], world.now)}

        def seat(self, role):
            return self.seats[world.person[role]]

        def open(self, rule="urgent-written-vote", days=3, **more):
            return open_decision(
                actor=world.secretary_general,
                body=self.id,
                question="Adopt the budget",
                rule=rule,
                closes_at=world.now + timedelta(days=days),
                now=world.now,
                **more,
            )

    return Board()
