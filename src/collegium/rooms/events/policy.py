"""Who plans and sees events, who registers whom, who sees needs."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_member, is_office

from .choices import Audience, State

LEADS = ("chair", "president")


def led_by(actor: Actor) -> list[str]:
    """ULIDs of the bodies that the actor leads."""
    return [hat.body for hat in actor.hats if hat.body and hat.kind in LEADS]


@rule
def leads_its_body(actor: Actor, subject: Any = None, *, group: str = "", **_: object) -> bool:
    """A chair (or the President) of the body whose event it is, or of the one asked about, or of any."""
    if subject is not None:
        return bool(subject.body_id) and actor.wears(*LEADS, body=subject.body_id)
    return actor.wears(*LEADS, body=group) if group else actor.wears(*LEADS)


def _is_for(actor: Actor, subject: Any) -> bool:
    """An event of a body alone is for those who sit in it."""
    return subject.audience != Audience.BODY or actor.is_office or actor.sits_in(subject.body_id)


@rule
def for_oneself_or_a_colleague(
    actor: Actor, subject: Any = None, *, person: str = "", institution: str = "", **_: object
) -> bool:
    """For oneself; for somebody of a university by whoever is its Liaison or else speaks for it."""
    if not actor.is_member or (subject is not None and not _is_for(actor, subject)):
        return False
    return person in ("", actor.id) or (bool(institution) and actor.speaks_for(institution))


permit("events.see", anybody)
permit("events.plan", is_office | leads_its_body)
permit("events.change", is_office | leads_its_body)
permit("events.define_kind", is_office)
permit("events.register", for_oneself_or_a_colleague | is_office | leads_its_body)
permit("events.see_participants", is_member)
permit("events.see_needs", is_office | leads_its_body)
permit("events.record_attendance", is_office | leads_its_body)
permit("events.see_calendar", anybody)
permit("events.keep_feed", is_member)


def visible_to(actor: Actor) -> Q:
    """What is announced, for whom it is; a draft for the office and for its body."""
    if actor.is_office:
        return Q()
    shown = ~Q(state=State.DRAFT)
    seen = shown & Q(audience=Audience.PUBLIC)
    if not actor.is_member:
        return seen
    seen |= shown & Q(audience=Audience.MEMBERS)
    if actor.bodies:
        seen |= Q(body__in=actor.bodies) & (Q(audience=Audience.BODY) | Q(state=State.DRAFT))
    return seen
