"""The search field of every page by keyboard: titles while typing, arrows, Enter, Escape."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
OPEN = "c-suggest .find__list:not([hidden])"
TITLE = "Teaching engineers with machines that write"


def type_into(visitor, words):
    """Type, and wait for the titles."""
    visitor.page.keyboard.type(words, delay=5)
    visitor.page.locator(f"{OPEN} li").first.wait_for()


def chosen(visitor):
    """The words of the title that the arrows have reached; it stands in the picture and in what is read aloud."""
    item = visitor.page.locator(f"{OPEN} [aria-selected=true]")
    field = visitor.page.evaluate("document.activeElement.getAttribute('aria-activedescendant')")
    assert item.get_attribute("id") == field
    box, (width, height) = item.bounding_box(), visitor.page.evaluate("[innerWidth, innerHeight]")
    assert min(box["x"], box["y"]) >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= height
    return item.inner_text()


def find_and_go(visitor):
    """Titles come, Down reaches the first, Enter opens it."""
    type_into(visitor, "engineers with machines")
    visitor.check()
    visitor.page.keyboard.press("ArrowDown")
    assert TITLE in chosen(visitor)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/papers/teaching-engineers-with-machines-that-write/**")
    visitor.check()


@pytest.mark.parametrize(("path", "width"), [("/", 1440), ("/papers/", 390), ("/fr/members/", 390)])
def test_a_reader_finds_a_paper_from_any_public_page(make_visitor, path, width):
    visitor = make_visitor(width=width)
    visitor.go(path)
    visitor.tab_to("[popovertarget=seek]")
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("#seek input").wait_for()
    assert visitor.page.evaluate("document.activeElement.matches('#seek input')")
    find_and_go(visitor)


def test_the_key_of_search_opens_it_and_escape_gives_the_focus_back(visitor):
    visitor.go("/")
    visitor.page.keyboard.press("/")
    visitor.page.locator("#seek input").wait_for()
    type_into(visitor, "university")
    visitor.page.keyboard.press("Escape")
    visitor.page.locator(OPEN).wait_for(state="hidden")
    assert visitor.page.input_value("#seek input") == "university"
    visitor.page.keyboard.press("Escape")  # empties the field, as a browser does with every search field
    visitor.page.wait_for_function("document.querySelector('#seek input').value === ''")
    visitor.page.keyboard.press("Escape")
    visitor.page.locator("#seek input").wait_for(state="hidden")
    visitor.check()


@pytest.mark.parametrize("width", [1440, 390])
def test_words_without_a_choice_lead_to_the_results_which_suggest_too(make_visitor, width):
    visitor = make_visitor(width=width)
    visitor.go("/members/")
    visitor.page.keyboard.press("/")
    visitor.page.locator("#seek input").wait_for()
    type_into(visitor, "machines")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/search/?q=machines")
    visitor.sees(TITLE)
    visitor.tab_to("main input[type=search]")
    visitor.page.keyboard.press("Control+A")
    find_and_go(visitor)


@pytest.mark.parametrize("path", ["/", "/desk/", "/papers/"])
def test_a_member_finds_a_paper_from_any_page(visitor, path):
    visitor.become("liaison")
    visitor.go(path)
    visitor.page.keyboard.press("/")
    visitor.page.locator("#find").wait_for()
    assert visitor.page.evaluate("document.activeElement.id") == "find"
    find_and_go(visitor)


def test_a_member_finds_a_paper_from_the_menu_of_a_phone(make_visitor):
    visitor = make_visitor(width=390)
    visitor.become("liaison")
    visitor.go("/desk/")
    visitor.tab_to(".topbar__menu")
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("#find-menu").wait_for()
    visitor.tab_to("#find-menu")
    find_and_go(visitor)
