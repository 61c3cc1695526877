"""The room of events."""

from collegium.commons.pages.room import RoomConfig


class EventsConfig(RoomConfig):
    """Events."""

    default = True
    name = "collegium.rooms.events"
    label = "events"
