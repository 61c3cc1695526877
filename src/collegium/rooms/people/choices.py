"""States of a person."""

from enum import StrEnum


class State(StrEnum):
    ACTIVE = "active"
    LEFT = "left"
