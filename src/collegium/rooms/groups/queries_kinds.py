"""Reads on kinds of bodies."""

from __future__ import annotations

from dataclasses import dataclass

from .choices import SeatOwner
from .models import BodyKind
from .queries import in_words


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of body as a choice: its features in plain values."""

    slug: str
    name: str
    of_institutions: bool
    drafts_papers: bool
    decides: bool
    every_member_sits: bool


def kinds() -> list[KindRow]:
    """All kinds of bodies in their order; one query."""
    return [
        KindRow(
            slug=kind.slug,
            name=in_words(kind.names),
            of_institutions=kind.seat_owner == SeatOwner.INSTITUTION,
            drafts_papers=kind.drafts_papers,
            decides=kind.decides,
            every_member_sits=kind.every_member_sits,
        )
        for kind in BodyKind.objects.order_by("order", "slug")
    ]
