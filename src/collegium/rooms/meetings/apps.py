"""The room of meetings."""

from collegium.commons.pages.room import RoomConfig


class MeetingsConfig(RoomConfig):
    """Meetings."""

    default = True
    name = "collegium.rooms.meetings"
    label = "meetings"
