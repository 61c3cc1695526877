"""A question is asked in a discussion, stands on a desk, is answered there; machines read the feeds."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

WORDS = "Which of the two lists would the group publish first?"
ANSWER = "The list of methods, with no amounts."


def test_a_question_is_asked_answered_and_hidden(visitor):
    place = ask(visitor)
    answer(visitor)
    keep_order(visitor, place)
    visitor.page.context.clear_cookies()
    visitor.go("/challenges/")
    visitor.go("/our-year/")
    visitor.sees("so far")
    visitor.go("/our-year/2021/")
    visitor.sees("2021")


def ask(visitor) -> str:
    """The Liaison looks for the chair, mentions her and asks; returns the address of the discussion."""
    visitor.become("liaison")
    visitor.go("/desk/")
    asked = visitor.page.get_by_role("listitem").filter(has_text="asks you:").first
    asked.get_by_role("link", name="Answer").click()
    visitor.sees("Your answer is wanted")
    place = visitor.page.url.partition("#")[0]
    visitor.click("Mention or ask somebody")
    visitor.fill("Your contribution", WORDS)
    visitor.fill("Part of the name", "marten")
    visitor.click("Find")
    visitor.click("@Ilse Marten")
    visitor.page.locator("[name=asks][value=ask]").check()
    visitor.click("Write it")
    visitor.sees("It stands in the discussion.")
    visitor.sees(WORDS)
    return place


def answer(visitor) -> None:
    """The chair finds the question on her desk and answers it; then nothing waits there any more."""
    visitor.become("group-chair")
    visitor.go("/desk/")
    visitor.sees("asks you: Which of the two lists")
    visitor.page.get_by_role("listitem").filter(has_text="asks you: Which of the two lists").get_by_role(
        "link", name="Answer"
    ).click()
    item = visitor.page.get_by_role("listitem").filter(has_text=WORDS).first
    item.get_by_role("link", name="Answer").first.click()
    visitor.fill("Your contribution", ANSWER)
    visitor.click("Write it")
    visitor.sees(ANSWER)
    visitor.go("/desk/")
    assert "asks you: Which of the two lists" not in visitor.page.inner_text("main")


def keep_order(visitor, place: str) -> None:
    """She hides a contribution with its reason, and everybody reads the reason in its place."""
    visitor.go(place)
    item = visitor.page.get_by_role("listitem").filter(has_text=WORDS).first
    item.get_by_role("link", name="Hide").first.click()
    visitor.click("Hide it")
    visitor.sees("to put right")
    visitor.fill("Reason", "Was answered by the group already.")
    visitor.click("Hide it")
    visitor.sees("Was answered by the group already.")
    visitor.become("board-member")
    visitor.go(place)
    visitor.sees("Was answered by the group already.")
    assert WORDS not in visitor.page.inner_text("main")
