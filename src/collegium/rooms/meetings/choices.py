"""States and kinds of meetings, of what stands on an agenda, and of what was agreed."""

from enum import StrEnum


class State(StrEnum):
    PLANNED = "planned"
    SENT = "sent"
    HELD = "held"
    DRAFT = "draft"
    FROZEN = "frozen"
    CANCELLED = "cancelled"


AHEAD = (State.PLANNED, State.SENT)
"""It is still to come, or nobody has said that it took place."""
MINUTED = (State.HELD, State.DRAFT)
"""It took place and its minutes can be written."""
OPEN = (*AHEAD, *MINUTED)


class ItemKind(StrEnum):
    """What an item of the agenda is for."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"


class Answer(StrEnum):
    """What somebody who is invited says beforehand; "" is no answer."""

    COMES = "comes"
    CANNOT = "cannot"


class Presence(StrEnum):
    """Who was there, as whoever keeps the list says; "" is not noted."""

    PRESENT = "present"
    EXCUSED = "excused"
    SUBSTITUTE = "substitute"
    ABSENT = "absent"


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
