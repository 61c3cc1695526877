"""The outbox as a Django app."""

from django.apps import AppConfig


class AnnounceConfig(AppConfig):
    """Facts that wait for their reactions."""

    name = "collegium.commons.announce"
    label = "announce"
