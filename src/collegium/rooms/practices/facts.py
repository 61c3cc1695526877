"""What has happened to good practices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("practices.submitted")
@dataclass(frozen=True, slots=True)
class PracticeSubmitted:
    """A card waits for the chairs of the group of its theme."""

    practice: str
    group: str
    at: datetime


@fact("practices.settled")
@dataclass(frozen=True, slots=True)
class PracticeSettled:
    """A card was shared, sent back or withdrawn; `state` is its new state."""

    practice: str
    state: str
    at: datetime


@fact("practices.changed")
@dataclass(frozen=True, slots=True)
class PracticeChanged:
    """The words of a shared card were changed."""

    practice: str
    at: datetime


@fact("practices.tried")
@dataclass(frozen=True, slots=True)
class PracticeTried:
    """A university says that it tried a practice of another one; `institution` tried it."""

    practice: str
    institution: str
    at: datetime
