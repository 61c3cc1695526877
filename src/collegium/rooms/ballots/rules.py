"""When a vote may be opened, cast, moved and closed. Counting itself is kernel/counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import State


@dataclass(frozen=True, slots=True)
class Terms:
    """The parts of a rule object that concern time: whole days, and whether it closes when all have voted."""

    minimum_days: int
    closes_early: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a decision. Numbers count seats; recused ones are in none of them."""

    state: State
    closes_at: datetime
    closes_early: bool
    entitled: int
    cast: int
    quorum_met: bool


def long_enough(terms: Terms, *, opens: datetime, closes: datetime) -> Decision:
    """The vote stays open for the minimum days of its rule; with none it only has to end after it begins."""
    if closes <= opens:
        return refuse("closes_before_it_opens")
    if closes - opens < timedelta(days=terms.minimum_days):
        return refuse("too_short", days=terms.minimum_days)
    return allow()


def may_cast(decision: Standing, *, recused: bool, now: datetime) -> Decision:
    """A seat may cast and replace its vote until the vote closes."""
    if decision.state != State.OPEN or now >= decision.closes_at:
        return refuse("closed_for_votes")
    if recused:
        return refuse("seat_is_recused")
    return allow()


def may_close(decision: Standing, *, now: datetime, by_chair: bool = False) -> Decision:
    """It closes at its time; earlier where its rule says so: all have voted, or the chair once the quorum is met."""
    if now >= decision.closes_at:
        return allow()
    if not decision.closes_early:
        return refuse("not_yet_over")
    if decision.entitled and decision.cast >= decision.entitled:
        return allow()
    if by_chair and decision.quorum_met:
        return allow()
    if by_chair:
        return refuse("quorum_not_met_yet", cast=decision.cast, entitled=decision.entitled)
    return refuse("not_all_have_voted", cast=decision.cast, entitled=decision.entitled)


def may_move(decision: Standing, *, to: datetime, now: datetime) -> Decision:
    """A deadline is moved only into the future, while the vote is open."""
    if to <= now:
        return refuse("deadline_in_the_past")
    return allow()


FLOW = Flow(
    Move("close", {State.OPEN}, State.CLOSED, guard=may_close),
    Move("move", {State.OPEN}, State.OPEN, guard=may_move),
    Move("cancel", {State.OPEN}, State.CANCELLED, with_reason=True),
)
