"""Discussions for everybody: the figures of a year. What was said is for members."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .queries_year import figures_of_year


def figures(year: Year) -> list[YearFigure]:
    """What members said to one another in the year; one query."""
    told = figures_of_year(year)
    said, at, places = told["said"], told["objects"], told["universities"]
    whence = ngettext("people of %(n)s university", "people of %(n)s universities", places) % {"n": places}
    what = ngettext("on %(n)s paper, challenge or other thing", "on %(n)s papers, challenges and other things", at)
    return [
        YearFigure(
            name="discussions.said",
            label=_("Contributions to discussions"),
            value=said,
            before=told["said_before"],
            sentence=ngettext(
                "%(n)s contribution, %(what)s, by %(whence)s.", "%(n)s contributions, %(what)s, by %(whence)s.", said
            )
            % {"n": said, "what": what % {"n": at}, "whence": whence},
            definition=_("What members wrote beneath a thing of the network in the year; what is hidden is left out."),
            coverage=_("All discussions; members read them where they see the thing itself."),
        ),
        YearFigure(
            name="discussions.objects",
            label=_("Things discussed"),
            value=at,
            before=told["objects_before"],
            sentence="",
            definition=_("Papers, challenges, practices, files, events and meetings beneath which something was said."),
            coverage=_("All discussions; members read them where they see the thing itself."),
        ),
    ]


offer_year_figures("discussions", figures, title=_l("Discussions"), order=65)
