"""An agenda is built and sent, somebody says that she comes, minutes are approved and frozen: in the browser."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_a_member_of_the_board_answers_from_her_desk(visitor):
    visitor.become("board-member")
    visitor.go("/desk/")
    visitor.click("Summer meeting of the Board", role="link")
    visitor.sees("Your answer so far")
    visitor.click("I come")
    visitor.sees("9 of 13 have said that they come.")
    visitor.sees("Write one page on policy before each meeting of the Board.")


def test_an_agenda_is_built_ordered_and_sent_by_keyboard_and_without_script(visitor):
    visitor.become("group-chair")
    visitor.go("/groups/sustainable-funding/")
    visitor.click("Meeting 3, Delft", role="link")
    visitor.click("Build the agenda", role="link")
    visitor.click("Put it on the agenda")
    visitor.sees("to put right")
    visitor.page.locator("[name=title]:not([type=hidden])").fill("What a reserve may pay for")
    visitor.page.locator("[name=length]:not([type=hidden])").fill("30")
    visitor.click("Put it on the agenda")
    visitor.sees("4. What a reserve may pay for")
    visitor.click("Up What a reserve may pay for")
    visitor.sees("3. What a reserve may pay for")
    visitor.click("Take it up Any other business")
    visitor.sees("5. Any other business")
    visitor.click("Look at the letter and send the agenda", role="link")
    visitor.sees("11 people")
    visitor.click("Send the agenda")
    visitor.sees("The agenda is on its way.")
    visitor.sees("Agenda sent")


def test_minutes_are_approved_frozen_and_corrected(visitor):
    visitor.become("group-chair")
    visitor.go("/desk/")
    visitor.click("Meeting 2, on line", role="link")
    visitor.click("Freeze the minutes")
    visitor.sees("The minutes are frozen.")
    visitor.sees("9 of 14 institutions were there.")
    visitor.sees("Minutes, version 1 (PDF)")
    visitor.click("Correct them, with a reason", role="link")
    visitor.fill("The reason", "The day of an action was wrong.")
    visitor.click("Write a new version")
    visitor.sees("Why a new version is written:")
    visitor.page.get_by_label("Minutes of item 5").fill("The next meeting is held at Delft on a Tuesday.")
    visitor.click("Keep the minutes")
    visitor.sees("The minutes are kept.")


def test_who_is_outside_a_body_learns_its_dates_alone(visitor):
    visitor.become("president")
    visitor.go("/groups/sustainable-funding/meetings/")
    visitor.sees("Its agenda is for those who sit in it.")
    assert "Meeting 2" not in visitor.page.content()
