"""Search as a Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Entries, full text, the page of results."""

    name = "collegium.commons.search"
    label = "search"

    def ready(self) -> None:
        """Follow every act, and register the background work."""
        from collegium.commons.journal.acting import RECORD_HOOKS

        from . import jobs, policy  # noqa: F401
        from .touching import touch_recorded

        if touch_recorded not in RECORD_HOOKS:
            RECORD_HOOKS.append(touch_recorded)
