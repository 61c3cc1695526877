"""The room of people."""

from collegium.commons.pages.room import RoomConfig


class PeopleConfig(RoomConfig):
    """People."""

    default = True
    name = "collegium.rooms.people"
    label = "people"
