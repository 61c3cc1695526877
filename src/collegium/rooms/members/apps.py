"""The room of members."""

from collegium.commons.pages.room import RoomConfig


class MembersConfig(RoomConfig):
    """Members."""

    default = True
    name = "collegium.rooms.members"
    label = "members"
