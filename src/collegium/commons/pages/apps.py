"""Pages as a Django app (no models)."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Templates, components, doors."""

    name = "collegium.commons.pages"
    label = "pages"
