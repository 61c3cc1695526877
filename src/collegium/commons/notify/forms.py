"""What is typed on the pages of letters."""

from __future__ import annotations

from django.http import QueryDict

from .choices import Pace
from .kinds import KINDS


def chosen_paces(data: QueryDict) -> dict[str, str]:
    """The paces of a posted form, by kind; what is no pace or no kind is left out."""
    paces = {kind: data.get(f"pace-{kind}", "") for kind in KINDS}
    return {kind: pace for kind, pace in paces.items() if pace in list(Pace)}
