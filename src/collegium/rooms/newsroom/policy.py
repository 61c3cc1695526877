"""Who writes news and who sees them."""

from __future__ import annotations

from django.db.models import Q

from collegium.commons.access import Actor, permit
from collegium.commons.pages.policy_parts import anybody, is_office

from .choices import State

permit("newsroom.see", anybody)
permit("newsroom.write", is_office)
permit("newsroom.publish", is_office)


def visible_to(actor: Actor) -> Q:
    """Everybody sees what is published; the office sees drafts."""
    return Q() if actor.is_office else Q(state=State.PUBLISHED)
