"""Rules of voting that every network begins with; the office adds versions of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import Actor

from .actions import define_rule
from .queries import rules

_HALF = {
    "quorum": {"counts": "cast", "of": "entitled", "at_least": "1/2"},
    "blocking_minority": None,
    "tie": "rejected",
}
PRESETS: tuple[dict[str, Any], ...] = (
    {
        "slug": "board-majority",
        "names": {"en": "Decision of the Board", "fr": "Décision du conseil d’administration"},
        "rule": {**_HALF, "majorities": [{"chamber": "members", "base": "valid", "share": "1/2", "strict": True}]},
        "minimum_days": 7,
        "closes_early": False,
    },
    {
        "slug": "board-two-thirds",
        "names": {"en": "Two thirds of the votes cast", "fr": "Deux tiers des voix exprimées"},
        "rule": {**_HALF, "majorities": [{"chamber": "members", "base": "cast", "share": "2/3", "strict": False}]},
        "minimum_days": 7,
        "closes_early": False,
    },
    {
        "slug": "urgent-written-vote",
        "names": {"en": "Urgent written vote", "fr": "Vote écrit urgent"},
        "rule": {**_HALF, "majorities": [{"chamber": "members", "base": "valid", "share": "1/2", "strict": True}]},
        "minimum_days": 0,
        "closes_early": True,
    },
)


def install_presets(*, actor: Actor, now: datetime) -> None:
    """Define the rules that do not exist yet."""
    known = {rule.slug for rule in rules()}
    for preset in PRESETS:
        if preset["slug"] not in known:
            define_rule(actor=actor, now=now, **preset)
