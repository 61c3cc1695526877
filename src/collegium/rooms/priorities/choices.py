"""States of a round and of an item of the work plan; why a member is not asked."""

from enum import StrEnum


class State(StrEnum):
    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ItemState(StrEnum):
    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


class Excluded(StrEnum):
    """Why a member stands on the roll and has no answer to give."""

    SUSPENDED = "suspended"
    NO_VOTE = "no_vote"
    """Its category (associate, observer) has no vote."""
