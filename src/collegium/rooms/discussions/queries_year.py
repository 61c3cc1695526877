"""Figures of a year of discussions: numbers alone, for everybody."""

from __future__ import annotations

from django.db.models import Q

from collegium.commons.pages.years import Year

from .choices import State
from .models import Contribution


def figures_of_year(year: Year) -> dict[str, int]:
    """What was said and stands, on how many objects, from how many universities, in a year and in the one before; one
    query.
    """
    shown = Q(state=State.SHOWN)
    said, said_before = year.both("said_at", also=shown)
    at, at_before = year.both("said_at", also=shown, what="discussion", distinct=True)
    from_, _before = year.both("said_at", also=shown, what="institution", distinct=True)
    return Contribution.objects.aggregate(
        said=said, said_before=said_before, objects=at, objects_before=at_before, universities=from_
    )
