"""States of an institution, categories, and the hats it gives."""

from enum import StrEnum


class State(StrEnum):
    APPLICANT = "applicant"
    MEMBER = "member"
    SUSPENDED = "suspended"
    FORMER = "former"


class Category(StrEnum):
    FULL = "full"
    ASSOCIATE = "associate"
    OBSERVER = "observer"


class HatKind(StrEnum):
    HEAD = "head"
    DELEGATE = "delegate"
    DEPUTY = "deputy"
    LIAISON = "liaison"
    DATA_STEWARD = "data-steward"
    COLLEAGUE = "colleague"


MEMBERSHIP = (State.MEMBER, State.SUSPENDED)
"""States in which an institution is counted as a member (a suspended one stays a member)."""
