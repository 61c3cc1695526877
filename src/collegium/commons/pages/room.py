"""The base of a room's app: imports its furniture so that permissions, sentences, offers and reactions stand."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

FURNITURE = ("policy", "words", "offers", "offers_public", "reactions", "jobs")


class RoomConfig(AppConfig):
    """A room of the house."""

    def ready(self) -> None:
        """Import what registers itself; a room without a piece does without."""
        for piece in FURNITURE:
            if find_spec(f"{self.name}.{piece}") is not None:
                import_module(f"{self.name}.{piece}")
