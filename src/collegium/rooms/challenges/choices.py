"""States of a challenge."""

from enum import StrEnum


class State(StrEnum):
    RAISED = "raised"
    ADOPTED = "adopted"
    PARKED = "parked"
    SOLVED = "solved"
