"""When a vote may be opened, cast, moved, closed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.kernel.errors import Refused
from collegium.rooms.ballots.choices import State
from collegium.rooms.ballots.rules import FLOW, Standing, Terms, long_enough, may_cast, may_close

NOW = datetime(2022, 5, 2, 7, 0, tzinfo=UTC)


def standing(**over):
    given_ = {
        "state": State.OPEN,
        "closes_at": NOW + timedelta(days=1),
        "closes_early": True,
        "entitled": 5,
        "cast": 0,
        "quorum_met": False,
    }
    return Standing(**{**given_, **over})


@given(days=st.integers(0, 60), minimum=st.integers(0, 60))
def test_a_vote_lasts_its_minimum_days(days, minimum):
    decision = long_enough(Terms(minimum, False), opens=NOW, closes=NOW + timedelta(days=days))
    assert decision.allowed == (days > 0 and days >= minimum)


@given(cast=st.integers(0, 5), quorum=st.booleans(), chair=st.booleans(), early=st.booleans(), over=st.booleans())
def test_it_closes_at_its_time_or_as_its_rule_says(cast, quorum, chair, early, over):
    it = standing(cast=cast, quorum_met=quorum, closes_early=early, closes_at=NOW if over else NOW + timedelta(hours=1))
    expected = over or (early and (cast == 5 or (chair and quorum)))
    assert may_close(it, now=NOW, by_chair=chair).allowed == expected


@pytest.mark.parametrize(
    ("over", "recused", "reason"),
    [
        ({}, False, ""),
        ({"state": State.CLOSED}, False, "closed_for_votes"),
        ({"closes_at": NOW}, False, "closed_for_votes"),
        ({}, True, "seat_is_recused"),
    ],
)
def test_a_seat_votes_until_closing(over, recused, reason):
    assert may_cast(standing(**over), recused=recused, now=NOW).reason == reason


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", ["close", "move", "cancel"])
def test_only_an_open_vote_moves(state, move):
    asked = {"close": {"now": NOW}, "move": {"to": NOW + timedelta(days=2), "now": NOW}, "cancel": {}}[move]
    it = standing(state=state, cast=5)
    if state == State.OPEN:
        assert FLOW.take(move, it, **asked).name == move
    else:
        with pytest.raises(Refused):
            FLOW.take(move, it, **asked)
