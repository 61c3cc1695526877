"""States and kinds of good practices."""

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    SENT_BACK = "sent-back"
    SHARED = "shared"
    WITHDRAWN = "withdrawn"


class Visibility(StrEnum):
    """Who reads a card once it is shared."""

    PUBLIC = "public"
    MEMBERS = "members"
    GROUP = "group"


class Scale(StrEnum):
    """How much of a university a practice takes in."""

    UNIT = "unit"
    FACULTY = "faculty"
    UNIVERSITY = "university"
    SEVERAL = "several"


class Verdict(StrEnum):
    """What became of a practice at another university."""

    TOO_EARLY = "too-early"
    KEPT = "kept"
    ADAPTED = "adapted"
    STOPPED = "stopped"


TEXTS = (
    *("unit", "summary", "context", "difficulty", "done", "steps", "tools", "results", "evidence", "failed"),
    *("transferability", "links"),
)
"""The parts of a card that are words."""
