"""The room of ballots."""

from collegium.commons.pages.room import RoomConfig


class BallotsConfig(RoomConfig):
    """Decisions by vote."""

    default = True
    name = "collegium.rooms.ballots"
    label = "ballots"
