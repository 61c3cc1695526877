"""What is typed on the pages of letters."""

from __future__ import annotations

from django.http import QueryDict

from .choices import Pace
from .kinds import KINDS


def chosen_paces(data: QueryDict) -> dict[str, str]:
    """The paces of a posted form, by kind; what is no pace or no kind is left out."""
    paces = {kind: data.get(f"pace-{kind}", "") for kind in KINDS}
    return {kind: pace for kind, pace in paces.items() if pace in list(Pace)}


def page_number(data: QueryDict) -> int:
    """The page asked for, 1 when it is none."""
    text = data.get("page", "1")
    return min(int(text), 100_000) if text.isascii() and text.isdigit() and text != "0" else 1
