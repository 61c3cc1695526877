"""Decisions for everybody: the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries import decisions, figures_of_year


def places() -> list[Location]:
    """The list and each closed decision, for the site map."""
    rows = decisions(NOBODY)
    return [Location("/decisions/"), *(Location(f"/decisions/{row.id}/", row.closed_at) for row in rows)]


def figures(year: Year) -> list[YearFigure]:
    """Votes closed in the year with their turnout; one query."""
    told = figures_of_year(year)
    n, cast, entitled = told["closed"], told["cast"], told["entitled"]
    said = ngettext("%(n)s vote was closed", "%(n)s votes were closed", n) % {"n": n}
    turnout = _("%(cast)s of %(entitled)s seats that could vote did") % {"cast": cast, "entitled": entitled}
    return [
        YearFigure(
            name="ballots.closed",
            label=_("Votes closed"),
            value=n,
            before=told["closed_before"],
            sentence=_("%(said)s; %(turnout)s.") % {"said": said, "turnout": turnout} if n else f"{said}.",
            definition=_(
                "Decisions that were put to a vote here and closed in the year; those called off are left out."
            ),
            coverage=_("What was decided without a vote of this register is not counted."),
            url=address("ballots:list"),
        ),
        YearFigure(
            name="ballots.cast",
            label=_("Seats that voted"),
            value=cast,
            before=told["cast_before"],
            sentence="",
            definition=_("Votes cast in these decisions, once for each seat and decision, abstentions too."),
            coverage=_("of %(entitled)s seats on the rolls, without those that withdrew") % {"entitled": entitled},
            url=address("ballots:list"),
        ),
    ]


offer_sitemap("ballots", places)
offer_year_figures("ballots", figures, title=_l("Decisions"), order=35)
