"""Reads: lines of an inbox in words, letters of a demonstration, what a person chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils import translation

from collegium.commons.access import Actor

from .addressing import in_language
from .choices import LetterState, Pace
from .kinds import KINDS, Kind
from .models import Letter, Notification, Preference
from .params import TEXTS, names_in, worded
from .writing import sentences

PAGE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an inbox in the reader's language. `room` groups it; `open_url` marks it read and leads on."""

    id: str
    subject: str
    text: str
    room: str
    url: str
    at: datetime
    is_read: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of letter with the pace that holds for a person."""

    kind: str
    label: str
    room: str
    pace: Pace


def lines_in_words(rows: Sequence[Notification]) -> list[Line]:
    """Lines with their sentences in the language in force; one query for each kind of thing that is named."""
    names = names_in([row.params for row in rows])
    return [_line(row, KINDS[row.kind], names) for row in rows if row.kind in KINDS]


def _line(row: Notification, kind: Kind, names: dict[str, str]) -> Line:
    language = translation.get_language() or "en"
    edited = row.params.get(TEXTS, {}).get(language, "")
    try:
        said = sentences(kind, worded(row.params, names), edited)
        subject, text = said.subject, said.body
    except (KeyError, TypeError, ValueError):  # the sentence has changed since: the line still leads to its page
        subject, text = kind.title, ""
    url = in_language(row.url, language) if row.url else ""
    return Line(row.id, subject, text, kind.room, url, row.at, row.read_at is not None)


def inbox(actor: Actor, *, page: int = 1, unread: bool = False) -> tuple[list[Line], int]:
    """A page of the actor's lines, newest first, and how many there are in all."""
    rows = Notification.objects.filter(person=actor.id, kind__in=list(KINDS))
    if unread:
        rows = rows.filter(read_at__isnull=True)
    start = (max(page, 1) - 1) * PAGE
    return lines_in_words(list(rows.order_by("-at", "-id")[start : start + PAGE])), rows.count()


def choices(actor: Actor) -> list[Choice]:
    """Every kind with the pace that holds for the actor, by room."""
    chosen = dict(Preference.objects.filter(person=actor.id).values_list("kind", "pace"))
    found = [Choice(k.name, k.title, k.room, Pace(chosen.get(k.name, k.pace))) for k in KINDS.values()]
    return sorted(found, key=lambda it: (it.room, it.label))


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who was written to, with the number of letters."""

    person: str
    name: str
    letters: int


def outbox(*, person: str = "", page: int = 1) -> tuple[list[dict[str, Any]], int]:
    """A page of all letters of a demonstration, newest first, and how many there are."""
    rows = Letter.objects.filter(person=person) if person else Letter.objects.all()
    start = (max(page, 1) - 1) * PAGE
    fields = ("id", "person", "name", "address", "subject", "language", "at", "state")
    return list(rows.order_by("-at", "-id").values(*fields)[start : start + PAGE]), rows.count()


def addressees() -> list[Addressee]:
    """Everybody who was written to, by name."""
    rows = Letter.objects.exclude(person="").values("person", "name").annotate(letters=Count("id")).order_by("name")
    return [Addressee(**row) for row in rows]


def letter(ident: str) -> Letter | None:
    """One letter of a demonstration."""
    return Letter.objects.filter(pk=ident).first()


def came_back() -> list[dict[str, Any]]:
    """The letters that could not be delivered, newest first."""
    rows = Letter.objects.filter(state=LetterState.FAILED).order_by("-at", "-id")
    return list(rows.values("id", "name", "address", "subject", "at", "error")[:PAGE])
