"""A university's values from the desk to the figures, through the browser by those who give them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_the_liaison_confirms_what_her_colleague_entered(visitor):
    visitor.become("liaison")
    visitor.go("/desk/")
    visitor.click("Data round 2021", role="link")
    visitor.sees("far from the last value")
    visitor.click("Change the values", role="link")
    visitor.page.get_by_label("Value (per cent)").first.fill("about 23")
    visitor.click("Keep the draft")
    visitor.sees("1 thing to put right")
    visitor.page.get_by_label("Value (per cent)").first.fill("23,1")
    visitor.click("Keep the draft")
    visitor.sees("23.1")
    visitor.click("Confirm them")
    visitor.sees("13 of 57 confirmed")
    visitor.click("Change our values", role="link")
    visitor.sees("waits for confirmation again")


def test_a_university_sees_where_it_stands_and_nobody_else_does(visitor):
    visitor.become("board-member")
    visitor.go("/data/")
    visitor.click("Where we stand", role="link")
    visitor.sees("Where Aalto University stands")
    visitor.sees("Number 6 of 13 from the highest.")
    visitor.page.get_by_label("Compare with", exact=True).select_option(label="Nordic countries")
    visitor.click("Show")
    visitor.sees("are withheld")
    visitor.page.context.clear_cookies()
    visitor.go("/data/doctoral-industry/")
    visitor.sees("The public sees quartiles, no single value.")


def test_the_office_records_what_came_by_letter(visitor):
    visitor.become("policy-officer")
    visitor.go("/data/")
    visitor.click("Data round 2021", role="link")
    visitor.page.get_by_text("have not confirmed").last.click()
    visitor.page.locator("details[open] a").first.click()
    visitor.page.get_by_label("Value (per cent)").first.fill("18.2")
    visitor.click("Record and confirm")
    visitor.sees("1 thing to put right")
    visitor.fill("Ground", "Letter of the rectorate of 2 May.")
    visitor.click("Record and confirm")
    visitor.sees("Recorded for")
