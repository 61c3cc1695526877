"""Who may see and change institutions and the hats they give."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_office

from .choices import MEMBERSHIP


@rule
def is_its_liaison(actor: Actor, subject: Any = None, *, institution: str = "", **_: object) -> bool:
    """The Liaison of the institution asked about."""
    return actor.wears("liaison", institution=institution or (subject.id if subject is not None else ""))


permit("members.see", anybody)
permit("members.register", is_office)
permit("members.give_hat", is_office | is_its_liaison)
permit("members.suspend", is_office)


def visible_to(actor: Actor) -> Q:
    """Everybody sees the members, suspended ones too; the office sees applicants and former members."""
    return Q() if actor.is_office else Q(state__in=MEMBERSHIP)
