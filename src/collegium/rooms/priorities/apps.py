"""The room of priorities."""

from collegium.commons.pages.room import RoomConfig


class PrioritiesConfig(RoomConfig):
    """Rounds of priorities and the work plan."""

    default = True
    name = "collegium.rooms.priorities"
    label = "priorities"
