"""Searching, the office's settings, and two tabs of which one is old."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser
DRAFT = "Signed before it starts"


def found(visitor, words: str) -> str:
    """What a search shows."""
    visitor.go(f"/search/?q={words}")
    return visitor.page.inner_text("main")


@pytest.mark.parametrize("typed", ["instrum", "INSTRUMENTS", "ínstrüments that outl"])
def test_search_finds_by_the_beginning_of_words_and_without_accents(visitor, typed):
    assert "Instruments that outlive the grant" in found(visitor, typed)


def test_search_folds_what_was_written_with_accents(visitor):
    visitor.become("liaison")
    assert "Étienne Vasseur" in found(visitor, "etienne vass")
    assert "Étienne Vasseur" in found(visitor, "Étienne")


def test_search_shows_each_role_what_it_may_read(visitor):
    assert DRAFT not in found(visitor, "signed before it")
    for role, may in (("guest", False), ("group-chair", None), ("secretary-general", True)):
        visitor.become(role)
        shown = DRAFT in found(visitor, "signed before it")
        opened = visitor.page.request.get(f"{visitor.network.base}/papers/signed-before-it-starts/").status == 200
        assert shown == opened and may in (None, shown), role


def test_a_setting_is_in_force_at_once(visitor, make_visitor):
    visitor.become("secretary-general")
    visitor.go("/settings/identity/")
    before = visitor.page.input_value("[name=tagline_en]")
    name = visitor.page.input_value("[name=name]")
    visitor.page.fill("[name=name]", "")
    visitor.page.fill("[name=tagline_en]", "Sixty universities, one voice")
    visitor.click("Save")
    assert visitor.page.get_attribute("[name=name]", "aria-invalid") == "true"
    assert visitor.page.input_value("[name=tagline_en]") == "Sixty universities, one voice"
    visitor.page.fill("[name=name]", name)
    visitor.click("Save")
    visitor.sees("Saved. The change stands in the journal.")
    anybody = make_visitor(width=390)
    anybody.go("/")
    assert "Sixty universities, one voice" in anybody.page.content()
    visitor.page.fill("[name=tagline_en]", before)
    visitor.click("Save")
    visitor.sees("Saved. The change stands in the journal.")


def test_an_old_tab_gets_both_texts_and_loses_nothing(visitor):
    visitor.become("secretary-general")
    first, second = visitor.page, visitor.page.context.new_page()
    address = f"{visitor.network.base}/papers/signed-before-it-starts/title/"
    for tab in (first, second):
        tab.goto(address)
    first.fill("[name=standfirst]", "What the first tab says.")
    first.get_by_role("button", name="Save").click()
    first.wait_for_url(re.compile(r"/papers/[^/]+/(write/)?$"))
    second.fill("[name=standfirst]", "What the second tab says, at length.")
    with second.expect_response(lambda answer: answer.request.method == "POST") as caught:
        second.get_by_role("button", name="Save").click()
    assert caught.value.status == 409
    visitor.page = second
    visitor.check()
    assert second.input_value("[name=standfirst]") == "What the second tab says, at length."
    assert second.locator("[readonly]").nth(1).input_value() == "What the first tab says."
    second.get_by_role("button", name="Save it like this").click()
    second.wait_for_url(re.compile(r"/papers/[^/]+/(write/)?$"))
    visitor.go("/papers/signed-before-it-starts/title/")
    assert second.input_value("[name=standfirst]") == "What the second tab says, at length."


def test_words_about_time_count_from_the_moment_of_the_network(visitor):
    """The clock of this demonstration stands on 2 May 2022, 09:00; the browser's does not."""
    visitor.become("board-member")
    visitor.go("/decisions/")
    told = visitor.page.locator("c-deadline", has_text="12 May 2022").first
    assert told.locator("b").inner_text() == "in 10 days"
    assert "deadline--calm" in told.get_attribute("class")
    visitor.go("/inbox/")
    assert not re.search(r"\d+ years ago", visitor.page.inner_text("main"))
