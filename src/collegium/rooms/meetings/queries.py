"""Reads on meetings, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Q

from collegium.commons.access import Actor
from collegium.commons.pages.addresses import address
from collegium.commons.pages.found import Found
from collegium.commons.reading import Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words

from .choices import State
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


def meeting_path(ident: str, slug: str, hosted: bool) -> str:
    """The page of a meeting: below its body, or of its own where it belongs to an event; in the reader's language."""
    return address("meetings:hosted", ident) if hosted else address("meetings:page", slug, ident)


_FIELDS = (
    *("id", "title", "group_id", "group__slug", "group__names", "host_kind", "host_id", "begins_at", "ends_at"),
    *("place", "link", "state", "group__kind__every_member_sits"),
)


_SHOWN = Statement(lambda: Meeting.objects.order_by("-begins_at", "-id").values_list(*_FIELDS))
_COUNTED = Statement(lambda: Meeting.objects.order_by().values_list("pk"))


def found(rows: Q, actor: Actor) -> Found[MeetingRow]:
    """The meetings that these conditions find, the latest first; what the actor may not see of them is left out."""

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

    return Found(_SHOWN.rows(rows), row, _COUNTED.rows(rows))


def meetings(actor: Actor, *, ids: Iterable[str] | None = None) -> Found[MeetingRow]:
    """Every meeting that the actor may see, the latest first."""
    rows = visible_to(actor)
    return found(rows if ids is None else rows & Q(pk__in=list(ids)), actor)


def meetings_of(group: str, actor: Actor) -> Found[MeetingRow]:
    """When a body (ULID) meets and met, the latest first; nothing for who is no member.

    That a body meets is for every member; what the meeting is about only for those who see it.
    """
    rows = Q(group=group) if actor.is_member else Q(pk__in=[])
    return found(rows if _sees(actor, group) else rows & ~Q(state=State.CANCELLED), actor)


def _sees(actor: Actor, group: str) -> bool:
    return actor.is_office or group in actor.bodies


def meetings_within(kind: str, ident: str, actor: Actor) -> Found[MeetingRow]:
    """The meetings within an event that the actor may see, the latest first."""
    return found(visible_to(actor) & Q(host_kind=kind, host_id=ident), actor)


def meeting_for(actor: Actor, ident: str) -> Meeting:
    """One meeting that the actor may see. Raises NotFound."""
    rows = Meeting.objects.filter(visible_to(actor), pk=ident)
    it: Meeting | None = rows.select_related("group__kind").first()
    if it is None:
        raise NotFound(ident)
    return it


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


_LIST = Statement(lambda: Invitation.objects.order_by("number", "id").values_list(*_INVITED))


def invitations_of(meeting: str) -> list[InvitationRow]:
    """The list of those invited, by number, vacant seats last; one query."""
    rows = _LIST.rows(Q(meeting=meeting))
    lines = [InvitationRow(ident, seat, number, *(word or "" for word in rest)) for ident, seat, number, *rest in rows]
    return sorted(lines, key=lambda row: not row.person)


def invited_people(meeting: str) -> list[str]:
    """The people on the list, by number."""
    rows = Invitation.objects.filter(meeting=meeting, person__isnull=False).order_by("number")
    return list(dict.fromkeys(rows.values_list("person_id", flat=True)))


# --- search, names


def all_ids() -> list[str]:
    """Every meeting, for the search index."""
    return list(Meeting.objects.values_list("id", flat=True))


_NAMES: Statement = Statement(lambda: Meeting.objects.order_by().values_list("id", "title"))


def names(ids: list[str]) -> dict[str, str]:
    """What the journal calls meetings; its lines are narrowed by `seen`."""
    return dict(_NAMES.rows(Q(pk__in=list(ids))))


def seen(ids: list[str], actor: Actor) -> set[str]:
    """Which of these meetings the actor may see; one query."""
    return {ident for (ident,) in _SEEN.rows(visible_to(actor) & Q(pk__in=ids))}


_SEEN = columns(Meeting, "id")


def path_of(ident: str) -> str:
    """The page of a meeting (ULID) in the reader's language, "" for none; one query for each meeting and process."""
    try:
        return meeting_path(ident, *_place(ident))
    except Meeting.DoesNotExist:
        return ""


@lru_cache(maxsize=4096)
def _place(ident: str) -> tuple[str, bool]:
    """The slug of its body, and whether it belongs to an event: neither ever changes."""
    slug, host = Meeting.objects.values_list("group__slug", "host_id").get(pk=ident)
    return slug, bool(host)
