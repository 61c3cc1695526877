"""Where an open vote stands: what is still missing, and whether those who have not voted can change it.

Only for votes whose state may be shown while they run. "Decided" supposes that ballots already cast stay;
where they may be replaced until closing, say so beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from .exact import ceiling, next_above
from .outcome import MajorityCount, Passing
from .passing import decide
from .rule import Base, Chamber, Majority, Rule
from .seats import SeatVote


class Outlook(StrEnum):
    """What may still come of a vote."""

    CERTAIN_YES = "certain_yes"
    CERTAIN_NO = "certain_no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Missing:
    """What one majority still lacks when only votes for come in: `more` in its chamber's unit.

    0: it holds now. None: out of reach of those who have not voted.
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
    now = decide(rule, seats)
    left = [seat for seat in seats if not seat.recused and not seat.cast]
    weight = Fraction(sum(seat.weight for seat in left))
    best = decide(rule, [_votes(seat, yes=True) if seat in left else seat for seat in seats])
    outlook = Outlook.OPEN
    if not best.adopted:
        outlook = Outlook.CERTAIN_NO
    elif _always_quorate(rule, seats, now) and _holds_against_all(rule, seats):
        outlook = Outlook.CERTAIN_YES
    missing = tuple(_missing(count, best_count) for count, best_count in zip(now.majorities, best.majorities))
    lacking = max(0, now.quorum.needed - now.quorum.reached)
    return Standing(now, outlook, len(left), weight, lacking, missing)


def _votes(seat: SeatVote, *, yes: bool) -> SeatVote:
    return replace(seat, yes=seat.weight if yes else 0, no=0 if yes else seat.weight)


def _always_quorate(rule: Rule, seats: Sequence[SeatVote], now: Passing) -> bool:
    idle = [replace(seat, present=True) if not seat.recused else seat for seat in seats]
    return now.quorum.met and decide(rule, idle).quorum.met


def _holds_against_all(rule: Rule, seats: Sequence[SeatVote]) -> bool:
    against = [seat if seat.recused or seat.cast else _votes(seat, yes=False) for seat in seats]
    return all(majority.met for majority in decide(rule, against).majorities)


def _missing(count: MajorityCount, best: MajorityCount) -> Missing:
    if count.met:
        return Missing(count.rule, Fraction(0))
    if not best.met:
        return Missing(count.rule, None)
    return Missing(count.rule, _more(count, best))


def _more(count: MajorityCount, best: MajorityCount) -> Fraction:
    """The least number of further votes for, first from those who already stand in the base."""
    unit = count.unit
    lack = count.needed - count.reached
    standing_in = _already_in_base(count)
    if lack <= standing_in:
        return lack
    # Beyond them every vote for widens the base too: (Y+w)*den against num*(base + w - standing_in).
    share, reached = count.rule.share, count.reached
    bound = (share * (count.of - standing_in) - reached) / (1 - share) if share < 1 else best.reached - reached
    least = next_above(bound, unit) if count.rule.strict else ceiling(bound, unit)
    return min(max(least, Fraction(1, unit)), best.reached - reached)


def _already_in_base(count: MajorityCount) -> Fraction:
    """What has not voted but counts in the base already: all, those present, or none."""
    if count.rule.base is Base.ENTITLED:
        return count.sides.entitled - count.sides.cast
    if count.rule.base is Base.PRESENT:
        return count.sides.present - count.sides.cast
    return Fraction(0)
