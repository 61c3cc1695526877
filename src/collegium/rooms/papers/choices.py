"""States of a paper, who is consulted, who adopts, stages of a version."""

from enum import StrEnum


class State(StrEnum):
    DRAFTING = "drafting"
    REVIEW = "review"
    CONSULTED = "consulted"
    VOTING = "voting"
    ADOPTED = "adopted"
    PUBLISHED = "published"
    PARKED = "parked"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


EDITABLE = (State.DRAFTING, State.REVIEW, State.CONSULTED)
"""States in which editors may write; afterwards the text is frozen."""


class Consulted(StrEnum):
    ALL = "all"
    GROUP = "group"
    PARTNERS = "partners"
    NONE = "none"


class Adoption(StrEnum):
    VOTE = "vote"
    """A vote in the room of ballots adopts it."""
    RECORDED = "recorded"
    """The adopting body decided elsewhere (a sitting, consensus); the office records it with its ground."""


class Stage(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    CONSULTATION = "consultation"
    VOTE = "vote"
    ADOPTED = "adopted"


class Starter(StrEnum):
    GROUP = "group"
    BOARD = "board"
    PRESIDENCY = "presidency"
    SECRETARIAT = "secretariat"
