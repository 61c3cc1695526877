"""What has happened to decisions. `subject` is kind:ULID, or "" for a question that stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from collegium.kernel.facts import fact


@fact("ballots.opened")
@dataclass(frozen=True, slots=True)
class DecisionOpened:
    """A vote was opened; its electorate is frozen. `texts`: changed words of the letter by language."""

    decision: str
    body: str
    subject: str
    closes_at: datetime
    at: datetime
    texts: Mapping[str, str] = field(default_factory=dict)


@fact("ballots.closed")
@dataclass(frozen=True, slots=True)
class DecisionClosed:
    """A vote was closed and counted."""

    decision: str
    body: str
    subject: str
    adopted: bool
    at: datetime


@fact("ballots.cancelled")
@dataclass(frozen=True, slots=True)
class DecisionCancelled:
    """A vote was called off before it closed."""

    decision: str
    body: str
    subject: str
    at: datetime


@fact("ballots.moved")
@dataclass(frozen=True, slots=True)
class DeadlineMoved:
    """The closing of a vote was moved."""

    decision: str
    closes_at: datetime
    at: datetime


@fact("ballots.recorded")
@dataclass(frozen=True, slots=True)
class VoteRecorded:
    """The office recorded a vote on behalf of a seat, or a vote came by link: the holder is told."""

    decision: str
    seat: str
    by_office: bool
    at: datetime
