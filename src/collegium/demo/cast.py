"""The cast: one person for each part that a visitor can take. Kept in DIR/cast.json beside the database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypedDict

from django.conf import settings
from django.utils.translation import gettext_lazy as _l

ROLES: Mapping[str, Any] = {
    "secretary-general": _l("Secretary General"),
    "policy-officer": _l("Policy officer"),
    "president": _l("President"),
    "board-member": _l("Member of the Board"),
    "group-chair": _l("Chair of a group"),
    "liaison": _l("Liaison of a university"),
    "delegate": _l("Delegate of a university"),
    "rector": _l("Head of a university"),
    "guest": _l("Guest from outside"),
}


class Part(TypedDict):
    """One part: its role, who plays it, and the address that signs in as this person."""

    role: str
    name: str
    email: str
    person: str
    url: str


def write_cast(stage: Any) -> None:
    """Make a sign-in link for each of the cast, good while the demonstration lives, and write cast.json."""
    from collegium.rooms.people.actions import make_login_link

    parts = []
    for row in stage.content["people"]:
        if row.get("cast"):
            url = stage.do(make_login_link, stage.present, email=row["email"], reusable=True)
            person = stage.person[row["key"]]
            parts.append(Part(role=row["cast"], name=row["name"], email=row["email"], person=person, url=url))
    parts.sort(key=lambda part: list(ROLES).index(part["role"]))
    path = settings.OPTIONS.data / "cast.json"
    path.touch(0o600)
    path.write_text(json.dumps(parts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@lru_cache(maxsize=1)
def cast() -> tuple[Part, ...]:
    """The cast of the demonstration that this process serves; it never changes while it lives."""
    path = settings.OPTIONS.data / "cast.json"
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else ()


def person_of(who: str) -> str:
    """The ULID of whoever has this role; anything else is returned as it is."""
    return next((part["person"] for part in cast() if part["role"] == who), who)
