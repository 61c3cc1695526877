"""European files for everybody: the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.pages.addresses import address
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries import files
from .queries_following import figures_of_year, followed


def places() -> list[Location]:
    """The files, the recommendations and the page of each, for the site map."""
    return [
        Location("/policy/"),
        Location("/recommendations/"),
        *(Location(f"/policy/{row.slug}/", row.stage_on) for row in files()),
        *(Location(f"/recommendations/{row.id}/", row.looked_on) for row in followed()),
    ]


def figures(year: Year) -> list[YearFigure]:
    """Recommendations at which somebody looked in the year, and what was found; one query."""
    told = figures_of_year(year)
    n, came, base = told["looked"], told["came"], told["asked"]
    asked = ngettext("of %(n)s recommendation", "of %(n)s recommendations", base) % {"n": base}
    said = ngettext("%(n)s was followed up", "%(n)s were followed up", n) % {"n": n}
    found = ngettext("%(n)s was taken up, in part or wholly", "%(n)s were taken up, in part or wholly", came)
    return [
        YearFigure(
            name="policy.followed_up",
            label=_("Recommendations followed up"),
            value=n,
            before=told["looked_before"],
            sentence=_("%(asked)s, %(said)s; %(found)s.")
            % {"asked": asked[:1].upper() + asked[1:], "said": said, "found": found % {"n": came}},
            definition=_("Recommendations of published papers for which a finding is dated in the year, each once."),
            coverage=_("of %(n)s made by the end of the year or of today") % {"n": base},
            url=address("policy:recommendations"),
        ),
        YearFigure(
            name="policy.taken_up",
            label=_("Recommendations taken up"),
            value=came,
            before=told["came_before"],
            sentence="",
            definition=_(
                "Those of them with a finding of the year that says taken up, in part or wholly, with its source."
            ),
            coverage=ngettext("of %(n)s followed up", "of %(n)s followed up", n) % {"n": n},
            url=address("policy:recommendations"),
        ),
    ]


offer_sitemap("policy", places)
offer_year_figures("policy", figures, title=_l("What came of it"), order=40)
