"""Institutions, stages, what came of a recommendation, occasions of outreach."""

from enum import StrEnum


class Institution(StrEnum):
    """Where a file lies; the same codes as the addressees of recommendations, as far as they decide on files."""

    COMMISSION = "commission"
    PARLIAMENT = "parliament"
    COUNCIL = "council"
    PARLIAMENT_AND_COUNCIL = "legislators"


class Stage(StrEnum):
    """How far a file is, in the usual order."""

    ANNOUNCED = "announced"
    CONSULTED = "consulted"
    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    WITHDRAWN = "withdrawn"


class State(StrEnum):
    """What came of a recommendation."""

    OPEN = "open"
    TAKEN_UP = "taken_up"
    IN_PART = "in_part"
    REJECTED = "rejected"


class WindowState(StrEnum):
    """A consultation window at a moment."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


class Occasion(StrEnum):
    """How the office spoke with somebody outside."""

    MEETING = "meeting"
    LETTER = "letter"
    EVENT = "event"
