"""Priorities for everybody: the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries import rounds
from .queries_plan import items
from .queries_year import figures_of_year


def places() -> list[Location]:
    """The list, the work plan, each closed round and each item, for the site map."""
    return [
        Location("/priorities/"),
        Location("/priorities/work-plan/"),
        *(Location(f"/priorities/{row.id}/", row.chosen_at or row.closed_at) for row in rounds(NOBODY)),
        *(Location(f"/priorities/work-plan/{row.id}/", row.settled_at or row.chosen_at) for row in items()),
    ]


def figures(year: Year) -> list[YearFigure]:
    """Rounds closed in the year with their coverage, and what entered the work plan; one query."""
    told = figures_of_year(year)
    closed, asked, answered, chosen = (told[name] for name in ("closed", "asked", "answered", "chosen"))
    said = ngettext("%(n)s round was closed", "%(n)s rounds were closed", closed) % {"n": closed}
    entered = ngettext("%(n)s item entered the work plan", "%(n)s items entered the work plan", chosen) % {"n": chosen}
    coverage = ngettext(
        "%(answered)s of %(n)s answer that was asked for was given",
        "%(answered)s of %(n)s answers that were asked for were given",
        asked,
    ) % {"answered": answered, "n": asked}
    return [
        YearFigure(
            name="priorities.rounds",
            label=_("Priority rounds"),
            value=closed,
            before=told["closed_before"],
            sentence=_("%(said)s, in which %(coverage)s; %(entered)s.")
            % {"said": said, "coverage": coverage, "entered": entered}
            if closed
            else f"{entered[:1].upper()}{entered[1:]}.",
            definition=_("Rounds in which all members with a vote were asked what comes first, closed in the year."),
            coverage=coverage,
            url=address("priorities:list"),
        ),
        YearFigure(
            name="priorities.items",
            label=_("Items that entered the work plan"),
            value=chosen,
            before=told["chosen_before"],
            sentence="",
            definition=_("Items that the Board or the office chose in the year, whatever became of them."),
            coverage=_("The whole work plan."),
            url=address("priorities:plan"),
        ),
    ]


offer_sitemap("priorities", places)
offer_year_figures("priorities", figures, title=_l("Priorities"), order=25)
