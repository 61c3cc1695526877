"""When a recommendation counts as taken up, when it needs a look, how windows stand; no clock, no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import Stage, State, WindowState

LOOK_AFTER_DAYS = 365
"""A recommendation that nobody has looked at for a year stands on the desk of the office."""
WARN_DAYS = 42
"""A window that closes within six weeks stands on the desk of those who follow the file: time for a short answer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a recommendation at one moment."""

    state: State


def has_evidence(_: Standing, *, source: str, quotation: str, on: date, today: date) -> Decision:
    """Taken up, in part or rejected is said with somebody's words, their address, and a day that has come."""
    if on > today:
        return refuse("evidence_of_the_future")
    if not source:
        return refuse("no_source")
    return allow() if quotation else refuse("no_quotation")


def has_come(_: Standing, *, source: str, quotation: str, on: date, today: date) -> Decision:
    """Whoever looked and found nothing says when; evidence is welcome, and none is needed."""
    return allow() if on <= today else refuse("evidence_of_the_future")


FLOW = Flow(
    Move("look", set(State), State.OPEN, guard=has_come),
    Move("take_up", set(State), State.TAKEN_UP, guard=has_evidence),
    Move("take_up_in_part", set(State), State.IN_PART, guard=has_evidence),
    Move("reject", set(State), State.REJECTED, guard=has_evidence),
)
MOVE_TO = {move.to: move.name for move in FLOW}


@dataclass(frozen=True, slots=True)
class Uptake:
    """What came of a number of recommendations: how many are in each state."""

    open: int = 0
    taken_up: int = 0
    in_part: int = 0
    rejected: int = 0

    @property
    def total(self) -> int:
        """The base of every figure."""
        return self.open + self.taken_up + self.in_part + self.rejected

    @property
    def came(self) -> int:
        """Taken up, wholly or in part."""
        return self.taken_up + self.in_part


def counted(states: Iterable[str]) -> Uptake:
    """How many recommendations are in each state."""
    held = list(states)
    return Uptake(**{state.value: held.count(state) for state in State})


def stage_of(milestones: Iterable[tuple[date, Stage]]) -> tuple[date, Stage]:
    """Where a file stands: its latest milestone; of one day the later stage. Raises ValueError without any."""
    order = list(Stage)
    return max(milestones, key=lambda it: (it[0], order.index(it[1])))


def window_state(opens: date, closes: date, today: date) -> WindowState:
    """A window is open from its first day to the end of its last."""
    if today < opens:
        return WindowState.COMING
    return WindowState.OPEN if today <= closes else WindowState.CLOSED


def next_edge(windows: Iterable[tuple[date, date]], today: date) -> date | None:
    """The next day on which one of these windows (first and last day) opens or has closed; None when none will."""
    edges = [day for opens, closes in windows for day in (opens, closes + timedelta(days=1)) if day > today]
    return min(edges, default=None)


def closes_soon(opens: date, closes: date, today: date) -> bool:
    """Whether an open window closes within `WARN_DAYS`."""
    return window_state(opens, closes, today) == WindowState.OPEN and closes - today <= timedelta(days=WARN_DAYS)


def needs_a_look(asked: date, looked: date | None, today: date) -> bool:
    """Whether the last look, else the publication, lies a year back."""
    return today - (looked or asked) >= timedelta(days=LOOK_AFTER_DAYS)


def in_order(opens: date, closes: date) -> Decision:
    """A window closes on the day on which it opens, or later."""
    return allow() if opens <= closes else refuse("window_closes_first")
