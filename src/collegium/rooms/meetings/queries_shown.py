"""What a page of a meeting shows, as plain data: the timetable, the seats as a picture, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.pages.addresses import address
from collegium.commons.pages.shapes.assembly import Assembly, Seat, assembly_of

from .choices import AHEAD, State
from .queries import InvitationRow
from .queries_agenda import ItemRow
from .rules import Line, Turnout, timetable, turnout
from .words import MARKS


@dataclass(frozen=True, slots=True)
class Timed:
    """An item with the moment at which it begins, where that is known."""

    number: int
    at: datetime | None
    row: ItemRow


def timed(it: Any, items: Sequence[ItemRow]) -> list[Timed]:
    """The items with their moments; none while not a single length is given."""
    lengths = [item.length for item in items]
    slots = timetable(it.begins_at, lengths)
    known = any(lengths)
    pairs = zip(items, slots, strict=True)
    return [Timed(n, slot.begins_at if known else None, item) for n, (item, slot) in enumerate(pairs, 1)]


def turnout_of(rows: Sequence[InvitationRow]) -> Turnout:
    """How many were there of those invited."""
    return turnout(Line(row.institution, row.presence) for row in rows)


def house_of(rows: Sequence[InvitationRow], actor: Actor, *, by_institution: bool, ahead: bool) -> Assembly | None:
    """A mark for each seat: what was answered while the meeting is ahead, who was there afterwards. None for nobody."""
    if not rows:
        return None
    base = address("members:list")
    return assembly_of(
        Seat(
            name=(row.institution_short if by_institution else row.person_name) or _("vacant"),
            state=_mark(row, row.answer if ahead else row.presence),
            country=row.country,
            you=row.institution in actor.institutions if by_institution else row.person == actor.id,
            url=f"{base}{row.institution_slug}/" if row.institution_slug and by_institution else "",
        )
        for row in rows
    )


def _mark(row: InvitationRow, told: str) -> str:
    """The mark of a seat; one that nobody holds and for which nobody came has no voice here."""
    return MARKS[told] if told or row.person else "notentitled"


def moves_of(it: Any, now: datetime) -> str:
    """What comes next for whoever runs the meeting: the name of the first thing to do, "" when nothing is."""
    if it.state in AHEAD:
        if now >= it.begins_at:
            return "presence"
        return "send" if it.state == State.PLANNED else "agenda"
    return {State.HELD: "minutes", State.DRAFT: "freeze"}.get(it.state, "")
