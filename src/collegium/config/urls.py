"""All addresses. English without a prefix, French under /fr/; what has no words has no language."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

ROOMS = ("people", "members", "groups", "ballots", "challenges", "papers", "newsroom")
STANDING = [room for room in ROOMS if find_spec(f"collegium.rooms.{room}.urls") is not None]

handler400 = "collegium.commons.pages.errors.bad_request"
handler404 = "collegium.commons.pages.errors.not_found"
handler500 = "collegium.commons.pages.errors.broken"

urlpatterns = [
    path("", include("collegium.portal.urls_plain")),
    *i18n_patterns(
        path("", include("collegium.portal.urls")),
        *(path("", include(f"collegium.rooms.{room}.urls")) for room in STANDING),
        prefix_default_language=False,
    ),
]
