"""Challenges for everybody: the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries import challenges, figures_of_year


def places() -> list[Location]:
    """The list and each challenge that was adopted, for the site map."""
    rows = challenges(NOBODY)
    return [
        Location("/challenges/"),
        *(Location(f"/challenges/{row.id}/", row.adopted_at or row.raised_at) for row in rows),
    ]


def figures(year: Year) -> list[YearFigure]:
    """Raised and adopted in the year; one query."""
    told = figures_of_year(year)
    raised, adopted, places = told["raised"], told["adopted"], told["institutions"]
    said = ngettext("%(n)s challenge was raised", "%(n)s challenges were raised", raised) % {"n": raised}
    whose = ngettext("by %(n)s university", "by %(n)s universities", places) % {"n": places}
    taken = ngettext("a group adopted %(n)s", "groups adopted %(n)s", adopted) % {"n": adopted}
    return [
        YearFigure(
            name="challenges.raised",
            label=_("Challenges raised"),
            value=raised,
            before=told["raised_before"],
            sentence=_("%(said)s %(whose)s; %(taken)s.") % {"said": said, "whose": whose, "taken": taken},
            definition=_("Challenges whose day of raising lies in the year, whatever became of them."),
            coverage=_("All challenges of the register; members read those that no group has adopted."),
            url=address("challenges:list"),
        ),
        YearFigure(
            name="challenges.adopted",
            label=_("Challenges adopted"),
            value=adopted,
            before=told["adopted_before"],
            sentence="",
            definition=_("Challenges that a group put on its list in the year; they may have been raised before."),
            coverage=_("All challenges of the register."),
            url=address("challenges:list"),
        ),
    ]


offer_sitemap("challenges", places)
offer_year_figures("challenges", figures, title=_l("Challenges"), order=20)
