"""A letter asks for a vote; a member votes from it on a phone, without signing in."""

from __future__ import annotations

import re

import pytest

from factories.served import Visitor as Bare

pytestmark = pytest.mark.browser
ASKED = "Your vote is asked: "
OPEN = "Adopt the position “Contracts that outlast a project”"
OLD = "Hold the spring meeting of the Board on line"
URGENT = "Lend the mobile laboratory to Kharkiv"


def letter_to(visitor, role: str, subject: str) -> str:
    """The letter's page, found in the outbox as the person who got it would find it; it may be on its way."""
    person = visitor.network.cast()[role]["person"]
    letter = visitor.page.get_by_role("link", name=ASKED + subject, exact=True)
    for _ in range(40):
        visitor.page.goto(f"{visitor.network.base}/outbox/?person={person}")
        if letter.count():
            break
        visitor.page.wait_for_timeout(250)
    return letter.first.get_attribute("href")


def link_in(visitor, letter: str) -> str:
    """The path of the signed link in a letter."""
    visitor.go(letter)
    links = [a.get_attribute("href") for a in visitor.page.locator(".letter__text a").all()]
    return next(re.sub(r"^https?://[^/]+", "", link) for link in links if "/a/" in link)


def votes_cast(visitor, decision: str) -> str:
    """How many of the thirteen seats have voted, as the office sees it."""
    visitor.become("policy-officer")
    visitor.go(decision)
    found = re.search(r"\d+ of 13", visitor.page.inner_text("main"))
    return found[0]


def test_a_vote_from_a_letter_on_a_phone(phone, visitor):
    link = link_in(phone, letter_to(phone, "board-member", OPEN))
    name = phone.network.cast()["board-member"]["name"]
    phone.go(link)
    decision = re.search(r"/decisions/[0-9A-Z]{26}/", phone.page.url)[0]
    assert "/a/" not in phone.page.url
    phone.sees(f"as {name}")
    phone.sees("A personal link: it opens this vote and nothing else, until 12 May 2022.")
    before = votes_cast(visitor, decision)
    phone.go(link)
    assert votes_cast(visitor, decision) == before, "following the link changes nothing"

    phone.page.get_by_role("button", name="Vote", exact=True).tap()
    phone.page.locator("[aria-invalid=true]").first.wait_for()
    phone.check()
    phone.page.get_by_text("For", exact=True).tap()
    phone.page.get_by_role("button", name="Vote", exact=True).tap()
    phone.page.locator("[data-result=stored]").wait_for()
    phone.check()
    phone.sees("Stored: For")
    assert votes_cast(visitor, decision) != before

    phone.page.goto(phone.network.base + "/desk/")
    assert "/sign-in/" in phone.page.url, "the link opens the vote and nothing else"
    phone.become("board-member")
    phone.go("/desk/")
    asked = phone.page.locator(".task, .tasks li, .tasks__what").filter(has_text=OPEN)
    assert asked.count() == 0, "what is done does not wait any more"
    phone.go("/inbox/")


def test_a_link_that_has_expired_offers_a_new_one(phone):
    link = link_in(phone, letter_to(phone, "president", OLD))
    phone.go(link, status=410)
    phone.sees("Nothing was changed")
    phone.click("Send a new link")
    phone.sees("a new one is on its way")


def test_a_vote_that_was_called_off_says_so_to_who_comes_by_link(phone, visitor):
    visitor.become("policy-officer")
    visitor.go("/decisions/new/")
    form = visitor.page.locator("form[data-act='ballots.open']")
    form.locator("[name=body]").select_option(label="Board")
    form.locator("[name=question]").fill(URGENT)
    form.locator("[name=rule]").select_option("urgent-written-vote")
    form.locator("[name=closes_at]").fill("2022-05-06T17:00")
    form.locator("button[type=submit]").last.click()
    visitor.page.wait_for_url(re.compile(r"/decisions/[0-9A-Z]{26}/"))
    decision = re.search(r"/decisions/[0-9A-Z]{26}/", visitor.page.url)[0]
    link = link_in(phone, letter_to(phone, "board-member", URGENT))
    phone.go(link)
    phone.page.get_by_text("Against", exact=True).tap()

    visitor.go(decision + "cancel/")
    visitor.page.locator("form[data-act='ballots.cancel'] [name=reason]").fill("Asked too early.")
    visitor.page.locator("form[data-act='ballots.cancel'] button[type=submit]").last.click()
    visitor.page.locator("form[data-act='ballots.cancel']").wait_for(state="detached")

    phone.page.get_by_role("button", name="Vote", exact=True).tap()
    phone.page.locator("[data-error]").first.wait_for()
    phone.check()
    phone.go(link)
    phone.sees("This vote was called off. Nothing is asked of you any more.")
    assert phone.page.locator("form[data-act='ballots.cast_vote']").count() == 0


def test_a_machine_that_follows_links_changes_nothing(phone, visitor):
    """A scanner of mail opens every link of a letter with HEAD and GET and no cookies."""
    link = link_in(phone, letter_to(phone, "president", OPEN))
    phone.go(link)
    decision = re.search(r"/decisions/[0-9A-Z]{26}/", phone.page.url)[0]
    before = votes_cast(visitor, decision)
    scanner = Bare(phone.network.port)
    assert scanner.get(link).status == 302
    assert phone.page.request.head(phone.network.base + link).status == 204
    assert votes_cast(visitor, decision) == before
