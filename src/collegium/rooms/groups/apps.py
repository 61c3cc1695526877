"""The room of groups."""

from collegium.commons.pages.room import RoomConfig


class GroupsConfig(RoomConfig):
    """Groups."""

    name = "collegium.rooms.groups"
    label = "groups"
