"""The kinds of bodies with which a network begins; the office changes and adds to them afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import Actor

from .actions import define_kind
from .choices import SeatOwner

KINDS: dict[str, dict[str, Any]] = {
    "assembly": {
        "names": {"en": "General Assembly", "fr": "Assemblée générale"},
        "seat_owner": SeatOwner.INSTITUTION,
        "decides": True,
        "every_member_sits": True,
        "order": 10,
    },
    "board": {
        "names": {"en": "Board", "fr": "Conseil d’administration"},
        "seat_owner": SeatOwner.BODY,
        "decides": True,
        "order": 20,
    },
    "presidency": {
        "names": {"en": "Presidency", "fr": "Présidence"},
        "seat_owner": SeatOwner.BODY,
        "decides": True,
        "order": 30,
    },
    "secretariat": {
        "names": {"en": "Secretariat", "fr": "Secrétariat"},
        "seat_owner": SeatOwner.BODY,
        "order": 40,
    },
    "working-group": {
        "names": {"en": "Working group", "fr": "Groupe de travail"},
        "seat_owner": SeatOwner.INSTITUTION,
        "has_chairs": True,
        "has_mandate": True,
        "drafts_papers": True,
        "adopts_challenges": True,
        "cycle_months": 24,
        "order": 50,
    },
}


def install_presets(*, actor: Actor, now: datetime) -> None:
    """Define the kinds; those that are there already are set back to these features."""
    for slug, features in KINDS.items():
        define_kind(actor=actor, slug=slug, now=now, **features)
