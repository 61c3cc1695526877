"""The room of practices."""

from collegium.commons.pages.room import RoomConfig


class PracticesConfig(RoomConfig):
    """Practices."""

    default = True
    name = "collegium.rooms.practices"
    label = "practices"
