"""A workshop is planned, announced and opened; somebody registers with a need; her calendar knows."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

TITLE = "One logbook for every instrument"


def test_a_workshop_from_its_plan_to_the_calendar(visitor):
    event = plan_it(visitor)
    register_for_it(visitor, event)
    visitor.become("policy-officer")
    visitor.go(event)
    visitor.sees("Who comes")
    visitor.click("Participants and what they need", role="link")
    visitor.sees("vegetarian")
    visitor.sees("Camille Aubertin")
    visitor.page.context.clear_cookies()
    visitor.go(event)
    visitor.sees("A logbook on a page")
    assert "Camille Aubertin" not in visitor.page.inner_text("main")
    visitor.go("/calendar/")
    visitor.sees(TITLE)


def plan_it(visitor) -> str:
    visitor.become("policy-officer")
    visitor.go("/events/")
    visitor.click("Plan an event", role="link")
    visitor.click("Keep the draft")
    visitor.sees("to put right")
    visitor.fill("Title", TITLE)
    visitor.page.get_by_label("Kind").select_option(label="Thematic workshop")
    visitor.fill("First day", "2022-06-20")
    visitor.fill("Last day", "2022-06-20")
    visitor.fill("Last day of registration", "2022-06-13")
    visitor.fill("Places", "12")
    visitor.click("Keep the draft")
    visitor.sees("A draft: it stands in no calendar yet.")
    event = visitor.page.url
    visitor.page.get_by_role("link", name="Change the programme").first.click()
    visitor.click("Add a session", role="link")
    visitor.fill("Title", "A logbook on a page")
    visitor.fill("Begins", "2022-06-20T10:00")
    visitor.fill("Ends", "2022-06-20T11:30")
    visitor.fill("Places", "8")
    visitor.click("Keep the session")
    for word in ("Announce it", "Open registration"):
        visitor.go(event)
        visitor.page.get_by_role("link", name=word).last.click()
        visitor.click(word)
    visitor.sees("Registration open")
    return event


def register_for_it(visitor, event: str) -> None:
    visitor.become("liaison")
    visitor.go(event)
    visitor.click("Register", role="link")
    visitor.page.get_by_label(re.compile("A logbook on a page")).check()
    visitor.fill("Diet", "vegetarian")
    visitor.click("Register")
    visitor.sees("You come: you have a place.")
    visitor.sees("You go")
    visitor.go("/calendar/")
    visitor.click("Make my address")
    visitor.sees("Your secret address")
    address = visitor.page.locator("#feed-address").inner_text()
    answer = visitor.page.request.get(address)
    assert answer.status == 200 and TITLE in answer.text() and "A logbook on a page" in answer.text()
    visitor.go("/desk/")
    visitor.sees(TITLE)
