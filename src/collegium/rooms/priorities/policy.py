"""Who prepares, opens and answers rounds, chooses what enters the work plan, and who sees what."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_office, speaks_for_a_member, wears

from .choices import State

BOARD = ("president", "vice-president", "director")
SHOWN = (State.OPEN, State.CLOSED, State.WITHDRAWN)
"""What members see; a round in preparation is the office's, and so is one that was called off before it opened."""


@rule
def chairs_its_group(actor: Actor, subject: Any = None, **_: object) -> bool:
    """A chair of the group that carries the item."""
    return subject is not None and actor.wears("chair", body=subject.group_id)


permit("priorities.see", anybody)
permit("priorities.prepare", is_office)
permit("priorities.open", is_office)
permit("priorities.remind", is_office)
permit("priorities.move", is_office)
permit("priorities.close", is_office)
permit("priorities.withdraw", is_office)
permit("priorities.answer", speaks_for_a_member)
permit("priorities.choose", is_office | wears(*BOARD))
permit("priorities.change_item", is_office | wears(*BOARD))
permit("priorities.settle_item", chairs_its_group | is_office | wears(*BOARD))


def visible_to(actor: Actor) -> Q:
    """The office sees all rounds, members those that were opened, the public those that are closed."""
    if actor.is_office:
        return Q()
    return Q(state__in=SHOWN, opened_at__isnull=False) if actor.is_member else Q(state=State.CLOSED)
