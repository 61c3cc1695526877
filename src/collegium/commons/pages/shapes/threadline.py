"""The thread of an object: nodes in fixed order, each done, now, to come, skipped or sent back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

DONE, NOW, NEXT, SKIP, BACK = "done", "now", "next", "skip", "back"


@dataclass(frozen=True, slots=True)
class Node:
    """One node before its state is known: name, one fact (reference, date, count), address, who must move."""

    name: str
    text: str = ""
    url: str = ""
    who: str = ""
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A node with its state; `past` says that the way has gone beyond it, skipped or not."""

    name: str
    state: str
    text: str = ""
    url: str = ""
    who: str = ""
    past: bool = False


def threadline(nodes: Sequence[Node], present: int | None, *, sent_back: Collection[int] = ()) -> tuple[Step, ...]:
    """The steps of a thread. `present` is the place where it is now; None when it has gone all the way.

    Who must move is said under the present node only. Raises IndexError for a place that is not there.
    """
    if present is not None and not 0 <= present < len(nodes):
        raise IndexError(present)
    end = len(nodes) if present is None else present
    return tuple(_step(node, place, end, place in sent_back) for place, node in enumerate(nodes))


def _step(node: Node, place: int, present: int, back: bool) -> Step:
    past = place < present
    if place == present:
        state = NOW
    elif back:
        state = BACK
    elif node.skipped:
        state = SKIP
    else:
        state = DONE if past else NEXT
    return Step(node.name, state, node.text, node.url, node.who if state == NOW else "", past)


def place_of(steps: Sequence[Step]) -> int:
    """The number, from 1, of the step that counts: the present one, or the last when all is done."""
    return next((place for place, step in enumerate(steps, 1) if step.state == NOW), len(steps))
