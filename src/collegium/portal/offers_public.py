"""The portal's own public pages, for the site map."""

from __future__ import annotations

from collegium.commons.pages.sitemap import Location, offer_sitemap

OWN = ("/", "/about/", "/our-year/", "/privacy/", "/imprint/", "/accessibility/")


def places() -> list[Location]:
    """Pages whose words the office keeps."""
    return [Location(path) for path in OWN]


offer_sitemap("network", places)
