"""The room of groups."""

from collegium.commons.pages.room import RoomConfig


class GroupsConfig(RoomConfig):
    """Groups."""

    default = True
    name = "collegium.rooms.groups"
    label = "groups"
