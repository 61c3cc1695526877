"""When a challenge may be supported and moved; no database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.kernel.errors import Refused
from collegium.rooms.challenges.choices import State
from collegium.rooms.challenges.rules import FLOW, Standing, enough_support, may_support

STARTS = {
    "adopt": {State.RAISED},
    "park": {State.RAISED, State.ADOPTED},
    "solve": {State.ADOPTED},
    "reopen": {State.PARKED, State.SOLVED},
}


@given(supporters=st.integers(0, 60), needed=st.integers(0, 60))
def test_support_is_a_threshold(supporters, needed):
    assert enough_support(Standing(State.RAISED, supporters), needed=needed).allowed == (supporters >= needed)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", STARTS)
def test_every_move_from_every_state(state, move):
    asked = {"needed": 3} if move == "adopt" else {}
    if state in STARTS[move]:
        assert FLOW.take(move, Standing(state, 3), **asked).name == move
    else:
        with pytest.raises(Refused, match="not_from_here"):
            FLOW.take(move, Standing(state, 3), **asked)


@pytest.mark.parametrize("state", State)
def test_support_is_taken_until_it_is_settled(state):
    assert may_support(Standing(state, 1)).allowed == (state in (State.RAISED, State.ADOPTED))
