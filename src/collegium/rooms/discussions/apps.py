"""The room of discussions."""

from collegium.commons.pages.room import RoomConfig


class DiscussionsConfig(RoomConfig):
    """Discussions."""

    default = True
    name = "collegium.rooms.discussions"
    label = "discussions"
