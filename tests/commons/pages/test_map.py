import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes.map import HEIGHT, WIDTH, Place, dots, project, ties

POINTS = json.loads((Path(__file__).parent / "europe_points.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point["name"])
def test_the_projection_is_the_one_of_the_drawing(point):
    assert project(point["lat"], point["lon"]) == pytest.approx(tuple(point["xy"]), abs=1e-6)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(32.81841, 34.9885), (39.91987, 32.85427), (35.1667, 33.3667), (38.71667, -9.13333), (63.43, 10.4)],
)
def test_israel_turkey_cyprus_portugal_and_norway_are_in_the_frame(lat, lon):
    x, y = project(lat, lon)
    assert 20 < x < WIDTH - 20
    assert 20 < y < HEIGHT - 20


def test_a_place_further_east_stands_at_the_edge_with_an_arrow():
    (tomsk,) = dots([Place("Tomsk", 56.50032, 84.98204)])
    assert tomsk.x == WIDTH - 14
    assert tomsk.y == 14
    assert -60 < tomsk.turn < 0  # to the right and up
    assert tomsk.labelled_left


@given(st.floats(-60, 85), st.floats(-160, 170))
def test_every_dot_is_inside_the_frame(lat, lon):
    (dot,) = dots([Place("x", lat, lon)])
    assert 0 <= dot.x <= WIDTH
    assert 0 <= dot.y <= HEIGHT


def test_your_own_dot_lies_on_top_and_is_tied_to_others():
    drawn = dots([Place("you", 48.7, 2.2, kind="you"), Place("a", 50, 13)])
    assert [dot.name for dot in drawn] == ["a", "you"]
    (tie,) = ties(drawn[1], drawn[:1])
    assert (tie.x1, tie.y1, tie.x2, tie.y2) == (drawn[1].x, drawn[1].y, drawn[0].x, drawn[0].y)
