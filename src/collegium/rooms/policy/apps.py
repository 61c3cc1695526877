"""The room of European files."""

from collegium.commons.pages.room import RoomConfig


class PolicyConfig(RoomConfig):
    """European files, and what came of recommendations."""

    default = True
    name = "collegium.rooms.policy"
    label = "policy"
