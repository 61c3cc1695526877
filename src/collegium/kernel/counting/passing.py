"""Passing: is the proposal adopted? Exact, in integers and fractions.

E entitled, R represented, Y N A for, against, abstained. A majority holds iff base > 0 and Y > 0 and
Y*den >= num*base ("at least") or Y*den > num*base ("more than"). Recused seats leave E, R, the base,
the weight and the chambers alike. Met exactly is met. "Simple" is more than half of the valid votes, Y > N;
a tie is exactly half, rejected unless the rule gives the chair a casting vote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from .exact import ceiling, next_above
from .outcome import By, MajorityCount, Passing, QuorumCount, Reason, Sides
from .roll import Roll, roll_of
from .rule import Among, Base, Chamber, Counts, Majority, Quorum, Rule, Tie
from .seats import SeatVote


def decide(rule: Rule, seats: Sequence[SeatVote]) -> Passing:
    """What came of the vote of `seats` under `rule`. Raises SeatError when they cannot be counted.

    Every number is computed even when the quorum was missed, so that the page can show all.
    """
    roll = roll_of(rule, seats)
    chambers = {chamber: roll.sides(chamber) for chamber in _shown(rule)}
    quorum = _quorum(rule.quorum, roll)
    counted = [_count(majority, chambers[majority.chamber], roll.unit) for majority in rule.majorities]
    majorities = _unblocked(rule, chambers, [_with_casting_vote(rule.tie, it) for it in counted])
    return Passing(
        rule=rule,
        entitled=roll.entitled,
        represented=sum(seat.represented for seat in roll.seats),
        proxies=sum(seat.proxy and not seat.present for seat in roll.seats),
        ballots=sum(seat.cast for seat in roll.seats),
        blank=sum(seat.blank for seat in roll.seats),
        recused=roll.recused,
        chambers=chambers,
        quorum=quorum,
        majorities=majorities,
        reason=_reason(rule, roll, quorum, majorities),
    )


def _shown(rule: Rule) -> list[Chamber]:
    """Members and weight are always counted; countries only where the rule asks for them."""
    return [it for it in Chamber if it is not Chamber.COUNTRIES or it in rule.chambers]


def _quorum(quorum: Quorum, roll: Roll) -> QuorumCount:
    represented = sum(seat.represented for seat in roll.seats)
    ballots = sum(seat.cast for seat in roll.seats)
    of = roll.entitled if quorum.of is Among.ENTITLED else represented
    reached = ballots if quorum.counts is Counts.CAST else represented
    return QuorumCount(of, int(ceiling(quorum.at_least * of)), reached)


def base_of(base: Base, sides: Sides) -> Fraction:
    """The number of which a majority is a share."""
    return {
        Base.VALID: sides.valid,
        Base.CAST: sides.cast,
        Base.PRESENT: sides.present,
        Base.ENTITLED: sides.entitled,
    }[base]


def needed_for(majority: Majority, of: Fraction, unit: int) -> Fraction:
    """The least that holds of a base `of`, in steps of 1/unit (whole votes when unit is 1); never 0."""
    bound = majority.share * of
    least = next_above(bound, unit) if majority.strict else ceiling(bound, unit)
    return max(least, Fraction(1, unit))


def _count(majority: Majority, sides: Sides, unit: int) -> MajorityCount:
    steps = unit if majority.chamber is Chamber.WEIGHT else 1
    of = base_of(majority.base, sides)
    needed, met = needed_for(majority, of, steps), _holds(majority, sides.yes, of)
    return MajorityCount(majority, sides, of, needed, steps, met)


def _holds(majority: Majority, yes: Fraction, of: Fraction) -> bool:
    """The definition itself, apart from `needed_for`, which a test holds to it."""
    if of <= 0 or yes <= 0:
        return False
    reached, asked = yes * majority.share.denominator, majority.share.numerator * of
    return reached > asked if majority.strict else reached >= asked


def _with_casting_vote(tie: Tie, count: MajorityCount) -> MajorityCount:
    if not count.tied or tie is Tie.REJECTED:
        return count
    return replace(count, met=tie is Tie.CHAIR_YES, by=By.CASTING_VOTE)


def _unblocked(
    rule: Rule, chambers: dict[Chamber, Sides], majorities: list[MajorityCount]
) -> tuple[MajorityCount, ...]:
    """Where the members' majority holds and too few are not for it, the weight counts as reached."""
    if rule.blocking_minority is None:
        return tuple(majorities)
    members = chambers[Chamber.MEMBERS]
    holds = all(it.met for it in majorities if it.rule.chamber is Chamber.MEMBERS)
    if not holds or members.entitled - members.yes >= rule.blocking_minority:
        return tuple(majorities)
    return tuple(
        replace(it, met=True, by=By.NO_BLOCKING_MINORITY) if it.rule.chamber is Chamber.WEIGHT and not it.met else it
        for it in majorities
    )


def _reason(rule: Rule, roll: Roll, quorum: QuorumCount, majorities: tuple[MajorityCount, ...]) -> Reason:
    if roll.entitled == 0:
        return Reason.NOBODY_ENTITLED
    if not quorum.met:
        return Reason.QUORUM_MISSED
    missed = [majority for majority in majorities if not majority.met]
    if not missed:
        return _why_adopted({majority.by for majority in majorities})
    if all(majority.tied for majority in missed):
        return Reason.TIED if rule.tie is Tie.REJECTED else Reason.TIED_CHAIR_AGAINST
    return _why_missed(roll.sides(Chamber.WEIGHT))


def _why_adopted(ways: set[By]) -> Reason:
    if By.CASTING_VOTE in ways:
        return Reason.ADOPTED_BY_CASTING_VOTE
    if By.NO_BLOCKING_MINORITY in ways:
        return Reason.ADOPTED_WITHOUT_BLOCKING_MINORITY
    return Reason.ADOPTED


def _why_missed(weight: Sides) -> Reason:
    if not weight.cast:
        return Reason.NOBODY_VOTED
    return Reason.MAJORITY_MISSED if weight.valid else Reason.ALL_ABSTAINED
