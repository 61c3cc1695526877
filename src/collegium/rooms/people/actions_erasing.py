"""Erasure of a person who has left: her particulars go, a pseudonym stays, the journal stays whole."""

from __future__ import annotations

from datetime import datetime

from collegium.commons import consequences
from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.journal.erasing import erase_texts
from collegium.commons.journal.reading import acts
from collegium.commons.notify.tidying import forget_person
from collegium.commons.search import clean_soon
from collegium.kernel.errors import NotFound

from .choices import State
from .facts import PersonErased
from .models import Person
from .rules import pseudonym
from .signing import forget_signing


@act("people.erased")
def erase_person(*, actor: Actor, person: str, now: datetime) -> None:
    """Erase the name, the addresses, the letters, the ways in and the texts about a person who has left.

    What she did stays in the journal under a pseudonym. Cannot be undone. Raises NotFound for anybody but the
    office, and for who has not left or is erased already.
    """
    authorise(actor, "people.erase")
    it = Person.objects.select_for_update().filter(pk=person, state=State.LEFT).first()
    if it is None:
        raise NotFound
    was = {text: pseudonym(it.id) for text in (it.name, it.email) if text}
    consequences.apply("people.erased", actor=actor, person=it.id, now=now)
    forget_signing(it.id, it.email)
    forget_person(it.id, was)
    _erase_words_about(it, actor, now)
    _strike_out(it)
    record(it)
    clean_soon()
    announce(PersonErased(person=it.id, at=now))


def _strike_out(it: Person) -> None:
    it.state = State.ERASED
    it.name = it.sort_name = pseudonym(it.id)
    it.given = it.family = it.email = it.orcid = ""
    it.language = "en"
    it.save()


def _erase_words_about(it: Person, actor: Actor, now: datetime) -> None:
    told = [row.id for row in acts(subjects=[it.id], limit=100_000) if row.text]
    if told:
        erase_texts(actor=actor, acts=told, ground="person_erased", now=now)
