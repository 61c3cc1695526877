from math import acos, hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.commons.pages.shapes.hemicycle import AISLE, OUTER, hemicycle


def nearest(spots):
    return min(hypot(a.x - b.x, a.y - b.y) for place, a in enumerate(spots) for b in spots[place + 1 :])


def rows_of(drawn):
    return [sum(spot.row == row for spot in drawn.spots) for row in range(1 + max(s.row for s in drawn.spots))]


def test_fifty_eight_members_sit_in_rows_of_10_13_16_19():
    assert rows_of(hemicycle(58)) == [10, 13, 16, 19]
    assert rows_of(hemicycle(58, 35)) == [10, 13, 16, 19]


def test_a_board_of_thirteen_is_one_row():
    assert rows_of(hemicycle(13)) == [13]


@settings(deadline=None)
@given(st.integers(2, 200))
def test_marks_stand_apart_within_the_half_circle_sorted_from_the_left(count):
    drawn = hemicycle(count)
    assert len(drawn.spots) == count
    assert nearest(drawn.spots) >= drawn.size
    assert all(spot.y <= 1e-9 and hypot(spot.x, spot.y) <= OUTER + 1e-9 for spot in drawn.spots)
    angles = [acos(max(-1.0, min(1.0, -spot.x / hypot(spot.x, spot.y)))) for spot in drawn.spots]
    assert angles == pytest.approx(sorted(angles))


@settings(deadline=None)
@given(st.data(), st.integers(2, 120))
def test_the_gate_passes_between_the_marks(data, count):
    gate = data.draw(st.integers(1, count - 1))
    drawn = hemicycle(count, gate)
    line = drawn.gate
    length = hypot(line.x2, line.y2)
    for place, spot in enumerate(drawn.spots):
        along = (spot.x * line.x2 + spot.y * line.y2) / length
        aside = (spot.y * line.x2 - spot.x * line.y2) / length  # positive on the right of the line
        if along > 0:
            assert (aside > 0) == (place >= gate)
            assert abs(aside) >= (drawn.size / 2 + AISLE) * 0.85
    assert nearest(drawn.spots) >= drawn.size * 0.8


@pytest.mark.parametrize("gate", [0, 58, 70])
def test_when_all_or_none_are_needed_the_line_lies_under_the_floor(gate):
    line = hemicycle(58, gate).gate
    assert line.y1 == line.y2 > 0
    assert (line.x1 < 0) == (gate == 0)


def test_the_view_holds_everything():
    drawn = hemicycle(58, 35)
    left, top, width, height = (float(part) for part in drawn.view.split())
    assert left <= -OUTER - drawn.size / 2
    assert left + width >= OUTER + drawn.size / 2
    assert top <= drawn.gate.word_y - 10
    assert top + height >= drawn.size / 2


def test_no_seats_and_wrong_numbers():
    assert hemicycle(0).spots == ()
    with pytest.raises(ValueError, match="negative"):
        hemicycle(-1)
