"""The permission matrix of challenges, written by hand."""

import pytest

from collegium.commons.access import NOBODY, OPERATOR, can
from collegium.rooms.challenges.queries import challenge_for, challenges

OFFICE = {"secretary_general", "policy_officer"}
SITTING = {"president", "board_member", "chair", "seat", "liaison", "delegate", "head", "liaison_beta"}
EXPECTED = {
    "challenges.see": {"nobody", "guest", "board_three", "board_four", "board_five"} | OFFICE | SITTING,
    "challenges.raise": SITTING,
    "challenges.support": SITTING,
    "challenges.change": OFFICE | {"liaison"},
    "challenges.settle": OFFICE | {"chair"},
}


@pytest.mark.parametrize("permission", EXPECTED)
def test_who_may_what(world, raised, permission):
    it = challenge_for(OPERATOR, raised())
    assert {role for role in world.roles() if can(world[role], permission, it)} == EXPECTED[permission]


def test_who_adopts_for_the_group(world, raised):
    it = challenge_for(OPERATOR, raised())
    may = {r for r in world.roles() if can(world[r], "challenges.adopt", it, group=world.body["openness"])}
    assert may == OFFICE | {"chair"}


def test_lists_and_permissions_agree_on_what_is_visible(world, raised):
    from collegium.kernel.errors import NotFound

    ident = raised()
    for role in world.roles():
        listed = ident in {row.id for row in challenges(world[role])}
        try:
            found = challenge_for(world[role], ident) is not None
        except NotFound:
            found = False
        assert listed == found == world[role].is_member, role
    assert not challenges(NOBODY)
