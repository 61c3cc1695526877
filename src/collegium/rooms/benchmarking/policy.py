"""Who keeps the catalogue, runs rounds, enters and confirms values, and sees where a university stands."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_member, is_office, speaks_for_a_member


@rule
def enters_for_a_member(actor: Actor, subject: Any = None, *, institution: str = "", **_: object) -> bool:
    """Whoever speaks for a university, or keeps its data for the Liaison: of the one asked about, or of any."""
    places = [institution] if institution else sorted(actor.institutions)
    return any(actor.speaks_for(it) or actor.wears("data-steward", institution=it) for it in places)


@rule
def belongs_to_it(actor: Actor, subject: Any = None, *, institution: str = "", **_: object) -> bool:
    """Anybody with a hat of the university, or of any when none is named."""
    return institution in actor.institutions if institution else bool(actor.institutions)


permit("benchmarking.see", anybody)
permit("benchmarking.see_rounds", is_member)
permit("benchmarking.see_position", belongs_to_it | is_office)
permit("benchmarking.define", is_office)
permit("benchmarking.run", is_office)
permit("benchmarking.enter", enters_for_a_member)
permit("benchmarking.confirm", speaks_for_a_member)


def visible_to(actor: Actor) -> Q:
    """Rounds are for members."""
    return Q() if actor.is_member else Q(pk__in=())
