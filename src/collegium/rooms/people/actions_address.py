"""A person changes her own address: asked for in the account, confirmed by a link that only the new mailbox has."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import translation

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.notify import Reader, write_letter
from collegium.kernel.errors import Invalid, NotFound, Refused

from .choices import State
from .facts import AddressAsked
from .models import AddressChange, Person
from .rules import ADDRESS_MINUTES, address_link_opens
from .signing import hash_of
from .words import address_changed_letter, address_link_letter


@act("people.address_asked", public=False)
def ask_for_address(*, actor: Actor, person: str, email: str, now: datetime) -> None:
    """Ask that letters and sign-in links go to another address. Nothing changes until the link there is used.

    Whether the address is taken is not told: then no letter goes out. Raises NotFound for anybody but the person,
    Invalid(email="required"|"not_an_address"|"same").
    """
    it = Person.objects.select_for_update().filter(pk=person, state=State.ACTIVE).first()
    authorise(actor, "people.change_address", it)
    if it is None:
        raise NotFound
    email = _usable(email.strip(), it.email)
    AddressChange.objects.update_or_create(
        person=it,
        defaults={"email": email, "token_hash": "", "expires_at": now + timedelta(minutes=ADDRESS_MINUTES)},
    )
    record(it)
    announce(AddressAsked(person=it.id, at=now))


def _usable(email: str, present: str) -> str:
    if not email:
        raise Invalid(email="required")
    try:
        validate_email(email)
    except ValidationError:
        raise Invalid(email="not_an_address") from None
    if email == present:
        raise Invalid(email="same")
    return email


def send_address_link(*, person: str, key: str, now: datetime) -> None:
    """Write to the new address, unless somebody has it or nothing is asked any more. Only its hash stays."""
    asked = AddressChange.objects.select_related("person").filter(person=person, expires_at__gt=now).first()
    if asked is None or _taken(asked.email, person):
        return
    token = secrets.token_urlsafe(16)
    asked.token_hash = hash_of(token)
    asked.save()
    it = asked.person
    with translation.override(it.language):
        subject, text = address_link_letter(it.name, f"{settings.ORIGIN}{reverse('people:address', args=[token])}")
        reader = Reader(it.id, it.name, asked.email, it.language)
        write_letter(reader, subject=subject, text=text, key=key, now=now)


def _taken(email: str, person: str) -> bool:
    return Person.objects.filter(email__iexact=email).exclude(pk=person).exists()


def address_behind(*, actor: Actor, token: str, now: datetime) -> str:
    """The address that the link confirms; nothing changes.

    Raises NotFound (unknown, or somebody else's), Refused("address_link_old").
    """
    return _behind(actor, token, now).email


def _behind(actor: Actor, token: str, now: datetime) -> AddressChange:
    asked = AddressChange.objects.filter(person=actor.id, token_hash=hash_of(token)).first()
    if asked is None:
        raise NotFound
    decision = address_link_opens(asked.expires_at, now)
    if not decision:
        raise Refused(decision)
    return asked


@act("people.address_changed", public=False)
def confirm_address(*, actor: Actor, token: str, now: datetime) -> str:
    """Use the link: from now on the new address holds, and the old one is told. Sessions stay. Returns the address.

    Raises NotFound, Refused("address_link_old"|"address_taken").
    """
    asked = _behind(actor, token, now)
    it = Person.objects.select_for_update().get(pk=asked.person_id)
    authorise(actor, "people.change_address", it)
    if _taken(asked.email, it.id):
        raise Refused("address_taken")
    email: str = asked.email
    _tell_old_address(it, email, now)
    it.email = email
    it.save()
    asked.delete()
    record(it)
    return email


def _tell_old_address(it: Person, new: str, now: datetime) -> None:
    with translation.override(it.language):
        subject, text = address_changed_letter(it.name, new)
        reader = Reader(it.id, it.name, it.email, it.language)
        write_letter(reader, subject=subject, text=text, key=f"address_changed:{it.id}:{now.isoformat()}", now=now)


@act("people.address_given_up", public=False)
def give_up_address(*, actor: Actor, now: datetime) -> None:
    """Take back what was asked: the link opens nothing any more. Raises NotFound when nothing was asked."""
    asked = AddressChange.objects.select_related("person").filter(person=actor.id).first()
    if asked is None:
        raise NotFound
    it = asked.person
    authorise(actor, "people.change_address", it)
    asked.delete()
    record(it)
