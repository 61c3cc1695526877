"""Who may open, cast, record, move, close and see votes."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import is_member, is_office

from .choices import State


@rule
def presides(actor: Actor, subject: Any = None, **_: object) -> bool:
    """The President, or the chair of the body that decides."""
    if actor.wears("president"):
        return True
    return subject is not None and actor.wears("chair", body=subject.body_id)


@rule
def may_preside(actor: Actor, subject: Any = None, **_: object) -> bool:
    """The President, or the chair of any body."""
    return actor.wears("president", "chair")


@rule
def holds_the_seat(actor: Actor, subject: Any = None, *, person: str = "", **_: object) -> bool:
    """The actor holds the seat that votes at this moment (`person` is its holder)."""
    return bool(person) and actor.id == person


permit("ballots.see", is_member)
permit("ballots.open", is_office)
permit("ballots.define_rule", is_office)
permit("ballots.cast_vote", holds_the_seat)
permit("ballots.record_vote", is_office)
permit("ballots.move", is_office)
permit("ballots.cancel", is_office)
permit("ballots.recuse", is_office | holds_the_seat)
permit("ballots.close", presides | is_office)


def visible_to(actor: Actor) -> Q:
    """Members see all decisions; the public sees closed ones (numbers, never names)."""
    return Q() if actor.is_member else Q(state=State.CLOSED)
