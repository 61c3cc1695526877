"""Writes on people."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid
from collegium.kernel.ids import new_id

from .models import Person


def sort_name(name: str, family: str = "") -> str:
    """Family name first, without diacritics, in small letters: `Aubertin, Camille` -> `aubertin camille`."""
    parts = f"{family} {name.removesuffix(family)}" if family else name
    folded = unicodedata.normalize("NFKD", parts).encode("ascii", "ignore").decode()
    return " ".join((folded or parts).lower().split())[:160]


@act("people.registered", public=False)
def register_person(
    *,
    actor: Actor,
    name: str,
    email: str = "",
    given: str = "",
    family: str = "",
    language: str = "en",
    outside: bool = False,
    now: datetime,
) -> str:
    """Enter a person into the register; returns the ULID. Raises Invalid(email="taken"), NotFound for others."""
    authorise(actor, "people.register")
    if email and Person.objects.filter(email__iexact=email).exists():
        raise Invalid(email="taken")
    person = Person(
        id=new_id(now),
        name=name,
        given=given,
        family=family,
        sort_name=sort_name(name, family),
        email=email,
        language=language,
        outside=outside,
    )
    person.save(force_insert=True)
    record(person)
    return person.id
