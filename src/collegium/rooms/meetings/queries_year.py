"""Figures of a year of meetings: numbers alone, for everybody."""

from __future__ import annotations

from django.db.models import Count, Q

from collegium.commons.pages.years import Year

from .choices import ActionState, State
from .models import Meeting

TOOK_PLACE = (State.HELD, State.DRAFT, State.FROZEN)


def figures_of_year(year: Year) -> dict[str, int]:
    """Meetings that took place, the bodies that met, decisions recorded, actions agreed and those of them that are
    done, by the day of the meeting, in a year and in the one before; one query.
    """
    held = Q(state__in=TOOK_PLACE)
    now, before = held & year.within("begins_at"), held & year.within("begins_at", before=True)
    done = Q(items__actions__state=ActionState.DONE)
    return Meeting.objects.aggregate(
        held=Count("pk", filter=now, distinct=True),
        held_before=Count("pk", filter=before, distinct=True),
        bodies=Count("group", filter=now, distinct=True),
        frozen=Count("pk", filter=now & Q(state=State.FROZEN), distinct=True),
        decisions=Count("items__resolutions", filter=now, distinct=True),
        decisions_before=Count("items__resolutions", filter=before, distinct=True),
        actions=Count("items__actions", filter=now, distinct=True),
        actions_before=Count("items__actions", filter=before, distinct=True),
        done=Count("items__actions", filter=now & done, distinct=True),
    )
