"""Who may raise, support, adopt and settle challenges; who sees them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_office, sits_for_a_member
from collegium.rooms.groups.policy import chairs_the_group

from .choices import State


@rule
def chairs_its_group(actor: Actor, subject: Any = None, **_: object) -> bool:
    """A chair of the group that carries it, or of the group of its theme."""
    return subject is not None and actor.wears("chair", body=subject.group_id or subject.theme_id)


@rule
def raised_it(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Whoever raised it, while nobody has adopted it."""
    return subject is not None and subject.raised_by_id == actor.id and subject.state == State.RAISED


permit("challenges.see", anybody)
permit("challenges.raise", sits_for_a_member)
permit("challenges.change", raised_it | is_office)
permit("challenges.support", sits_for_a_member)
permit("challenges.adopt", chairs_the_group | is_office)
permit("challenges.settle", chairs_its_group | is_office)


def visible_to(actor: Actor) -> Q:
    """Members see all; the public sees what was adopted and is not parked."""
    return Q() if actor.is_member else Q(state__in=[State.ADOPTED, State.SOLVED])
