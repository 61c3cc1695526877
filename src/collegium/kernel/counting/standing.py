"""Where an open vote stands: what is still missing, and whether those who have not voted can change it.

Only for votes whose state may be shown while they run. "Decided" supposes that ballots already cast stay;
where they may be replaced until closing, say so beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import partial

from .exact import ceiling, next_above
from .outcome import MajorityCount, Passing
from .passing import decide
from .rule import Base, Majority, Rule, Tie
from .seats import SeatError, SeatVote


class Outlook(StrEnum):
    """What may still come of a vote."""

    CERTAIN_YES = "certain_yes"
    CERTAIN_NO = "certain_no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Missing:
    """What one majority still lacks when only votes for it come in: `more` in its chamber's unit.

    0: it holds now. None: out of reach of those who have not voted. Weight is the least that would do, if
    the seats' weights allow it; countries are counted as if only those that said nothing came in.
    """

    rule: Majority
    more: Fraction | None


@dataclass(frozen=True, slots=True)
class Standing:
    """An open vote now: the result if it closed now, what may come, what is missing, who is out."""

    now: Passing
    outlook: Outlook
    remaining: int
    remaining_weight: Fraction
    quorum_missing: int
    missing: tuple[Missing, ...]

    @property
    def decided(self) -> bool:
        """Whether those who have not voted cannot change the result any more."""
        return self.outlook is not Outlook.OPEN


def standing(rule: Rule, seats: Sequence[SeatVote]) -> Standing:
    """Where the vote stands. Raises SeatError. Every entitled seat must be listed.

    Exact, because adoption is monotone: it is impossible iff it fails when all who are left vote for it, and
    certain iff the quorum holds when none of them takes part (or all sit there without voting) and every
    majority holds when all of them vote against it.
    """
    if rule.entitled not in (None, len(seats)):
        raise SeatError("seats_not_listed", "", "every entitled seat must be listed")
    now = decide(rule, seats)
    left = [seat for seat in seats if not seat.recused and not seat.cast]
    best = decide(rule, _if_all_left(seats, yes=True))
    return Standing(
        now=now,
        outlook=_outlook(rule, seats, now, best),
        remaining=len(left),
        remaining_weight=Fraction(sum(seat.weight for seat in left)),
        quorum_missing=max(0, now.quorum.needed - now.quorum.reached),
        missing=tuple(map(partial(_missing, rule.tie), now.majorities, best.majorities)),
    )


def _if_all_left(seats: Sequence[SeatVote], *, yes: bool) -> list[SeatVote]:
    """The seats as if all that have not voted were for it, or against it."""
    return [
        seat
        if seat.recused or seat.cast
        else replace(seat, yes=seat.weight if yes else 0, no=0 if yes else seat.weight)
        for seat in seats
    ]


def _outlook(rule: Rule, seats: Sequence[SeatVote], now: Passing, best: Passing) -> Outlook:
    if not best.adopted:
        return Outlook.CERTAIN_NO
    idle = [replace(seat, present=True) for seat in seats]
    always_quorate = now.quorum.met and decide(rule, idle).quorum.met
    worst = decide(rule, _if_all_left(seats, yes=False))
    if always_quorate and all(majority.met for majority in worst.majorities):
        return Outlook.CERTAIN_YES
    return Outlook.OPEN


def _missing(tie: Tie, count: MajorityCount, best: MajorityCount) -> Missing:
    if count.met:
        return Missing(count.rule, Fraction(0))
    if not best.met:
        return Missing(count.rule, None)
    return Missing(count.rule, _more(tie, count, best))


def _more(tie: Tie, count: MajorityCount, best: MajorityCount) -> Fraction:
    """The least number of further votes for it, first from those who already stand in the base."""
    inside = _already_in_base(count)
    if count.needed - count.reached <= inside:
        return count.needed - count.reached
    # Beyond them every vote for widens the base too: Y + w against share * (base + w - inside).
    share = count.rule.share
    bound = (share * (count.of - inside) - count.reached) / (1 - share) if share < 1 else Fraction(0)
    exceeds = count.rule.strict and not (count.rule.can_tie and tie is Tie.CHAIR_YES)
    least = next_above(bound, count.unit) if exceeds else ceiling(bound, count.unit)
    return min(max(least, Fraction(1, count.unit)), best.reached - count.reached)


def _already_in_base(count: MajorityCount) -> Fraction:
    """What has not voted but counts in the base already: all, those present, or none."""
    if count.rule.base is Base.ENTITLED:
        return count.sides.entitled - count.sides.cast
    if count.rule.base is Base.PRESENT:
        return count.sides.waiting
    return Fraction(0)
