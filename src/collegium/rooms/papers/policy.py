"""Who may start, edit, move and see papers."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q

from collegium.commons.access import Actor, Rule, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_member, is_office
from collegium.commons.reading import Condition
from collegium.rooms.groups.policy import chairs_the_group, sits_in_the_group

from .choices import State
from .models import Editor


@rule
def edits_it(actor: Actor, subject: Any = None, **_: object) -> bool:
    """One of its editors now. The subject carries `editor_ids` (read with it)."""
    return subject is not None and actor.id in getattr(subject, "editor_ids", ())


@rule
def chairs_its_group(actor: Actor, subject: Any = None, **_: object) -> bool:
    """A chair of the group that drafts it."""
    return subject is not None and actor.wears("chair", body=subject.group_id)


@rule
def sits_in_its_group(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Anybody with a seat in the group that drafts it."""
    return subject is not None and actor.sits_in(subject.group_id)


@rule
def may_start_somewhere(actor: Actor, subject: Any = None, *, group: str = "", **_: object) -> bool:
    """Without a group asked about: who sits in any body."""
    return not group and bool(actor.bodies)


@rule
def not_adopted_yet(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Until its adoption a paper is in the hands of those who write it."""
    return subject is not None and subject.state not in (State.ADOPTED, State.PUBLISHED)


@rule
def was_asked_to_read(actor: Actor, subject: Any = None, *, person: str = "", **_: object) -> bool:
    """The person from outside who was asked (`person`)."""
    return bool(person) and actor.id == person


writes: Rule = edits_it | chairs_its_group | is_office
permit("papers.see", anybody)
permit("papers.start", chairs_the_group | sits_in_the_group | is_office | may_start_somewhere)
permit("papers.read_draft", is_member)
"""Texts on their way: the draft of a paper that one sees, its versions, what was changed."""
permit("papers.edit", writes)
permit("papers.retitle", writes)
permit("papers.translate", writes & not_adopted_yet | is_office)
permit("papers.submit", writes)
permit("papers.freeze", writes)
permit("papers.name_editors", chairs_its_group | is_office)
permit("papers.name_authors", writes)
permit("papers.ask_reader", is_office)
permit("papers.answer_reading", was_asked_to_read)
permit("papers.hand_back", chairs_its_group | is_office)
permit("papers.record_consultation", is_office)
permit("papers.put_to_vote", is_office)
permit("papers.record_adoption", is_office)
permit("papers.publish", is_office)
permit("papers.put_aside", chairs_its_group | is_office)
permit("papers.define_kind", is_office)


def visible_to(actor: Actor) -> Q:
    """Members see papers from the review on, drafts only with their group; the public what is published."""
    if actor.is_office:
        return Q()
    if not actor.is_member:
        return Q(state=State.PUBLISHED)
    return ~Q(state=State.DRAFTING) | Q(group__in=actor.bodies) | Q(Condition(_edits, actor.id))


def _edits(person: str) -> Exists:
    return Exists(Editor.objects.filter(paper=OuterRef("pk"), person=person, until__isnull=True))
