"""States of a decision, what can be voted, how open a vote is, why a seat is not on the roll."""

from enum import StrEnum


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Openness(StrEnum):
    OPEN = "open"
    """Each seat's vote is shown as it is cast."""
    NAMED = "named"
    """Nothing before closing, then seat by seat."""


class Excluded(StrEnum):
    VACANT = "vacant"
    SUSPENDED = "suspended"
