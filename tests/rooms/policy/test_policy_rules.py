"""When a recommendation counts, when it needs a look, how windows stand; no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.kernel.errors import Refused
from collegium.rooms.policy.choices import Stage, State, WindowState
from collegium.rooms.policy.rules import (
    FLOW,
    LOOK_AFTER_DAYS,
    MOVE_TO,
    WARN_DAYS,
    Standing,
    closes_soon,
    counted,
    needs_a_look,
    next_edge,
    stage_of,
    window_state,
)

TODAY = date(2022, 5, 2)
DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))
ASKED = {"source": "https://example.org/x", "quotation": "Yes.", "on": TODAY, "today": TODAY}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", MOVE_TO.values())
def test_every_move_from_every_state(state, move):
    assert FLOW.take(move, Standing(state), **ASKED).to == next(to for to, name in MOVE_TO.items() if name == move)


@pytest.mark.parametrize("move", sorted(set(MOVE_TO.values()) - {"look"}))
@pytest.mark.parametrize(
    ("gap", "reason"),
    [
        ({"source": ""}, "no_source"),
        ({"quotation": ""}, "no_quotation"),
        ({"on": TODAY + timedelta(days=1)}, "evidence_of_the_future"),
    ],
)
def test_an_answer_needs_its_evidence(move, gap, reason):
    with pytest.raises(Refused, match=reason):
        FLOW.take(move, Standing(State.OPEN), **{**ASKED, **gap})


def test_a_look_needs_no_evidence():
    assert FLOW.check("look", Standing(State.OPEN), **{**ASKED, "source": "", "quotation": ""})


@given(st.lists(st.sampled_from(State)))
def test_figures_have_their_base(states):
    uptake = counted(states)
    assert uptake.total == len(states)
    assert uptake.came + uptake.rejected + uptake.open == uptake.total
    assert uptake.came == sum(state in (State.TAKEN_UP, State.IN_PART) for state in states)


@given(DAYS, st.integers(0, 200), DAYS)
def test_a_window_is_open_from_its_first_to_its_last_day(opens, length, day):
    closes = opens + timedelta(days=length)
    assert (window_state(opens, closes, day) == WindowState.OPEN) == (opens <= day <= closes)
    soon = opens <= day <= closes and (closes - day).days <= WARN_DAYS
    assert closes_soon(opens, closes, day) == soon


@given(st.lists(st.tuples(DAYS, st.integers(0, 90))), DAYS)
def test_nothing_changes_before_the_next_edge(written, day):
    windows = [(opens, opens + timedelta(days=length)) for opens, length in written]
    edge = next_edge(windows, day)
    before = [window_state(*window, day) for window in windows]
    if edge is None:
        assert set(before) <= {WindowState.CLOSED}
    else:
        assert [window_state(*window, edge - timedelta(days=1)) for window in windows] == before
        assert [window_state(*window, edge) for window in windows] != before


@given(st.lists(st.tuples(DAYS, st.sampled_from(Stage)), min_size=1))
def test_the_latest_day_tells_the_stage(milestones):
    on, stage = stage_of(milestones)
    assert on == max(day for day, _ in milestones) and (on, stage) in milestones


@given(DAYS, st.none() | DAYS, DAYS)
def test_a_year_without_a_look(asked, looked, day):
    assert needs_a_look(asked, looked, day) == ((day - (looked or asked)).days >= LOOK_AFTER_DAYS)
