"""Drawings that are written at once escape every word, and say what the shapes say."""

from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes import drawn
from collegium.commons.pages.shapes.assembly import STATES, Seat, assembly_of
from collegium.commons.pages.shapes.map import Place, dots, points

WORDS = {state: f"<{state}>" for state in STATES}
SEATS = [Seat('A & "B"', "silent", "AT", url="/members/a/?x=1&y=2"), Seat("<b>C", "answered", "FR", you=True)]


def test_every_word_is_escaped():
    house = assembly_of(SEATS)
    told = f"{drawn.seat_items(house, WORDS, ':')}{drawn.seat_rows(house, WORDS, True)}"
    told += str(drawn.hemicycle_marks(house, WORDS, ":"))
    assert "<b>" not in told and "<silent>" not in told and 'A & "' not in told
    assert "&lt;b&gt;C" in told and "&lt;silent&gt;" in told and "x=1&amp;y=2" in told


def test_one_s_own_seat_is_marked_in_each_drawing():
    house = assembly_of(SEATS)
    assert drawn.seat_items(house, WORDS, ":").count('class="is-you"') == 1
    assert drawn.seat_rows(house, WORDS, False).count('class="is-you"') == 1
    assert drawn.hemicycle_marks(house, WORDS, ":").count("mark--you") == 1


def test_a_secret_assembly_names_nobody():
    house = assembly_of(SEATS, named=False)
    assert "title" not in drawn.hemicycle_marks(house, WORDS, ":")


def test_a_kept_assembly_is_drawn_once_for_each_language():
    house = assembly_of(SEATS)
    first = drawn.seat_items(house, WORDS, ":")
    assert drawn.seat_items(house, dict(WORDS), ":") is first
    assert "muet" in drawn.seat_items(house, {**WORDS, "silent": "muet"}, " :")


@given(st.text(max_size=12), st.floats(35, 70), st.floats(-20, 60))
def test_a_dot_says_its_name_and_no_other_markup(name, lat, lon):
    told = drawn.map_dots(dots([Place(name, lat, lon, "/x/")]), "further east")
    assert told.count("<a ") == 1 == told.count("</a>") and told.count("<title>") == 1


def test_points_leave_out_what_has_no_place_or_lies_outside():
    assert points([None, (48.7, 2.2), (30.0, 150.0)]).count("M") == 1
