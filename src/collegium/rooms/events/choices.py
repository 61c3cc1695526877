"""States and kinds of events, registrations and places in sessions."""

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"
    HELD = "held"
    CANCELLED = "cancelled"


class Audience(StrEnum):
    """Who sees an event once it is announced."""

    PUBLIC = "public"
    MEMBERS = "members"
    BODY = "body"


class Answer(StrEnum):
    """What became of a registration: a place, a place in the queue, or none (also of who said no at once)."""

    GOING = "going"
    WAITING = "waiting"
    CANCELLED = "cancelled"


class Mode(StrEnum):
    """How somebody takes part."""

    ON_SITE = "on-site"
    ONLINE = "online"


class Seat(StrEnum):
    """A place in a session: had, waited for, or wished for by who has no place in the event yet."""

    BOOKED = "booked"
    WAITING = "waiting"
    WISHED = "wished"


STANDING = (State.ANNOUNCED, State.OPEN, State.CLOSED)
"""States of an event that is still to come or under way."""
SHOWN = (*STANDING, State.HELD)
"""States in which an event stands in lists."""
