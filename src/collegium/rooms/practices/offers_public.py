"""Good practices for everybody: the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries import figures_of_year, practices


def places() -> list[Location]:
    """The list, the map and each card that everybody reads, for the site map."""
    rows = practices(NOBODY)
    own = (Location(f"/practices/{row.id}/", row.confirmed_at or row.at) for row in rows)
    return [Location("/practices/"), Location("/practices/travels/"), *own]


def figures(year: Year) -> list[YearFigure]:
    """Shared and tried in the year; one query."""
    told = figures_of_year(year)
    shared, tried, at = told["shared"], told["tried"], told["institutions"]
    said = ngettext("%(n)s good practice was shared", "%(n)s good practices were shared", shared) % {"n": shared}
    elsewhere = ngettext("%(n)s trial elsewhere began", "%(n)s trials elsewhere began", tried) % {"n": tried}
    there = ngettext("at %(n)s university", "at %(n)s universities", at) % {"n": at}
    return [
        YearFigure(
            name="practices.shared",
            label=_("Good practices shared"),
            value=shared,
            before=told["shared_before"],
            sentence=_("%(said)s; %(elsewhere)s %(there)s.") % {"said": said, "elsewhere": elsewhere, "there": there}
            if tried
            else f"{said}.",
            definition=_("Cards that were first shared in the year and stand today, whoever reads them."),
            coverage=_("All cards of the register; some are read by members only."),
            url=address("practices:list"),
        ),
        YearFigure(
            name="practices.tried",
            label=_("Good practices tried elsewhere"),
            value=tried,
            before=told["tried_before"],
            sentence="",
            definition=_("Trials by another university that began in the year, as it told."),
            coverage=ngettext("told by %(n)s university", "told by %(n)s universities", at) % {"n": at},
            url=address("practices:travels"),
        ),
    ]


offer_sitemap("practices", places)
offer_year_figures("practices", figures, title=_l("Good practices"), order=50)
