"""Reads: lines of an inbox in words, letters of a demonstration, what a person chose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import translation

from collegium.commons.access import Actor
from collegium.commons.pages.offers import nav_items
from collegium.commons.pages.shapes.paging import ROWS

from .addressing import in_language
from .choices import LetterState, Pace
from .kinds import KINDS, Kind
from .models import Letter, Notification, Preference
from .params import TEXTS, names_in, worded
from .writing import sentences


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an inbox in the reader's language. `room` groups it; `open_url` marks it read and leads
    on.
    """

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
    except (
        KeyError,
        TypeError,
        ValueError,
    ):  # the sentence has changed since: the line still leads to its page
        subject, text = kind.title, ""
    url = in_language(row.url, language) if row.url else ""
    return Line(row.id, subject, text, kind.room, url, row.at, row.read_at is not None)


def _inbox(actor: Actor, *, unread: bool) -> QuerySet[Notification]:
    rows = Notification.objects.filter(person=actor.id, kind__in=list(KINDS))
    return rows.filter(read_at__isnull=True) if unread else rows


def inbox_size(actor: Actor, *, unread: bool = False) -> int:
    """How many lines the actor's inbox has."""
    return _inbox(actor, unread=unread).count()


def inbox(actor: Actor, *, unread: bool = False, start: int = 0, stop: int = ROWS) -> list[Line]:
    """Lines of the actor's inbox, newest first, in words."""
    return lines_in_words(list(_inbox(actor, unread=unread).order_by("-at", "-id")[start:stop]))


def choices(actor: Actor) -> dict[str, list[Choice]]:
    """Every kind with the pace that holds for the actor, under the name of its room."""
    chosen = dict(Preference.objects.filter(person=actor.id).values_list("kind", "pace"))
    rooms: dict[str, list[Choice]] = defaultdict(list)
    for kind in KINDS.values():
        pace = Pace(chosen.get(kind.name, kind.pace))
        rooms[_room_word(kind.room)].append(Choice(kind.name, kind.title, pace))
    return {room: sorted(rooms[room], key=lambda it: it.label) for room in sorted(rooms)}


def _room_word(room: str) -> str:
    """A room is called as in the navigation."""
    found = (item.label for item in nav_items() if item.url_name.startswith(f"{room}:"))
    return str(next(found, room.capitalize()))


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who was written to, with the number of letters."""

    person: str
    name: str
    letters: int


def _outbox(person: str) -> QuerySet[Letter]:
    return Letter.objects.filter(person=person) if person else Letter.objects.all()


def outbox_size(person: str = "") -> int:
    """How many letters a demonstration has written, to everybody or to one person."""
    return _outbox(person).count()


def outbox(person: str = "", *, start: int = 0, stop: int = ROWS) -> list[dict[str, Any]]:
    """Letters of a demonstration, newest first."""
    fields = ("id", "person", "name", "address", "subject", "language", "at", "state")
    return list(_outbox(person).order_by("-at", "-id").values(*fields)[start:stop])


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
    fields = ("id", "name", "address", "subject", "at", "error")
    return list(rows.values(*fields)[:ROWS])
