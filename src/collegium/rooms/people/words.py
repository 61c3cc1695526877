"""Sentences of people: hats, reasons, acts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import Actor
from collegium.commons.network import network
from collegium.commons.pages.shell import register_shell
from collegium.commons.pages.words import register_names, register_words

from .rules import ADDRESS_MINUTES, telling

HATS: dict[str, Any] = {
    "secretary-general": _l("Secretary General"),
    "president": _l("President"),
    "vice-president": _l("Vice-President"),
    "policy-officer": _l("Policy officer"),
    "chair": _l("Chair"),
    "head": _l("Head of institution"),
    "delegate": _l("Delegate"),
    "liaison": _l("Liaison"),
    "director": _l("Director"),
    "deputy": _l("Deputy of the Delegate"),
    "staff": _l("Staff of the secretariat"),
    "data-steward": _l("Data steward"),
    "seat": _l("Seat"),
    "deputy-seat": _l("Deputy"),
    "colleague": _l("Colleague"),
}
_ALONE = frozenset({"secretary-general", "president", "vice-president", "policy-officer", "staff"})


def hat_name(kind: str) -> str:
    """The name of a hat in the reader's language; an unknown kind is its own name."""
    return str(HATS.get(kind, kind))


def hat_line(kind: str, where: str) -> str:
    """A hat with where it is worn: `Liaison, IP Paris`, `Seat in Benchmark`, `President`."""
    name = hat_name(kind)
    if not where or kind in _ALONE:
        return name
    if kind in ("seat", "deputy-seat", "chair"):
        frames = {
            "seat": _("Seat in %(group)s"),
            "deputy-seat": _("Deputy in %(group)s"),
            "chair": _("Chair of %(group)s"),
        }
        return frames[kind] % {"group": where}
    return _("%(hat)s, %(where)s") % {"hat": name, "where": where}


def hat_lines(hats: Iterable[Any]) -> list[str]:
    """The lines of hats of people (people.hats.Hat) in their order, each once."""
    return list(dict.fromkeys(hat_line(hat.kind, hat.body_name or hat.institution_name) for hat in hats))


def hat_names_at_home(hats: Iterable[Any]) -> list[str]:
    """The same where the institution stands beside them: its name is left out."""
    return list(dict.fromkeys(hat_line(hat.kind, hat.body_name) if hat.body else hat_name(hat.kind) for hat in hats))


def hat_words(actor: Actor) -> str:
    """The one line beside the actor's name: the most telling hat."""
    if not actor.hats:
        return _("Guest")
    hat = min(actor.hats, key=lambda it: telling(it.kind))
    return hat_line(hat.kind, hat.where)


REASONS: dict[str, Any] = {
    "asked_too_often": _l("A link was asked for too often. Ask again in %(minutes)s minutes."),
    "link_used": _l("This link has been used. Each link signs in once; ask for another."),
    "link_old": _l("This link is too old. Ask for another."),
    "link_unknown": _l("This link does not open anything. Ask for another."),
    "address_link_old": _l("This link is too old. Ask for your new address again in your account."),
    "address_link_unknown": _l(
        "This link does not open anything for you: it was used, taken back, or belongs to somebody else."
    ),
    "address_taken": _l("Somebody else in the register has this address. Write to the secretariat."),
}
ACTS: dict[str, Any] = {
    "people.registered": _l("%(actor)s entered %(subject)s into the register."),
    "people.login_link_made": _l("A sign-in link was made for %(subject)s."),
    "people.sign_in_asked": _l("A sign-in link was asked for %(subject)s."),
    "people.details_changed": _l("%(actor)s changed the details of %(subject)s."),
    "people.left": _l("%(subject)s left the network."),
    "people.address_asked": _l("%(actor)s asked for another address."),
    "people.address_changed": _l("%(actor)s uses another address."),
    "people.address_given_up": _l("%(actor)s keeps the address."),
    "people.erased": _l("%(actor)s erased the particulars of a person who had left; %(subject)s stands for the name."),
    "people.returned": _l("%(subject)s is in the network again."),
    "people.imported": _l("%(actor)s entered %(subject)s from a file."),
}
BEFORE: dict[str, Any] = {
    "people.leave": _l(
        "All hats and seats of %(name)s end at once, and so does the access. What was written, said and voted stays."
    ),
    "people.erase": _l(
        "Name, address, inbox, letters, choices, ways to sign in and the notes about %(name)s are erased for good. "
        "In the journal, in votes and lists %(pseudonym)s stands for the name from now on."
    ),
}
FAULTS: dict[str, Any] = {
    "required": _l("Enter a value."),
    "too_long": _l("Enter a shorter text."),
    "not_an_address": _l("Enter an e-mail address such as name@university.example."),
    "same": _l("This is your address already."),
    "taken": _l("Somebody with this address is in the register already."),
    "unknown": _l("Choose one of the list."),
    "out_of_range": _l("Enter a number within the range."),
}


def fault(code: str) -> str:
    """The sentence beside a field for a code of Invalid."""
    return str(FAULTS.get(code, code))


def address_link_letter(name: str, address: str) -> tuple[str, str]:
    """Subject and text of the letter to a new address, in the language in force."""
    here = network()
    subject = _("Confirm your new address for %(network)s") % {"network": here.name}
    text = _(
        "%(name)s,\n\n"
        "you asked that letters and sign-in links of %(network)s come to this address. "
        "Open this link where you are signed in and press the button there:\n\n"
        "%(address)s\n\n"
        "It works for %(minutes)s minutes. If you did not ask for it, do nothing: nothing changes without it.\n"
    ) % {"name": name, "network": here.full_name, "address": address, "minutes": ADDRESS_MINUTES}
    return subject, text.strip()


def address_changed_letter(name: str, new: str) -> tuple[str, str]:
    """Subject and text of the letter to the old address, in the language in force."""
    here = network()
    subject = _("Your address for %(network)s has changed") % {"network": here.name}
    text = _(
        "%(name)s,\n\n"
        "letters and sign-in links of %(network)s go to %(mail)s from now on; nothing more comes to this address. "
        "If this was not you, write to %(office)s at once.\n"
    ) % {"name": name, "network": here.full_name, "mail": new, "office": here.email}
    return subject, text.strip()


register_words(reasons=REASONS, acts=ACTS, before=BEFORE)
register_shell(hat_words=hat_words)
register_names("hat", lambda kinds: {kind: hat_name(kind) for kind in kinds if kind in HATS})
register_names("role", lambda kinds: {kind: hat_name(kind) for kind in kinds if kind in HATS})
