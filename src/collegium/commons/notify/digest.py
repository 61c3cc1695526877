"""Digests: one letter a day or a week with all that a person did not want at once and has not read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collegium.commons.network import network
from collegium.commons.pages.moments import day

from .addresses import Reader, readers
from .addressing import absolute
from .choices import DIGESTS, Pace
from .models import Letter, Notification
from .queries import Line, lines_in_words
from .writing import Sentences, headers_for, letter_text, new_letter

HOUR = 7
MOST_LINES = 100


def last_due(pace: Pace, now: datetime) -> datetime:
    """The last moment at which a digest of that pace was due: 07:00 in the network's zone, weekly on
    Monday.
    """
    local = now.astimezone(network().tz)
    due = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    if pace == Pace.WEEKLY:
        due -= timedelta(days=due.weekday())
    step = timedelta(days=7 if pace == Pace.WEEKLY else 1)
    return due if due <= local else due - step


def write_digests(now: datetime) -> int:
    """Queue the digests that are due; returns how many. Running again writes nothing twice."""
    written = 0
    for pace in DIGESTS:
        due = last_due(pace, now)
        waiting = Notification.objects.filter(digest=pace, at__lt=due)
        persons = list(waiting.order_by("person").values_list("person", flat=True).distinct())
        found = readers(persons)
        for person in persons:
            with transaction.atomic():
                written += _write(person, found.get(person), pace, due, now)
    return written


def _write(person: str, reader: Reader | None, pace: Pace, due: datetime, now: datetime) -> int:
    rows = Notification.objects.filter(person=person, digest=pace, at__lt=due).order_by("at", "id")
    ids = list(rows.values_list("id", flat=True))
    unread = [row for row in rows if row.read_at is None]
    key = f"digest:{pace}:{due:%Y-%m-%d}:{person}"
    new = 0
    if reader and reader.email and unread and not Letter.objects.filter(key=key).exists():
        digest_letter(reader, unread, pace, key, now).save(force_insert=True)
        new = 1
    Notification.objects.filter(id__in=ids).update(digest="")
    return new


def digest_letter(reader: Reader, rows: Sequence[Notification], pace: Pace, key: str, now: datetime) -> Letter:
    """One letter with these lines, in the reader's language."""
    kind = f"digest_{pace}"
    with translation.override(reader.language):
        lines = lines_in_words(list(rows)[:MOST_LINES])
        subject = ngettext(
            "%(network)s: %(count)s notice, %(day)s", "%(network)s: %(count)s notices, %(day)s", len(rows)
        )
        said = Sentences(
            subject % {"network": network().name, "count": len(rows), "day": day(now)},
            "\n\n".join(_block(line) for group in _by_room(lines) for line in group) + _rest(len(rows) - len(lines)),
            _daily() if pace == Pace.DAILY else _weekly(),
        )
        text = letter_text(said, reader, kind, page="")
        headers = headers_for(reader, kind, said.why, None)
    return new_letter(reader, kind, subject=said.subject, text=text, headers=headers, key=key, now=now)


def _daily() -> str:
    return _("You chose to have these notices once a day.")


def _weekly() -> str:
    return _("You chose to have these notices once a week.")


def _by_room(lines: Sequence[Line]) -> list[list[Line]]:
    rooms: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        rooms[line.room].append(line)
    return list(rooms.values())


def _block(line: Line) -> str:
    parts = [
        line.subject,
        *([line.text] if line.text != line.subject else []),
        *([absolute(line.url)] if line.url else []),
    ]
    return "\n".join(part for part in parts if part)


def _rest(more: int) -> str:
    if more <= 0:
        return ""
    said = ngettext("%(count)s more notice is in your inbox.", "%(count)s more notices are in your inbox.", more)
    return "\n\n" + said % {"count": more}
