"""Who hears what: reactions register themselves by the name of the fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeVar

Reaction = Callable[[Any], None]
F = TypeVar("F", bound=Reaction)
REACTIONS: dict[str, dict[str, Reaction]] = defaultdict(dict)


def on(name: str) -> Callable[[F], F]:
    """Decorator: call the function with the plain data of each fact of that name, after commit.

    The function gets a namespace with the fields of the fact plus `announced_id` (an idempotency key). It runs in
    a transaction of its own and may be called again if the process died in between.
    """

    def register(function: F) -> F:
        REACTIONS[name][f"{function.__module__}.{function.__qualname__}"] = function
        return function

    return register


def heard(payload: dict[str, Any], ident: str) -> SimpleNamespace:
    """The plain data of a fact as a namespace."""
    return SimpleNamespace(**payload, announced_id=ident)
