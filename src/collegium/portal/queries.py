"""What the portal's pages show, put together from what rooms offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation

from collegium.commons.access import Actor
from collegium.commons.journal.counters import read_counters
from collegium.commons.network import network
from collegium.commons.pages.offers import Task, desk_tasks
from collegium.rooms.groups.queries import bodies, seats_of
from collegium.rooms.members.queries import Member, home_institutions, members

_ROOMS = ("people", "members", "groups", "challenges", "papers", "ballots", "newsroom")
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
    counters = read_counters(f"{room}:members" for room in _ROOMS)
    stamp = (*counters.values(), now.toordinal(), now.hour)
    held = _desk_counts.get(actor.id)
    if held is None or held[0] != stamp:
        if len(_desk_counts) > 5000:
            _desk_counts.clear()
        held = (stamp, len([task for task in desk_tasks(actor, now) if not task.waits_on]))
        _desk_counts[actor.id] = held
    return held[1]


def seats_of_institution(institution: str, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """Each working group with who sits there for the institution, or that its seat is vacant."""
    rows = []
    for group in bodies(actor):
        if not group.drafts_papers or group.state != "active":
            continue
        seat = next((s for s in seats_of(group.id, now) if s.institution == institution), None)
        rows.append({"group": group, "seat": seat})
    return rows


def marks_of_members(actor: Actor) -> list[dict[str, str]]:
    """One seat for each member for the assembly drawing: member or suspended."""
    return [
        {
            "member": row.short,
            "name": row.name,
            "country": row.country,
            "state": "suspended" if row.is_suspended else "answered",
            "slug": row.slug,
        }
        for row in members(actor)
    ]


def page_text(name: str) -> str:
    """The network's own text for a page (privacy, imprint...), in the reader's language, in the outline dialect."""
    texts: Mapping[str, str] = network().pages.get(name, {})
    return texts.get(translation.get_language() or "en") or texts.get("en", "")
