"""What has happened to institutions and their people, as it is heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("members.suspended")
@dataclass(frozen=True, slots=True)
class MemberSuspended:
    """A member is suspended from a day (`on`, ISO)."""

    institution: str
    on: str
    at: datetime


@fact("members.reinstated")
@dataclass(frozen=True, slots=True)
class MemberReinstated:
    """A suspended member has its rights again."""

    institution: str
    at: datetime


@fact("members.hat_given")
@dataclass(frozen=True, slots=True)
class HatGiven:
    """A person wears a hat of an institution."""

    hat: str
    person: str
    institution: str
    kind: str
    at: datetime


@fact("members.hat_ended")
@dataclass(frozen=True, slots=True)
class HatEnded:
    """A hat of an institution has ended."""

    hat: str
    person: str
    institution: str
    kind: str
    at: datetime


@fact("members.colleague_invited")
@dataclass(frozen=True, slots=True)
class ColleagueInvited:
    """Somebody was entered as a colleague and is told how to sign in. `new`: to the network too."""

    person: str
    institution: str
    kind: str
    invited_by: str
    new: bool
    at: datetime
