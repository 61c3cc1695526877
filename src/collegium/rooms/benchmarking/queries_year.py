"""Figures of a year of data rounds: numbers alone, for everybody."""

from __future__ import annotations

from django.db.models import Count, Q

from collegium.commons.pages.years import Year

from .choices import AnswerState, RoundState
from .models import Round


def figures_of_year(year: Year) -> dict[str, int]:
    """Data rounds that ended in a year, universities that were asked and that confirmed their values, values that they
    gave; rounds and values also in the year before; one query.
    """
    now, before = year.within("ended_at"), year.within("ended_at", before=True)
    confirmed = Q(answers__state=AnswerState.CONFIRMED)
    given = confirmed & Q(answers__values_given__value__isnull=False)
    rows = Round.objects.filter(now | before, state=RoundState.CLOSED).annotate(
        here=Count("pk", filter=now, distinct=True),
        confirmed=Count("answers", filter=confirmed, distinct=True),
        values=Count("answers__values_given", filter=given, distinct=True),
    )
    told = list(rows.order_by().values_list("here", "asked", "confirmed", "values"))
    this, last = [row for row in told if row[0]], [row for row in told if not row[0]]
    return {
        "ended": len(this),
        "ended_before": len(last),
        "asked": sum(row[1] for row in this),
        "confirmed": sum(row[2] for row in this),
        "values": sum(row[3] for row in this),
        "values_before": sum(row[3] for row in last),
    }
