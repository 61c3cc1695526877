"""The permission matrix of votes, written by hand; the generated one must equal it."""

import pytest

from collegium.commons.access import can
from collegium.rooms.ballots.queries import decision_for

OFFICE = {"secretary_general", "policy_officer"}
MEMBERS = {
    "secretary_general", "policy_officer", "president", "board_member", "board_three", "board_four", "board_five",
    "chair", "seat", "liaison", "delegate", "head", "liaison_beta",
}  # fmt: skip
EXPECTED = {
    "ballots.see": MEMBERS,
    "ballots.open": OFFICE,
    "ballots.define_rule": OFFICE,
    "ballots.record_vote": OFFICE,
    "ballots.move": OFFICE,
    "ballots.cancel": OFFICE,
    "ballots.close": OFFICE | {"president"},
}


@pytest.mark.parametrize("permission", EXPECTED)
def test_who_may_what(world, board, permission):
    from collegium.commons.access import OPERATOR

    it = decision_for(OPERATOR, board.open())
    assert {role for role in world.roles() if can(world[role], permission, it)} == EXPECTED[permission]


@pytest.mark.parametrize("permission", ["ballots.cast_vote", "ballots.recuse"])
def test_only_the_holder_casts_and_withdraws(world, board, permission):
    from collegium.commons.access import OPERATOR

    it = decision_for(OPERATOR, board.open())
    may = {role for role in world.roles() if can(world[role], permission, it, person=world.person["president"])}
    assert may == ({"president"} if permission == "ballots.cast_vote" else {"president"} | OFFICE)


def test_the_public_sees_only_what_is_closed(world, board):
    from datetime import timedelta

    from collegium.commons.access import NOBODY, SYSTEM
    from collegium.kernel.errors import NotFound
    from collegium.rooms.ballots.actions import close_decision
    from collegium.rooms.ballots.queries import electors_of, seat_lines

    decision = board.open()
    with pytest.raises(NotFound):
        decision_for(NOBODY, decision)
    close_decision(actor=SYSTEM, decision=decision, now=world.now + timedelta(days=4))
    it = decision_for(NOBODY, decision)
    assert seat_lines(it, electors_of(decision), NOBODY, world.now) == []
