"""Who plans, prepares, notes and freezes; who sees a meeting: the seats of the body and the office, nobody else."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, Rule, permit, rule
from collegium.commons.pages.policy_parts import is_member, is_office
from collegium.kernel.errors import Decision, allow, refuse

from .choices import AHEAD, MINUTED, OPEN, State


@rule
def takes_part(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Sits in the body that meets; where every member sits, belongs to the network."""
    if subject is None or not actor.is_member:
        return False
    return subject.group_id in actor.bodies or subject.group.kind.every_member_sits


@rule
def leads_it(actor: Actor, subject: Any = None, *, group: str = "", **_: object) -> bool:
    """A chair (or the President) of the body that meets; the President also of the assembly."""
    body = group or (subject.group_id if subject is not None else "")
    if not body:
        return False
    if subject is not None and subject.group.kind.every_member_sits and actor.wears("president"):
        return True
    return actor.wears("chair", "president", body=body)


@rule
def leads_a_body(actor: Actor, subject: Any = None, *, group: str = "", **_: object) -> bool:
    """A chair (or the President) of the body asked about, or of any when none is named."""
    return actor.wears("chair", "president", body=group or None)


def in_states(*states: State) -> Rule:
    """While the meeting stands in one of these states; else the reason is told."""

    def stands_there(actor: Actor, subject: Any = None, **_: object) -> Decision:
        return allow() if subject is not None and subject.state in states else refuse("not_from_here")

    return Rule(stands_there, "in its state")


@rule
def owns_the_action(actor: Actor, subject: Any = None, *, person: str = "", **_: object) -> bool:
    """The person who is to do it (`person` is the owner), while she sees the meeting."""
    return bool(person) and actor.id == person and bool(takes_part(actor, subject))


@rule
def is_invited(actor: Actor, subject: Any = None, *, person: str = "", **_: object) -> bool:
    """The person whose seat is invited (`person` holds it)."""
    return bool(person) and actor.id == person


runs_it = leads_it | is_office

permit("meetings.see_dates", is_member)
permit("meetings.see", takes_part | is_office)
permit("meetings.plan", leads_a_body | is_office)
permit("meetings.change", runs_it & in_states(*AHEAD))
permit("meetings.prepare", runs_it & in_states(*OPEN))
permit("meetings.order", runs_it & in_states(*AHEAD))
permit("meetings.send", runs_it)
permit("meetings.cancel", runs_it)
permit("meetings.note_presence", runs_it & in_states(*OPEN))
permit("meetings.write_minutes", runs_it & in_states(*MINUTED))
permit("meetings.freeze", runs_it)
permit("meetings.correct", runs_it)
permit("meetings.answer", is_invited)
permit("meetings.settle_action", runs_it | owns_the_action)
permit("meetings.change_action", runs_it)


def visible_to(actor: Actor, at: str = "") -> Q:
    """The office sees all; others the meetings of their bodies, and every member those of the assembly.

    `at` leads to the meeting from what is asked for ("item__meeting__").
    """
    if actor.is_office:
        return Q()
    if not actor.is_member:
        return Q(pk__in=[])
    return Q(**{f"{at}group__in": actor.bodies}) | Q(**{f"{at}group__kind__every_member_sits": True})
