"""A round of priorities: answered on a phone from the desk and from a letter, read by all, chosen for the work plan."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser
OPEN = "What the groups take up next"
CLOSED = "What the working groups take up first in this cycle"
STAFF = "“Academic staff” means five different things in five reports"
DEGREE = "Un cursus commun, trois accréditations, aucun diplôme européen"


def left(visitor, words: str) -> None:
    """What is left stands beside the button, as soon as it is drawn."""
    visitor.page.locator("[data-told]", has_text=words).wait_for()


def test_a_liaison_answers_on_a_phone(phone):
    phone.become("liaison")
    phone.go("/desk/")
    phone.click("Answer", role="link")
    left(phone, "10 of 10 dots left")
    more = phone.page.get_by_role("button", name=f"One dot more: {STAFF}")
    for _ in range(4):
        more.tap()
    left(phone, "6 of 10 dots left")
    assert more.get_attribute("aria-disabled") == "true", "four on one at most"
    assert phone.page.locator(".pips i.on").count() == 4
    phone.page.get_by_role("button", name=f"One dot less: {STAFF}").tap()
    left(phone, "7 of 10 dots left")
    for field in phone.page.get_by_role("spinbutton").all():
        field.fill("4")
    left(phone, "6 too many")
    phone.click("Send the answer")
    phone.sees("You have put 16 dots; there are 10. Take 6 back.")
    left(phone, "6 too many")
    for field, number in zip(phone.page.get_by_role("spinbutton").all(), ("4", "0", "3", "3"), strict=True):
        field.fill(number)
    phone.page.locator("details", has_text=DEGREE).locator("summary").tap()
    phone.page.locator("details[open]").get_by_label("Your university’s reason").fill("Our master waits for it.")
    phone.click("Send the answer")
    phone.sees("Stored for IP Paris")
    left(phone, "0 of 10 dots left")
    phone.click("Who has answered", role="link")
    phone.sees("of 57 universities have answered")
    assert "Our master waits for it." not in phone.page.inner_text("body")


def test_the_rector_answers_from_the_letter_by_keyboard_without_signing_in(visitor):
    person = visitor.network.cast()["rector"]["person"]
    visitor.go(f"/outbox/?person={person}")
    letter = visitor.page.get_by_role("link", name="What comes first for your university?", exact=False)
    visitor.go(letter.first.get_attribute("href"))
    links = [a.get_attribute("href") for a in visitor.page.locator(".letter__text a").all()]
    visitor.go(next(re.sub(r"^https?://[^/]+", "", link) for link in links if "/a/" in link))
    visitor.sees("You answer for TU Wien, as Gerlinde Pfundner.")
    visitor.tab_to("input[type=number]")
    visitor.page.keyboard.press("ArrowUp")
    visitor.page.keyboard.press("ArrowUp")
    left(visitor, "8 of 10 dots left")
    visitor.tab_to("button[data-step='1']")
    visitor.page.keyboard.press("Enter")
    left(visitor, "7 of 10 dots left")
    visitor.tab_to("button[type=submit]")
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("[data-result=stored]").wait_for()
    visitor.check()
    visitor.sees("through a personal link")


def test_the_public_reads_the_result_the_plan_and_the_thread(phone):
    phone.go("/priorities/")
    assert OPEN not in phone.page.inner_text("main"), "an open round is not the public’s"
    phone.click(CLOSED, role="link")
    phone.sees("41 of 57 universities have answered.")
    phone.sees("2 challenges share place 3 with 60 dots each.")
    assert phone.page.locator("#universities").count() == 0
    phone.go("/priorities/work-plan/")
    phone.click("Shared instruments are bought with grants", role="link")
    phone.sees("95 dots, in the work plan 2022–2023")
    phone.click("The challenge with its evidence", role="link")
    phone.sees("95 dots, in the work plan 2022–2023")
    phone.go("/fr/priorities/work-plan/")


def test_the_president_chooses_and_the_office_prepares(make_visitor):
    visitor = make_visitor(theme="dark")
    visitor.become("president")
    visitor.go("/priorities/")
    visitor.click(CLOSED, role="link")
    visitor.sees("Dots of each university")
    visitor.click("Choose for the work plan", role="link")
    visitor.click("Put them into the work plan")
    visitor.sees("Choose at least one challenge.")
    visitor.page.get_by_label("Micro-certifications", exact=False).check()
    visitor.click("Put them into the work plan")
    visitor.sees("Chosen. It stands in the work plan")
    visitor.click("Micro-certifications", role="link")
    visitor.click("Begin the work", role="link")
    visitor.click("It is under way")
    visitor.sees("The state in the work plan is changed.")
    visitor.become("policy-officer")
    visitor.go("/priorities/")
    visitor.click(OPEN, role="link")
    visitor.click("Remind who has not answered", role="link")
    visitor.click("Remind ")
    visitor.sees("The reminders are on their way.")
    visitor.go("/priorities/new/")
    visitor.fill("The question in one line", "What comes after")
    visitor.fill("Why it is asked", "The Board chooses.")
    visitor.page.locator("#id_closes_at").fill("2022-06-10T17:00")
    visitor.click("Prepare it")
    visitor.click("Open the round", role="link")
    visitor.sees("The letter that goes out")
    visitor.click("Back to the round", role="link")
    visitor.click("Call the round off", role="link")
    visitor.fill("Why?", "Prepared to look at the letters.")
    visitor.click("Call it off")
    visitor.sees("The round is called off.")
