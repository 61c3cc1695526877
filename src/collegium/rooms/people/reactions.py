"""What follows later: the mail with the sign-in link, which is only in the mail."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.access import SYSTEM
from collegium.commons.announce import on
from collegium.commons.network import network
from collegium.commons.notify import Reader, write_letter
from collegium.kernel import clock

from .actions_address import send_address_link
from .choices import State
from .models import Person
from .signing import make_login_link

MINUTES = 15


@on("people.sign_in_asked")
def send_the_link(fact: Any) -> None:
    """Make the link and write the letter in the person's language, both or neither."""
    person = Person.objects.filter(pk=fact.person, state=State.ACTIVE).exclude(email="").first()
    if person is None:
        return
    now = clock.now()
    address = make_login_link(actor=SYSTEM, email=person.email, minutes=MINUTES, next_path=fact.next_path, now=now)
    reader = Reader(person.id, person.name, person.email, person.language)
    with translation.override(person.language):
        subject, text = words(person.name, address)
        write_letter(reader, subject=subject, text=text, key=f"sign_in:{fact.announced_id}", now=now)


@on("people.address_asked")
def send_the_address_link(fact: Any) -> None:
    """Write to the new address."""
    send_address_link(person=fact.person, key=f"address:{fact.announced_id}", now=clock.now())


def words(name: str, address: str) -> tuple[str, str]:
    """Subject and text of the mail with the link, in the language in force."""
    here = network()
    subject = _("Your link to sign in to %(network)s") % {"network": here.name}
    text = _(
        "%(name)s,\n\n"
        "open this link and press the button there to sign in to %(network)s:\n\n"
        "%(address)s\n\n"
        "It works once, and for %(minutes)s minutes. "
        "If you did not ask for it, do nothing: nobody can sign in without it.\n"
    ) % {"name": name, "network": here.full_name, "address": address, "minutes": MINUTES}
    return subject, text.strip()
