"""The main pages of those who work here: no fault that axe knows, on a phone and in the dark."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser
EVERYBODY = [
    "/desk/", "/inbox/", "/inbox/preferences/", "/account/", "/people/", "/activity/", "/search/?q=research",
    "/members/", "/members/tu-delft/", "/groups/", "/groups/board/", "/groups/sustainable-funding/", "/challenges/",
    "/papers/", "/papers/contracts-that-outlast-a-project/", "/papers/contracts-that-outlast-a-project/text/",
    "/papers/contracts-that-outlast-a-project/versions/", "/decisions/", "/news/",
]  # fmt: skip
OWN = {
    "liaison": ["/challenges/new/", "/members/ip-paris/people/"],
    "group-chair": ["/papers/new/", "/challenges/new/"],
    "secretary-general": [
        "/settings/identity/", "/settings/mail/", "/settings/presets/", "/settings/privacy/", "/members/new/",
        "/members/import/", "/groups/board/seats/", "/groups/board/mandate/", "/decisions/new/", "/news/new/",
        "/inbox/mail/", "/outbox/", "/papers/signed-before-it-starts/write/", "/papers/signed-before-it-starts/title/",
        "/papers/dual-use-without-double-standards/vote/", "/papers/the-energy-bill-of-science/consultation/",
    ],
    "board-member": [],
}  # fmt: skip


@pytest.mark.parametrize(("width", "theme"), [(390, ""), (1280, "dark")], ids=["phone", "dark"])
@pytest.mark.parametrize("role", OWN)
def test_main_pages_hold(make_visitor, role, width, theme):
    visitor = make_visitor(width=width, theme=theme)
    visitor.become(role)
    faults = visitor.faults_of(*EVERYBODY, *OWN[role])
    visitor.page.goto(visitor.network.base + "/decisions/")
    decision = visitor.page.locator("main a[href*='/decisions/0']").first.get_attribute("href")
    person = f"/people/{visitor.network.cast()['president']['person']}/"
    challenge = first_challenge(visitor)
    faults += visitor.faults_of(decision, person, challenge)
    if role == "board-member":
        faults += visitor.faults_of(decision + "vote/")
    assert not faults, "\n".join(faults)


def first_challenge(visitor) -> str:
    """The path of a challenge that this person sees."""
    visitor.page.goto(visitor.network.base + "/challenges/")
    links = [a.get_attribute("href") for a in visitor.page.locator("main a[href*='/challenges/']").all()]
    return next(link for link in links if re.fullmatch(r"/challenges/[^/?]+/", link) and "/new/" not in link)
