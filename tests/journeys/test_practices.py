"""A good practice is told, reviewed, shared, tried elsewhere and confirmed, through the browser by those who do it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

TITLE = "Spare parts are lent between five schools"
PARTS = {
    "In short": "Five schools lend each other spare parts from one list, without an invoice.",
    "Context": "One campus, five stores.",
    "The difficulty": "A pump waited four months for a part that lay next door.",
    "What was done": "One list, one mailbox, a bicycle.",
    "Results": "Waiting fell from 40 to 6 days for 31 parts.",
    "What another university needs": "Stores within an hour of each other.",
}


def test_a_practice_is_told_reviewed_and_tried_elsewhere(visitor):
    card = tell_of_it(visitor)
    share_it(visitor, card)
    try_it_elsewhere(visitor, card)
    visitor.page.context.clear_cookies()
    visitor.go(card)
    visitor.sees("Waiting fell from 40 to 6 days")
    visitor.go("/practices/?tried=yes")
    visitor.sees(TITLE)
    visitor.go("/practices/travels/")
    visitor.sees("Three stores only.")


def tell_of_it(visitor) -> str:
    visitor.become("liaison")
    visitor.go("/practices/")
    visitor.click("Share a practice", role="link")
    visitor.click("Keep the draft")
    visitor.sees("to put right")
    visitor.fill("The practice in one line", TITLE)
    visitor.page.get_by_label("Theme", exact=True).select_option(label="Sustainable Funding")
    visitor.page.get_by_label("Written in").select_option(label="English")
    visitor.page.get_by_text("Everybody, on the public pages").click()
    visitor.click("Keep the draft")
    card = visitor.page.url
    visitor.click("Give it for review", role="link")
    visitor.sees("6 of 6 needed parts are empty.")
    visitor.click("Write them", role="link")
    for label, text in PARTS.items():
        visitor.fill(label, text)
    visitor.click("Keep the new words")
    visitor.click("Give it for review", role="link")
    visitor.click("Give it for review")
    visitor.sees("They are told.")
    return card


def share_it(visitor, card: str) -> None:
    visitor.become("group-chair")
    visitor.go("/desk/")
    visitor.sees(TITLE)
    visitor.go(card)
    visitor.click("Review it", role="link")
    visitor.page.locator("[name=decision][value=share]").check()
    visitor.click("Decide")
    visitor.sees("Shared.")


def try_it_elsewhere(visitor, card: str) -> None:
    visitor.become("board-member")
    visitor.go(card)
    visitor.click("We tried it", role="link")
    visitor.page.get_by_label("Tried since").fill("2022-04-01")
    visitor.fill("What did you change?", "Three stores only.")
    visitor.click("Put it on the card")
    visitor.sees("Three stores only.")


def test_a_year_later_it_is_confirmed_in_one_click(visitor):
    visitor.become("board-member")
    visitor.go("/desk/")
    visitor.click("Doctoral candidates spend one day a month with an employer", role="link")
    visitor.sees("Last confirmed on")
    visitor.click("Confirm it")
    visitor.sees("It is asked about again in a year.")


def test_a_guest_writes_to_the_contact_without_learning_the_address(visitor):
    visitor.become("guest")
    visitor.go("/practices/")
    visitor.click("One letter to publishers", role="link")
    assert "@uclouvain" not in visitor.page.content()
    visitor.click("Write to the contact", role="link")
    visitor.fill("Your message", "How did you find 140 addresses?")
    visitor.click("Send the message")
    visitor.sees("Your message is on its way")
