"""Who helps with a meeting: those invited and the office."""

from __future__ import annotations

from datetime import datetime

from collegium.rooms.groups.choices import Role
from collegium.rooms.groups.queries import wearers
from collegium.rooms.people.queries import people_named

from .queries import invited_people

OFFICE = (Role.SECRETARY_GENERAL, Role.POLICY_OFFICER, Role.STAFF)


def office_people(now: datetime) -> list[str]:
    """Person ids of the secretariat, by id; three queries."""
    return sorted({row[0] for role in OFFICE for row in wearers(now, kind=role).values_list("person_id")})


def helpers(meeting: str, now: datetime) -> list[tuple[str, str]]:
    """(person, name) of who may lead an item or do something: those invited, then the office; each once."""
    ids = list(dict.fromkeys([*invited_people(meeting), *office_people(now)]))
    named = people_named(ids)
    return [(ident, named[ident]) for ident in ids if ident in named]
