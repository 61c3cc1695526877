"""What the network asks comes by letter; a link opens one vote; desk, search and settings do the rest."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


def test_a_vote_from_a_letter_without_signing_in(phone):
    who = phone.network.cast()["board-member"]
    phone.become("secretary-general")
    phone.go("/outbox/")
    phone.page.get_by_role("link", name=re.compile("Your vote is asked")).first.wait_for()
    addresses = phone.page.eval_on_selector_all(
        "main a[href*='/outbox/']",
        "all => all.map(a => [a.getAttribute('href'), a.closest('tr, li')?.innerText || ''])",
    )
    letter = next(href for href, words in addresses if who["name"] in words and "Your vote is asked" in words)
    phone.go(letter)
    link = phone.page.locator("main a[href*='/a/']").first.get_attribute("href")
    phone.page.context.clear_cookies()
    phone.go(link)
    assert "/a/" not in phone.page.url
    phone.sees(who["name"])
    phone.click("Vote", check=False)
    phone.sees("Choose for, against or abstain.")
    phone.page.get_by_label("For", exact=True).check()
    phone.click("Vote")
    phone.sees("Stored: For")


def test_the_desk_search_and_settings(visitor):
    visitor.become("secretary-general")
    visitor.go("/desk/")
    visitor.page.keyboard.press("/")
    visitor.page.keyboard.type("instruments")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(re.compile(r"/search/"))
    visitor.check()
    visitor.sees("Instruments that outlive the grant")
    visitor.go("/settings/identity/")
    visitor.fill("Short name", "")
    visitor.click("Save")
    visitor.sees("to put right")
    visitor.fill("Short name", "CESAER")
    visitor.click("Save")
    visitor.sees("Saved.")
    visitor.go("/activity/")
    visitor.sees("changed the settings of the network")


def test_a_stale_second_tab_loses_nothing(visitor):
    visitor.become("secretary-general")
    visitor.go("/papers/the-energy-bill-of-science/")
    visitor.page.get_by_role("link", name=re.compile("title", re.IGNORECASE)).first.click()
    address = visitor.page.url
    first = visitor.page.context.new_page()
    first.goto(address)
    first.locator("form[data-act] [name=standfirst]").fill("From the first tab.")
    first.locator("form[data-act] button[type=submit]").last.click()
    first.wait_for_load_state("networkidle")
    visitor.page.locator("form[data-act] [name=standfirst]").fill("From the second tab.")
    visitor.page.locator("form[data-act] button[type=submit]").last.click()
    visitor.page.wait_for_load_state("networkidle")
    visitor.check()
    words = visitor.page.content()
    assert "From the first tab." in words and "From the second tab." in words
    first.close()
