"""What could stand on the next agenda: what waits on whom in the body, open actions, what every meeting has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.notify.addressing import plain
from collegium.commons.pages.moments import day
from collegium.commons.pages.offers import waits_of

from .choices import ItemKind
from .queries_agenda import ItemRow, open_actions_in

MOST = 20
TITLE = 200


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that could be put on an agenda: `why` in a line, `url` its page (without language)."""

    title: str
    kind: str
    why: str
    length: int | None = None
    url: str = ""


def proposals_for(it: Any, actor: Actor, items: Iterable[ItemRow], now: datetime) -> list[Proposal]:
    """What is not on the agenda yet: first what every meeting has, then open actions, then what waits, oldest first."""
    taken = {item.title for item in items}
    found = [*_usual(), *_actions(it), *_waiting(it, actor, now)]
    unique = {row.title: row for row in reversed(found) if row.title not in taken}
    return [row for row in found if unique.get(row.title) is row][: MOST + 2]


def _usual() -> list[Proposal]:
    why = _("every meeting")
    return [
        Proposal(_("Agenda, and minutes of the last meeting"), ItemKind.DECISION, why, 5),
        Proposal(_("Any other business"), ItemKind.DISCUSSION, why, 5),
    ]


def _actions(it: Any) -> list[Proposal]:
    return [
        Proposal(
            row.text[:TITLE],
            ItemKind.INFORMATION,
            _("open action of %(name)s, due on %(day)s") % {"name": row.owner_name, "day": day(row.due)},
        )
        for row in open_actions_in(it.group_id, before=it.begins_at, but=it.id)
    ]


def _waiting(it: Any, actor: Actor, now: datetime) -> list[Proposal]:
    found = []
    for wait in waits_of(actor, it.group_id, now):
        url = plain(wait.url)
        if "/meetings/" not in url:
            words = _("waits on you since %(day)s") if wait.you else _("waits since %(day)s (%(whom)s)")
            why = words % {"whom": wait.on_whom, "day": day(wait.since)}
            found.append(Proposal(str(wait.what)[:TITLE], ItemKind.DISCUSSION, why, url=url))
    return found[:MOST]
