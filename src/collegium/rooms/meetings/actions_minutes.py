"""Minutes: writing them on the agenda, decisions, who does what, showing, freezing and correcting them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.files import keep_upload
from collegium.commons.journal import act, record
from collegium.commons.search.queries import described
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref, new_id

from .actions import locked
from .choices import ActionState
from .facts import ActionGiven, MinutesFrozen, MinutesShown
from .models import Action, Item, Meeting, Minutes, Resolution
from .printing import minutes_document
from .queries import meeting_for, standing_of
from .queries_agenda import action_for, minutes_of
from .queries_people import helpers
from .rules import FLOW, MOST_SAID, may_be_settled


def _item(it: Meeting, ident: str) -> Item:
    found: Item | None = Item.objects.filter(meeting=it, pk=ident).first()
    if found is None:
        raise NotFound(ident)
    return found


@act("meetings.minutes_written", public=False)
def write_minutes(*, actor: Actor, meeting: str, version: int, said: Mapping[str, str], now: datetime) -> None:
    """The minutes of each item: item (ULID) -> text. Raises Stale when somebody has written meanwhile, Refused,
    Invalid(<item>="minutes_too_long").
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.write_minutes", it)
    items = {item.id: item for item in Item.objects.filter(meeting=it)}
    if it.version != version:
        asked = [item for item in items.values() if item.id in said and said[item.id].strip() != item.said]
        theirs = {item.title: item.said for item in asked}
        raise Stale(theirs=theirs, yours={item.title: said[item.id] for item in asked})
    if faults := {ident: "minutes_too_long" for ident, text in said.items() if len(text.strip()) > MOST_SAID}:
        raise Invalid(**faults)
    changed = []
    for ident, text in said.items():
        if ident in items and items[ident].said != text.strip():
            items[ident].said = text.strip()
            changed.append(items[ident])
    Item.objects.bulk_update(changed, ["said"])
    it.version += 1
    it.save()
    record(it, items=len(changed))


@act("meetings.decided", public=False)
def record_resolution(*, actor: Actor, meeting: str, item: str, text: str, ballot: str = "", now: datetime) -> str:
    """What was decided on an item; `ballot` the vote behind it (ULID), which the actor sees. Returns its ULID.

    Raises Invalid(text="missing", ballot="unknown").
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.write_minutes", it)
    held = _item(it, item)
    if not text.strip():
        raise Invalid(text="missing")
    if ballot and Ref("decision", ballot) not in described(actor, [Ref("decision", ballot)]):
        raise Invalid(ballot="unknown")
    row = Resolution(id=new_id(now), item=held, text=text.strip(), ballot=ballot, at=now)
    row.save(force_insert=True)
    record(it, agenda_item=item, resolution=row.id)
    return row.id


@act("meetings.decision_withdrawn", public=False)
def withdraw_resolution(*, actor: Actor, meeting: str, resolution: str, now: datetime) -> None:
    """Take a recorded decision out of minutes that are not frozen. Raises NotFound."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.write_minutes", it)
    if not Resolution.objects.filter(item__meeting=it, pk=resolution).delete()[0]:
        raise NotFound(resolution)
    record(it, resolution=resolution)


def _checked(owner: str, text: str, it: Meeting, now: datetime, *, held: str = "") -> None:
    if not text.strip():
        raise Invalid(text="missing")
    if owner != held and owner not in dict(helpers(it.id, now)):
        raise Invalid(owner="unknown")


@act("meetings.action_given", public=False)
def give_action(*, actor: Actor, meeting: str, item: str, text: str, owner: str, due: date, now: datetime) -> str:
    """Somebody who was invited, or of the office, is to do something until a day; she is told. Returns its ULID.

    Raises Invalid(text="missing", owner="unknown", due="passed").
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.write_minutes", it)
    held = _item(it, item)
    _checked(owner, text, it, now)
    if due < it.begins_at.date():
        raise Invalid(due="passed")
    row = Action(id=new_id(now), item=held, text=text.strip(), owner_id=owner, due=due, at=now)
    row.save(force_insert=True)
    record(it, agenda_item=item, action=row.id, person=owner)
    announce(ActionGiven(it.id, row.id, actor.id, now))
    return row.id


def _open_action(actor: Actor, ident: str) -> tuple[Action, Meeting]:
    row, it = action_for(actor, ident)
    found = Action.objects.select_for_update().get(pk=row.id)
    return found, it


@act("meetings.action_changed", public=False)
def change_action(*, actor: Actor, action: str, text: str, owner: str, due: date, now: datetime) -> None:
    """Other words, another owner or day for an open action; a new owner is told. Raises Refused(action_settled)."""
    row, it = _open_action(actor, action)
    authorise(actor, "meetings.change_action", it)
    check = may_be_settled(row.state)
    if not check:
        raise Refused(check)
    before = row.owner_id
    _checked(owner, text, it, now, held=before)
    row.text, row.owner_id, row.due = text.strip(), owner, due
    row.save()
    record(it, action=action, person=owner)
    if owner != before:
        announce(ActionGiven(it.id, row.id, actor.id, now))


@act("meetings.action_settled", public=False)
def settle_action(*, actor: Actor, action: str, state: str, outcome: str = "", now: datetime) -> None:
    """An action is done, or dropped with a reason: by its owner, whoever leads the body, or the office.

    Raises Refused(action_settled), Invalid(outcome="missing") for one that is dropped without a reason.
    """
    row, it = _open_action(actor, action)
    authorise(actor, "meetings.settle_action", it, person=row.owner_id)
    check = may_be_settled(row.state)
    if not check:
        raise Refused(check)
    if state == ActionState.DROPPED and not outcome.strip():
        raise Invalid(outcome="missing")
    row.state, row.outcome, row.settled_at = ActionState(state), outcome.strip(), now
    row.save()
    record(it, action=action, state=state)


@act("meetings.minutes_shown", public=False)
def show_minutes(*, actor: Actor, meeting: str, now: datetime) -> None:
    """Those invited can read the draft from now on, and are told. Raises Refused(minutes_empty)."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.freeze", it)
    step = FLOW.take("show", standing_of(it))
    it.state, it.shown_at = step.to, now
    it.version += 1
    it.save()
    record(it, group=it.group_id)
    announce(MinutesShown(it.id, now))


def freeze_minutes(*, actor: Actor, meeting: str, version: int, now: datetime) -> str:
    """Whoever leads the body approves the minutes: they become a document that nobody changes. Returns its ULID.

    The document is made before the transaction, which waits for nobody; Stale when the minutes changed meanwhile.
    Raises Refused, ExportError.
    """
    it = meeting_for(actor, meeting)
    authorise(actor, "meetings.freeze", it)
    FLOW.take("freeze", standing_of(it))
    number = len(minutes_of(it.id)) + 1
    content = minutes_document(it, number=number, reason=it.reason, at=now)
    return _freeze(actor=actor, meeting=it.id, version=version, number=number, content=content, now=now)


@act("meetings.minutes_frozen", public=False)
def _freeze(*, actor: Actor, meeting: str, version: int, number: int, content: bytes, now: datetime) -> str:
    it = locked(meeting, actor)
    authorise(actor, "meetings.freeze", it)
    step = FLOW.take("freeze", standing_of(it))
    if it.version != version:
        raise Stale(theirs={"version": it.version}, yours={"version": version})
    row = Minutes(id=new_id(now), meeting=it, number=number, frozen_at=now, reason=it.reason)
    row.frozen_by_id = None if actor.is_machine else actor.id
    row.fingerprint = hashlib.sha256(content).hexdigest()
    name = f"minutes-{it.begins_at:%Y-%m-%d}-{it.group.slug}-{number}.pdf"
    row.file = keep_upload(SimpleUploadedFile(name, content, "application/pdf"), about=row, now=now)
    row.save(force_insert=True)
    it.state, it.frozen_at, it.reason = step.to, now, ""
    it.version += 1
    it.save()
    record(it, minutes=row.id, number=number, fingerprint=row.fingerprint)
    announce(MinutesFrozen(it.id, number, now))
    return row.id


@act("meetings.minutes_reopened", public=False)
def correct_minutes(*, actor: Actor, meeting: str, reason: str, now: datetime) -> None:
    """Frozen minutes are wrong: they can be written again until the next version is frozen; the old one stays.

    Raises Invalid(reason="missing"), Refused.
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.correct", it)
    step = FLOW.take("correct", standing_of(it))
    if not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.reason = step.to, reason.strip()
    it.version += 1
    it.save()
    record(it, text=it.reason, group=it.group_id)
