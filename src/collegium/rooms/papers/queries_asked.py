"""What published papers ask: their recommendations, for the room that follows them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from .choices import State
from .models import Paper, Recommendation


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One recommendation of a published paper. `lead` is its first paragraph; `group` the body that drafted it."""

    id: str
    number: int
    text: str
    addressees: tuple[str, ...]
    paper: str
    group: str
    language: str
    published_at: datetime

    @property
    def lead(self) -> str:
        """The first paragraph."""
        return self.text.strip().partition("\n")[0]


def asked(*, papers: Iterable[str] | None = None, ids: Iterable[str] | None = None) -> list[AskedRow]:
    """The recommendations of published papers (ULIDs), or those of these ULIDs, in the order of papers; one query."""
    rows = Recommendation.objects.filter(paper__state=State.PUBLISHED)
    if papers is not None:
        rows = rows.filter(paper__in=list(papers))
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    found = rows.order_by("paper", "number").values_list(
        "id", "number", "text", "addressees", "paper_id", "paper__group_id", "paper__language", "paper__published_at"
    )
    return [
        AskedRow(ident, number, text, tuple(to), paper, group, language, at)
        for ident, number, text, to, paper, group, language, at in found
    ]


def published_ids() -> list[str]:
    """ULIDs of all published papers."""
    return list(Paper.objects.filter(state=State.PUBLISHED).values_list("id", flat=True))
