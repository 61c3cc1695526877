"""Predicates that every room's policy may use."""

from __future__ import annotations

from typing import Any

from collegium.commons.access import Actor, Rule, rule


@rule
def anybody(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Everybody, the public too."""
    return True


@rule
def is_signed_in(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Whoever has a session, guests too."""
    return not actor.is_public


@rule
def is_member(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Whoever wears a hat in the network at this moment."""
    return actor.is_member


@rule
def is_office(actor: Actor, subject: Any = None, **_: object) -> bool:
    """The secretariat, or the operator."""
    return actor.is_office


@rule
def speaks_for_a_member(actor: Actor, subject: Any = None, *, institution: str = "", **_: object) -> bool:
    """Delegate, deputy, Liaison or head of some institution, or of the one that is asked about."""
    if institution:
        return actor.speaks_for(institution)
    return any(actor.speaks_for(own) for own in actor.institutions)


@rule
def sits_for_a_member(actor: Actor, subject: Any = None, *, institution: str = "", **_: object) -> bool:
    """Anybody with a hat of an institution: of the one asked about, or of any."""
    return institution in actor.institutions if institution else bool(actor.institutions)


def wears(*kinds: str) -> Rule:
    """Whoever wears one of these hats anywhere."""
    return Rule(lambda actor, _subject=None, **_: actor.wears(*kinds), " or ".join(kinds))
