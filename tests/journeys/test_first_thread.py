"""One challenge becomes a published position, carried through the browser by the people who would do it."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

TITLE = "Spare parts for shared instruments cannot be bought across borders"
POSITION = "Spare parts without borders"
WHAT = "Each university keeps its own store of parts, because a purchase for a partner counts as a sale."


def test_a_challenge_becomes_a_published_position(visitor):
    challenge = raise_it(visitor)
    support_it(visitor, challenge)
    adopt_it(visitor, challenge)
    paper = draft_it(visitor, challenge)
    write_it(visitor, paper)
    submit_it(visitor, paper)
    consult_on_it(visitor, paper)
    decision = put_it_to_the_vote(visitor, paper)
    vote_on_it(visitor, decision)
    publish_it(visitor, paper)
    read_it_as_everybody(visitor, paper)
    assert visitor.network.run("verify", "--data", str(visitor.network.folder), "--json").returncode == 0


def raise_it(visitor) -> str:
    visitor.become("liaison")
    visitor.go("/challenges/")
    visitor.click("Raise a challenge", role="link")
    visitor.fill("The challenge in one line", TITLE)
    visitor.click("Raise it")
    visitor.sees("to put right")
    visitor.fill("What is the problem?", WHAT)
    visitor.fill("Who suffers from it?", "Engineers who keep instruments running.")
    visitor.page.get_by_label("Theme").select_option(label="Sustainable Funding")
    visitor.click("Raise it")
    visitor.sees(TITLE)
    return visitor.page.url


def support_it(visitor, challenge: str) -> None:
    for role in ("delegate", "rector", "group-chair", "board-member"):
        visitor.become(role)
        visitor.go(challenge)
        if visitor.page.get_by_role("link", name="Ours too").count():
            visitor.click("Ours too", role="link")
            visitor.fill("How does it show at your university?", "We waited four months for a pump.")
            visitor.click("Support it")
        if supporters(visitor) >= 3:
            return
    assert supporters(visitor) >= 3


def supporters(visitor) -> int:
    return int(visitor.page.inner_text("#supports .count"))


def adopt_it(visitor, challenge: str) -> None:
    visitor.become("group-chair")
    visitor.go(challenge)
    visitor.click("Adopt it", role="link")
    visitor.click("Adopt it")
    visitor.sees("Adopted")


def draft_it(visitor, challenge: str) -> str:
    visitor.go(challenge)
    visitor.click("Start a draft from it", role="link")
    form = visitor.page.locator("form[data-act='papers.start']")
    form.locator("[name=kind][value=position]").check()
    form.locator("[name=title]").fill(POSITION)
    form.locator("button[type=submit]").last.click()
    visitor.page.wait_for_url(re.compile(r"/papers/[^/]+/write/"))
    visitor.check()
    return visitor.network.base + "/papers/spare-parts-without-borders/"


def write_it(visitor, paper: str) -> None:
    visitor.go(paper + "write/")
    text = visitor.page.locator("[contenteditable=true]").first
    text.click()
    for _ in range(4):
        visitor.page.keyboard.type(
            "Parts of shared instruments should move between members as the instruments do. ", delay=0
        )
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("button", name="Recommendation").first.click()
    visitor.page.keyboard.type("Treat the exchange of spare parts between public universities as no sale.", delay=0)
    visitor.page.get_by_label(re.compile("Commission")).first.check()
    visitor.page.get_by_text(re.compile(r"^Saved")).first.wait_for(timeout=15_000)
    visitor.check()


def submit_it(visitor, paper: str) -> None:
    visitor.go(paper)
    visitor.click("Give to the group for review", role="link")
    visitor.page.locator("form[data-act='papers.submit'] button[type=submit]").last.click()
    visitor.page.wait_for_load_state("networkidle")
    visitor.sees("review")


def consult_on_it(visitor, paper: str) -> None:
    visitor.become("policy-officer")
    visitor.go(paper)
    visitor.click("Record the consultation", role="link")
    form = visitor.page.locator("form[data-act='papers.record_consultation']")
    form.locator("[name=opened_on]").fill("2022-04-04")
    form.locator("[name=closed_on]").fill("2022-04-06")
    form.locator("[name=asked]").fill("All members")
    form.locator("[name=asked_count]").fill("57")
    form.locator("[name=answered_count]").fill("41")
    form.locator("[name=summary]").fill("Most agree; two ask for customs outside the Union.")
    form.locator("button[type=submit]").last.click()
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.page.locator("[data-error='consultation_too_short']").count() == 1
    form.locator("[name=closed_on]").fill("2022-04-25")
    form.locator("button[type=submit]").last.click()
    visitor.page.wait_for_load_state("networkidle")
    visitor.check()
    visitor.sees("41 of 57")


def put_it_to_the_vote(visitor, paper: str) -> str:
    visitor.go(paper)
    visitor.click("Put to the vote", role="link")
    form = visitor.page.locator("form[data-act='papers.put_to_vote']")
    rule = form.locator("[name=rule]")
    if rule.first.evaluate("e => e.tagName") == "SELECT":
        rule.select_option("urgent-written-vote")
    else:
        form.locator("[name=rule][value=urgent-written-vote]").check()
    form.locator("[name=closes_at]").fill("2022-05-06T17:00")
    form.locator("button[type=submit]").last.click()
    visitor.page.wait_for_load_state("networkidle")
    visitor.go(paper)
    link = visitor.page.locator("main a[href*='/decisions/']").first.get_attribute("href")
    return visitor.network.base + re.search(r"/decisions/[0-9A-Z]{26}/", link).group(0)


def vote_on_it(visitor, decision: str) -> None:
    """Every seat that the page waits for votes, found through the bar; the last vote closes it."""
    for _ in range(14):
        visitor.become("policy-officer")
        visitor.page.goto(decision)
        waiting = visitor.page.locator(".demobar form[action*='/demo/as/']").filter(has_text="")
        people = [form.get_attribute("action") for form in visitor.page.locator(".demobar__list form").all()]
        persons = [re.search(r"/demo/as/([0-9A-Z]{26})/", action) for action in people]
        left = [found.group(1) for found in persons if found]
        if not left or waiting.count() == 0:
            break
        visitor.become(left[0])
        visitor.page.goto(decision + "vote/")
        visitor.page.get_by_label("For", exact=True).check()
        visitor.page.locator("form[data-act='ballots.cast_vote'] button[type=submit]").click()
        visitor.page.wait_for_load_state("networkidle")
    visitor.go(decision)
    assert visitor.page.locator("[data-result=adopted]").count() == 1


def publish_it(visitor, paper: str) -> None:
    visitor.become("policy-officer")
    visitor.go(paper)
    visitor.click("Publish", role="link")
    visitor.page.locator("form[data-act='papers.publish'] button[type=submit]").last.click()
    visitor.page.wait_for_load_state("networkidle")


def read_it_as_everybody(visitor, paper: str) -> None:
    visitor.page.context.clear_cookies()
    visitor.go(paper)
    visitor.sees(POSITION)
    visitor.sees("no sale")
    pdf = visitor.page.request.get(paper.rstrip("/") + ".pdf")
    assert pdf.status == 200 and pdf.body()[:5] == b"%PDF-"
    bib = visitor.page.request.get(paper.rstrip("/") + ".bib")
    assert bib.status == 200 and POSITION in bib.text().replace("{", "").replace("}", "")
