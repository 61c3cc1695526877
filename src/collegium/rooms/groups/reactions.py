"""What must follow at once from other rooms' acts: who leaves the network gives all seats back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import Actor
from collegium.commons.consequences import consequence
from collegium.rooms.people.hats import hats_of
from collegium.rooms.people.words import hat_line

from .actions import end_holding
from .queries import open_holdings


def seats_that_fall_vacant(*, person: str, now: datetime, **_: Any) -> list[str]:
    """Before somebody leaves: one line for each seat that will be given back."""
    hats = [hat for hat in hats_of([person], now).get(person, []) if hat.body]
    return [hat_line(hat.kind, hat.body_name) for hat in hats]


def give_seats_back(*, actor: Actor, person: str, now: datetime, **_: Any) -> None:
    """When somebody leaves: end all holdings; the seats stay, vacant."""
    for holding in open_holdings(person):
        end_holding(actor=actor, holding=holding, now=now)


consequence("people.left", "groups.seats", preview=seats_that_fall_vacant, apply=give_seats_back)
