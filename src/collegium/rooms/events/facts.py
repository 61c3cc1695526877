"""What has happened to events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("events.announced")
@dataclass(frozen=True, slots=True)
class EventAnnounced:
    """An event stands in the calendar of those for whom it is."""

    event: str
    at: datetime


@fact("events.opened")
@dataclass(frozen=True, slots=True)
class EventOpened:
    """Registration is open."""

    event: str
    at: datetime


@fact("events.moved")
@dataclass(frozen=True, slots=True)
class EventMoved:
    """Days or place of an event that people hold in their calendars are other ones."""

    event: str
    at: datetime


@fact("events.cancelled")
@dataclass(frozen=True, slots=True)
class EventCancelled:
    """An event does not take place; whoever had registered is told."""

    event: str
    at: datetime


@fact("events.held")
@dataclass(frozen=True, slots=True)
class EventHeld:
    """An event took place."""

    event: str
    at: datetime
