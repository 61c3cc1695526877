"""The portal as a Django app (no models)."""

from collegium.commons.pages.room import RoomConfig


class PortalConfig(RoomConfig):
    """Home, desk, activity, settings."""

    default = True
    name = "collegium.portal"
    label = "portal"
