"""Figures of a year of events: numbers alone, for everybody."""

from __future__ import annotations

from django.db.models import Count, Q

from collegium.commons.pages.years import Year

from .choices import State
from .models import Event


def figures_of_year(year: Year) -> dict[str, int]:
    """Events held by the day on which they began, those with a list of who came, people (each once) and universities
    that came, in a year; events and people also in the one before; one query.
    """
    held = Q(state=State.HELD)
    now, before = held & year.within_days("starts_on"), held & year.within_days("starts_on", before=True)
    came = Q(registrations__attended=True)
    noted = Q(registrations__attended__isnull=False)
    return Event.objects.aggregate(
        held=Count("pk", filter=now, distinct=True),
        held_before=Count("pk", filter=before, distinct=True),
        noted=Count("pk", filter=now & noted, distinct=True),
        people=Count("registrations__person", filter=now & came, distinct=True),
        people_before=Count("registrations__person", filter=before & came, distinct=True),
        universities=Count("registrations__institution", filter=now & came, distinct=True),
    )
