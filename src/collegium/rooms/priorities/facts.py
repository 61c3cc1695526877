"""What has happened to rounds of priorities and to the work plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from collegium.kernel.facts import fact


@fact("priorities.opened")
@dataclass(frozen=True, slots=True)
class RoundOpened:
    """A round was opened; who is asked is frozen. `texts`: changed words of the letter by language."""

    round: str
    closes_at: datetime
    at: datetime
    texts: Mapping[str, str] = field(default_factory=dict)


@fact("priorities.answered")
@dataclass(frozen=True, slots=True)
class AnswerStored:
    """An institution answered, or answered anew; `person` did it, `by_link` without signing in."""

    round: str
    institution: str
    person: str
    by_link: bool
    at: datetime


@fact("priorities.moved")
@dataclass(frozen=True, slots=True)
class RoundMoved:
    """The deadline of a round was moved."""

    round: str
    closes_at: datetime
    at: datetime


@fact("priorities.reminded")
@dataclass(frozen=True, slots=True)
class RoundReminded:
    """The office reminds who has not answered."""

    round: str
    at: datetime


@fact("priorities.closed")
@dataclass(frozen=True, slots=True)
class RoundClosed:
    """A round was closed and counted; numbers of institutions."""

    round: str
    asked: int
    answered: int
    at: datetime


@fact("priorities.withdrawn")
@dataclass(frozen=True, slots=True)
class RoundWithdrawn:
    """A round was called off; `was_open`: institutions had been asked."""

    round: str
    was_open: bool
    at: datetime


@fact("priorities.chosen")
@dataclass(frozen=True, slots=True)
class ItemsChosen:
    """Options of a closed round became items of the work plan (ULIDs)."""

    round: str
    items: tuple[str, ...]
    at: datetime


@fact("priorities.settled")
@dataclass(frozen=True, slots=True)
class ItemSettled:
    """An item of the work plan began, was finished, dropped or taken up again; `state` is its new state."""

    item: str
    state: str
    at: datetime
