"""How soon a letter comes, and where a letter stands."""

from enum import StrEnum


class Pace(StrEnum):
    """When a person wants the letters of a kind. The inbox has every line, whatever the pace."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


DIGESTS = (Pace.DAILY, Pace.WEEKLY)


class LetterState(StrEnum):
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
