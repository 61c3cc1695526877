"""The room of challenges."""

from collegium.commons.pages.room import RoomConfig


class ChallengesConfig(RoomConfig):
    """Challenges."""

    default = True
    name = "collegium.rooms.challenges"
    label = "challenges"
