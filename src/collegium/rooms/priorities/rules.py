"""When a round may be opened, answered, moved and closed; how dots are counted. Whole numbers only, no clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import ItemState, State

FEWEST_OPTIONS = 2
REMINDED_AGAIN_AFTER = timedelta(hours=20)
"""A reminder goes out once a day at most; twenty hours let it go in the morning after one of the afternoon."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How many dots each institution has, and how many of them it may put on one option (None: all)."""

    dots: int
    most: int | None = None

    @property
    def on_one(self) -> int:
        """The largest number that one option can get from one institution."""
        return self.dots if self.most is None else min(self.most, self.dots)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a round at one moment. `asked` and `answered` count institutions."""

    state: State
    closes_at: datetime
    options: int
    asked: int = 0
    answered: int = 0


def may_open(given: Standing, *, asked: int, gone: int, now: datetime) -> Decision:
    """There is something to choose from, somebody to ask, and time. `gone` options are no longer adopted challenges."""
    if gone:
        return refuse("no_longer_adopted", number=gone)
    if given.options < FEWEST_OPTIONS:
        return refuse("too_few_options", needed=FEWEST_OPTIONS)
    if not asked:
        return refuse("nobody_to_ask")
    return allow() if given.closes_at > now else refuse("deadline_is_over")


def may_move(given: Standing, *, to: datetime, now: datetime) -> Decision:
    """A deadline is moved into the future only, while the round is open."""
    return allow() if to > now else refuse("deadline_is_over")


def may_close(given: Standing, *, now: datetime) -> Decision:
    """It closes at its deadline; earlier only when everybody who was asked has answered."""
    if now >= given.closes_at or given.answered >= given.asked:
        return allow()
    return refuse("round_still_runs", answered=given.answered, asked=given.asked)


def may_remind(given: Standing, *, last: datetime | None, now: datetime) -> Decision:
    """Who has not answered is reminded while there is time, once a day at most."""
    if given.state != State.OPEN or now >= given.closes_at:
        return refuse("closed_for_answers")
    if given.answered >= given.asked:
        return refuse("all_have_answered")
    if last is not None and now - last < REMINDED_AGAIN_AFTER:
        return refuse("reminded_today")
    return allow()


def may_answer(given: Standing, *, now: datetime) -> Decision:
    """An institution answers, and answers anew, until the deadline."""
    if given.state != State.OPEN or now >= given.closes_at:
        return refuse("closed_for_answers")
    return allow()


FLOW = Flow(
    Move("open", {State.PREPARED}, State.OPEN, guard=may_open),
    Move("move", {State.OPEN}, State.OPEN, guard=may_move),
    Move("close", {State.OPEN}, State.CLOSED, guard=may_close),
    Move("withdraw", {State.PREPARED, State.OPEN}, State.WITHDRAWN, with_reason=True),
)


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """What the rules need to know of an item of the work plan."""

    state: ItemState


ITEM_FLOW = Flow(
    Move("begin", {ItemState.PLANNED}, ItemState.UNDER_WAY),
    Move("finish", {ItemState.PLANNED, ItemState.UNDER_WAY}, ItemState.DONE, with_reason=True),
    Move("drop", {ItemState.PLANNED, ItemState.UNDER_WAY}, ItemState.DROPPED, with_reason=True),
    Move("resume", {ItemState.DONE, ItemState.DROPPED}, ItemState.UNDER_WAY),
)


def in_order(year: int, until: int) -> Decision:
    """An item ends in the year in which it begins, or later."""
    return allow() if year <= until else refuse("years_turned_round")


def sensible(terms: Terms) -> Decision:
    """At least one dot; the most for one option is not more than there are."""
    if terms.dots < 1 or (terms.most is not None and not 1 <= terms.most <= terms.dots):
        return refuse("most_beyond_dots", dots=terms.dots)
    return allow()


def fits(given: Mapping[str, int], terms: Terms) -> Decision:
    """Whether one institution's dots (option -> number) keep to the terms. Fewer than all, and none, are fine."""
    if any(number < 0 for number in given.values()):
        return refuse("fewer_than_none")
    total = sum(given.values())
    if total > terms.dots:
        return refuse("too_many_dots", given=total, dots=terms.dots, over=total - terms.dots)
    if any(number > terms.on_one for number in given.values()):
        return refuse("too_many_on_one", most=terms.on_one)
    return allow()


@dataclass(frozen=True, slots=True)
class Line:
    """The result of one option: its dots, from how many institutions, and its place (1, 2, 2, 4)."""

    option: str
    dots: int
    givers: int
    rank: int
    tied: bool


def tally(options: Sequence[str], answers: Iterable[Mapping[str, int]]) -> list[Line]:
    """The dots of all institutions in sum: most first, equal ones in the order of `options` and with one place.

    Raises KeyError for an option that was not offered.
    """
    dots, givers = dict.fromkeys(options, 0), dict.fromkeys(options, 0)
    for answer in answers:
        for option, number in answer.items():
            dots[option] += number
            givers[option] += number > 0
    sums = list(dots.values())
    return [
        Line(it, dots[it], givers[it], rank=1 + sum(other > dots[it] for other in sums), tied=sums.count(dots[it]) > 1)
        for it in sorted(options, key=lambda it: -dots[it])
    ]


def ties(lines: Iterable[Line]) -> list[list[Line]]:
    """Those of the lines that share a place, place by place; options without a dot are not called tied."""
    by_place: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.dots:
            by_place[line.rank].append(line)
    return [group for group in by_place.values() if len(group) > 1]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many institutions were asked, have answered, and answered without a dot."""

    asked: int
    answered: int
    blank: int = 0

    @property
    def silent(self) -> int:
        """Who has not answered."""
        return self.asked - self.answered

    @property
    def complete(self) -> bool:
        """Everybody who was asked has answered."""
        return self.silent == 0


def covered(answers: Iterable[int | None]) -> Coverage:
    """Coverage from the dots of each institution that was asked: None has not answered, 0 answered without a dot."""
    held = list(answers)
    return Coverage(len(held), sum(it is not None for it in held), held.count(0))
