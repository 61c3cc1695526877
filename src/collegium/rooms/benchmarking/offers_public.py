"""Benchmarking for everybody: the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.pages.addresses import address
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures
from collegium.kernel import clock

from .queries import shelf
from .queries_year import figures_of_year


def places() -> list[Location]:
    """The catalogue and the page of each indicator, for the site map."""
    rows = shelf(clock.now()).indicators
    return [Location("/data/"), *(Location(f"/data/{row.slug}/") for row in rows)]


def figures(year: Year) -> list[YearFigure]:
    """Data rounds that ended in the year with their coverage, and what was given; one query."""
    told = figures_of_year(year)
    ended, values = told["ended"], told["values"]
    said = ngettext("%(n)s data round ended", "%(n)s data rounds ended", ended) % {"n": ended}
    gave = ngettext("%(n)s value was given", "%(n)s values were given", values) % {"n": values}
    coverage = ngettext(
        "%(confirmed)s of %(n)s answer that was asked for was confirmed",
        "%(confirmed)s of %(n)s answers that were asked for were confirmed",
        told["asked"],
    ) % {"confirmed": told["confirmed"], "n": told["asked"]}
    return [
        YearFigure(
            name="benchmarking.rounds",
            label=_("Data rounds"),
            value=ended,
            before=told["ended_before"],
            sentence=_("%(said)s: %(coverage)s, %(gave)s.") % {"said": said, "coverage": coverage, "gave": gave},
            definition=_("Rounds in which universities gave values of their own, ended in the year; cancelled aside."),
            coverage=coverage,
            url=address("benchmarking:list"),
        ),
        YearFigure(
            name="benchmarking.values",
            label=_("Values given by universities"),
            value=values,
            before=told["values_before"],
            sentence="",
            definition=_("Values that universities confirmed in these rounds; “not available” is none."),
            coverage=_("Values of public sources are not counted."),
            url=address("benchmarking:list"),
        ),
    ]


offer_sitemap("benchmarking", places)
offer_year_figures("benchmarking", figures, title=_l("Data"), order=55)
