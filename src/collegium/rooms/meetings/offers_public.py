"""Meetings for everybody: the figures of a year. What a meeting is about stays with those who sit in the body."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.pages.addresses import address
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries_year import figures_of_year


def figures(year: Year) -> list[YearFigure]:
    """Meetings of bodies, decisions and actions of the year; one query."""
    told = figures_of_year(year)
    held, decisions, actions = told["held"], told["decisions"], told["actions"]
    said = ngettext("%(n)s meeting took place", "%(n)s meetings took place", held) % {"n": held}
    decided = ngettext("%(n)s decision was recorded", "%(n)s decisions were recorded", decisions) % {"n": decisions}
    agreed = ngettext("%(n)s action was agreed", "%(n)s actions were agreed", actions) % {"n": actions}
    done = ngettext("%(n)s is done", "%(n)s are done", told["done"]) % {"n": told["done"]}
    minuted = ngettext(
        "minutes of %(frozen)s of %(n)s meeting are approved",
        "minutes of %(frozen)s of %(n)s meetings are approved",
        held,
    ) % {"frozen": told["frozen"], "n": held}
    return [
        YearFigure(
            name="meetings.held",
            label=_("Meetings of bodies"),
            value=held,
            before=told["held_before"],
            sentence=_("%(said)s; %(decided)s and %(agreed)s, of which %(done)s.")
            % {"said": said, "decided": decided, "agreed": agreed, "done": done},
            definition=_("Meetings of groups, Board and assembly that began in the year and took place."),
            coverage=ngettext("%(n)s body met", "%(n)s bodies met", told["bodies"]) % {"n": told["bodies"]},
            url=address("groups:list"),
        ),
        YearFigure(
            name="meetings.decisions",
            label=_("Decisions at meetings"),
            value=decisions,
            before=told["decisions_before"],
            sentence="",
            definition=_("Decisions that were recorded under an item of the agenda of these meetings."),
            coverage=minuted,
        ),
        YearFigure(
            name="meetings.actions",
            label=_("Actions agreed"),
            value=actions,
            before=told["actions_before"],
            sentence="",
            definition=_("Things that somebody took on at these meetings, with a name and a day."),
            coverage=_("%(done)s of %(n)s are done") % {"done": told["done"], "n": actions},
        ),
    ]


offer_year_figures("meetings", figures, title=_l("Meetings"), order=62)
