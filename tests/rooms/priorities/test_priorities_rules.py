"""Sums, order, ties and coverage of rounds; which move starts from where."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.rooms.priorities.choices import ItemState, State
from collegium.rooms.priorities.rules import (
    FLOW,
    ITEM_FLOW,
    ItemStanding,
    Standing,
    Terms,
    covered,
    fits,
    in_order,
    may_answer,
    may_remind,
    sensible,
    tally,
    ties,
)

NOW = datetime(2022, 5, 2, 9, tzinfo=UTC)
OPTIONS = ["a", "b", "c", "d"]
ANSWERS = st.lists(st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 10)), max_size=20)


def standing(state=State.OPEN, closes=NOW + timedelta(days=7), options=3, asked=6, answered=2):
    return Standing(state, closes, options, asked, answered)


@given(ANSWERS)
def test_no_dot_is_lost_and_the_most_comes_first(answers):
    lines = tally(OPTIONS, answers)
    assert sorted(line.option for line in lines) == OPTIONS
    assert sum(line.dots for line in lines) == sum(sum(answer.values()) for answer in answers)
    assert [line.dots for line in lines] == sorted((line.dots for line in lines), reverse=True)
    assert all(line.givers <= len(answers) and line.givers <= line.dots for line in lines)


@given(ANSWERS, st.randoms())
def test_the_order_of_answers_changes_nothing(answers, random):
    mixed = list(answers)
    random.shuffle(mixed)
    assert tally(OPTIONS, mixed) == tally(OPTIONS, answers)


@given(ANSWERS)
def test_equal_sums_share_a_place_and_stand_in_the_order_of_the_question(answers):
    lines = tally(OPTIONS, answers)
    for one in lines:
        assert one.rank == 1 + sum(other.dots > one.dots for other in lines)
        assert one.tied == (sum(other.dots == one.dots for other in lines) > 1)
    for one, other in pairwise(lines):
        assert (one.rank == other.rank) == (one.dots == other.dots)
        assert one.dots > other.dots or OPTIONS.index(one.option) < OPTIONS.index(other.option)


@given(ANSWERS)
def test_ties_hold_those_that_share_a_place_and_nobody_else(answers):
    lines = tally(OPTIONS, answers)
    told = [line for group in ties(lines) for line in group]
    assert {line.option for line in told} == {line.option for line in lines if line.tied and line.dots}
    assert all(len(group) > 1 and len({line.rank for line in group}) == 1 for group in ties(lines))


def test_an_option_that_was_not_offered_is_not_counted():
    with pytest.raises(KeyError):
        tally(["a"], [{"b": 1}])


@given(st.lists(st.none() | st.integers(0, 10), max_size=60))
def test_coverage_adds_up(answers):
    coverage = covered(answers)
    assert coverage.asked == len(answers) and coverage.answered + coverage.silent == coverage.asked
    assert 0 <= coverage.blank <= coverage.answered
    assert coverage.complete == (None not in answers)


@given(
    st.dictionaries(st.sampled_from(OPTIONS), st.integers(-3, 12)),
    st.integers(1, 12),
    st.none() | st.integers(1, 12),
)
def test_what_fits_is_within_the_sum_and_the_most(dots, total, most):
    answer = fits(dots, Terms(total, most))
    right = all(0 <= n <= (most or total) for n in dots.values()) and sum(dots.values()) <= total
    assert bool(answer) == right
    if answer.reason == "too_many_dots":
        assert answer.params["over"] == sum(dots.values()) - total > 0


def test_terms_make_sense():
    assert sensible(Terms(10)) and sensible(Terms(10, 10)) and Terms(10).on_one == 10 and Terms(10, 4).on_one == 4
    assert sensible(Terms(10, 11)).reason == sensible(Terms(0)).reason == "most_beyond_dots"


def test_a_round_opens_with_options_somebody_to_ask_and_time():
    prepared = {"state": State.PREPARED, "asked": 0, "answered": 0}
    assert FLOW.check("open", standing(**prepared), asked=6, gone=0, now=NOW)
    for reason, given_, asked, gone in (
        ("too_few_options", {"options": 1}, 6, 0),
        ("nobody_to_ask", {}, 0, 0),
        ("no_longer_adopted", {}, 6, 1),
        ("deadline_is_over", {"closes": NOW}, 6, 0),
    ):
        assert FLOW.check("open", standing(**prepared, **given_), asked=asked, gone=gone, now=NOW).reason == reason


def test_it_closes_at_its_deadline_or_when_all_have_answered():
    assert FLOW.check("close", standing(), now=NOW).reason == "round_still_runs"
    assert FLOW.check("close", standing(answered=6), now=NOW)
    assert FLOW.check("close", standing(), now=NOW + timedelta(days=7))


def test_answers_are_taken_until_the_deadline():
    assert may_answer(standing(), now=NOW)
    assert may_answer(standing(), now=NOW + timedelta(days=7)).reason == "closed_for_answers"
    for state in (State.PREPARED, State.CLOSED, State.WITHDRAWN):
        assert may_answer(standing(state), now=NOW).reason == "closed_for_answers"


def test_a_reminder_goes_out_once_a_day_while_somebody_is_missing():
    assert may_remind(standing(), last=None, now=NOW)
    assert may_remind(standing(), last=NOW - timedelta(hours=3), now=NOW).reason == "reminded_today"
    assert may_remind(standing(), last=NOW - timedelta(days=1), now=NOW)
    assert may_remind(standing(answered=6), last=None, now=NOW).reason == "all_have_answered"
    assert may_remind(standing(State.CLOSED), last=None, now=NOW).reason == "closed_for_answers"


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", ["open", "move", "close", "withdraw"])
def test_every_move_from_every_state(state, move):
    allowed = {
        "open": {State.PREPARED},
        "move": {State.OPEN},
        "close": {State.OPEN},
        "withdraw": {State.PREPARED, State.OPEN},
    }
    assert FLOW.leads_from(move, state) == (state in allowed[move])


def test_the_way_of_an_item():
    for state, moves in (
        (ItemState.PLANNED, {"begin", "finish", "drop"}),
        (ItemState.UNDER_WAY, {"finish", "drop"}),
        (ItemState.DONE, {"resume"}),
        (ItemState.DROPPED, {"resume"}),
    ):
        assert {move.name for move in ITEM_FLOW if ITEM_FLOW.check(move.name, ItemStanding(state))} == moves
    assert in_order(2022, 2022) and in_order(2023, 2022).reason == "years_turned_round"
