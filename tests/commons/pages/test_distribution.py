"""Values on one line and over time: inside the drawing, in order, on round numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes.distribution import (
    BOTTOM,
    LEFT,
    MIDDLE,
    NAMED,
    RIGHT,
    ROOM,
    TOP,
    course,
    distribution,
    scale,
)

values = st.floats(0, 1e6, allow_nan=False).map(lambda it: round(it, 2))


@given(values, values)
def test_the_axis_holds_both_ends_and_has_few_round_steps(one, other):
    low, high, ticks = scale(min(one, other), max(one, other))
    assert low <= min(one, other) + 1e-6 and high >= max(one, other) - 1e-6
    assert 2 <= len(ticks) <= 8 and ticks == sorted(ticks)


@given(st.lists(values, min_size=4, max_size=150), values)
def test_every_mark_lies_inside_the_drawing(numbers, own):
    ordered = sorted(numbers)
    drawn = distribution((ordered[0], ordered[1], ordered[2]), [(it, "a") for it in numbers], own)
    for x in (drawn.low, drawn.middle, drawn.high, drawn.own, *(dot.x for dot in drawn.dots)):
        assert LEFT - 0.01 <= x <= RIGHT + 0.01
    assert drawn.low <= drawn.middle <= drawn.high and len(drawn.dots) == len(numbers)
    assert all(abs(dot.y - MIDDLE) <= ROOM + 2 * drawn.radius for dot in drawn.dots)
    assert all(bool(dot.title) == (len(numbers) <= NAMED) for dot in drawn.dots)


def test_dots_of_one_value_do_not_hide_each_other():
    drawn = distribution(None, [(5.0, "a"), (5.0, "b"), (5.0, "c")])
    assert len({dot.y for dot in drawn.dots}) == 3


def test_a_share_has_no_axis_beyond_its_bounds():
    drawn = distribution((1.0, 50.0, 99.0), bounds=(0.0, 100.0))
    assert drawn.ticks[0].value >= 0 and drawn.ticks[-1].value <= 100


def test_nothing_to_draw_is_refused():
    with pytest.raises(ValueError, match="nothing to draw"):
        distribution(None)
    assert course([("2020", None, None)]) is None


@given(st.lists(st.tuples(values, values, values).map(sorted), min_size=1, max_size=12))
def test_periods_stand_from_left_to_right_and_higher_values_higher(boxes):
    drawn = course([(str(n), tuple(box), box[1]) for n, box in enumerate(boxes)])
    places = [it.x for it in drawn.moments]
    assert places == sorted(places)
    for it in drawn.moments:
        assert TOP - 0.01 <= it.high <= it.middle <= it.low <= BOTTOM + 0.01 and it.own == it.middle
