"""News for everybody: the feed, the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.feeds import FeedEntry, offer_feed
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries import figures_of_year, news


def feed(most: int) -> list[FeedEntry]:
    """Published news, each in the reader's language or in the one that it has."""
    return [
        FeedEntry(
            id=row.id,
            title=row.title,
            path=address("newsroom:page", row.slug),
            summary=row.summary,
            published=row.published_at,
            updated=row.published_at,
            language=row.language,
        )
        for row in news(NOBODY)[:most]
        if row.published_at
    ]


def places() -> list[Location]:
    """The list and each piece of news, for the site map."""
    return [Location("/news/"), *(Location(f"/news/{row.slug}/", row.published_at) for row in news(NOBODY))]


def figures(year: Year) -> list[YearFigure]:
    """News of the year; one query."""
    n, before = figures_of_year(year)
    return [
        YearFigure(
            name="news.published",
            label=_("News"),
            value=n,
            before=before,
            sentence=ngettext("%(n)s piece of news was published.", "%(n)s pieces of news were published.", n)
            % {"n": n},
            definition=_("Pieces of news whose first day lies in the year, and that stand today."),
            coverage=_("All news of the register; what was withdrawn is left out."),
            url=address("newsroom:list"),
        )
    ]


offer_feed("news", _l("news"), "newsroom:list", feed, counters=("newsroom:public",))
offer_sitemap("newsroom", places)
offer_year_figures("newsroom", figures, title=_l("News"), order=70)
