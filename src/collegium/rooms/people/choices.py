"""States of a person."""

from enum import StrEnum


class State(StrEnum):
    ACTIVE = "active"
    LEFT = "left"
    ERASED = "erased"


class Theme(StrEnum):
    """What the reader chose for the look of the pages; AUTO follows the device."""

    AUTO = ""
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
