"""Each of the cast follows every link that a page offers: nothing breaks, no link is dead, no page is too heavy.

Of pages that differ by an id or a slug only, two are looked at by each person.
"""

import gzip
from collections import Counter, deque

import pytest
from django.urls import Resolver404, get_resolver

from factories.served import serving

WHO = ["", "secretary-general", "policy-officer", "president", "board-member", "group-chair", "liaison", "delegate",
       "rector", "guest"]  # fmt: skip
EACH = 2
HEAVIEST = 150_000
LEFT_ALONE = ("/in/", "/a/", "/demo/as/", "/static/", "/files/")


@pytest.fixture(scope="module")
def served(demo, tmp_path_factory):
    with serving(demo, tmp_path_factory.mktemp("crawl")) as it:
        yield it


def name_of(path: str) -> str:
    """The name of the page behind a path, by the house's own table of addresses."""
    try:
        return get_resolver("collegium.config.urls_demo").resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return f"none: {path}"


def crawl(visitor):
    """Paths that were looked at with their answers, and by which page they were offered."""
    waiting = deque([("/", "the start"), ("/desk/", "the start")])
    known, seen = {"/", "/desk/"}, Counter()
    while waiting:
        path, offered_by = waiting.popleft()
        answer = visitor.get(path)
        yield path, offered_by, answer
        onward = (
            [answer.onward]
            if answer.onward
            else sorted(answer.links())
            if "html" in answer.headers["Content-Type"]
            else []
        )
        for link in onward:
            if link in known or link.startswith(LEFT_ALONE) or link.startswith("/fr/") != path.startswith("/fr/"):
                continue
            known.add(link)
            name = name_of(link) + ("?" if "?" in link else "")
            seen[name] += 1
            if seen[name] <= EACH:
                waiting.append((link, path))


@pytest.mark.parametrize("who", WHO, ids=lambda who: who or "visitor")
def test_everything_that_is_offered_is_there(served, who):
    visitor = served.visitor(who)
    broken, heavy, visited = [], [], set()
    for path, offered_by, answer in crawl(visitor):
        visited.add(name_of(path))
        if answer.status not in (200, 302, 303, 308):
            broken.append(f"{answer.status} {path} (offered by {offered_by})")
        if "html" in answer.headers.get("Content-Type", "") and len(gzip.compress(answer.body)) > HEAVIEST:
            heavy.append(path)
    assert not broken
    assert not heavy
    assert len(visited) > (8 if who in ("", "guest") else 20)


def test_french_pages_are_there(served):
    visitor = served.visitor("liaison")
    for path in (
        "/",
        "/desk/",
        "/members/",
        "/groups/",
        "/challenges/",
        "/papers/",
        "/decisions/",
        "/news/",
        "/inbox/",
    ):
        answer = visitor.get(f"/fr{path}")
        assert answer.status == 200 and '<html lang="fr"' in answer.text, path
