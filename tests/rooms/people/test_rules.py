"""Pure decisions about people."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.rooms.people.rules import (
    HAT_ORDER,
    Limit,
    LinkStanding,
    fold,
    link_opens,
    may_ask,
    own_path,
    sort_name,
    telling,
)
from collegium.rooms.people.words import HATS

NOON = datetime(2022, 5, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Étienne Vasseur", "etienne vasseur"),
        ("Łukasz  ŠØRENSEN", "lukasz sorensen"),
        ("Weiß", "weiss"),
        ("Ærø", "aero"),
        ("İstanbul", "istanbul"),
        ("Παπαδόπουλος", "παπαδοπουλοσ"),
        ("Гагарин", "гагарин"),
        ("  ", ""),
    ],
)
def test_names_are_folded(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_the_family_name_comes_first():
    assert sort_name("Camille Aubertin", "Aubertin") == "aubertin camille"
    assert sort_name("Nagy László", "Nagy") == "nagy laszlo"
    assert sort_name("Plato") == "plato"
    assert sort_name("Ana", "Ana") == "ana"


@pytest.mark.parametrize("path", ["/", "/desk/", "/members/?q=a&page=2", "/fr/account/", "/papers/x/#top"])
def test_own_paths_are_taken(path):
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        *("", "desk/", "//evil.example/", "/\\evil.example", "https://evil.example/", "javascript:alert(1)"),
        *("/\t/evil.example", "/a\nb", "/in/abc", "/sign-in/?next=/", "/fr/sign-out/", "/" + "a" * 500),
    ],
)
def test_other_paths_are_not(path):
    assert own_path(path) == ""


@given(st.text(max_size=80))
def test_what_is_taken_always_stays_here(path):
    taken = own_path(path)
    assert taken in ("", path)
    assert not taken or (taken[0] == "/" and taken[1:2] not in ("/", "\\") and "\\" not in taken)


@given(st.lists(st.integers(1, 7200), max_size=20), st.integers(1, 8))
def test_a_limit_counts_only_what_lies_within_it(ago, most):
    before = [NOON - timedelta(seconds=seconds) for seconds in ago]
    within = sum(seconds < 3600 for seconds in ago)
    decision = may_ask(before, Limit(most, 3600), NOON)
    assert decision.allowed == (within < most)
    if not decision:
        later = NOON + timedelta(minutes=decision.params["minutes"])
        assert may_ask(before, Limit(most, 3600), later).allowed


@pytest.mark.parametrize(
    ("standing", "demonstration", "reason"),
    [
        (LinkStanding(NOON + timedelta(minutes=1), used=False, reusable=False, left=False), False, ""),
        (LinkStanding(NOON, used=False, reusable=False, left=False), False, "link_old"),
        (
            LinkStanding(NOON + timedelta(minutes=1), used=True, reusable=False, left=False),
            False,
            "link_used",
        ),
        (
            LinkStanding(NOON + timedelta(minutes=1), used=False, reusable=False, left=True),
            False,
            "link_unknown",
        ),
        (LinkStanding(None, used=True, reusable=True, left=False), True, ""),
        (LinkStanding(None, used=False, reusable=True, left=False), False, "link_unknown"),
    ],
)
def test_when_a_link_opens(standing, demonstration, reason):
    decision = link_opens(standing, now=NOON, demonstration=demonstration)
    assert (decision.allowed, decision.reason) == (not reason, reason)


def test_every_hat_has_a_name_and_a_place_in_the_order():
    assert set(HAT_ORDER) == set(HATS)
    assert telling("liaison") < telling("seat") < telling("colleague") < telling("something else")
