import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes.threadline import BACK, DONE, NEXT, NOW, SKIP, Node, place_of, threadline

NODES = [
    Node("Challenge"),
    Node("Priority", skipped=True),
    Node("Draft", who="Editors"),
    Node("Adoption", who="Board"),
]


def states(present, **options):
    return [step.state for step in threadline(NODES, present, **options)]


def test_done_before_now_and_to_come_after():
    assert states(2) == [DONE, SKIP, NOW, NEXT]
    assert states(None) == [DONE, SKIP, DONE, DONE]
    assert states(0) == [NOW, SKIP, NEXT, NEXT]


def test_what_was_sent_back_stays_visible():
    assert states(2, sent_back={3}) == [DONE, SKIP, NOW, BACK]


def test_who_must_move_is_said_under_the_present_node_only():
    assert [step.who for step in threadline(NODES, 3)] == ["", "", "", "Board"]


def test_a_place_that_is_not_there():
    with pytest.raises(IndexError):
        threadline(NODES, 4)


@given(st.lists(st.booleans(), min_size=1, max_size=9), st.data())
def test_one_present_node_and_the_way_up_to_it(skips, data):
    nodes = [Node(str(place), skipped=skipped) for place, skipped in enumerate(skips)]
    present = data.draw(st.integers(0, len(nodes) - 1))
    steps = threadline(nodes, present)
    assert [step.past for step in steps] == [place < present for place in range(len(nodes))]
    assert place_of(steps) == present + 1
