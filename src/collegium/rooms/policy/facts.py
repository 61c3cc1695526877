"""What has happened to European files and recommendations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("policy.window_added")
@dataclass(frozen=True, slots=True)
class WindowAdded:
    """A consultation window of a file was entered."""

    file: str
    window: str
    at: datetime


@fact("policy.followers_named")
@dataclass(frozen=True, slots=True)
class FollowersNamed:
    """People were named who follow a file; `people` are those who did not before."""

    file: str
    people: tuple[str, ...]
    at: datetime


@fact("policy.followed_up")
@dataclass(frozen=True, slots=True)
class FollowedUp:
    """The office recorded what came of a recommendation; `state` is where it stands now."""

    followed: str
    paper: str
    state: str
    changed: bool
    at: datetime
