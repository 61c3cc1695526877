"""Reads on meetings, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from collegium.commons.access import Actor
from collegium.commons.pages.addresses import address
from collegium.commons.pages.found import Found
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words

from .choices import AHEAD, State
from .models import Action, Invitation, Item, Meeting, Resolution
from .policy import visible_to
from .rules import Standing


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list. `seen`: the reader may open it; else only when and where the body meets is told."""

    id: str
    title: str
    group: str
    group_slug: str
    group_name: str
    host_kind: str
    host_id: str
    begins_at: datetime
    ends_at: datetime
    place: str
    online: bool
    state: str
    seen: bool

    @property
    def url(self) -> str:
        """Where it is found."""
        return meeting_path(self.id, self.group_slug, hosted=bool(self.host_id))


def meeting_path(ident: str, slug: str, *, hosted: bool) -> str:
    """The page of a meeting: below its body, or of its own where it belongs to an event; in the reader's language."""
    return address("meetings:hosted", ident) if hosted else address("meetings:page", slug, ident)


_FIELDS = (
    *("id", "title", "group_id", "group__slug", "group__names", "host_kind", "host_id", "begins_at", "ends_at"),
    *("place", "link", "state", "group__kind__every_member_sits"),
)


@lru_cache(maxsize=1)
def _shown() -> QuerySet[Any, Any]:
    return Meeting.objects.order_by("-begins_at", "-id").values_list(*_FIELDS)


def _found(rows: Q, actor: Actor) -> Found[MeetingRow]:
    def row(*values: Any) -> MeetingRow:
        ident, title, group, slug, names, host_kind, host, begins, ends, place, link, state, everybody = values
        seen = actor.is_office or everybody or group in actor.bodies
        return MeetingRow(
            id=ident,
            title=title if seen else "",
            group=group,
            group_slug=slug,
            group_name=in_words(names),
            host_kind=host_kind,
            host_id=host,
            begins_at=begins,
            ends_at=ends,
            place=place if seen else "",
            online=bool(link),
            state=state,
            seen=seen,
        )

    return Found(lambda: _shown().filter(rows), row, lambda: Meeting.objects.filter(rows))


def meetings(actor: Actor, *, ids: Iterable[str] | None = None) -> Found[MeetingRow]:
    """Every meeting that the actor may see, the latest first."""
    rows = visible_to(actor)
    return _found(rows if ids is None else rows & Q(pk__in=list(ids)), actor)


def meetings_of(group: str, actor: Actor) -> Found[MeetingRow]:
    """When a body (ULID) meets and met, the latest first; nothing for who is no member.

    That a body meets is for every member; what the meeting is about only for those who see it.
    """
    rows = Q(group=group) if actor.is_member else Q(pk__in=[])
    return _found(rows if _sees(actor, group) else rows & ~Q(state=State.CANCELLED), actor)


def _sees(actor: Actor, group: str) -> bool:
    return actor.is_office or group in actor.bodies


def meetings_within(kind: str, ident: str, actor: Actor) -> Found[MeetingRow]:
    """The meetings within an event that the actor may see, the latest first."""
    return _found(visible_to(actor) & Q(host_kind=kind, host_id=ident), actor)


def meeting_for(actor: Actor, ident: str) -> Meeting:
    """One meeting that the actor may see. Raises NotFound."""
    rows = Meeting.objects.filter(visible_to(actor), pk=ident)
    found: Meeting | None = rows.select_related("group__kind").first()
    if found is None:
        raise NotFound(ident)
    return found


def may_read(actor: Actor, ident: str) -> bool:
    """Whether the actor may see a meeting."""
    return actor.is_member and Meeting.objects.filter(visible_to(actor), pk=ident).exists()


def may_read_item(actor: Actor, ident: str) -> bool:
    """Whether the actor may see the meeting of an item of an agenda."""
    seen = Meeting.objects.filter(visible_to(actor)).values("pk")
    return actor.is_member and Item.objects.filter(pk=ident, meeting__in=seen).exists()


def standing_of(it: Meeting) -> Standing:
    """What the rules need to know; three queries."""
    invited = list(Invitation.objects.filter(meeting=it).values_list("presence", flat=True))
    items = Item.objects.filter(meeting=it)
    told = Q(Exists(Resolution.objects.filter(item=OuterRef("pk")))) | Q(
        Exists(Action.objects.filter(item=OuterRef("pk")))
    )
    said = list(items.filter(~Q(said="") | told).values_list("pk", flat=True))
    return Standing(
        state=State(it.state),
        begins_at=it.begins_at,
        items=items.count(),
        invited=len(invited),
        noted=sum(map(bool, invited)),
        written=len(said),
    )


# --- who is invited


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """A line of the list of those invited. `person` is "" where the seat is vacant."""

    id: str
    seat: str
    number: int
    person: str
    person_name: str
    institution: str
    institution_short: str
    institution_slug: str
    country: str
    answer: str
    presence: str
    substitute: str


_INVITED = (
    *("id", "seat", "number", "person_id", "person__name", "institution_id", "institution__short"),
    *("institution__slug", "institution__country", "answer", "presence", "substitute"),
)


def invitations_of(meeting: str) -> list[InvitationRow]:
    """The list of those invited, by number, vacant seats last; one query."""
    rows = Invitation.objects.filter(meeting=meeting).order_by("number", "id").values_list(*_INVITED)
    found = [InvitationRow(ident, seat, number, *(word or "" for word in rest)) for ident, seat, number, *rest in rows]
    return sorted(found, key=lambda row: not row.person)


def invited_people(meeting: str) -> list[str]:
    """The people on the list, by number."""
    rows = Invitation.objects.filter(meeting=meeting, person__isnull=False).order_by("number")
    return list(dict.fromkeys(rows.values_list("person_id", flat=True)))


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

    @property
    def url(self) -> str:
        """Where it is found."""
        return meeting_path(self.id, self.group_slug, hosted=self.hosted)


def asked_of(actor: Actor, now: datetime, *, unanswered: bool = False) -> list[Asked]:
    """The meetings to come to which the actor is invited, the next first; one query."""
    rows = Invitation.objects.filter(person=actor.id, meeting__state__in=AHEAD, meeting__ends_at__gt=now)
    if unanswered:
        rows = rows.filter(answer="", meeting__begins_at__gt=now)
    names = (
        *("meeting_id", "meeting__title", "meeting__group__slug", "meeting__group__names", "meeting__host_id"),
        *("meeting__begins_at", "answer", "meeting__state"),
    )
    found = {}
    for ident, title, slug, words, host, begins, answer, state in rows.order_by("meeting__begins_at").values_list(
        *names
    ):
        found[ident] = Asked(ident, title, slug, in_words(words), bool(host), begins, answer, state)
    return list(found.values())


# --- what waits for whoever leads


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


def _to_run(rows: QuerySet[Meeting]) -> list[ToRun]:
    silent = Invitation.objects.filter(meeting=OuterRef("pk"), person__isnull=False, answer="").order_by()
    many = Coalesce(Subquery(silent.values("meeting").annotate(n=Count("pk")).values("n")), 0)
    found = rows.annotate(silent=many).order_by("begins_at").values_list(*_RUN, "silent")
    return [
        ToRun(ident, title, group, slug, in_words(names), bool(host), *rest)
        for ident, title, group, slug, names, host, *rest in found
    ]


def to_run_for(actor: Actor, now: datetime) -> list[ToRun]:
    """Past meetings without a list of who was there, without minutes, or with minutes to freeze: of the bodies that the
    actor leads, and those that she planned; one query.
    """
    led = [hat.body for hat in actor.hats if hat.kind in ("chair", "president") and hat.body]
    mine = Q(group__in=led) | Q(planned_by=actor.id)
    return _to_run(Meeting.objects.filter(mine, visible_to(actor), _unfinished(now)))


def to_run_in(group: str, now: datetime) -> list[ToRun]:
    """What waits on whoever leads a body (ULID), and the next meetings; one query."""
    ahead = Q(state__in=AHEAD, begins_at__gt=now)
    return _to_run(Meeting.objects.filter(_unfinished(now) | ahead, group=group))


def _unfinished(now: datetime) -> Q:
    return Q(state__in=[State.HELD, State.DRAFT]) | Q(state__in=AHEAD, ends_at__lte=now)


# --- search, names


def all_ids() -> list[str]:
    """Every meeting, for the search index."""
    return list(Meeting.objects.values_list("id", flat=True))


def names(ids: list[str]) -> dict[str, str]:
    """What the journal calls meetings; its lines are narrowed by `seen`."""
    return dict(Meeting.objects.filter(pk__in=ids).values_list("id", "title"))


def seen(ids: list[str], actor: Actor) -> set[str]:
    """Which of these meetings the actor may see; one query."""
    return set(Meeting.objects.filter(visible_to(actor), pk__in=ids).values_list("id", flat=True))
