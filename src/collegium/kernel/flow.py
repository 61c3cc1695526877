"""Flow tables: the states and moves of a thing, named once.

From one table the action checks, the policy asks, the page offers the moves and says why one is refused,
the docs draw the picture and a test walks every (state x move).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .errors import Decision, Refused, allow, refuse

Guard = Callable[..., Decision]


@dataclass(frozen=True, slots=True)
class Move:
    """One move: its name, the states it starts from, the state it leads to, and its guard.

    A guard gets what stands (a frozen dataclass with `state`) and the keywords of the act.
    """

    name: str
    sources: frozenset[StrEnum]
    to: StrEnum
    guard: Guard | None = None
    with_reason: bool = False

    def __init__(
        self,
        name: str,
        sources: Iterable[StrEnum],
        to: StrEnum,
        *,
        guard: Guard | None = None,
        with_reason: bool = False,
    ) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "sources", frozenset(sources))
        object.__setattr__(self, "to", to)
        object.__setattr__(self, "guard", guard)
        object.__setattr__(self, "with_reason", with_reason)


class Flow:
    """All moves of one thing. Names are unique within the table."""

    def __init__(self, *moves: Move) -> None:
        names = [move.name for move in moves]
        if len(set(names)) != len(names):
            raise ValueError("a move is named twice")
        self._moves = {move.name: move for move in moves}

    def __iter__(self) -> Iterator[Move]:
        return iter(self._moves.values())

    def move(self, name: str) -> Move:
        """The move of that name. Raises KeyError."""
        return self._moves[name]

    def leads_from(self, name: str, state: str) -> bool:
        """Whether the move starts from `state` (guards aside)."""
        return state in self._moves[name].sources

    def offered(self, state: str) -> list[Move]:
        """The moves that start from `state`, in the order of the table."""
        return [move for move in self if state in move.sources]

    def check(self, name: str, standing: Any, **asked: object) -> Decision:
        """Whether the move may be made by what stands; the reason when not."""
        move = self._moves[name]
        if standing.state not in move.sources:
            return refuse("not_from_here", move=name, state=str(standing.state))
        return move.guard(standing, **asked) if move.guard else allow()

    def take(self, name: str, standing: Any, **asked: object) -> Move:
        """The move, when it may be made. Raises Refused with the rule's reason."""
        decision = self.check(name, standing, **asked)
        if not decision:
            raise Refused(decision)
        return self._moves[name]

    def mermaid(self) -> str:
        """The picture of the table in Mermaid's state diagram language, for the docs."""
        lines = ["stateDiagram-v2"]
        for move in self:
            lines += [f"    {source} --> {move.to}: {move.name}" for source in sorted(move.sources)]
        return "\n".join(lines)
