"""Where an open vote stands, against every way in which it could end."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.kernel.counting.passing import decide
from collegium.kernel.counting.rule import Chamber
from collegium.kernel.counting.seats import SeatError, SeatVote
from collegium.kernel.counting.standing import Outlook, standing
from factories.counting_cases import rolls, rule, rules, seats

SIMPLE = ("members", "valid", "1/2", True)


def endings(seat):
    """All that a seat may still do: any split, a blank ballot, being there, being a proxy's, nothing."""
    if seat.recused or seat.cast:
        return [seat]
    whole = range(int(seat.weight) + 1)
    splits = [(y, n, seat.weight - y - n) for y in whole for n in whole if y + n <= seat.weight]
    said = [replace(seat, yes=y, no=n, abstain=a) for y, n, a in splits]
    return [*said, replace(seat, blank=True), replace(seat, present=True), seat]


@settings(max_examples=60, deadline=None)
@given(rules(), rolls(largest=2, most=4))
def test_certain_means_every_ending_and_open_means_both(asked, roll):
    results = {decide(asked, ending).adopted for ending in product(*map(endings, roll))}
    expected = {
        frozenset({True}): Outlook.CERTAIN_YES,
        frozenset({False}): Outlook.CERTAIN_NO,
        frozenset({True, False}): Outlook.OPEN,
    }[frozenset(results)]
    assert standing(asked, roll).outlook is expected


def fewest_more(asked, roll, n):
    """By trial: the fewest further votes for that make majority n hold, those present voting first."""
    left = sorted((s for s in roll if not s.recused and not s.cast), key=lambda s: not s.represented)
    for many in range(len(left) + 1):
        voting = {seat.seat for seat in left[:many]}
        trial = [replace(seat, yes=seat.weight) if seat.seat in voting else seat for seat in roll]
        if decide(asked, trial).majorities[n].met:
            return many
    return None


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_missing_is_the_fewest_further_votes(data):
    asked = replace(data.draw(rules(chambers=(Chamber.MEMBERS, Chamber.WEIGHT))), blocking_minority=None)
    roll = data.draw(rolls(largest=1))
    for n, missing in enumerate(standing(asked, roll).missing):
        assert missing.more == fewest_more(asked, roll, n)


def test_what_a_board_still_lacks():
    asked = rule(("members", "cast", "2/3"), least="1/2", counts="cast")
    it = standing(asked, seats(yes=4, no=2, silent=7))
    assert (it.outlook, it.remaining, it.quorum_missing) == (Outlook.OPEN, 7, 1)
    assert it.missing[0].more == 0
    assert standing(asked, seats(yes=3, no=2, silent=8)).missing[0].more == 1


def test_decided_before_all_have_voted():
    asked = rule(("members", "entitled", "1/2", True))
    assert standing(asked, seats(yes=7, silent=6)).outlook is Outlook.CERTAIN_YES
    assert standing(asked, seats(yes=6, silent=7)).outlook is Outlook.OPEN
    lost = standing(asked, seats(no=7, silent=6))
    assert (lost.outlook, lost.decided, lost.missing[0].more) == (Outlook.CERTAIN_NO, True, None)


def test_a_quorum_out_of_reach_decides_too():
    asked = rule(SIMPLE, least="1/2", counts="cast", of="present")
    roll = [*seats(yes=3, recused=1), *(SeatVote(f"p{n}", present=True) for n in range(3))]
    assert standing(asked, roll).outlook is Outlook.OPEN
    assert standing(rule(SIMPLE, least="1"), []).outlook is Outlook.CERTAIN_NO


def test_seats_must_all_be_listed():
    with pytest.raises(SeatError):
        standing(rule(SIMPLE, entitled=3, total_weight=3), seats(yes=2))
