"""The journal as a Django app; its triggers are made again after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    """Acts and seals are append-only by trigger."""

    name = "collegium.commons.journal"
    label = "journal"

    def ready(self) -> None:
        """SQLite rebuilds tables in migrations and drops triggers silently: make them again each time."""
        from . import jobs  # noqa: F401
        from .triggers import make_triggers

        post_migrate.connect(make_triggers, sender=self)
