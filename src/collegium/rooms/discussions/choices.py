"""States of contributions, and what may be discussed."""

from enum import StrEnum


class State(StrEnum):
    SHOWN = "shown"
    HIDDEN = "hidden"


HOSTS = ("challenge", "paper", "practice", "policy_file", "event", "meeting", "round")
"""Kinds of objects that have a discussion; a kind whose room is not there is never asked for."""
MOST_LETTERS = 4000
MOST_MENTIONS = 10
