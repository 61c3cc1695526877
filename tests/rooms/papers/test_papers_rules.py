"""What papers may do, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.rooms.papers.choices import EDITABLE, Adoption, Consulted, Starter, State
from collegium.rooms.papers.rules import (
    FLOW,
    KEEP_ALL,
    Kept,
    Kind,
    Standing,
    consultation_lasted,
    has_text,
    may_edit,
    may_start,
    ready_to_decide,
    spare_savings,
    text_stands,
)

POSITION = Kind(Consulted.ALL, 14, Adoption.VOTE)
NOTE = Kind(Consulted.NONE, 0, Adoption.RECORDED)
NOW = datetime(2022, 5, 2, 9, tzinfo=UTC)


def standing(state=State.DRAFTING, kind=POSITION, **more):
    values = {"words": 500, "recommendations": 2, "unaddressed": 0, "consulted": True, "draft_changed": False}
    return Standing(state=state, kind=kind, **{**values, **more})


# Every move from every state, by hand: where it leads, or "" when it does not start there.
WALK = {
    "submit": {"drafting": "review"},
    "hand_back": {"review": "drafting", "consulted": "drafting"},
    "consult": {"review": "consulted"},
    "put_to_vote": {"review": "voting", "consulted": "voting"},
    "record_adoption": {"review": "adopted", "consulted": "adopted"},
    "adopt": {"voting": "adopted"},
    "reject": {"voting": "rejected"},
    "call_off": {"voting": "consulted"},
    "call_off_unconsulted": {"voting": "review"},
    "publish": {"adopted": "published"},
    "park": {"drafting": "parked", "review": "parked", "consulted": "parked", "rejected": "parked"},
    "withdraw": {
        "drafting": "withdrawn",
        "review": "withdrawn",
        "consulted": "withdrawn",
        "rejected": "withdrawn",
        "parked": "withdrawn",
    },
    "reopen": {"parked": "drafting", "rejected": "drafting"},
}
ASKED = {
    "consult": {"opened": date(2022, 4, 1), "closed": date(2022, 4, 20), "today": date(2022, 5, 2)},
    "publish": {"same_text": True},
}


def test_the_walk_names_every_move():
    assert {move.name for move in FLOW} == set(WALK)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("name", sorted(WALK))
def test_every_move_from_every_state(name, state):
    kind = NOTE if name == "record_adoption" else POSITION
    decision = FLOW.check(name, standing(state, kind), **ASKED.get(name, {}))
    leads = WALK[name].get(str(state))
    assert decision.allowed == (leads is not None)
    if leads:
        assert FLOW.take(name, standing(state, kind), **ASKED.get(name, {})).to == leads
    else:
        assert decision.reason == "not_from_here"


def test_reasons_are_asked_where_people_are_let_down():
    assert {move.name for move in FLOW if move.with_reason} == {"hand_back", "park", "withdraw"}


@given(st.integers(0, 400))
def test_a_group_reviews_what_can_be_read(words):
    assert has_text(standing(words=words)).allowed == (words >= 50)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 40))
def test_a_consultation_lasts_its_days_and_is_over(length, ago, needed):
    kind = Kind(Consulted.ALL, needed, Adoption.VOTE)
    today = date(2022, 5, 2)
    closed = today - timedelta(days=ago - 30)
    opened = closed - timedelta(days=length)
    decision = consultation_lasted(standing(kind=kind), opened=opened, closed=closed, today=today)
    assert decision.allowed == (closed <= today and length >= needed)
    if not decision:
        assert decision.reason == ("consultation_not_over" if closed > today else "consultation_too_short")


def test_a_kind_without_consultation_records_none():
    asked = ASKED["consult"]
    assert consultation_lasted(standing(kind=NOTE), **asked).reason == "kind_is_not_consulted"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, ""),
        ({"words": 49}, "too_little_text"),
        ({"unaddressed": 1}, "recommendation_without_addressee"),
        ({"consulted": False}, "not_consulted_yet"),
        ({"kind": NOTE}, "adopted_otherwise"),
        ({"recommendations": 0}, ""),
    ],
)
def test_what_stands_in_the_way_of_a_vote(change, reason):
    assert ready_to_decide(standing(**change), adoption=Adoption.VOTE).reason == reason


def test_what_is_not_consulted_needs_no_consultation():
    assert ready_to_decide(standing(kind=NOTE, consulted=False), adoption=Adoption.RECORDED)


@pytest.mark.parametrize("same", [True, False])
def test_only_the_adopted_text_is_published(same):
    assert text_stands(standing(), same_text=same).allowed == same


@pytest.mark.parametrize("state", list(State))
def test_when_the_text_is_open(state):
    assert may_edit(state).allowed == (state in EDITABLE)


@pytest.mark.parametrize(
    ("starters", "drafts", "kind", "allowed"),
    [
        ([], False, "board", True),
        ([Starter.GROUP], True, "working-group", True),
        ([Starter.GROUP], True, "task-force", True),
        ([Starter.GROUP], False, "board", False),
        ([Starter.BOARD, Starter.GROUP], False, "board", True),
        ([Starter.BOARD], True, "working-group", False),
        ([Starter.SECRETARIAT], False, "presidency", False),
    ],
)
def test_where_a_kind_begins(starters, drafts, kind, allowed):
    assert may_start(starters, drafts=drafts, body_kind=kind).allowed == allowed


SAVINGS = st.lists(st.tuples(st.integers(1, 20_000), st.sampled_from(["ann", "bob"])), max_size=60).map(
    lambda steps: [
        Kept(n, NOW - timedelta(minutes=sum(gap for gap, _ in steps[n:])), who) for n, (_, who) in enumerate(steps)
    ]
)


@given(SAVINGS)
def test_thinning_loses_no_hand_and_no_recent_saving(savings):
    gone = set(spare_savings(savings, NOW))
    for number, one in enumerate(savings):
        last = number == len(savings) - 1
        if last or NOW - one.at <= KEEP_ALL or savings[number + 1].by != one.by:
            assert one.id not in gone


@given(SAVINGS)
def test_thinning_again_removes_nothing_more(savings):
    gone = set(spare_savings(savings, NOW))
    rest = [one for one in savings if one.id not in gone]
    assert spare_savings(rest, NOW) == []


def test_of_ten_minutes_the_last_saving_stays():
    at = datetime(2022, 4, 1, 10, 1, tzinfo=UTC)
    savings = [Kept(n, at + timedelta(minutes=n), "ann") for n in range(20)]
    kept = [one.id for one in savings if one.id not in spare_savings(savings, NOW)]
    assert kept == [8, 18, 19]
