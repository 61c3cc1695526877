import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.commons.pages.shapes.paging import paging


@settings(deadline=None)
@given(st.integers(0, 200), st.integers(-3, 60), st.integers(1, 250))
def test_pages_cover_every_row_once(total, asked, rows):
    found = paging(total, asked, {}, rows=rows)
    covered = [
        number
        for page in range(1, found.pages + 1)
        for number in range(paging(total, page, {}, rows=rows).start, paging(total, page, {}, rows=rows).stop)
    ]
    assert covered == list(range(total))
    assert 1 <= found.page <= found.pages


@given(st.integers(1, 60), st.integers(1, 60))
def test_the_present_page_its_ends_and_its_neighbours_have_links(page, pages):
    found = paging(pages * 10, page, {}, rows=10)
    numbers = [link.number for link in found.links]
    shown = [number for number in numbers if number]
    assert shown == sorted(set(shown))
    assert {1, pages, found.page} <= set(shown)
    assert [link.number for link in found.links if link.current] == [found.page]
    for before, here, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if here == 0:
            assert after - before > 2


def test_links_keep_the_filters_and_forget_the_page():
    links = paging(500, "2", {"q": "bill & co", "page": "2", "theme": ""}).links
    assert [link.query for link in links] == [
        "?q=bill+%26+co",
        "?q=bill+%26+co&page=2",
        "?q=bill+%26+co&page=3",
    ]


@pytest.mark.parametrize(
    ("asked", "page"), [("", 1), ("x", 1), ("-2", 1), ("²", 1), ("999999999999", 1), ("99", 3), ("2", 2)]
)
def test_what_is_asked_may_be_nonsense(asked, page):
    assert paging(500, asked, {}).page == page


def test_an_empty_list():
    found = paging(0, 1, {})
    assert (found.first, found.last, found.pages, found.start, found.stop) == (0, 0, 1, 0, 0)
