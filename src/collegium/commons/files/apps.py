"""Files as a Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Uploads, their checks, guarded downloads."""

    name = "collegium.commons.files"
    label = "files"

    def ready(self) -> None:
        """The furniture that registers itself."""
        from . import jobs, words  # noqa: F401
