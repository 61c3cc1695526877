"""What waits: answers of those invited, and what whoever leads a body has to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from collegium.commons.access import Actor
from collegium.commons.reading import Statement
from collegium.rooms.groups.queries import in_words

from .choices import AHEAD, MINUTED
from .models import Invitation, Meeting
from .policy import visible_to
from .queries import meeting_path


@dataclass(frozen=True, slots=True)
class Asked:
    """A meeting to come to which the actor is invited."""

    id: str
    title: str
    group_slug: str
    group_name: str
    hosted: bool
    begins_at: datetime
    answer: str
    state: str
    ends_at: datetime
    place: str

    @property
    def url(self) -> str:
        """Where it is found."""
        return meeting_path(self.id, self.group_slug, hosted=self.hosted)


def asked_of(actor: Actor, now: datetime, *, unanswered: bool = False) -> list[Asked]:
    """The meetings to come to which the actor is invited, the next first; one query."""
    wanted = Q(person=actor.id, meeting__state__in=list(AHEAD), meeting__ends_at__gt=now)
    if unanswered:
        wanted &= Q(answer="", meeting__begins_at__gt=now)
    found = {}
    for ident, title, slug, words, host, *rest in _ASKED.rows(wanted):
        found[ident] = Asked(ident, title, slug, in_words(words), bool(host), *rest)
    return list(found.values())


_ASKED = Statement(
    lambda: Invitation.objects.order_by("meeting__begins_at", "id").values_list(
        *("meeting_id", "meeting__title", "meeting__group__slug", "meeting__group__names", "meeting__host_id"),
        *("meeting__begins_at", "answer", "meeting__state", "meeting__ends_at", "meeting__place"),
    )
)


@dataclass(frozen=True, slots=True)
class ToRun:
    """A meeting of which something waits for whoever runs it: `state` says what."""

    id: str
    title: str
    group: str
    group_slug: str
    group_name: str
    hosted: bool
    begins_at: datetime
    ends_at: datetime
    planned_at: datetime
    held_at: datetime | None
    shown_at: datetime | None
    state: str
    unanswered: int

    @property
    def url(self) -> str:
        """Where it is found."""
        return meeting_path(self.id, self.group_slug, hosted=self.hosted)


_RUN = (
    *("id", "title", "group_id", "group__slug", "group__names", "host_id", "begins_at", "ends_at", "planned_at"),
    *("held_at", "shown_at", "state"),
)


def _running() -> QuerySet[Any, Any]:
    silent = Invitation.objects.filter(meeting=OuterRef("pk"), person__isnull=False, answer="").order_by()
    many = Coalesce(Subquery(silent.values("meeting").annotate(n=Count("pk")).values("n")), 0)
    return Meeting.objects.annotate(silent=many).order_by("begins_at", "id").values_list(*_RUN, "silent")


_RUNNING = Statement(_running)


def _to_run(wanted: Q) -> list[ToRun]:
    return [
        ToRun(ident, title, group, slug, in_words(names), bool(host), *rest)
        for ident, title, group, slug, names, host, *rest in _RUNNING.rows(wanted)
    ]


def to_run_for(actor: Actor, now: datetime) -> list[ToRun]:
    """Past meetings without a list of who was there, without minutes, or with minutes to freeze: of the bodies that the
    actor leads, and those that she planned; one query.
    """
    led = [hat.body for hat in actor.hats if hat.kind in ("chair", "president") and hat.body]
    mine = Q(group__in=led) | Q(planned_by=actor.id)
    return _to_run(mine & visible_to(actor) & _unfinished(now))


def to_run_in(group: str, now: datetime) -> list[ToRun]:
    """What waits on whoever leads a body (ULID), and the next meetings; one query."""
    ahead = Q(state__in=list(AHEAD), begins_at__gt=now)
    return _to_run((_unfinished(now) | ahead) & Q(group=group))


def _unfinished(now: datetime) -> Q:
    return Q(state__in=list(MINUTED)) | Q(state__in=list(AHEAD), ends_at__lte=now)
