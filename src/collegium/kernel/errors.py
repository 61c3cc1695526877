"""What can go wrong, in words that a door can answer: absent, refused, stale, invalid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class CollegiumError(Exception):
    """Base of all errors that a door turns into an answer."""


class NotFound(CollegiumError):
    """Absent and forbidden alike: the answer is always the same 404."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something may be done and, if not, the code of the reason with its numbers."""

    allowed: bool
    reason: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.allowed


def allow() -> Decision:
    """Yes."""
    return Decision(True)


def refuse(reason: str, **params: object) -> Decision:
    """No, because of `reason`; a room's `words.REASONS` has the sentence."""
    return Decision(False, reason, params)


class Refused(CollegiumError):
    """A rule says no. The page shows its reason beside the button or field (422)."""

    def __init__(self, decision: Decision | str, **params: object) -> None:
        self.decision = decision if isinstance(decision, Decision) else refuse(decision, **params)
        super().__init__(self.decision.reason)

    @property
    def reason(self) -> str:
        """The code of the reason."""
        return self.decision.reason


class Invalid(CollegiumError):
    """What was typed cannot be taken: field -> reason code (422); what was typed goes back."""

    def __init__(self, **fields: str) -> None:
        self.fields = fields
        super().__init__(", ".join(f"{name}: {code}" for name, code in fields.items()))


class Stale(CollegiumError):
    """Somebody changed it meanwhile (409). `yours` and `theirs` are shown beside each other."""

    def __init__(self, *, theirs: Mapping[str, object], yours: Mapping[str, object], who: str = "") -> None:
        self.theirs, self.yours, self.who = dict(theirs), dict(yours), who
        super().__init__("changed meanwhile")
