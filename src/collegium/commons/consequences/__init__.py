"""What must be true at once when another room acts: preview before, apply within the same transaction.

A room registers for the act of another by name; the acting room calls `preview` to tell the person what will
change, and `apply` inside its action. Consequences record acts of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Preview = Callable[..., list[str]]
Apply = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that follows at once: its sentences beforehand, and the change itself."""

    name: str
    preview: Preview
    apply: Apply


REGISTERED: dict[str, list[Consequence]] = defaultdict(list)


def consequence(act: str, name: str, *, preview: Preview, apply: Apply) -> None:
    """Register what follows at once from the act of that name. Registering a name again replaces it."""
    kept = [item for item in REGISTERED[act] if item.name != name]
    REGISTERED[act] = [*kept, Consequence(name, preview, apply)]


def preview(act: str, **data: Any) -> list[str]:
    """The sentences of all that will follow from the act, for the page before it is done."""
    return [sentence for item in REGISTERED[act] for sentence in item.preview(**data)]


def apply(act: str, **data: Any) -> None:
    """Do all that follows, in the transaction of the act in progress."""
    for item in REGISTERED[act]:
        item.apply(**data)
