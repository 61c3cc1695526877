"""The addresses of a demonstration: all others, the switch of persons, and the page of unsent mail."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from collegium.config.urls import handler400, handler404, handler500
from collegium.config.urls import urlpatterns as usual

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("", include("collegium.demo.urls")),
    *i18n_patterns(path("", include("collegium.commons.notify.urls_demo")), prefix_default_language=False),
    *usual,
]
