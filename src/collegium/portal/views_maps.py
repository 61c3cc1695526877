"""Doors for machines that read: feeds, the site map, what robots are asked."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from collegium.commons.network import network
from collegium.commons.pages.addresses import address
from collegium.commons.pages.doors import public
from collegium.commons.pages.feeds import FEEDS, Feed, atom
from collegium.commons.pages.sitemap import sitemap as drawn_map
from collegium.commons.pages.sitemap import sitemap_counters
from collegium.kernel.errors import NotFound


@public()
def feed(request: HttpRequest, name: str) -> HttpResponse:
    """What a room publishes, the latest first, as an Atom feed in the language of the address."""
    found = FEEDS.get(name)
    if found is None:
        raise NotFound(name)
    return public(*found.counters)(_feed)(request, found)


def _feed(request: HttpRequest, found: Feed) -> HttpResponse:
    body = atom(
        found,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        network=network().name,
        own=f"{settings.ORIGIN}{address('portal:feed', found.name)}",
        page=f"{settings.ORIGIN}{address(found.url_name)}",
    )
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")


@public()
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page in each language, for search engines."""
    return public(*sitemap_counters())(_sitemap)(request)


def _sitemap(request: HttpRequest) -> HttpResponse:
    known = [code for code, _label in settings.LANGUAGES if code in network().languages]
    body = drawn_map(settings.ORIGIN, known, settings.LANGUAGE_CODE)
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


@public("network:public")
def robots(request: HttpRequest) -> HttpResponse:
    """Where the site map is; a demonstration asks to be left out of search engines."""
    apart = ["/"] if settings.DEMONSTRATION else ["/search/", "/fr/search/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in apart), f"Sitemap: {settings.ORIGIN}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
