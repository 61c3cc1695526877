"""Figures of a year of priorities: numbers alone, for everybody."""

from __future__ import annotations

from django.db.models import Count, Q

from collegium.commons.pages.years import Year

from .choices import State
from .models import Round


def figures_of_year(year: Year) -> dict[str, int]:
    """Rounds closed, universities that were asked and that answered, items that entered the work plan, in a year;
    rounds and items also in the one before; one query.
    """
    closed = Q(state=State.CLOSED)
    now, before = closed & year.within("closed_at"), closed & year.within("closed_at", before=True)
    asked = now & Q(roll__isnull=False, roll__excluded="")
    chosen, chosen_before = (year.within("options__item__chosen_at", before=it) for it in (False, True))
    return Round.objects.aggregate(
        closed=Count("pk", filter=now, distinct=True),
        closed_before=Count("pk", filter=before, distinct=True),
        asked=Count("roll", filter=asked, distinct=True),
        answered=Count("roll", filter=asked & Q(roll__answered_at__isnull=False), distinct=True),
        chosen=Count("options__item", filter=chosen, distinct=True),
        chosen_before=Count("options__item", filter=chosen_before, distinct=True),
    )
