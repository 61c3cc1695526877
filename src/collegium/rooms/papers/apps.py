"""The room of papers."""

from collegium.commons.pages.room import RoomConfig


class PapersConfig(RoomConfig):
    """Papers."""

    default = True
    name = "collegium.rooms.papers"
    label = "papers"
