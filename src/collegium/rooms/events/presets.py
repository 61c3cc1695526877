"""The kinds of events with which a network begins; the office changes and adds to them afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import Actor

from .actions import define_kind
from .choices import Audience
from .queries import kinds

PRESETS: dict[str, dict[str, Any]] = {
    "annual-meeting": {
        "names": {"en": "Annual meeting", "fr": "Réunion annuelle"},
        "order": 10,
        "certifies": True,
    },
    "thematic-workshop": {
        "names": {"en": "Thematic workshop", "fr": "Atelier thématique"},
        "order": 20,
        "certifies": True,
    },
    "professional-week": {
        "names": {"en": "Professional Week", "fr": "Semaine professionnelle"},
        "order": 30,
        "certifies": True,
    },
    "group-meeting": {
        "names": {"en": "Group meeting", "fr": "Réunion de groupe"},
        "order": 40,
        "of_a_body": True,
        "audience": Audience.BODY,
    },
    "visit": {
        "names": {"en": "Visit", "fr": "Visite"},
        "order": 50,
        "registers": False,
    },
}


def install_presets(*, actor: Actor, now: datetime) -> None:
    """Define the kinds that are not there yet; what the office has changed stays."""
    held = {kind.slug for kind in kinds()}
    for slug, features in PRESETS.items():
        if slug not in held:
            define_kind(actor=actor, slug=slug, now=now, **features)
