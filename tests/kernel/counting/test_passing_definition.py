"""Passing against a naive reading of its definition, on any rule and roll."""

import itertools
from fractions import Fraction

from hypothesis import given, settings

from collegium.kernel.counting.outcome import By
from collegium.kernel.counting.passing import decide
from collegium.kernel.counting.rule import Base, Chamber, Counts, Tie
from factories.counting_cases import rolls, rules


def naive_side(yes, no):
    return "yes" if yes > no else "no" if no > yes else "abstain"


def naive_units(chamber, acting):
    """What each unit of a chamber said, and whether it is there: (size, yes, no, abstain, present)."""
    if chamber is Chamber.WEIGHT:
        return [(s.weight, s.yes, s.no, s.abstain, s.represented) for s in acting]
    key = (lambda s: s.seat) if chamber is Chamber.MEMBERS else (lambda s: s.country)
    units = []
    for _, grouped in itertools.groupby(sorted(acting, key=key), key=key):
        group = list(grouped)
        side = naive_side(sum(s.yes for s in group), sum(s.no for s in group))
        if not any(s.yes or s.no or s.abstain for s in group):
            side = None
        units.append((1, side == "yes", side == "no", side == "abstain", any(s.represented for s in group)))
    return units


def naive_holds(majority, acting, tie):
    units = naive_units(majority.chamber, acting)
    yes, no, abstain = (sum(unit[n] for unit in units) for n in (1, 2, 3))
    base = {
        Base.VALID: yes + no,
        Base.CAST: yes + no + abstain,
        Base.PRESENT: sum(unit[0] for unit in units if unit[4]),
        Base.ENTITLED: sum(unit[0] for unit in units),
    }[majority.base]
    if not base or not yes:
        return False
    part = Fraction(int(yes), int(base))
    votes_only = majority.base in (Base.VALID, Base.CAST)
    if majority.strict and votes_only and part == majority.share == Fraction(1, 2):
        return tie is Tie.CHAIR_YES
    return part > majority.share if majority.strict else part >= majority.share


def naive_adopted(rule, roll):
    acting = [seat for seat in roll if not seat.recused]
    present = [seat for seat in acting if seat.represented]
    reached = [seat for seat in present if rule.quorum.counts is Counts.REPRESENTED or seat.cast]
    of = len(acting) if rule.quorum.of == "entitled" else len(present)
    quorate = len(reached) >= rule.quorum.at_least * of
    holds = {majority: naive_holds(majority, acting, rule.tie) for majority in rule.majorities}
    in_members = all(holds[it] for it in holds if it.chamber is Chamber.MEMBERS)
    not_for = sum(not seat.yes > seat.no for seat in acting)
    if rule.blocking_minority and in_members and not_for < rule.blocking_minority:
        holds = {it: held or it.chamber is Chamber.WEIGHT for it, held in holds.items()}
    return quorate and all(holds.values())


@settings(max_examples=150, deadline=None)
@given(rules(), rolls())
def test_decides_as_the_definition_says(asked, roll):
    result = decide(asked, roll)
    assert result.adopted == naive_adopted(asked, roll)
    assert result.adopted == result.reason.startswith("adopted")


@settings(max_examples=60, deadline=None)
@given(rules(), rolls())
def test_a_majority_is_met_exactly_from_what_is_needed(asked, roll):
    for count in decide(asked, roll).majorities:
        if count.by is By.COUNT:
            assert count.met == (count.reached >= count.needed and count.of > 0)


@settings(max_examples=40, deadline=None)
@given(rules(), rolls())
def test_the_order_of_seats_changes_nothing(asked, roll):
    assert decide(asked, roll).to_json() == decide(asked, roll[::-1]).to_json()


@settings(max_examples=40, deadline=None)
@given(rules(), rolls())
def test_recused_seats_might_as_well_not_exist(asked, roll):
    kept = [seat for seat in roll if not seat.recused]
    with_them, without = decide(asked, roll).to_json(), decide(asked, kept).to_json()
    assert with_them.pop("recused") == len(roll) - len(kept)
    without.pop("recused")
    assert with_them == without
