"""What has happened to people, as it is heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("people.sign_in_asked")
@dataclass(frozen=True, slots=True)
class SignInAsked:
    """Somebody asked on the sign-in page for a link to this person's address."""

    person: str
    next_path: str
    at: datetime


@fact("people.address_asked")
@dataclass(frozen=True, slots=True)
class AddressAsked:
    """A person asked that another address be used for her; which one stands in the register only."""

    person: str
    at: datetime


@fact("people.erased")
@dataclass(frozen=True, slots=True)
class PersonErased:
    """The particulars of a person who had left were erased; a pseudonym stands in their place."""

    person: str
    at: datetime


@fact("people.left")
@dataclass(frozen=True, slots=True)
class PersonLeft:
    """A person has left the network; all hats ended with it."""

    person: str
    at: datetime
