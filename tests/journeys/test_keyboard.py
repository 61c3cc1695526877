"""Everything with the keyboard alone: the skip link, the menu, a vote, a form, a dialog."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


def test_the_skip_link_leads_to_the_content(visitor):
    visitor.become("liaison")
    visitor.go("/papers/")
    visitor.page.keyboard.press("Tab")
    assert visitor.focused() == "Skip to the content"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "main"


def test_the_menu_opens_and_escape_gives_the_focus_back(visitor):
    visitor.become("liaison")
    visitor.go("/papers/")
    visitor.tab_to(".mine summary")
    visitor.page.keyboard.press("Enter")
    visitor.page.locator(".mine__panel").wait_for()
    visitor.page.keyboard.press("Tab")
    assert visitor.focused() == "Your account"
    visitor.page.keyboard.press("Escape")
    visitor.page.locator(".mine__panel").wait_for(state="hidden")
    assert visitor.page.evaluate("document.activeElement.matches('.mine summary')")


def test_the_navigation_of_a_phone_opens_and_closes(make_visitor):
    visitor = make_visitor(width=390)
    visitor.become("liaison")
    visitor.go("/papers/")
    visitor.tab_to(".topbar__menu")
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("#rail .rail__close").wait_for()
    visitor.page.keyboard.press("Escape")
    visitor.page.locator("#rail .rail__close").wait_for(state="hidden")
    assert visitor.page.evaluate("document.activeElement.matches('.topbar__menu')")


def test_a_vote_is_cast(visitor):
    visitor.become("president")
    visitor.go("/decisions/")
    link = visitor.page.locator("main a", has_text="Contracts that outlast a project").first
    visitor.go(link.get_attribute("href") + "vote/")
    visitor.tab_to("[name=choice]")
    visitor.page.keyboard.press("Space")
    assert visitor.page.evaluate("document.activeElement.checked")
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("[data-result=stored]").wait_for()
    visitor.check()


def test_a_form_that_is_wrong_takes_the_focus_to_what_is_wrong(visitor):
    visitor.become("liaison")
    visitor.go("/challenges/new/")
    visitor.tab_to("[name=title]")
    visitor.page.keyboard.type("Visas for guests take a year", delay=0)
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("c-errors:focus").wait_for()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    assert visitor.page.input_value("[name=title]") == "Visas for guests take a year"
    visitor.check()


def test_a_dialog_closes_with_escape_and_gives_the_focus_back(visitor):
    visitor.become("secretary-general")
    visitor.go("/groups/board/seats/")
    visitor.tab_to("c-confirm > button")
    visitor.page.keyboard.press("Enter")
    dialog = visitor.page.locator("dialog[open]")
    dialog.wait_for()
    visitor.check()
    assert visitor.page.evaluate("document.querySelector('dialog[open]').contains(document.activeElement)")
    visitor.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert visitor.page.evaluate("document.activeElement.matches('c-confirm > button')")
    assert re.search("/groups/board/seats/$", visitor.page.url)
