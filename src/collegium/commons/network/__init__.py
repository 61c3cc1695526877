"""The network's own particulars: name, zone, languages, sender, presets; and the mark of a demonstration."""

from .settings import change_settings, network, preset

__all__ = ["change_settings", "network", "preset"]
