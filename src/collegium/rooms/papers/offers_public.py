"""Papers for everybody: the feed, the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.feeds import FeedEntry, offer_feed
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries import figures_of_year, papers


def feed(most: int) -> list[FeedEntry]:
    """Published papers, in the reader's language where they were translated."""
    return [
        FeedEntry(
            id=row.id,
            title=row.title,
            path=address("papers:page", row.slug),
            summary=row.standfirst,
            published=row.published_at,
            updated=row.published_at,
            language=row.words_language,
        )
        for row in papers(NOBODY, published=True)[:most]
        if row.published_at
    ]


def places() -> list[Location]:
    """The shelf and each published paper, for the site map."""
    rows = papers(NOBODY, published=True)
    return [Location("/papers/"), *(Location(f"/papers/{row.slug}/", row.published_at) for row in rows)]


def figures(year: Year) -> list[YearFigure]:
    """Papers published in the year, and their recommendations; one query."""
    told = figures_of_year(year)
    n, recs = told["papers"], told["recs"]
    said = ngettext("%(n)s paper was published", "%(n)s papers were published", n) % {"n": n}
    asks = ngettext("%(n)s recommendation", "%(n)s recommendations", recs) % {"n": recs}
    return [
        YearFigure(
            name="papers.published",
            label=_("Papers published"),
            value=n,
            before=told["papers_before"],
            sentence=_("%(said)s, with %(asks)s.") % {"said": said, "asks": asks},
            definition=_("Papers of every kind whose day of publication lies in the year; minutes and reports too."),
            coverage=_("All papers of the register."),
            url=address("papers:list"),
        ),
        YearFigure(
            name="papers.recommendations",
            label=_("Recommendations made"),
            value=recs,
            before=told["recs_before"],
            sentence="",
            definition=_("Numbered recommendations of these papers."),
            coverage=ngettext("%(n)s paper", "%(n)s papers", n) % {"n": n},
            url=address("policy:recommendations"),
        ),
    ]


offer_feed("papers", _l("positions and other papers"), "papers:list", feed, counters=("papers:public",))
offer_sitemap("papers", places)
offer_year_figures("papers", figures, title=_l("Papers"), order=30)
