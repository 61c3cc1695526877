"""The agenda: its items, their order, the papers and files that lie beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from collegium.commons.access import Actor, authorise
from collegium.commons.files import drop_files, keep_upload
from collegium.commons.journal import act, record
from collegium.commons.search.queries import described
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref, new_id

from .actions import locked
from .choices import ItemKind
from .models import Action, Item, Meeting, Paper, Resolution
from .queries_people import helpers
from .rules import moved

MOST = 60
"""Items on one agenda."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on an agenda: title, kind, length in minutes, who leads (ULID, "" for nobody), a note."""

    title: str
    kind: str = ItemKind.DISCUSSION
    length: int | None = None
    lead: str = ""
    note: str = ""


def _write(item: Item, entry: Entry, now: datetime) -> None:
    if not entry.title.strip():
        raise Invalid(title="missing")
    if entry.lead not in ("", item.lead_id) and entry.lead not in dict(helpers(item.meeting_id, now)):
        raise Invalid(lead="unknown")
    item.title, item.kind, item.length = entry.title.strip(), ItemKind(entry.kind), entry.length or None
    item.lead_id, item.note = entry.lead or None, entry.note.strip()


@act("meetings.item_added", public=False)
def add_item(*, actor: Actor, meeting: str, entry: Entry, papers: tuple[Ref, ...] = (), now: datetime) -> str:
    """Put something at the end of the agenda, with what lies beside it; returns the item's ULID.

    Raises Invalid(title="missing", lead="unknown", title="too_many").
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.prepare", it)
    last = Item.objects.filter(meeting=it).aggregate(last=Max("position"))["last"] or 0
    if last >= MOST:
        raise Invalid(title="too_many")
    item = Item(id=new_id(now), meeting=it, position=last + 1)
    _write(item, entry, now)
    item.save(force_insert=True)
    for ref in papers:
        _lay(item, ref, actor, now)
    record(it, agenda_item=item.id)
    return item.id


def _item(it: Meeting, ident: str) -> Item:
    found: Item | None = Item.objects.filter(meeting=it, pk=ident).first()
    if found is None:
        raise NotFound(ident)
    found.meeting = it
    return found


@act("meetings.item_changed", public=False)
def change_item(*, actor: Actor, meeting: str, item: str, entry: Entry, now: datetime) -> None:
    """Other words, kind, length or lead for an item. Raises Invalid as add_item, NotFound."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.prepare", it)
    held = _item(it, item)
    _write(held, entry, now)
    held.save()
    record(it, agenda_item=item)


@act("meetings.agenda_ordered", public=False)
def move_item(*, actor: Actor, meeting: str, item: str, up: bool, now: datetime) -> None:
    """An item goes a place up or down."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.order", it)
    _item(it, item)
    _put_in_order(it, moved(list(Item.objects.filter(meeting=it).values_list("id", flat=True)), item, up=up))
    record(it, agenda_item=item)


def _put_in_order(it: Meeting, order: list[str]) -> None:
    held = {item.id: item for item in Item.objects.filter(meeting=it)}
    changed = []
    for position, ident in enumerate(order, 1):
        if held[ident].position != position:
            held[ident].position = position
            changed.append(held[ident])
    Item.objects.bulk_update(changed, ["position"])


@act("meetings.item_removed", public=False)
def remove_item(*, actor: Actor, meeting: str, item: str, now: datetime) -> None:
    """Take an item off the agenda, with its files; one with minutes, a decision or an action stays.

    Raises Refused(item_has_minutes).
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.prepare", it)
    held = _item(it, item)
    if held.said or Resolution.objects.filter(item=held).exists() or Action.objects.filter(item=held).exists():
        raise Refused("item_has_minutes")
    drop_files(held)
    held.delete()
    _put_in_order(it, list(Item.objects.filter(meeting=it).values_list("id", flat=True)))
    record(it, agenda_item=item)


def _lay(item: Item, ref: Ref, actor: Actor, now: datetime) -> None:
    if ref not in described(actor, [ref]):
        raise Invalid(address="unknown")
    Paper.objects.get_or_create(item=item, about_kind=ref.kind, about=ref.id, defaults={"id": new_id(now)})


@act("meetings.paper_laid", public=False)
def lay_paper(*, actor: Actor, meeting: str, item: str, ref: Ref, now: datetime) -> None:
    """Lay an object of the network beside an item. Raises Invalid(address="unknown") when the actor sees none."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.prepare", it)
    _lay(_item(it, item), ref, actor, now)
    record(it, agenda_item=item)


@act("meetings.paper_taken", public=False)
def take_paper(*, actor: Actor, meeting: str, item: str, paper: str, now: datetime) -> None:
    """Take an object away from an item. Raises NotFound."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.prepare", it)
    if not Paper.objects.filter(item=_item(it, item), pk=paper).delete()[0]:
        raise NotFound(paper)
    record(it, agenda_item=item)


@act("meetings.file_added", public=False)
def add_file(*, actor: Actor, meeting: str, item: str, upload: Any, now: datetime) -> str:
    """Lay a file beside an item; returns its ULID. Raises Invalid(file=...)."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.prepare", it)
    file = keep_upload(upload, about=_item(it, item), now=now)
    record(it, agenda_item=item, file=file)
    return file


@act("meetings.file_removed", public=False)
def remove_file(*, actor: Actor, meeting: str, item: str, file: str, now: datetime) -> None:
    """Take a file away from an item. Raises NotFound."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.prepare", it)
    if not drop_files(_item(it, item), ids=[file]):
        raise NotFound(file)
    record(it, agenda_item=item, file=file)
