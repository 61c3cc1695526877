"""How a plain text is read, and who may change what until when."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import booleans, integers, sampled_from, text

from collegium.rooms.discussions.choices import State
from collegium.rooms.discussions.rules import (
    FLOW,
    Standing,
    first_words,
    folded,
    may_be_changed,
    may_write,
    named,
    paragraphs,
    tidy,
)

AT = datetime(2022, 5, 2, 9, 0, tzinfo=UTC)
PEOPLE = {"lucie moreau": ["L"], "lucie moreau de clercq": ["C"], "anna o'neill": ["A"], "jose nunez": ["J"]}
PARTS = text(alphabet="ab @.:/h\n<>&\"()s'", max_size=80)


def read(parts):
    """The words of paragraphs as one text again."""
    return "\n\n".join("".join("\n" if piece.kind == "break" else piece.text for piece in one) for one in parts)


@given(PARTS)
def test_nothing_is_lost_when_a_text_is_cut(said):
    kept = tidy(said)
    assert read(paragraphs(kept)) == kept
    assert all(
        piece.to.lower().startswith(("http://", "https://")) for one in paragraphs(kept) for piece in one if piece.to
    )


@given(PARTS)
def test_a_tidy_text_stays_as_it_is(said):
    assert tidy(tidy(said)) == tidy(said)
    assert "\n\n\n" not in tidy(said) and "\x00" not in tidy(said + "\x00")


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("See https://ec.europa.eu/info.", "https://ec.europa.eu/info"),
        ("(https://example.org/a_(b)) and", "https://example.org/a_(b)"),
        ("Look: http://example.org/?a=1&b=2, then", "http://example.org/?a=1&b=2"),
        ("« https://example.org »", "https://example.org"),
    ],
)
def test_an_address_ends_before_the_marks_of_its_sentence(said, address):
    assert [piece.to for one in paragraphs(said) for piece in one if piece.kind == "link"] == [address]


@pytest.mark.parametrize("said", ["javascript:alert(1)", "ftp://example.org", "https://", "www.example.org", "data:x"])
def test_nothing_else_is_a_link(said):
    assert all(piece.kind == "text" for one in paragraphs(said) for piece in one)


@pytest.mark.parametrize(
    ("said", "words", "people"),
    [
        ("@Lucie Moreau, what do you see?", "Lucie Moreau", ("L",)),
        ("Ask @Lucie Moreau de Clercq now", "Lucie Moreau de Clercq", ("C",)),
        ("Ask @lucie moreau from Gamma", "lucie moreau", ("L",)),
        ("@Anna O’Neill.", "Anna O’Neill", ("A",)),
        ("@José Núñez!", "José Núñez", ("J",)),
        ("@Nobody Here at all", "Nobody Here", ()),
        ("@Nobody", "Nobody", ()),
    ],
)
def test_the_longest_name_after_an_at(said, words, people):
    (found,) = named(said, PEOPLE)
    assert (found.words, found.people) == (words, people) and said[found.start : found.stop] == f"@{words}"


@pytest.mark.parametrize("said", ["office@example.org", "at 5@noon", "https://example.org/@lucie", "@ Lucie", "@1"])
def test_addresses_are_no_names(said):
    assert named(said, PEOPLE) == []


def test_a_mention_is_a_piece_of_its_own():
    said = "Ask @Lucie Moreau: https://example.org"
    pieces = paragraphs(said, [(4, 17, "L")])[0]
    assert [(it.kind, it.text) for it in pieces] == [
        ("text", "Ask "), ("person", "@Lucie Moreau"), ("text", ": "), ("link", "https://example.org"),
    ]  # fmt: skip


@given(integers(0, 120), integers(0, 120), booleans(), booleans(), sampled_from(list(State)))
def test_only_ones_own_fresh_shown_words_in_an_open_discussion(minutes, later, own, locked, state):
    it = Standing(state, AT, own, locked)
    answer = bool(may_be_changed(it, AT + timedelta(minutes=later), minutes=minutes))
    assert answer == (own and not locked and state == State.SHOWN and later < minutes)


def test_who_may_write():
    assert may_write(locked=False) and may_write(locked=False, answered=State.SHOWN)
    assert may_write(locked=True).reason == "discussion_locked"
    assert may_write(locked=False, answered=State.HIDDEN).reason == "answers_what_is_hidden"


def test_every_move_from_every_state():
    offered = {state: [move.name for move in FLOW.offered(state)] for state in State}
    assert offered == {State.SHOWN: ["hide"], State.HIDDEN: ["show"]}


@given(text(max_size=300), integers(10, 90))
def test_first_words_fit(said, most):
    assert len(first_words(said, most)) <= most + 2


def test_names_are_compared_without_accents():
    assert folded("  José  Núñez ") == "jose nunez" and folded("O’Neill") == "o'neill"
