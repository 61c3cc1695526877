"""Who may see and change people."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, can, permit, rule
from collegium.commons.pages.policy_parts import is_member, is_office, is_signed_in

from .choices import State


@rule
def is_oneself(actor: Actor, subject: Any = None, **_: object) -> bool:
    """The person asked about is the actor."""
    return subject is not None and bool(actor.id) and subject.id == actor.id


@rule
def is_machine(actor: Actor, subject: Any = None, **_: object) -> bool:
    """The operator at the command line, or the background."""
    return actor.is_machine


permit("people.see", is_member)
permit("people.see_account", is_signed_in)
permit("people.register", is_office)
permit("people.change", is_office | is_oneself)
permit("people.change_address", is_oneself)
permit("people.end", is_office)
permit("people.erase", is_office)
permit("people.make_login_link", is_machine)


def visible_to(actor: Actor) -> Q:
    """Members see the people of the network; outside contacts are seen by the office; a guest sees herself.

    Who has left stays readable for members, since minutes and papers name her.
    """
    if actor.is_office:
        return Q()
    if actor.is_member:
        return Q(outside=False) | Q(id=actor.id)
    return Q(id=actor.id) if actor.id else Q(pk__in=[])


def listed() -> Q:
    """Who stands in the list of people: of the network, and not left."""
    return Q(state=State.ACTIVE, outside=False)


def can_see_people(actor: Actor) -> bool:
    """Whether the list of people is open to the actor."""
    return bool(can(actor, "people.see"))
