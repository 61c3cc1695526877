"""When an agenda goes out, when a meeting counts as held, when minutes are shown and frozen; counting who was there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import ActionState, Presence, State


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a meeting. `items` on its agenda; `noted`: how many lines of the list of those
    invited say who was there, of `invited`; `written`: items with minutes, a decision or an action.
    """

    state: State
    begins_at: datetime
    items: int = 0
    invited: int = 0
    noted: int = 0
    written: int = 0


def may_go_out(meeting: Standing, *, now: datetime) -> Decision:
    """An agenda goes out before the meeting begins, and when there is something on it."""
    if not meeting.items:
        return refuse("agenda_empty")
    return refuse("has_begun") if now >= meeting.begins_at else allow()


def has_begun(meeting: Standing, *, now: datetime) -> Decision:
    """Who was there is noted from the moment at which the meeting begins."""
    return allow() if now >= meeting.begins_at else refuse("not_begun")


def is_written(meeting: Standing) -> Decision:
    """Minutes are shown when something is written in them."""
    return allow() if meeting.written else refuse("minutes_empty")


FLOW = Flow(
    Move("send", {State.PLANNED, State.SENT}, State.SENT, guard=may_go_out),
    Move("hold", {State.PLANNED, State.SENT}, State.HELD, guard=has_begun),
    Move("show", {State.HELD}, State.DRAFT, guard=is_written),
    Move("freeze", {State.DRAFT}, State.FROZEN),
    Move("correct", {State.FROZEN}, State.DRAFT, with_reason=True),
    Move("cancel", {State.PLANNED, State.SENT}, State.CANCELLED, with_reason=True),
)

LONGEST = timedelta(days=7)


def time_fits(begins_at: datetime, ends_at: datetime) -> Decision:
    """A meeting ends after it has begun, within a week."""
    if ends_at <= begins_at:
        return refuse("ends_before")
    return refuse("lasts_too_long") if ends_at - begins_at > LONGEST else allow()


def moved(order: Sequence[str], item: str, *, up: bool) -> list[str]:
    """The order with one item a place further up or down; at the end of the list it stays where it is."""
    held = list(order)
    if item not in held:
        return held
    here = held.index(item)
    there = here - 1 if up else here + 1
    if 0 <= there < len(held):
        held[here], held[there] = held[there], held[here]
    return held


@dataclass(frozen=True, slots=True)
class Slot:
    """When an item of the agenda begins; None from the first item on that has no length."""

    begins_at: datetime | None
    minutes: int | None


def timetable(begins_at: datetime, lengths: Iterable[int | None]) -> list[Slot]:
    """When each item begins, one after the other; after an item without a length no moment is known."""
    found, at = [], begins_at
    known = True
    for minutes in lengths:
        found.append(Slot(at if known else None, minutes))
        known = known and minutes is not None
        at = at + timedelta(minutes=minutes or 0)
    return found


def too_much(begins_at: datetime, ends_at: datetime, lengths: Iterable[int | None]) -> int:
    """By how many minutes the agenda is longer than the meeting; 0 when it fits."""
    planned = sum(minutes or 0 for minutes in lengths)
    return max(0, planned - int((ends_at - begins_at).total_seconds() // 60))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list of those invited: the university ("" where none is known) and who was there."""

    institution: str
    presence: str


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many were there, substitutes too, of those invited; and of their institutions."""

    here: int
    invited: int
    noted: int
    institutions_here: int
    institutions: int


HERE = (Presence.PRESENT, Presence.SUBSTITUTE)


def turnout(lines: Iterable[Line]) -> Turnout:
    """Count who was there; an institution with several lines counts once."""
    held = list(lines)
    came = [line for line in held if line.presence in HERE]
    return Turnout(
        here=len(came),
        invited=len(held),
        noted=sum(bool(line.presence) for line in held),
        institutions_here=len({line.institution for line in came if line.institution}),
        institutions=len({line.institution for line in held if line.institution}),
    )


NAME = 120
"""The longest name of a substitute."""
MOST_SAID = 20_000
"""The longest minutes of one item, in characters."""


def fault_of(presence: str, substitute: str) -> str:
    """The code of what is wrong with a line of the list of who was there; "" when it can be taken."""
    name = substitute.strip()
    if len(name) > NAME:
        return "name_too_long"
    if presence == Presence.SUBSTITUTE:
        return "" if name else "no_substitute"
    return "no_other" if name else ""


def may_be_settled(state: str) -> Decision:
    """An action is done or dropped once."""
    return allow() if state == ActionState.OPEN else refuse("action_settled")
