"""What has happened to meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("meetings.planned")
@dataclass(frozen=True, slots=True)
class MeetingPlanned:
    """A body will meet; those invited are asked whether they come."""

    meeting: str
    group: str
    at: datetime


@fact("meetings.moved")
@dataclass(frozen=True, slots=True)
class MeetingMoved:
    """Moment, place or link are others than before."""

    meeting: str
    at: datetime


@fact("meetings.cancelled")
@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    """It does not take place."""

    meeting: str
    at: datetime


@fact("meetings.agenda_sent")
@dataclass(frozen=True, slots=True)
class AgendaSent:
    """The agenda goes to those invited; `texts`: changed words of the letter by language."""

    meeting: str
    texts: dict[str, str]
    at: datetime


@fact("meetings.minutes_shown")
@dataclass(frozen=True, slots=True)
class MinutesShown:
    """The draft of the minutes can be read by those invited."""

    meeting: str
    at: datetime


@fact("meetings.minutes_frozen")
@dataclass(frozen=True, slots=True)
class MinutesFrozen:
    """The minutes stand as a document; `number` is their version."""

    meeting: str
    number: int
    at: datetime


@fact("meetings.action_given")
@dataclass(frozen=True, slots=True)
class ActionGiven:
    """Somebody is to do something until a day; `by` recorded it."""

    meeting: str
    action: str
    by: str
    at: datetime
