"""What has happened in discussions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("discussions.said")
@dataclass(frozen=True, slots=True)
class ContributionSaid:
    """Somebody wrote; `host_kind` and `host` name what is discussed."""

    contribution: str
    host_kind: str
    host: str
    at: datetime


@fact("discussions.changed")
@dataclass(frozen=True, slots=True)
class ContributionChanged:
    """The author changed the words; who is named only now is told."""

    contribution: str
    host_kind: str
    host: str
    at: datetime


@fact("discussions.hidden")
@dataclass(frozen=True, slots=True)
class ContributionHidden:
    """A chair or the office hid a contribution, or (`state` shown) shows it again."""

    contribution: str
    state: str
    at: datetime
