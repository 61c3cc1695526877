"""Telling people, as a Django app."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """Inbox, letters, preferences, signed links."""

    name = "collegium.commons.notify"
    label = "notify"

    def ready(self) -> None:
        """The furniture that registers itself: permissions, sentences, the count in the shell, background
        work.
        """
        from . import jobs, offers, policy, words  # noqa: F401
