"""What has happened to challenges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("challenges.raised")
@dataclass(frozen=True, slots=True)
class ChallengeRaised:
    """A university raised a challenge."""

    challenge: str
    institution: str
    theme: str
    at: datetime


@fact("challenges.supported")
@dataclass(frozen=True, slots=True)
class ChallengeSupported:
    """A university supports a challenge, or added evidence."""

    challenge: str
    institution: str
    at: datetime


@fact("challenges.adopted")
@dataclass(frozen=True, slots=True)
class ChallengeAdopted:
    """A group put a challenge on its list."""

    challenge: str
    group: str
    at: datetime


@fact("challenges.settled")
@dataclass(frozen=True, slots=True)
class ChallengeSettled:
    """A challenge was parked, solved or reopened; `state` is its new state."""

    challenge: str
    state: str
    at: datetime
