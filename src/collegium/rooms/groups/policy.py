"""Who may see and change bodies, seats and their holders."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_office


@rule
def chairs_the_group(actor: Actor, subject: Any = None, *, group: str = "", **_: object) -> bool:
    """A chair (or the President) of the body asked about."""
    body = group or (subject.id if subject is not None else "")
    return bool(body) and actor.wears("chair", "president", body=body)


@rule
def sits_in_the_group(actor: Actor, subject: Any = None, *, group: str = "", **_: object) -> bool:
    """Anybody with a hat in the body asked about."""
    body = group or (subject.id if subject is not None else "")
    return bool(body) and actor.sits_in(body)


permit("groups.see", anybody)
permit("groups.found", is_office)
permit("groups.seat_person", is_office)
permit("groups.change_mandate", is_office)


def visible_to(actor: Actor) -> Q:
    """Everybody sees the bodies and who sits for which institution."""
    return Q()
