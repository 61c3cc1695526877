"""What may be asked, given, compared and shown. Disclosure: see `released`.

A figure on several universities (their quartiles) is given only for groups that were fixed before the values were, and
whether it is given depends on who is in the groups alone, never on values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import AnswerState, Flag, RoundState, Sharing, Unit

OTHERS = 3
"""So many universities besides the reader's own stand behind every figure."""
LEAST = OTHERS + 1
UNUSUAL = Fraction(3, 10)
"""A value that differs from the last one by more than this part of it is asked about; it is taken all the same."""
_NUMBER = re.compile(r"(\d+|\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+)(?:[.,](\d{1,6}))?", re.ASCII)
LARGEST = Decimal(10) ** 12


# --- rounds and answers


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a round."""

    state: RoundState
    deadline: datetime


def is_over(it: Standing, *, now: datetime) -> Decision:
    """A round closes at its deadline, not before: the office moves the deadline where it must."""
    return allow() if now >= it.deadline else refuse("deadline_ahead")


FLOW = Flow(
    Move("close", {RoundState.OPEN}, RoundState.CLOSED, guard=is_over),
    Move("cancel", {RoundState.OPEN}, RoundState.CANCELLED, with_reason=True),
)


def may_answer(it: Standing, *, now: datetime) -> Decision:
    """Values are entered, changed and confirmed until the deadline."""
    return allow() if it.state == RoundState.OPEN and now < it.deadline else refuse("round_over")


def may_move(it: Standing, to: datetime, *, now: datetime) -> Decision:
    """A deadline moves while the round is open, to a moment that lies ahead."""
    if it.state != RoundState.OPEN:
        return refuse("round_over")
    return allow() if to > now else refuse("deadline_behind")


BEFORE = (timedelta(days=7), timedelta(days=2))
"""So long before a deadline those who have not confirmed are reminded."""


def reminders_due(deadline: datetime, *, now: datetime) -> int:
    """How many of the reminders before a deadline have had their moment."""
    return sum(deadline - now <= ahead for ahead in BEFORE)


def may_confirm(*, held: int, state: str) -> Decision:
    """What is confirmed is there, and was not confirmed before."""
    if not held:
        return refuse("nothing_to_confirm")
    return refuse("already_confirmed") if state == AnswerState.CONFIRMED else allow()


# --- one value


@dataclass(frozen=True, slots=True)
class Entry:
    """What a university says on one indicator. `value` is None when it is not available, or nothing was said."""

    value: Decimal | None = None
    flag: str = Flag.NONE
    remark: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing was said."""
        return self.value is None and not self.flag and not self.remark


def read_number(text: str) -> Decimal | None:
    """A number as people write it (12.5, 12,5, 1 234); None when nothing is written. Raises ValueError."""
    stripped = text.strip()
    if not stripped:
        return None
    match = _NUMBER.fullmatch(stripped)
    if match is None:
        raise ValueError(text)
    whole = re.sub(r"\D", "", match[1])
    value = Decimal(f"{whole}.{match[2] or 0}")
    if value > LARGEST:
        raise ValueError(text)
    return value


def fault_of(entry: Entry, unit: str) -> str:
    """The code of what is wrong with an entry; "" when it can be taken."""
    value, flag = entry.value, entry.flag
    if flag == Flag.NOT_AVAILABLE and value is not None:
        return "available_after_all"
    if value is None and flag != Flag.NOT_AVAILABLE and not entry.is_empty:
        return "value_missing"
    if flag == Flag.DIFFERS and not entry.remark.strip():
        return "remark_missing"
    if value is None:
        return ""
    if value < 0 or (unit == Unit.PERCENT and value > 100):
        return "out_of_range"
    return "not_whole" if unit == Unit.COUNT and value != value.to_integral_value() else ""


def is_unusual(value: Decimal | None, last: Decimal | None) -> bool:
    """Whether a value is so far from last year's that its giver is asked to look again."""
    if value is None or last is None:
        return False
    return abs(Fraction(value) - Fraction(last)) > UNUSUAL * Fraction(last)


# --- figures on several


@dataclass(frozen=True, slots=True)
class Quartiles:
    """A quarter of the values lies below `low`, half below `middle`, three quarters below `high`."""

    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """What is known of one group in one period: how many gave a value; whether its quartiles are safe for readers
    who see no single values; its quartiles, None when fewer than four gave a value.
    """

    group: str
    count: int
    safe: bool
    quartiles: Quartiles | None


def quartiles(values: Iterable[Decimal], step: Decimal) -> Quartiles:
    """Quartiles by linear interpolation (Hyndman and Fan 1996, type 7), exact, then rounded to `step` (half even).

    Raises ValueError for no values.
    """
    ordered = sorted(Fraction(value) for value in values)
    if not ordered:
        raise ValueError("no values")

    def at(share: Fraction) -> Decimal:
        place = share * (len(ordered) - 1)
        below = place.numerator // place.denominator
        above = min(below + 1, len(ordered) - 1)
        return rounded(ordered[below] + (place - below) * (ordered[above] - ordered[below]), step)

    return Quartiles(at(Fraction(1, 4)), at(Fraction(1, 2)), at(Fraction(3, 4)))


def rounded(value: Fraction, step: Decimal) -> Decimal:
    """The multiple of `step` nearest to a number, of two the even one."""
    return round(value / Fraction(step)) * step


def released(groups: Sequence[tuple[str, frozenset[str]]], least: int = LEAST) -> dict[str, bool]:
    """Which groups' figures may stand beside each other; the first in order goes before the later.

    `groups`: (name, the universities of the group that gave a value). The released groups cut those who gave a value
    into cells; every cell that is not empty has at least `least` universities. Whatever is added to or taken from
    what is released is the same for all of a cell: no difference of groups is about fewer than `least`. A group is
    withheld for what it would tell together with the others (complementary suppression), whatever the values are.
    """
    cells: list[frozenset[str]] = []
    told = {}
    for name, members in groups:
        parts = [part for cell in cells for part in (cell & members, cell - members) if part]
        parts += [rest] if (rest := members.difference(*cells)) else []
        told[name] = bool(members) and all(len(part) >= least for part in parts)
        cells = parts if told[name] else cells
    return told


def figures(
    values: Mapping[str, Decimal], groups: Sequence[tuple[str, frozenset[str]]], step: Decimal
) -> list[GroupFigures]:
    """The figures of one period. `values`: by university; `groups` in order, the whole network first."""
    inside = [(name, members & values.keys()) for name, members in groups]
    safe = released(inside)
    return [
        GroupFigures(
            name,
            len(members),
            safe[name],
            quartiles([values[it] for it in members], step) if len(members) >= LEAST else None,
        )
        for name, members in inside
    ]


def rounding_of(unit: str) -> Decimal:
    """To what quartiles are rounded, declared with them: a tenth of a per cent, one euro, one."""
    return Decimal("0.1") if unit == Unit.PERCENT else Decimal(1)


# --- who sees, and where one stands


def narrower(one: str, other: str) -> Sharing:
    """The narrower of two sharing rules: a value given under one rule is not shown under a wider one later."""
    order = list(Sharing)
    return min(Sharing(one), Sharing(other), key=order.index)


def sees_single(sharing: str, *, member: bool, office: bool) -> bool:
    """Whether single values of others are shown with their names."""
    return office or sharing == Sharing.PUBLIC or (member and sharing == Sharing.MEMBERS)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one value stands: `rank` from the highest, `tied` with so many; None where only quarters are told."""

    quarter: int
    rank: int | None = None
    of: int = 0
    tied: int = 0


def place_of(own: Decimal, held: Quartiles, values: Sequence[Decimal] | None) -> Place:
    """The quarter (1 the lowest, 4 the highest), by the released quartiles alone; with single values also the rank."""
    quarter = 1 + (own > held.low) + (own > held.middle) + (own > held.high)
    if values is None:
        return Place(quarter)
    higher = sum(value > own for value in values)
    return Place(quarter, higher + 1, len(values), sum(value == own for value in values) - 1)
