"""The room of news."""

from collegium.commons.pages.room import RoomConfig


class NewsroomConfig(RoomConfig):
    """News."""

    default = True
    name = "collegium.rooms.newsroom"
    label = "newsroom"
