"""Groups for everybody: the site map."""

from __future__ import annotations

from collegium.commons.access import NOBODY
from collegium.commons.pages.sitemap import Location, offer_sitemap

from .queries import bodies


def places() -> list[Location]:
    """The list and each body, for the site map."""
    return [Location("/groups/"), *(Location(f"/groups/{row.slug}/") for row in bodies(NOBODY))]


offer_sitemap("groups", places)
