"""The rules of meetings: when what may be done, the timetable, the order, counting who was there."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.rooms.meetings.choices import ActionState, Presence, State
from collegium.rooms.meetings.rules import (
    FLOW,
    LONGEST,
    Line,
    Standing,
    may_be_settled,
    moved,
    time_fits,
    timetable,
    too_much,
    turnout,
)

AT = datetime(2022, 5, 2, 9, 0, tzinfo=UTC)
WAY = {
    ("send", "planned"), ("send", "sent"), ("hold", "planned"), ("hold", "sent"), ("show", "held"), ("freeze", "draft"),
    ("correct", "frozen"), ("cancel", "planned"), ("cancel", "sent"),
}  # fmt: skip


@pytest.mark.parametrize(("move", "state"), list(product([move.name for move in FLOW], State)))
def test_every_move_from_every_state(move, state):
    standing = Standing(state, AT, items=1, written=1)
    asked = {"send": {"now": AT - timedelta(hours=1)}, "hold": {"now": AT}}.get(move, {})
    assert bool(FLOW.check(move, standing, **asked)) == ((move, str(state)) in WAY)


@given(minutes=st.integers(-5000, 5000), items=st.integers(0, 3))
def test_an_agenda_goes_out_before_the_meeting_and_presence_is_noted_from_its_beginning(minutes, items):
    now, standing = AT + timedelta(minutes=minutes), Standing(State.PLANNED, AT, items=items)
    assert bool(FLOW.check("send", standing, now=now)) == (items > 0 and minutes < 0)
    assert bool(FLOW.check("hold", standing, now=now)) == (minutes >= 0)


@given(length=st.timedeltas(timedelta(days=-9), timedelta(days=9)))
def test_a_meeting_ends_after_it_begins_within_a_week(length):
    assert bool(time_fits(AT, AT + length)) == (timedelta(0) < length <= LONGEST)


LENGTHS = st.lists(st.none() | st.integers(1, 600), max_size=12)


@given(lengths=LENGTHS)
def test_items_follow_one_another_until_one_has_no_length(lengths):
    slots = timetable(AT, lengths)
    assert len(slots) == len(lengths)
    known = lengths.index(None) + 1 if None in lengths else len(lengths)
    for n, slot in enumerate(slots):
        expected = AT + timedelta(minutes=sum(lengths[:n])) if n < known else None
        assert slot.begins_at == expected


@given(lengths=LENGTHS, minutes=st.integers(1, 2000))
def test_an_agenda_fits_or_says_by_how_much_it_does_not(lengths, minutes):
    over = too_much(AT, AT + timedelta(minutes=minutes), lengths)
    assert over == max(0, sum(filter(None, lengths)) - minutes)


@given(order=st.lists(st.text(min_size=1, max_size=3), unique=True, max_size=8), data=st.data(), up=st.booleans())
def test_moving_keeps_all_items_and_changes_two_places_at_most(order, data, up):
    item = data.draw(st.sampled_from(order)) if order else "x"
    found = moved(order, item, up=up)
    assert sorted(found) == sorted(order)
    assert sum(a != b for a, b in zip(order, found, strict=True)) in (0, 2)
    if item in order:
        step = found.index(item) - order.index(item)
        assert step in (0, -1 if up else 1)
        assert moved(found, item, up=not up) == order or step == 0


LINES = st.lists(st.builds(Line, st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["", *Presence])), max_size=20)


@given(lines=LINES)
def test_turnout_counts_each_institution_once(lines):
    found = turnout(lines)
    assert found.here <= found.noted <= found.invited == len(lines)
    assert found.institutions_here <= min(found.institutions, found.here)
    assert found.institutions_here == len(
        {x.institution for x in lines if x.presence in ("present", "substitute")} - {""}
    )


def test_an_action_is_settled_once():
    assert [bool(may_be_settled(state)) for state in ActionState] == [True, False, False]
