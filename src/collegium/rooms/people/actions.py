"""Writes on people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from collegium.commons import consequences
from collegium.commons.access import SYSTEM, Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.journal.counters import read_counters
from collegium.commons.journal.many import BATCH, Entry, record_many
from collegium.kernel.errors import Invalid, NotFound, Stale
from collegium.kernel.ids import new_id

from .choices import State
from .facts import PersonLeft, SignInAsked
from .models import Person
from .rules import own_path, sort_name
from .signing import make_login_link, sign_in, sign_out, sign_out_everywhere

__all__ = [
    "Newcomer",
    "ask_to_sign_in",
    "change_details",
    "come_back",
    "leave",
    "make_login_link",
    "new_person",
    "register_many",
    "register_person",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "sort_name",
]


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
    """Enter a person into the register; returns the ULID.

    Raises Invalid(name="required", email="not_an_address" or "taken"), NotFound for others than the office.
    """
    authorise(actor, "people.register")
    person = new_person(name=name, email=email, given=given, family=family, language=language, outside=outside, now=now)
    person.save(force_insert=True)
    record(person)
    return person.id


def new_person(
    *,
    name: str,
    now: datetime,
    email: str = "",
    given: str = "",
    family: str = "",
    language: str = "en",
    outside: bool = False,
) -> Person:
    """A person who is not stored yet, checked. For actions of rooms that register people as part of an act.

    Raises Invalid(name="required", email="not_an_address" or "taken").
    """
    name, email = " ".join(name.split()), email.strip()
    if not name:
        raise Invalid(name="required")
    if email:
        _check_address(email)
    return Person(
        id=new_id(now),
        name=name[:120],
        given=given,
        family=family,
        sort_name=sort_name(name, family),
        email=email,
        language=language,
        outside=outside,
    )


def _check_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise Invalid(email="not_an_address") from None
    if Person.objects.filter(email__iexact=email).exists():
        raise Invalid(email="taken")


def ask_to_sign_in(*, email: str, next_path: str, now: datetime) -> None:
    """Somebody asks for a link to this address. Known or not, the answer is the same: nothing is returned.

    Outside contacts have no account. The link itself is made and sent in the background.
    """
    person = Person.objects.filter(email__iexact=email.strip(), state=State.ACTIVE, outside=False).first()
    if person is not None and person.email:
        _note_asked(actor=SYSTEM, person=person, next_path=own_path(next_path), now=now)


@act("people.sign_in_asked", public=False)
def _note_asked(*, actor: Actor, person: Person, next_path: str, now: datetime) -> None:
    record(person)
    announce(SignInAsked(person=person.id, next_path=next_path, at=now))


@act("people.details_changed", public=False)
def change_details(*, actor: Actor, person: str, name: str, language: str, version: int, now: datetime) -> None:
    """Change a person's name and language; `version` is the counter of the person as the form showed it.

    Raises NotFound, Stale when it changed meanwhile, Invalid(name="required"|"too_long", language="unknown").
    """
    it = Person.objects.select_for_update().filter(pk=person).first()
    authorise(actor, "people.change", it)
    if it is None:
        raise NotFound
    if version != read_counters([it.id])[it.id]:
        raise Stale(theirs={"name": it.name, "language": it.language}, yours={"name": name, "language": language})
    name = _checked_name(name)
    if language not in dict(settings.LANGUAGES):
        raise Invalid(language="unknown")
    changed = [field for field, value in (("name", name), ("language", language)) if getattr(it, field) != value]
    if it.name != name:
        it.family = it.family if name.endswith(it.family) else ""
        it.name, it.sort_name = name, sort_name(name, it.family)
    it.language = language
    it.save()
    record(it, fields=changed)


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Invalid(name="required")
    if len(name) > 120:
        raise Invalid(name="too_long")
    return name


@act("people.left")
def leave(*, actor: Actor, person: str, now: datetime) -> None:
    """Somebody leaves the network: all hats, seats, sessions and access end at once; history stays.

    Raises NotFound for anybody but the office, and for who has left already.
    """
    authorise(actor, "people.end")
    it = Person.objects.select_for_update().filter(pk=person, state=State.ACTIVE).first()
    if it is None:
        raise NotFound
    it.state = State.LEFT
    it.save()
    consequences.apply("people.left", actor=actor, person=it.id, now=now)
    sign_out_everywhere(it.id)
    record(it)
    announce(PersonLeft(person=it.id, at=now))


@act("people.returned")
def come_back(*, actor: Actor, person: str, now: datetime) -> None:
    """Somebody who had left is in the network again, without any hat. Raises NotFound for all but the office."""
    authorise(actor, "people.end")
    it = Person.objects.select_for_update().filter(pk=person, state=State.LEFT).first()
    if it is None:
        raise NotFound
    it.state = State.ACTIVE
    it.save()
    record(it)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be entered in bulk; name and address were checked by the caller."""

    name: str
    email: str
    language: str = "en"


@act("people.imported", public=False)
def register_many(*, actor: Actor, newcomers: Sequence[Newcomer], now: datetime) -> list[str]:
    """Enter many people at once, at least one; returns their ULIDs in the same order.

    Raises NotFound for others than the office; the database refuses an address that is taken.
    """
    authorise(actor, "people.register")
    rows = [
        Person(id=new_id(now), name=it.name, sort_name=sort_name(it.name), email=it.email, language=it.language)
        for it in newcomers
    ]
    Person.objects.bulk_create(rows, batch_size=BATCH)
    record_many(Entry(row.ref) for row in rows)
    return [row.id for row in rows]
