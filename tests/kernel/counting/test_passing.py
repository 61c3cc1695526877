"""Passing, edge by edge."""

from fractions import Fraction

import pytest

from collegium.kernel.counting.outcome import By, Reason
from collegium.kernel.counting.passing import decide
from collegium.kernel.counting.rule import Base, Chamber, Tie
from collegium.kernel.counting.seats import SeatError, SeatVote
from factories.counting_cases import rule, seats

SIMPLE = ("members", "valid", "1/2", True)
ABSOLUTE = ("members", "cast", "1/2", True)


def numbers(result, n=0):
    count = result.majorities[n]
    return int(count.of), int(count.needed), int(count.reached)


# Shares and bases


@pytest.mark.parametrize(("share", "needed"), [("11/20", 32), ("2/3", 39), ("3/4", 44)])
def test_needed_is_rounded_up_to_whole_votes(share, needed):
    asked = rule(("members", "entitled", share))
    assert numbers(decide(asked, seats(yes=needed, silent=58 - needed))) == (58, needed, needed)
    assert decide(asked, seats(yes=needed, silent=58 - needed)).adopted
    assert not decide(asked, seats(yes=needed - 1, silent=59 - needed)).adopted


def test_a_threshold_met_exactly_passes():
    result = decide(rule(("members", "cast", "2/3")), seats(yes=38, no=19))
    assert result.adopted
    assert numbers(result) == (57, 38, 38)


@pytest.mark.parametrize(
    ("base", "of", "needed"), [("valid", 8, 6), ("cast", 9, 6), ("present", 11, 8), ("entitled", 13, 9)]
)
def test_every_base_has_its_own_number(base, of, needed):
    roll = seats(yes=6, no=2, abstain=1, present=1, proxy=1, silent=2)
    assert numbers(decide(rule(("members", base, "2/3")), roll)) == (of, needed, 6)


def test_tenths_add_up_exactly():
    tenths = [
        SeatVote("a", Fraction("0.1"), yes=Fraction("0.1")),
        SeatVote("b", Fraction("0.7"), yes=Fraction("0.7")),
        SeatVote("c", Fraction("0.2"), no=Fraction("0.2")),
    ]
    result = decide(rule(("weight", "entitled", "0.8")), tenths)
    assert result.adopted
    assert result.majorities[0].needed == Fraction(4, 5)
    strict = decide(rule(("weight", "entitled", "0.8", True)), tenths)
    assert not strict.adopted
    assert strict.majorities[0].needed == Fraction(9, 10)


def test_huge_weights_differ_by_one():
    close = [SeatVote("a", 10**18, yes=10**18), SeatVote("b", 10**18 + 1, no=10**18 + 1)]
    assert not decide(rule(("weight", "valid", "1/2", True)), close).adopted
    turned = [SeatVote("a", 10**18, no=10**18), SeatVote("b", 10**18 + 1, yes=10**18 + 1)]
    assert decide(rule(("weight", "valid", "1/2", True)), turned).adopted


# Nothing, ties, abstentions


@pytest.mark.parametrize("base", list(Base))
def test_no_ballots_at_all(base):
    result = decide(rule(("members", base, "1/2")), seats(silent=13))
    assert (result.adopted, result.reason) == (False, Reason.NOBODY_VOTED)
    assert result.majorities[0].share == (0 if base is Base.ENTITLED else None)


def test_nobody_on_the_list():
    result = decide(rule(SIMPLE, least="1/2"), [])
    assert (result.adopted, result.reason, result.quorum.needed) == (False, Reason.NOBODY_ENTITLED, 0)


@pytest.mark.parametrize(("base", "reason"), [("valid", Reason.ALL_ABSTAINED), ("cast", Reason.ALL_ABSTAINED)])
def test_all_abstain(base, reason):
    result = decide(rule(("members", base, "1/2")), seats(abstain=13))
    assert (result.adopted, result.reason) == (False, reason)


def test_a_strict_share_of_nothing_still_needs_one_vote():
    asked = rule(("members", "valid", "0", True))
    assert not decide(asked, seats(no=3)).adopted
    assert decide(asked, seats(yes=1, no=3)).adopted


def test_simple_is_more_for_than_against():
    assert decide(rule(SIMPLE), seats(yes=5, no=4, abstain=9)).adopted
    assert not decide(rule(ABSOLUTE), seats(yes=5, no=4, abstain=9)).adopted
    assert decide(rule(ABSOLUTE), seats(yes=14, no=4, abstain=9)).adopted


@pytest.mark.parametrize(
    ("tie", "adopted", "reason"),
    [
        (Tie.REJECTED, False, Reason.TIED),
        (Tie.CHAIR_YES, True, Reason.ADOPTED_BY_CASTING_VOTE),
        (Tie.CHAIR_NO, False, Reason.TIED_CHAIR_AGAINST),
    ],
)
def test_everybody_tied(tie, adopted, reason):
    result = decide(rule(SIMPLE, tie=tie), seats(yes=6, no=6, abstain=1))
    assert (result.adopted, result.reason) == (adopted, reason)
    assert numbers(result) == (12, 7, 6)


def test_the_chair_decides_ties_only():
    for asked in (
        rule(("members", "entitled", "1/2", True), tie=Tie.CHAIR_YES),
        rule(("members", "valid", "2/3")),
    ):
        assert decide(asked, seats(yes=6, no=6)).reason is Reason.MAJORITY_MISSED
    assert decide(rule(("members", "valid", "1/2")), seats(yes=6, no=6)).reason is Reason.ADOPTED


def test_nothing_against_nothing_is_no_tie():
    assert not decide(rule(SIMPLE, tie=Tie.CHAIR_YES), seats(abstain=2)).adopted


# Quorum


def test_a_quorum_met_exactly_is_met():
    asked = rule(SIMPLE, least="1/2")
    assert decide(asked, seats(yes=7, silent=6)).quorum.needed == 7
    assert decide(asked, seats(yes=7, silent=6)).adopted
    short = decide(asked, seats(yes=6, silent=7))
    assert (short.adopted, short.reason) == (False, Reason.QUORUM_MISSED)
    assert short.majorities[0].met


def test_a_sitting_counts_whoever_is_represented_once():
    roll = [
        SeatVote("a", present=True, proxy=True),
        SeatVote("b", proxy=True),
        SeatVote("c", yes=1),
        SeatVote("d"),
    ]
    result = decide(rule(SIMPLE, least="3/4"), roll)
    assert (result.represented, result.proxies, result.quorum.met) == (3, 1, True)


def test_a_written_quorum_counts_every_ballot_blank_ones_too():
    written = rule(SIMPLE, least="1/2", counts="cast")
    result = decide(written, seats(yes=4, abstain=2, blank=1, present=3, silent=3))
    assert (result.quorum.reached, result.blank, result.adopted) == (7, 1, True)
    assert result.weight.cast == 6
    assert not decide(written, seats(yes=4, abstain=2, present=7)).quorum.met


def test_a_quorum_of_those_present():
    present = rule(SIMPLE, least="1/2", counts="cast", of="present")
    assert decide(present, seats(yes=5, present=5, silent=40)).adopted
    assert decide(present, seats(yes=5, present=6, silent=40)).reason is Reason.QUORUM_MISSED


# Recusal, suspension, splitting


def test_a_recused_seat_leaves_everything_alike():
    roll = [
        SeatVote("a", 3, "AT", yes=3),
        SeatVote("b", 2, "AT", yes=2, present=True, recused=True),
        SeatVote("c", 1, "FR", no=1, recused=True),
    ]
    asked = rule(("countries", "entitled", "1"), ("members", "present", "1"), ("weight", "entitled", "1"), least="1")
    result = decide(asked, roll)
    assert result.adopted
    assert (result.entitled, result.represented, result.ballots, result.recused) == (1, 1, 1, 2)
    assert [numbers(result, n)[0] for n in range(3)] == [1, 1, 3]


def test_a_seat_suspended_after_the_cut_off_leaves_or_stays():
    roll = seats(yes=29, no=10, silent=18)
    asked = rule(("members", "entitled", "1/2"))
    assert numbers(decide(asked, [*roll, SeatVote("t")]))[:2] == (58, 29)
    assert numbers(decide(asked, [*roll, SeatVote("t", recused=True)]))[:2] == (57, 29)


def test_a_split_seat_counts_once_among_members():
    roll = [
        SeatVote("a", 5, yes=3, no=2),
        SeatVote("b", 4, yes=1, no=2, abstain=1),
        SeatVote("c", 4, yes=2, no=2),
    ]
    result = decide(rule(("members", "cast", "1/3"), ("weight", "cast", "6/13")), roll)
    assert numbers(result, 0) == (3, 1, 1)
    assert numbers(result, 1) == (13, 6, 6)
    members = result.members
    assert (members.yes, members.no, members.abstain) == (1, 1, 1)


# Chambers


def test_a_country_follows_its_weight():
    roll = [
        SeatVote("a", 3, "AT", yes=3),
        SeatVote("b", 1, "AT", no=1),
        SeatVote("c", 1, "BE", yes=1),
        SeatVote("d", 1, "BE", no=1),
        SeatVote("e", 1, "FR", no=1),
        SeatVote("f", 1, "IT"),
    ]
    sides = decide(rule(("countries", "entitled", "1/4")), roll).chambers[Chamber.COUNTRIES]
    assert (sides.yes, sides.no, sides.abstain, sides.present, sides.entitled) == (1, 1, 1, 3, 4)


def european_union(blocking=4):
    return rule(("members", "entitled", "11/20"), ("weight", "entitled", "13/20"), blocking_minority=blocking)


def test_members_and_weight_must_both_hold():
    small_states = [SeatVote(f"s{n}", 1, yes=1) for n in range(32)]
    large = [SeatVote(f"l{n}", 10, no=10) for n in range(26)]
    result = decide(european_union(), small_states + large)
    assert [majority.met for majority in result.majorities] == [True, False]
    assert result.reason is Reason.MAJORITY_MISSED


def test_three_cannot_block():
    against = [SeatVote(f"l{n}", 100, no=100) for n in range(3)]
    for_it = [SeatVote(f"s{n}", 1, yes=1) for n in range(55)]
    result = decide(european_union(), against + for_it)
    assert result.reason is Reason.ADOPTED_WITHOUT_BLOCKING_MINORITY
    assert result.majorities[1].by is By.NO_BLOCKING_MINORITY
    silent = [SeatVote("l0", 100), *against[1:]]
    assert decide(european_union(), silent + for_it).adopted


def test_four_can_block():
    against = [SeatVote(f"l{n}", 100, no=100) for n in range(4)]
    for_it = [SeatVote(f"s{n}", 1, yes=1) for n in range(54)]
    assert not decide(european_union(), against + for_it).adopted


def test_no_blocking_minority_helps_where_the_members_failed():
    asked = rule(("members", "entitled", "1"), ("weight", "entitled", "1"), blocking_minority=4)
    assert not decide(asked, seats(yes=9, no=1)).adopted


# Rolls that cannot be counted


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("duplicate_seat", lambda: decide(rule(SIMPLE), [SeatVote("a"), SeatVote("a")])),
        ("weight_not_positive", lambda: SeatVote("a", 0)),
        ("vote_negative", lambda: SeatVote("a", 1, yes=2, no=-1)),
        ("split_does_not_add_up", lambda: SeatVote("a", 3, yes=1, no=1)),
        ("blank_but_voted", lambda: SeatVote("a", yes=1, blank=True)),
        ("more_seats_than_entitled", lambda: decide(rule(SIMPLE, entitled=1), seats(yes=2))),
        ("total_weight_unknown", lambda: decide(rule(SIMPLE, entitled=3), seats(yes=2))),
        (
            "total_weight_differs",
            lambda: decide(rule(SIMPLE, entitled=2, total_weight=Fraction(3)), seats(yes=2)),
        ),
        (
            "total_weight_differs",
            lambda: decide(rule(SIMPLE, entitled=3, total_weight=Fraction(2)), seats(yes=2)),
        ),
        ("country_missing", lambda: decide(rule(("countries", "cast", "1/2")), seats(yes=2))),
        (
            "countries_unknown",
            lambda: decide(
                rule(("countries", "entitled", "1/2"), entitled=2, total_weight=Fraction(2)),
                [SeatVote("a", country="AT")],
            ),
        ),
    ],
)
def test_a_roll_that_cannot_be_counted_is_refused(code, make):
    with pytest.raises(SeatError) as caught:
        make()
    assert caught.value.code == code


def test_seats_that_are_not_listed_are_silent():
    asked = rule(("members", "entitled", "2/3"), least="1/2", entitled=58, total_weight=Fraction(58))
    result = decide(asked, seats(yes=39))
    assert (result.entitled, result.weight.entitled, result.adopted) == (58, 58, True)
    assert decide(asked, seats(yes=28, recused=1)).entitled == 57


# The interface


def test_the_result_as_json():
    asked = rule(("members", "cast", "2/3"), least="1/3", entitled=56, total_weight=Fraction(56))
    told = decide(asked, seats(yes=41, no=7, abstain=4, silent=3, recused=1)).to_json()
    sentences = told.pop("sentence")
    assert told == {
        "entitled": 55,
        "represented": 52,
        "ballots": 52,
        "recused": 1,
        "total_weight": "55",
        "cast": "52",
        "yes": "41",
        "no": "7",
        "abstain": "4",
        "quorum": {"of": "55", "needed": "19", "reached": "52", "met": True},
        "majorities": [
            {
                "chamber": "members",
                "base": "cast",
                "of": "52",
                "needed": "35",
                "reached": "41",
                "met": True,
                "by": "count",
            }
        ],
        "adopted": True,
        "reason": "adopted",
    }
    assert set(sentences) == {"en", "fr"}
