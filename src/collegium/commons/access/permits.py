"""Permissions by name. The same words decide pages, buttons, lists and actions.

A predicate answers with a Decision. When hats are missing the reason is `not_permitted`, and the answer to the
outside is the same 404 as for what does not exist; any other reason is told to the person who asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from collegium.kernel.errors import Decision, NotFound, Refused, allow, refuse

from .actor import Actor

NOT_PERMITTED = "not_permitted"
Check = Callable[..., "Decision | bool"]


class Rule:
    """A predicate over (actor, subject, **asked) that can be joined with & and |."""

    def __init__(self, check: Check, name: str = "") -> None:
        self._check = check
        self.name = name or getattr(check, "__name__", "rule")

    def __call__(self, actor: Actor, subject: Any = None, **asked: object) -> Decision:
        """What it says of this actor and subject."""
        answer = self._check(actor, subject, **asked)
        if isinstance(answer, Decision):
            return answer
        return allow() if answer else refuse(NOT_PERMITTED)

    def __and__(self, other: Rule) -> Rule:
        def both(actor: Actor, subject: Any = None, **asked: object) -> Decision:
            first = self(actor, subject, **asked)
            return other(actor, subject, **asked) if first else first

        return Rule(both, f"{self.name} and {other.name}")

    def __or__(self, other: Rule) -> Rule:
        def either(actor: Actor, subject: Any = None, **asked: object) -> Decision:
            first = self(actor, subject, **asked)
            if first:
                return first
            second = other(actor, subject, **asked)
            return second if second or first.reason == NOT_PERMITTED else first

        return Rule(either, f"{self.name} or {other.name}")


def rule(check: Check) -> Rule:
    """Decorator: a function (actor, subject, **asked) -> bool or Decision becomes a Rule."""
    return Rule(check)


PERMITS: dict[str, Rule] = {}


def permit(name: str, predicate: Rule) -> None:
    """Define who may do what, once. Raises ValueError when the name is taken."""
    if name in PERMITS:
        raise ValueError(f"{name} is permitted twice")
    PERMITS[name] = predicate


def can(actor: Actor, name: str, subject: Any = None, **asked: object) -> Decision:
    """Whether the actor may do this to the subject now, and the reason when not. Raises KeyError."""
    return PERMITS[name](actor, subject, **asked)


def abilities(actor: Actor, names: Iterable[str], subject: Any = None, **asked: object) -> dict[str, Decision]:
    """The decisions for several permissions at once: what a page needs to draw its buttons."""
    return {name: can(actor, name, subject, **asked) for name in names}


def authorise(actor: Actor, name: str, subject: Any = None, **asked: object) -> None:
    """Raise NotFound when the actor's hats do not permit it, Refused when a rule speaks against it."""
    decision = can(actor, name, subject, **asked)
    if decision:
        return
    if decision.reason == NOT_PERMITTED:
        raise NotFound(name)
    raise Refused(decision)
