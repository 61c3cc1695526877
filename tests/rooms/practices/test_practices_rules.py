"""When a card is complete, due, related, and what its facets count; no database."""

from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.kernel.errors import Refused
from collegium.rooms.practices.choices import State
from collegium.rooms.practices.rules import (
    FACETS,
    FLOW,
    NEEDED,
    Faceted,
    Kin,
    Standing,
    due_at,
    facets,
    may_ask,
    may_be_confirmed,
    may_be_tried,
    missing_of,
    related,
    telling_words,
    words_in,
)

STARTS = {
    "submit": {State.DRAFT, State.SENT_BACK},
    "share": {State.REVIEW},
    "send_back": {State.REVIEW},
    "withdraw": {State.DRAFT, State.REVIEW, State.SENT_BACK, State.SHARED},
    "reopen": {State.WITHDRAWN},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", STARTS)
def test_every_move_from_every_state(state, move):
    if state in STARTS[move]:
        assert FLOW.take(move, Standing(state)).name == move
    else:
        with pytest.raises(Refused, match="not_from_here"):
            FLOW.take(move, Standing(state))


@given(st.dictionaries(st.sampled_from(NEEDED), st.text("a \t\n", max_size=3)))
def test_a_card_is_complete_when_no_needed_part_is_blank(texts):
    missing = missing_of(texts)
    assert set(missing) == {name for name in NEEDED if not texts.get(name, "").strip()}
    assert FLOW.check("submit", Standing(State.DRAFT, missing)).allowed == (not missing)


@pytest.mark.parametrize("move", ["share", "send_back"])
def test_nobody_decides_on_her_own_card(move):
    assert FLOW.check(move, Standing(State.REVIEW, own=True)).reason == "your_own_card"
    assert FLOW.check(move, Standing(State.REVIEW)).allowed


@given(st.lists(st.text(alphabet="abcé’-", min_size=1), max_size=120))
def test_words_are_what_stands_between_spaces(words):
    assert words_in("  \n ".join(words)) == len(words)


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda moment: moment.year < 9000))
def test_it_is_asked_about_again_after_365_days(confirmed):
    assert due_at(confirmed) - confirmed == timedelta(days=365)


@pytest.mark.parametrize("state", State)
def test_only_what_is_shared_is_tried_and_confirmed(state):
    card = Standing(state)
    assert may_be_confirmed(card).allowed == (state == State.SHARED)
    assert may_be_tried(card, own=False).allowed == (state == State.SHARED)
    assert not may_be_tried(card, own=True)


@given(st.integers(0, 20), st.integers(1, 10))
def test_messages_have_a_daily_limit(sent, most):
    assert may_ask(sent_today=sent, most=most).allowed == (sent < most)


def test_telling_words_leave_out_what_every_card_says():
    assert telling_words("Which students share Engineers’ hours, and engineers’?") == {"share", "engineers", "hours"}


KIN = st.builds(
    Kin,
    st.sampled_from(list("abcdefgh")),
    st.sampled_from(["x", "y"]),
    st.frozensets(st.sampled_from(["pool", "hours", "open", "code"]), max_size=4),
)


@given(KIN, st.lists(KIN, max_size=8, unique_by=lambda card: card.id))
def test_related_cards_say_why_and_the_nearest_come_first(card, others):
    found = related(card, others)
    held = {other.id: other for other in others}
    weights = []
    for it in found:
        other = held[it.id]
        assert other.id != card.id and set(it.shared) == card.words & other.words
        assert it.same_theme == (card.theme == other.theme) and (it.same_theme or len(it.shared) >= 2)
        weights.append(3 * it.same_theme + len(it.shared))
    assert weights == sorted(weights, reverse=True) and len(found) <= 4


ROWS = st.lists(
    st.builds(
        Faceted, st.sampled_from("ab"), st.sampled_from("DF"), st.sampled_from("pq"), st.sampled_from(["yes", "no"])
    ),
    max_size=12,
)


@given(ROWS, st.dictionaries(st.sampled_from(FACETS), st.sampled_from(["a", "D", "p", "yes", ""])))
def test_a_facet_counts_what_choosing_it_would_show(rows, chosen):
    told = facets(rows, chosen)
    for name in FACETS:
        for value in {getattr(row, name) for row in rows}:
            asked = {**chosen, name: value}
            shown = [row for row in rows if all(not asked[key] or getattr(row, key) == asked[key] for key in asked)]
            assert told.of(name).get(value, 0) == len(shown)
