"""Who may read a file: the room that keeps the object to which it belongs says it."""

from __future__ import annotations

from collections.abc import Callable

from collegium.commons.access import Actor

Guard = Callable[[Actor, str], bool]
_guards: dict[str, Guard] = {}


def offer_file_guard(kind: str, guard: Guard) -> None:
    """A room says for objects of a kind whether an actor may read their files; called with an id."""
    _guards[kind] = guard


def may_read(actor: Actor, kind: str, subject: str) -> bool:
    """Whether the actor may read the files of that object; nobody may, where no room has said so."""
    guard = _guards.get(kind)
    return guard is not None and bool(guard(actor, subject))
