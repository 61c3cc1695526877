"""The network's settings as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NetworkConfig(AppConfig):
    """Particulars and presets of the one network of this installation."""

    name = "collegium.commons.network"
    label = "network"

    def ready(self) -> None:
        """The mark is guarded by triggers, made again after each migration."""
        from .mark import guard_mark

        post_migrate.connect(guard_mark, sender=self)
