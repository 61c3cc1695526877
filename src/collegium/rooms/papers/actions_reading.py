"""Readers from outside: asked by the office for a version, answering by link or on their desk, without an account."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import new_id
from collegium.rooms.people.actions import register_person
from collegium.rooms.people.queries import person_at

from .choices import State
from .facts import ReaderAnswered, ReaderAsked
from .freezing import demand_open, taken
from .models import Reading
from .queries import latest_version
from .rules import may_answer


@act("papers.reader_asked", public=False)
def ask_reader(
    *, actor: Actor, paper: str, name: str, email: str, until: datetime, now: datetime, language: str = "en",
    note: str = "",
) -> str:  # fmt: skip
    """Ask somebody from outside to read the newest version; returns the reading's ULID.

    Who is not known by this address yet is entered as an outside contact. Raises NotFound, Refused (no version,
    frozen, a moment that has passed), Invalid(email="of_the_network" | "asked_already" | ...).
    """
    it = taken(actor, paper, "papers.ask_reader")
    demand_open(it)
    version = latest_version(it)
    if version is None:
        raise Refused("no_version_kept")
    if until <= now:
        raise Refused("deadline_in_the_past")
    person = _outside_contact(actor, name, email, language, now)
    if Reading.objects.filter(version=version, person=person).exists():
        raise Invalid(email="asked_already")
    row = Reading(
        id=new_id(now), paper=it, version=version, person_id=person, note=note.strip(), asked_at=now, until=until
    )
    row.save(force_insert=True)
    record(it, person=person, reading=row.id, number=version.number, until=until)
    announce(ReaderAsked(row.id, until, now))
    return row.id


def _outside_contact(actor: Actor, name: str, email: str, language: str, now: datetime) -> str:
    known = person_at(email)
    if known is None:
        return register_person(actor=actor, name=name, email=email, language=language, outside=True, now=now)
    ident, _name, outside = known
    if not outside:
        raise Invalid(email="of_the_network")
    return ident


@act("papers.reader_answered", public=False)
def answer_reading(*, actor: Actor, reading: str, words: str, now: datetime) -> None:
    """Who was asked says what she thinks, or says it anew until the moment named; the editors are told.

    Raises NotFound for anybody else, Refused("reading_is_over"), Invalid(words="missing").
    """
    row = Reading.objects.select_for_update().select_related("paper").filter(pk=reading).first()
    if row is None:
        raise NotFound(reading)
    authorise(actor, "papers.answer_reading", person=row.person_id)
    check = may_answer(State(row.paper.state), until=row.until, now=now)
    if not check:
        raise Refused(check)
    if not words.strip():
        raise Invalid(words="missing")
    row.words, row.answered_at = words.strip(), now
    row.save()
    record(row.paper, person=row.person_id, reading=row.id)
    announce(ReaderAnswered(row.id, now))
