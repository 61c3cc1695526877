"""When a challenge may be supported, adopted, parked, solved."""

from __future__ import annotations

from dataclasses import dataclass

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import State


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a challenge at one moment."""

    state: State
    supporters: int
    """Institutions, not people; the one that raised it counts."""


def enough_support(challenge: Standing, *, needed: int) -> Decision:
    """A group may adopt what at least `needed` institutions support (preset: 3)."""
    if challenge.supporters < needed:
        return refuse("too_few_supporters", have=challenge.supporters, needed=needed)
    return allow()


def may_support(challenge: Standing) -> Decision:
    """Support and evidence are welcome until a challenge is solved or parked."""
    if challenge.state in (State.PARKED, State.SOLVED):
        return refuse("no_longer_open_to_support")
    return allow()


FLOW = Flow(
    Move("adopt", {State.RAISED}, State.ADOPTED, guard=enough_support),
    Move("park", {State.RAISED, State.ADOPTED}, State.PARKED, with_reason=True),
    Move("solve", {State.ADOPTED}, State.SOLVED, with_reason=True),
    Move("reopen", {State.PARKED, State.SOLVED}, State.RAISED),
)
