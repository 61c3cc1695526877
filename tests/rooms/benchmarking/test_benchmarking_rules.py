"""The rules: numbers, entries, deadlines; and what published figures can give away, tried by linear algebra."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.rooms.benchmarking.choices import Flag, RoundState, Sharing
from collegium.rooms.benchmarking.rules import (
    FLOW,
    LEAST,
    OTHERS,
    Entry,
    Quartiles,
    Standing,
    fault_of,
    figures,
    is_unusual,
    may_answer,
    may_confirm,
    may_move,
    narrower,
    place_of,
    quartiles,
    read_number,
    released,
    reminders_due,
    rounded,
    sees_single,
)

NOW = datetime(2022, 5, 2, 7, 0, tzinfo=UTC)
OPEN = Standing(RoundState.OPEN, NOW + timedelta(days=1))
universities = st.integers(0, 15).map(lambda n: f"u{n:02}")
families = st.lists(st.frozensets(universities), min_size=1, max_size=7).map(
    lambda sets: [(f"g{n}", members) for n, members in enumerate([frozenset().union(*sets), *sets])]
)
numbers = st.decimals(0, 1000, places=2)


# --- disclosure


def pinned(rows, known):
    """The universities whose own value follows from sums over these sets, when the values of `known` are known."""
    every = sorted(set().union(*rows, known))
    matrix = [[Fraction(it in row) for it in every] for row in [*rows, *({it} for it in known)]]
    reduced, rank = [line[:] for line in matrix], 0
    for column in range(len(every)):
        pivot = next((n for n in range(rank, len(reduced)) if reduced[n][column]), None)
        if pivot is None:
            continue
        reduced[rank], reduced[pivot] = reduced[pivot], reduced[rank]
        reduced[rank] = [value / reduced[rank][column] for value in reduced[rank]]
        for n in range(len(reduced)):
            if n != rank and reduced[n][column]:
                factor = reduced[n][column]
                reduced[n] = [a - factor * b for a, b in zip(reduced[n], reduced[rank], strict=True)]
        rank += 1
    alone = [line for line in reduced[:rank] if sum(map(bool, line)) == 1]
    return {every[next(n for n, value in enumerate(line) if value)] for line in alone} - set(known)


@settings(max_examples=150)
@given(families)
def test_no_combination_of_released_groups_tells_one_value_even_to_two_that_collude(groups):
    told = released(groups)
    rows = [set(members) for name, members in groups if told[name]]
    everybody = sorted(set().union(*rows)) if rows else []
    assert not pinned(rows, set())
    for pair in combinations(everybody[:6], 2):
        assert not pinned(rows, set(pair))


@given(families)
def test_every_difference_of_two_released_groups_has_nobody_or_at_least_four(groups):
    told = released(groups)
    shown = [members for name, members in groups if told[name]]
    for one in shown:
        assert len(one) >= LEAST
        for other in shown:
            assert len(one - other) == 0 or len(one - other) >= LEAST
            assert len(one & other) == 0 or len(one & other) >= LEAST


@given(families)
def test_the_whole_network_is_released_whenever_four_gave_a_value(groups):
    assert released(groups)["g0"] == (len(groups[0][1]) >= LEAST)


def test_a_group_is_withheld_for_what_its_complement_would_tell():
    whole = frozenset("abcdefghij")
    told = released([("network", whole), ("nine", whole - {"j"}), ("six", frozenset("abcdef"))])
    assert told == {"network": True, "nine": False, "six": True}


def test_nested_groups_stand_only_when_their_ring_is_large_enough():
    whole = frozenset("abcdefghijkl")
    ring = [("network", whole), ("eight", frozenset("abcdefgh")), ("five", frozenset("abcde"))]
    assert released(ring) == {"network": True, "eight": True, "five": False}
    assert released([*ring[:2], ("four", frozenset("abcd"))])["four"]


def test_overlapping_groups_are_looked_at_together():
    """Each pair would do; the three together single out the two in the middle."""
    one, two, three = frozenset("abcdefgh"), frozenset("efghijkl"), frozenset("ghabijmn")
    told = released([("one", one), ("two", two), ("three", three)])
    assert told["one"] and told["two"] and not told["three"]


@settings(deadline=None)
@given(families, st.data())
def test_what_is_withheld_depends_on_who_is_in_a_group_never_on_values(groups, data):
    everybody = sorted(groups[0][1])
    first = {it: data.draw(numbers) for it in everybody}
    second = {it: data.draw(numbers) for it in everybody}
    one, other = figures(first, groups, Decimal(1)), figures(second, groups, Decimal(1))
    assert [(it.group, it.count, it.safe) for it in one] == [(it.group, it.count, it.safe) for it in other]
    assert [it.quartiles is None for it in one] == [it.quartiles is None for it in other]
    assert all((it.quartiles is None) == (it.count < OTHERS + 1) for it in one)


def test_only_those_who_gave_a_value_count():
    values = {it: Decimal(n) for n, it in enumerate("abcde")}
    held = figures(values, [("network", frozenset("abcdefgh")), ("half", frozenset("defgh"))], Decimal(1))
    assert [(it.count, it.safe, it.quartiles is None) for it in held] == [(5, True, False), (2, False, True)]


# --- quartiles


@given(st.lists(numbers, min_size=1, max_size=40))
def test_quartiles_lie_in_order_within_the_values(values):
    held = quartiles(values, Decimal("0.01"))
    assert min(values) <= held.low <= held.middle <= held.high <= max(values)


@given(st.lists(numbers, min_size=1, max_size=40), st.randoms())
def test_quartiles_do_not_depend_on_the_order(values, chance):
    mixed = values[:]
    chance.shuffle(mixed)
    assert quartiles(values, Decimal("0.1")) == quartiles(mixed, Decimal("0.1"))


def test_quartiles_are_those_of_the_textbook():
    assert quartiles(map(Decimal, range(1, 10)), Decimal("0.1")) == Quartiles(Decimal(3), Decimal(5), Decimal(7))
    held = quartiles(map(Decimal, (10, 20, 30, 40)), Decimal("0.1"))
    assert held == Quartiles(Decimal("17.5"), Decimal(25), Decimal("32.5"))


@given(numbers, st.sampled_from([Decimal("0.1"), Decimal(1), Decimal(5)]))
def test_rounding_goes_to_the_nearest_step(value, step):
    got = rounded(Fraction(value), step)
    assert got % step == 0 and abs(got - value) * 2 <= step


def test_a_half_is_rounded_to_the_even_step():
    assert [rounded(Fraction(n, 2), Decimal(1)) for n in (1, 3, 5)] == [0, 2, 2]


# --- where one stands


def test_single_values_give_a_rank_quartiles_alone_a_quarter():
    held = quartiles(map(Decimal, (10, 20, 30, 40)), Decimal("0.1"))
    values = [Decimal(it) for it in (10, 20, 30, 40)]
    assert place_of(Decimal(40), held, None).rank is None and place_of(Decimal(40), held, None).quarter == 4
    place = place_of(Decimal(20), held, values)
    assert (place.rank, place.of, place.quarter, place.tied) == (3, 4, 2, 0)


@given(st.lists(numbers, min_size=4, max_size=30))
def test_ranks_count_from_the_highest(values):
    held = quartiles(values, Decimal("0.01"))
    assert place_of(max(values), held, values).rank == 1
    assert all(1 <= place_of(it, held, values).rank <= len(values) for it in values)


def test_the_narrower_rule_counts():
    assert narrower("aggregate", "public") == Sharing.AGGREGATE
    assert narrower("public", "members") == Sharing.MEMBERS
    assert narrower("public", "public") == Sharing.PUBLIC


@pytest.mark.parametrize(
    ("sharing", "nobody", "member", "office"),
    [("aggregate", False, False, True), ("members", False, True, True), ("public", True, True, True)],
)
def test_who_sees_single_values(sharing, nobody, member, office):
    assert sees_single(sharing, member=False, office=False) == nobody
    assert sees_single(sharing, member=True, office=False) == member
    assert sees_single(sharing, member=True, office=True) == office


# --- values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        (" 12.5 ", "12.5"),
        ("12,5", "12.5"),
        ("1 240", "1240"),
        ("1\u202f240,75", "1240.75"),
        ("1’000’000", "1000000"),
        ("0", "0"),
    ],
)
def test_numbers_are_read_as_people_write_them(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["-1", "1,234.5", "1.2.3", "12 %", "about 12", "1e9", "12 34", "9" * 13, "١٢", "½"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_number(text)


def test_nothing_written_is_no_number():
    assert read_number("  ") is None


@given(st.decimals(0, 10**9, places=3))
def test_a_written_number_is_read_back(value):
    assert read_number(f"{value:f}") == value
    assert read_number(f"{value:f}".replace(".", ",")) == value


@pytest.mark.parametrize(
    ("entry", "unit", "code"),
    [
        (Entry(), "percent", ""),
        (Entry(Decimal(12)), "percent", ""),
        (Entry(Decimal(101)), "percent", "out_of_range"),
        (Entry(Decimal("1.5")), "count", "not_whole"),
        (Entry(Decimal(101)), "euro", ""),
        (Entry(None, Flag.NOT_AVAILABLE), "count", ""),
        (Entry(Decimal(1), Flag.NOT_AVAILABLE), "count", "available_after_all"),
        (Entry(None, Flag.ESTIMATED), "count", "value_missing"),
        (Entry(None, "", "later"), "count", "value_missing"),
        (Entry(Decimal(1), Flag.DIFFERS), "count", "remark_missing"),
        (Entry(Decimal(1), Flag.DIFFERS, "with guests"), "count", ""),
    ],
)
def test_what_is_wrong_with_an_entry(entry, unit, code):
    assert fault_of(entry, unit) == code


@pytest.mark.parametrize(
    ("value", "last", "unusual"),
    [
        ("130", "100", False),
        ("131", "100", True),
        ("69", "100", True),
        ("70", "100", False),
        ("0", "0", False),
        ("1", "0", True),
    ],
)
def test_a_value_far_from_the_last_one_is_asked_about(value, last, unusual):
    assert is_unusual(Decimal(value), Decimal(last)) == unusual
    assert not is_unusual(None, Decimal(last)) and not is_unusual(Decimal(value), None)


# --- rounds


@given(st.integers(-100, 100))
def test_a_round_takes_answers_until_its_deadline_and_closes_from_then_on(minutes):
    now = OPEN.deadline + timedelta(minutes=minutes)
    assert bool(may_answer(OPEN, now=now)) == (minutes < 0)
    assert bool(FLOW.check("close", OPEN, now=now)) == (minutes >= 0)


@pytest.mark.parametrize("state", [RoundState.CLOSED, RoundState.CANCELLED])
def test_nothing_leads_out_of_an_ended_round(state):
    it = Standing(state, OPEN.deadline)
    assert not FLOW.offered(state) and not may_answer(it, now=NOW) and not may_move(it, NOW + timedelta(9), now=NOW)


def test_a_deadline_moves_to_what_lies_ahead():
    assert may_move(OPEN, NOW + timedelta(hours=1), now=NOW)
    assert may_move(OPEN, NOW, now=NOW).reason == "deadline_behind"


def test_only_what_is_there_and_was_not_confirmed_is_confirmed():
    assert may_confirm(held=1, state="draft")
    assert may_confirm(held=0, state="draft").reason == "nothing_to_confirm"
    assert may_confirm(held=1, state="confirmed").reason == "already_confirmed"


def test_reminders_have_two_moments():
    for days, due in ((8, 0), (7, 1), (3, 1), (2, 2), (1, 2)):
        assert reminders_due(NOW + timedelta(days=days), now=NOW) == due
