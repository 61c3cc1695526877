"""Who may see and change institutions and the hats they give."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_member, is_office
from collegium.kernel.errors import Decision

from .choices import MEMBERSHIP
from .rules import may_name


@rule
def is_its_liaison(actor: Actor, subject: Any = None, *, institution: str = "", **_: object) -> bool:
    """The Liaison of the institution asked about."""
    asked = institution or (subject.id if subject is not None else "")
    return bool(asked) and actor.wears("liaison", institution=asked)


@rule
def hat_is_theirs_to_name(actor: Actor, subject: Any = None, *, kind: str = "", **_: object) -> Decision:
    """Head, Delegate and Liaison are entered by the office only."""
    return may_name(kind, is_office=actor.is_office)


permit("members.see", anybody)
permit("members.see_people", is_member)
permit("members.register", is_office)
permit("members.import", is_office)
permit("members.give_hat", (is_office | is_its_liaison) & hat_is_theirs_to_name)
permit("members.suspend", is_office)


def visible_to(actor: Actor) -> Q:
    """Everybody sees the members, suspended ones too; the office sees applicants and former members."""
    return Q() if actor.is_office else Q(state__in=MEMBERSHIP)
