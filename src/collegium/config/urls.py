"""All addresses. English without a prefix, French under /fr/; what has no words has no language."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from collegium.config import health
from collegium.rooms import ROOMS

COMMONS = ("notify", "search")
STANDING = [room for room in ROOMS if find_spec(f"collegium.rooms.{room}.urls") is not None]

handler400 = "collegium.commons.pages.errors.bad_request"
handler404 = "collegium.commons.pages.errors.not_found"
handler500 = "collegium.commons.pages.errors.broken"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("", include("collegium.portal.urls_plain")),
    path("", include("collegium.commons.notify.urls_plain")),
    path("", include("collegium.commons.files.urls")),
    *i18n_patterns(
        path("", include("collegium.portal.urls")),
        *(path("", include(f"collegium.commons.{name}.urls")) for name in COMMONS),
        *(path("", include(f"collegium.rooms.{room}.urls")) for room in STANDING),
        prefix_default_language=False,
    ),
]
