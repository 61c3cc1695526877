"""Who acts, with which hats, and what is permitted: can(), abilities(), authorise(), audiences."""

from .actor import NOBODY, OPERATOR, SYSTEM, Actor, Hat, actor_of, register_provider
from .permits import (
    PERMITS,
    Rule,
    abilities,
    authorise,
    can,
    permit,
    rule,
)

__all__ = [
    "NOBODY",
    "OPERATOR",
    "PERMITS",
    "SYSTEM",
    "Actor",
    "Hat",
    "Rule",
    "abilities",
    "actor_of",
    "authorise",
    "can",
    "permit",
    "register_provider",
    "rule",
]
