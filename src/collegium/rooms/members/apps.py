"""The room of members."""

from collegium.commons.pages.room import RoomConfig


class MembersConfig(RoomConfig):
    """Members."""

    name = "collegium.rooms.members"
    label = "members"
