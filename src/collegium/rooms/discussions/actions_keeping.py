"""Writes of those who keep order: hide with a reason, show again, lock; and what follows when a person is erased."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.journal.erasing import erase_texts
from collegium.commons.journal.reading import acts
from collegium.commons.search import touch
from collegium.kernel.errors import Invalid
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.people.queries import people_named
from collegium.rooms.people.rules import pseudonym

from .facts import ContributionHidden
from .models import Contribution, Discussion, Mention, Reading
from .queries import contribution_for, host_for, people_by_name, standing_of
from .rules import FLOW, folded, named, spans


@act("discussions.hidden", public=False)
def hide(*, actor: Actor, contribution: str, reason: str, now: datetime) -> None:
    """Hide a contribution with a reason that is shown in its place; its author is told. Raises Invalid, Refused."""
    it = contribution_for(actor, contribution, lock=True)
    authorise(actor, "discussions.hide", it)
    step = FLOW.take("hide", standing_of(it, actor))
    if not reason.strip():
        raise Invalid(reason="required")
    it.state, it.reason = step.to, reason.strip()
    it.hidden_by_id = None if actor.is_machine else actor.id
    it.save()
    record(it, text=it.reason)
    touch(it.discussion)
    announce(ContributionHidden(it.id, it.state, now))


@act("discussions.shown", public=False)
def show(*, actor: Actor, contribution: str, now: datetime) -> None:
    """Show a hidden contribution again; its author is told. Raises Refused."""
    it = contribution_for(actor, contribution, lock=True)
    authorise(actor, "discussions.hide", it)
    it.state, it.reason, it.hidden_by_id = FLOW.take("show", standing_of(it, actor)).to, "", None
    it.save()
    record(it)
    touch(it.discussion)
    announce(ContributionHidden(it.id, it.state, now))


@act("discussions.locked", public=False)
def lock(*, actor: Actor, kind: str, host: str, locked: bool, now: datetime) -> None:
    """Close a discussion, so that it is only read, or open it again; the office alone."""
    host_for(actor, kind, host)
    authorise(actor, "discussions.lock")
    where, _new = Discussion.objects.select_for_update().get_or_create(
        host=host, host_kind=kind, defaults={"id": new_id(now), "begun_at": now}
    )
    where.locked_at = now if locked else None
    where.save()
    record(where, locked="yes" if locked else "no")


def forget_person(*, actor: Actor, person: str, now: datetime) -> None:
    """When a person is erased: nothing is asked of her any more, she follows nothing, and her name goes out of texts.

    In the act of the erasure, before the name itself is struck out. Wordings that hold the name are erased.
    """
    name = people_named([person]).get(person, "")
    Reading.objects.filter(person=person).delete()
    rows = Contribution.objects.filter(Q(text__contains=name) | Q(named__person=person)) if name else ()
    held = {it.id: it for it in rows}
    Mention.objects.filter(person=person).delete()
    for it in held.values():
        _strike_out(it, person, name)
        touch(Ref(Discussion.KIND, it.discussion_id))
    told = [row.id for row in acts(subjects=held, limit=100_000) if folded(name) in folded(row.text)]
    if told:
        erase_texts(actor=actor, acts=told, ground="person_erased", now=now)


def _strike_out(it: Contribution, person: str, name: str) -> None:
    stands_for, text = pseudonym(person), it.text
    for start, stop, who in sorted(it.mentions, reverse=True):
        if who == person:
            text = f"{text[:start]}@{stands_for}{text[stop:]}"
    it.text = text.replace(name, stands_for)
    others = list(Mention.objects.filter(contribution=it).values_list("person_id", flat=True))
    it.mentions = spans(named(it.text, people_by_name()), others)
    it.save()


def touch_with(ref: Ref) -> None:
    """After an act on an object: its discussion is found by whoever may see the object now."""
    from collegium.commons.search.touching import touch_recorded

    found = Discussion.objects.filter(host=ref.id, host_kind=ref.kind).values_list("id", flat=True).first()
    if found:
        touch_recorded(Ref(Discussion.KIND, found))
