"""Figures and the next meetings, for pages that tell of the whole network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from collegium.commons.access import Actor

from .choices import AHEAD, ActionState, Presence, State
from .models import Action, Invitation, Meeting, Resolution
from .policy import visible_to
from .queries import MeetingRow, found


@dataclass(frozen=True, slots=True)
class Figures:
    """What meetings held since a moment come to: meetings, bodies that met, institutions that were there (by the seat
    or university of who was present or sent a substitute), decisions recorded; and of all actions those that are done.
    """

    meetings: int
    bodies: int
    institutions: int
    decisions: int
    actions: int
    actions_done: int


def figures(since: datetime) -> Figures:
    """Numbers alone, for everybody; four queries."""
    held = Q(state__in=[State.HELD, State.DRAFT, State.FROZEN], begins_at__gte=since)
    ids = Meeting.objects.filter(held).order_by().values("pk")
    met = Meeting.objects.filter(held).aggregate(n=Count("pk"), bodies=Count("group", distinct=True))
    there = Invitation.objects.filter(meeting__in=ids, presence__in=[Presence.PRESENT, Presence.SUBSTITUTE])
    told = Action.objects.aggregate(n=Count("pk"), done=Count("pk", filter=Q(state=ActionState.DONE)))
    return Figures(
        meetings=met["n"],
        bodies=met["bodies"],
        institutions=there.aggregate(n=Count("institution", distinct=True))["n"],
        decisions=Resolution.objects.filter(item__meeting__in=ids).count(),
        actions=told["n"],
        actions_done=told["done"],
    )


def coming(actor: Actor, now: datetime, *, most: int = 3) -> list[MeetingRow]:
    """The next meetings that the actor may see, the next first; one query, none for who is no member."""
    if not actor.is_member:
        return []
    rows = found(visible_to(actor) & Q(state__in=list(AHEAD), ends_at__gt=now), actor)
    return sorted(rows, key=lambda row: row.begins_at)[:most]
