"""Kinds and states of benchmarking."""

from enum import StrEnum


class Unit(StrEnum):
    PERCENT = "percent"
    EURO = "euro"
    COUNT = "count"


class Sharing(StrEnum):
    """Who sees single values with the name of their university; the narrowest first."""

    AGGREGATE = "aggregate"
    MEMBERS = "members"
    PUBLIC = "public"


class Flag(StrEnum):
    """What a reader must know of a value."""

    NONE = ""
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    DIFFERS = "differs"
    NOT_AVAILABLE = "not-available"


class RoundState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class AnswerState(StrEnum):
    DRAFT = "draft"
    CONFIRMED = "confirmed"


WHOLE = "network"
"""The comparison group that is always there: every university of the network that gave a value."""
