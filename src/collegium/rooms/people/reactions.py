"""What follows later: the mail with the sign-in link, which is only in the mail."""

from __future__ import annotations

from typing import Any

from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.access import SYSTEM
from collegium.commons.announce import on
from collegium.commons.network import network
from collegium.kernel import clock

from .choices import State
from .models import Person
from .signing import make_login_link

MINUTES = 15


@on("people.sign_in_asked")
def send_the_link(fact: Any) -> None:
    """Make the link and send it in the person's language; after a crash another one is made."""
    person = Person.objects.filter(pk=fact.person, state=State.ACTIVE).exclude(email="").first()
    if person is None:
        return
    address = make_login_link(
        actor=SYSTEM, email=person.email, minutes=MINUTES, next_path=fact.next_path, now=clock.now()
    )
    with translation.override(person.language):
        letter(person.name, person.email, address).send()


def letter(name: str, email: str, address: str) -> EmailMessage:
    """The mail with the link, in the language in force."""
    here = network()
    subject = _("Your link to sign in to %(network)s") % {"network": here.name}
    text = _(
        "%(name)s,\n\n"
        "open this link and press the button there to sign in to %(network)s:\n\n"
        "%(address)s\n\n"
        "It works once, and for %(minutes)s minutes. "
        "If you did not ask for it, do nothing: nobody can sign in without it.\n"
    ) % {"name": name, "network": here.full_name, "address": address, "minutes": MINUTES}
    return EmailMessage(
        subject,
        text,
        from_email=here.sender or here.email or None,
        to=[email],
        headers={"Auto-Submitted": "auto-generated"},
    )
