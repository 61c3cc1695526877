"""Who sits in a body, for its page: made once and kept until a seat, a member or a person changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from collegium.commons.access import Actor
from collegium.commons.pages.kept import Kept, earliest
from collegium.commons.pages.shapes.assembly import Assembly

from .models import Holding, Seat
from .queries import BodyRow, SeatRow, seats_of
from .queries_shown import by_rank, coverage_of


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a body by rank, its vacant seats, and every member's mark; `everybody`: each member sits in it."""

    people: list[SeatRow]
    vacant: list[SeatRow]
    coverage: Assembly | None
    everybody: bool


_rosters: Kept[Roster] = Kept("groups:members", "members:members", "people:members", most=32)


def roster_of(body: BodyRow, actor: Actor, now: datetime) -> Roster:
    """The roster at `now`, with the actor's own institutions marked."""
    key = (body.id, frozenset(actor.institutions))
    return _rosters.get(key, now, lambda: (_made(body, actor, now), _next_change(body.id, now)))


def _made(body: BodyRow, actor: Actor, now: datetime) -> Roster:
    seats = seats_of(body.id, now)
    everybody = body.every_member_sits and not seats
    coverage = coverage_of(actor, seats, every_member=everybody)
    return Roster(by_rank(seats), [seat for seat in seats if not seat.person], coverage, everybody)


def _next_change(body: str, now: datetime) -> datetime | None:
    """When the next seat or holding begins or ends by itself."""
    found: list[datetime | None] = []
    for rows in (Seat.objects.filter(body=body), Holding.objects.filter(seat__body=body)):
        for name in ("since", "until"):
            found.append(rows.filter(**{f"{name}__gt": now}).aggregate(at=Min(name))["at"])
    return earliest(found)
