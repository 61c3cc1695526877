"""Reads on what was asked of readers from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor
from collegium.commons.reading import Statement
from collegium.kernel.errors import NotFound

from .choices import EDITABLE
from .models import Paper, Reading


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """What was asked of one reader, and what she said; `words` "" until she has answered."""

    id: str
    title: str
    person: str
    person_name: str
    number: int
    asked_at: datetime
    until: datetime
    answered_at: datetime | None
    words: str


_FIELDS = (
    "id", "version__title", "person", "person__name", "version__number", "asked_at", "until", "answered_at", "words",
)  # fmt: skip


def readings_of(paper: Paper) -> list[ReadingRow]:
    """All that was asked of readers for a paper, newest first; one query. For those who write in it."""
    rows = Reading.objects.filter(paper=paper).order_by("-asked_at", "-id")
    return [ReadingRow(*row) for row in rows.values_list(*_FIELDS)]


def asked_of(person: str, now: datetime) -> list[ReadingRow]:
    """What still waits for a reader (ULID), by its moment; one query."""
    asked = Q(person=person, answered_at__isnull=True, until__gt=now, paper__state__in=EDITABLE)
    return [ReadingRow(*row) for row in _WAITING.rows(asked)]


_WAITING = Statement(lambda: Reading.objects.order_by("until").values_list(*_FIELDS))


def read_by(person: str, now: datetime) -> list[ReadingRow]:
    """What a reader has answered or let pass, newest first; one query."""
    rows = Reading.objects.filter(person=person).order_by("-asked_at", "-id")
    waiting = {row.id for row in asked_of(person, now)}
    return [row for row in (ReadingRow(*it) for it in rows.values_list(*_FIELDS)) if row.id not in waiting]


def reading_for(actor: Actor, ident: str) -> Any:
    """One reading (ULID) of the reader herself, with paper and version. Raises NotFound."""
    rows = Reading.objects.filter(pk=ident, person=actor.id or None)
    found = rows.select_related("paper__kind", "paper__group", "version").first()
    if found is None:
        raise NotFound(ident)
    return found


def reading_by_id(ident: str) -> Any:
    """One reading for letters and links. Raises NotFound."""
    found = Reading.objects.filter(pk=ident).select_related("paper", "version", "person").first()
    if found is None:
        raise NotFound(ident)
    return found
