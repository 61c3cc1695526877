"""What follows from other rooms' acts: who leaves the network loses the hats of institutions at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import Actor
from collegium.commons.consequences import consequence
from collegium.rooms.people.hats import hats_of
from collegium.rooms.people.words import hat_line

from .actions import end_all_hats
from .queries import open_hats


def hats_that_end(*, person: str, now: datetime, **_: Any) -> list[str]:
    """Before somebody leaves: one line for each hat of an institution that will end."""
    hats = [hat for hat in hats_of([person], now).get(person, []) if not hat.body]
    return [hat_line(hat.kind, hat.institution_name) for hat in hats]


def end_hats(*, actor: Actor, person: str, now: datetime, **_: Any) -> None:
    """When somebody leaves: end the hats of institutions."""
    if open_hats(person):
        end_all_hats(actor=actor, person=person, now=now)


consequence("people.left", "members.hats", preview=hats_that_end, apply=end_hats)
