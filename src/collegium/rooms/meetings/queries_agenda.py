"""Reads on agendas: items with what lies beside them, what was decided, who does what, versions of the minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language

from collegium.commons.access import Actor
from collegium.commons.files import FileRow, file_rows
from collegium.commons.reading import Statement
from collegium.commons.search.queries import described
from collegium.kernel.errors import NotFound
from collegium.kernel.ids import Ref
from collegium.rooms.groups.queries import in_words

from .choices import ActionState, State
from .models import Action, Item, Meeting, Minutes, Paper, Resolution
from .policy import visible_to
from .queries import meeting_path


@dataclass(frozen=True, slots=True)
class PaperRow:
    """An object beside an item: its title and page for a reader who may see it."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """What was decided on an item; `ballot` is the ULID of the vote behind it, ""."""

    id: str
    item: str
    text: str
    ballot: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Who does what until when; of which meeting."""

    id: str
    item: str
    text: str
    owner: str
    owner_name: str
    due: date
    state: str
    outcome: str
    settled_at: datetime | None
    meeting: str
    meeting_title: str
    begins_at: datetime
    group: str
    group_slug: str
    group_name: str
    hosted: bool

    @property
    def meeting_url(self) -> str:
        """The page of the meeting at which it was agreed."""
        return meeting_path(self.meeting, self.group_slug, hosted=self.hosted)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of an agenda with all that hangs on it."""

    id: str
    position: int
    title: str
    kind: str
    length: int | None
    lead: str
    lead_name: str
    note: str
    said: str
    papers: list[PaperRow] = field(default_factory=list)
    files: list[FileRow] = field(default_factory=list)
    resolutions: list[ResolutionRow] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)


_ITEM = ("id", "position", "title", "kind", "length", "lead_id", "lead__name", "note", "said")


_ITEMS = Statement(lambda: Item.objects.order_by("position", "id").values_list(*_ITEM))


def items_of(meeting: str) -> list[ItemRow]:
    """The items in their order, bare; one query."""
    return [
        ItemRow(ident, position, title, kind, length, lead or "", name or "", note, said)
        for ident, position, title, kind, length, lead, name, note, said in _ITEMS.rows(Q(meeting=meeting))
    ]


def agenda_of(meeting: str, actor: Actor) -> list[ItemRow]:
    """The items with papers, files, decisions and actions; six queries, one when there is none."""
    items = items_of(meeting)
    if not items:
        return []
    held = {item.id: item for item in items}
    for ident, row in papers_of(held, actor):
        held[ident].papers.append(row)
    for file in file_rows([Ref("agenda_item", ident) for ident in held]):
        held[file.about.id].files.append(file)
    for resolution in _resolutions(Q(item__in=list(held))):
        held[resolution.item].resolutions.append(resolution)
    for action in _actions(Q(item__in=list(held))):
        held[action.item].actions.append(action)
    return items


def papers_of(items: Iterable[str], actor: Actor) -> list[tuple[str, PaperRow]]:
    """(item, what lies beside it) of what the actor may see; two queries."""
    rows = list(_PAPERS.rows(Q(item__in=list(items))))
    seen = described(actor, [Ref(kind, ident) for _, _, kind, ident in rows])
    return [
        (item, PaperRow(paper, it.title, _read_in(it.url, get_language())))
        for paper, item, kind, ident in rows
        if (it := seen.get(Ref(kind, ident))) is not None
    ]


def _read_in(path: str, language: str | None) -> str:
    """The page of an object in the reader's language: the network's first one has no mark."""
    return path if language in (None, settings.LANGUAGE_CODE) else f"/{language}{path}"


_PAPERS = Statement(lambda: Paper.objects.order_by("id").values_list("id", "item_id", "about_kind", "about"))


def _resolutions(rows: Q) -> list[ResolutionRow]:
    return [ResolutionRow(*row) for row in _RESOLUTIONS.rows(rows)]


_RESOLUTIONS = Statement(lambda: Resolution.objects.order_by("at", "id").values_list("id", "item_id", "text", "ballot"))


_ACTION = (
    *("id", "item_id", "text", "owner_id", "owner__name", "due", "state", "outcome", "settled_at"),
    *("item__meeting_id", "item__meeting__title", "item__meeting__begins_at", "item__meeting__group_id"),
    *("item__meeting__group__slug", "item__meeting__group__names", "item__meeting__host_id"),
)


_ACTIONS = Statement(lambda: Action.objects.order_by("due", "id").values_list(*_ACTION))


def _actions(wanted: Q) -> list[ActionRow]:
    return [_action(*row) for row in _ACTIONS.rows(wanted)]


def _action(*values: Any) -> ActionRow:
    fields: tuple[Any, ...] = (*values[:-2], in_words(values[-2]), bool(values[-1]))
    return ActionRow(*fields)


def open_actions_of(owner: Actor) -> list[ActionRow]:
    """What the actor has to do, of the meetings that she sees, the next due first; one query."""
    return _actions(Q(owner=owner.id, state=ActionState.OPEN) & visible_to(owner, "item__meeting__"))


def open_actions_in(group: str, *, before: datetime | None = None, but: str = "") -> list[ActionRow]:
    """Open actions of a body (ULID), of meetings before a moment, without those of one meeting; one query."""
    wanted = Q(item__meeting__group=group, state=ActionState.OPEN)
    if before is not None:
        wanted &= Q(item__meeting__begins_at__lt=before)
    return [row for row in _actions(wanted) if row.meeting != but]


def action_for(actor: Actor, ident: str) -> tuple[ActionRow, Meeting]:
    """An action and its meeting, when the actor may see it. Raises NotFound."""
    found = _actions(Q(pk=ident))
    meetings = Meeting.objects.filter(visible_to(actor)).select_related("group__kind")
    it = meetings.filter(pk=found[0].meeting).first() if found else None
    if it is None:
        raise NotFound(ident)
    return found[0], it


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """A frozen version of the minutes."""

    id: str
    number: int
    file: str
    fingerprint: str
    reason: str
    frozen_by: str
    frozen_at: datetime


def minutes_of(meeting: str) -> list[MinutesRow]:
    """The frozen versions, newest first; one query."""
    return [
        MinutesRow(ident, number, file, fingerprint, reason, by or "", at)
        for ident, number, file, fingerprint, reason, by, at in _MINUTES.rows(Q(meeting=meeting))
    ]


_MINUTES = Statement(
    lambda: Minutes.objects.order_by("-number").values_list(
        *("id", "number", "file", "fingerprint", "reason", "frozen_by__name", "frozen_at")
    )
)


def may_read_minutes(actor: Actor, ident: str) -> bool:
    """Whether the actor may read a frozen version (ULID)."""
    seen = Meeting.objects.filter(visible_to(actor)).values("pk")
    return actor.is_member and Minutes.objects.filter(pk=ident, meeting__in=seen).exists()


def latest_minutes(group: str, actor: Actor) -> MinutesRow | None:
    """The newest frozen minutes of a body for those who see its meetings."""
    seen = Meeting.objects.filter(visible_to(actor), group=group, state=State.FROZEN).order_by("-begins_at")
    meeting = seen.values_list("id", flat=True).first()
    found = minutes_of(meeting) if meeting else []
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class SearchText:
    """What search holds of a meeting."""

    id: str
    title: str
    text: str
    url: str
    group: str
    group_name: str
    everybody: bool
    at: datetime


def search_texts(ids: list[str]) -> list[SearchText]:
    """All words of meetings: agenda, minutes, decisions, actions; four queries."""
    words: Mapping[str, list[str]] = defaultdict(list)
    for meeting, *texts in Item.objects.filter(meeting__in=ids).values_list("meeting_id", "title", "note", "said"):
        words[meeting] += texts
    for rows in (Resolution.objects, Action.objects):
        found = rows.filter(item__meeting__in=ids).order_by("at")
        for meeting, text in found.values_list("item__meeting_id", "text"):
            words[meeting].append(text)
    names = ("id", "title", "group_id", "group__slug", "group__names", "group__kind__every_member_sits", "host_id")
    return [
        SearchText(
            id=ident,
            title=title,
            text="\n".join(text for text in words[ident] if text),
            url=f"/meetings/{ident}/" if host else f"/groups/{slug}/meetings/{ident}/",
            group=group,
            group_name=in_words(group_names),
            everybody=everybody,
            at=at,
        )
        for ident, title, group, slug, group_names, everybody, host, at in Meeting.objects.filter(
            pk__in=ids
        ).values_list(*names, "begins_at")
    ]


def held_on(person: str, now: datetime) -> dict[str, Any]:
    """What is held on a person: where she was invited, what she answered, who was there; what she has to do."""
    from .models import Invitation

    rows = Invitation.objects.filter(person=person).order_by("meeting__begins_at")
    invited = rows.values_list("meeting__title", "meeting__begins_at", "answer", "presence", "substitute")
    todo = Action.objects.filter(owner=person).order_by("due").values_list("text", "due", "state", "outcome")
    return {
        "invited": [
            {"meeting": title, "at": at.isoformat(), "answer": answer, "presence": presence, "substitute": substitute}
            for title, at, answer, presence, substitute in invited
        ],
        "actions": [
            {"text": text, "due": due.isoformat(), "state": state, "outcome": outcome}
            for text, due, state, outcome in todo
        ],
    }
