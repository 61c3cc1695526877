"""What the portal's pages show, put together from what rooms offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.access import NOBODY, Actor
from collegium.commons.journal.counters import read_counters
from collegium.commons.network import network
from collegium.commons.pages.kept import Kept
from collegium.commons.pages.offers import Task, desk_tasks
from collegium.commons.pages.shapes.assembly import Assembly, Seat, assembly_of
from collegium.rooms import ROOMS
from collegium.rooms.groups.queries import in_words, seat_count, seats_for_institution, working_group_count
from collegium.rooms.groups.queries_shown import OwnSeats, own_seats
from collegium.rooms.members.queries import Member, home_institutions, members

_desk_counts: dict[str, tuple[tuple[int, ...], int]] = {}


@dataclass(frozen=True, slots=True)
class Desk:
    """My desk: what waits for me, and what waits for others whom I may remind."""

    mine: list[Task]
    others: list[Task]
    institution: Member | None


def desk(actor: Actor, now: datetime) -> Desk:
    """The desk of this actor at this moment."""
    tasks = desk_tasks(actor, now)
    home = home_institutions([actor.id], now).get(actor.id)
    return Desk(
        mine=[task for task in tasks if not task.waits_on],
        others=[task for task in tasks if task.waits_on],
        institution=home,
    )


def desk_count(actor: Actor, now: datetime) -> int:
    """How much waits for the actor; counted again only when some room's counter has risen or the hour is new."""
    counters = read_counters(f"{room}:members" for room in ROOMS)
    stamp = (*counters.values(), now.toordinal(), now.hour)
    held = _desk_counts.get(actor.id)
    if held is None or held[0] != stamp:
        if len(_desk_counts) > 5000:
            _desk_counts.clear()
        held = (stamp, len([task for task in desk_tasks(actor, now) if not task.waits_on]))
        _desk_counts[actor.id] = held
    return held[1]


def forget_desk_counts() -> None:
    """Count every desk again. For when the counters do not tell: a database that was put back, as tests do."""
    _desk_counts.clear()


def seats_of_institution(institution: str, actor: Actor, now: datetime) -> OwnSeats:
    """Who sits in the working groups for the institution, and where it has no seat; three queries."""
    return own_seats(seats_for_institution(actor, institution, now))


def house_of_members() -> Assembly:
    """One mark for each member that everybody sees: a member, or suspended; kept until an institution changes."""
    base = reverse("members:list")
    return _HOUSES.always(base, lambda: _house(base))


def _house(base: str) -> Assembly:
    return assembly_of(
        Seat(
            name=row.short,
            state="suspended" if row.is_suspended else "answered",
            country=row.country,
            url=f"{base}{row.slug}/",
        )
        for row in members(NOBODY)
    )


_HOUSES: Kept[Assembly] = Kept("members:members", most=4)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A total that the network quotes: what it is, the value in words, where it was published and what it covers."""

    label: str
    value: str
    source: str
    coverage: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What the front page tells in numbers: counted from the register, quoted, and of what no figure is held."""

    counted: list[tuple[str, str]]
    quoted: list[Quoted]
    absent: list[str]


def figures(count: int, countries: int) -> Figures:
    """The numbers of the front page; two queries."""
    counted = [
        (str(count), _("members")),
        (str(countries), _("countries")),
        (str(working_group_count()), _("working groups")),
        (str(seat_count()), _("seats held in the groups")),
    ]
    others = [row for row in network().figures if not row.get("counted")]
    return Figures(
        counted,
        [_quoted(row) for row in others if row.get("held") is not False],
        [in_words(row.get("label", {})) for row in others if row.get("held") is False],
    )


def _quoted(row: Mapping[str, Any]) -> Quoted:
    value = in_words(row["value"]) if isinstance(row["value"], Mapping) else str(row["value"])
    unit = in_words(row.get("unit", {}))
    return Quoted(
        in_words(row.get("label", {})),
        f"{value} {unit}".strip(),
        in_words(row.get("source", {})),
        in_words(row.get("coverage", {})),
    )


def page_text(name: str) -> str:
    """The network's own text for a page (privacy, imprint...), in the reader's language, in the outline dialect."""
    texts: Mapping[str, str] = network().pages.get(name, {})
    return texts.get(translation.get_language() or "en") or texts.get("en", "")
