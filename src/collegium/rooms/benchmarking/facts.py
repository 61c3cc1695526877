"""What has happened in benchmarking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("benchmarking.round_opened")
@dataclass(frozen=True, slots=True)
class RoundOpened:
    """Members are asked for their values until the deadline."""

    data_round: str
    at: datetime


@fact("benchmarking.deadline_moved")
@dataclass(frozen=True, slots=True)
class DeadlineMoved:
    """A round has another deadline."""

    data_round: str
    deadline: datetime
    at: datetime


@fact("benchmarking.round_ended")
@dataclass(frozen=True, slots=True)
class RoundEnded:
    """A round was closed or cancelled; `state` is its new state."""

    data_round: str
    state: str
    at: datetime
