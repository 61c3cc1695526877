"""What published papers ask: their recommendations, for the room that follows them up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from collegium.commons.reading import Statement

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
    wanted = Q(paper__state=State.PUBLISHED)
    if papers is not None:
        wanted &= Q(paper__in=list(papers))
    if ids is not None:
        wanted &= Q(pk__in=list(ids))
    return [
        AskedRow(ident, number, text, tuple(to), paper, group, language, at)
        for ident, number, text, to, paper, group, language, at in _ASKED.rows(wanted)
    ]


_FIELDS = (
    *("id", "number", "text", "addressees", "paper_id", "paper__group_id"),
    *("paper__language", "paper__published_at"),
)
_ASKED = Statement(lambda: Recommendation.objects.order_by("paper", "number").values_list(*_FIELDS))


def published_ids() -> list[str]:
    """ULIDs of all published papers."""
    return list(Paper.objects.filter(state=State.PUBLISHED).values_list("id", flat=True))
