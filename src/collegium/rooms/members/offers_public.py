"""Members for everybody: the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries import figures_of_year, members


def places() -> list[Location]:
    """The list and each member, for the site map."""
    return [Location("/members/"), *(Location(f"/members/{row.slug}/") for row in members(NOBODY))]


def figures(year: Year) -> list[YearFigure]:
    """Who joined, who was suspended, and how many belong today; one query."""
    told = figures_of_year(year)
    n, suspended, all_of_them = told["joined"], told["suspended"], told["members"]
    base = ngettext("%(n)s member today", "%(n)s members today", all_of_them) % {"n": all_of_them}
    undated = _("of %(base)s, %(n)s without a day of joining") % {"base": base, "n": told["undated"]}
    found = [
        YearFigure(
            name="members.joined",
            label=_("Members that joined"),
            value=n,
            before=told["joined_before"],
            sentence=ngettext("%(n)s university joined.", "%(n)s universities joined.", n) % {"n": n},
            definition=_("Institutions that belong today and whose membership began between %(first)s and %(last)s.")
            % {"first": day_long(year.first), "last": day_long(year.last)},
            coverage=undated,
            url=address("members:list"),
        )
    ]
    if suspended or told["suspended_before"]:
        found.append(
            YearFigure(
                name="members.suspended",
                label=_("Members suspended"),
                value=suspended,
                before=told["suspended_before"],
                sentence=ngettext("%(n)s membership was suspended.", "%(n)s memberships were suspended.", suspended)
                % {"n": suspended},
                definition=_("Institutions that are suspended today and have been since a day of the year."),
                coverage=base,
                url=address("members:list"),
            )
        )
    return found


offer_sitemap("members", places)
offer_year_figures("members", figures, title=_l("Members"), order=10)
