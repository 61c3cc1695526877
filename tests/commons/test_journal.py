"""The journal: no change without history, append-only by trigger, sealed, erasable, verified."""

import pytest
from django.db import DatabaseError, connection, transaction

from collegium.commons.access import OPERATOR
from collegium.commons.journal import act, record
from collegium.commons.journal.acting import NothingRecorded
from collegium.commons.journal.counters import read_counters
from collegium.commons.journal.erasing import erase_again, erase_texts
from collegium.commons.journal.models import Act, ActText, OutsideAnAct
from collegium.commons.journal.sealing import seal_waiting, verify
from collegium.kernel.errors import NotFound
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.people.models import Person


@act("tests.noted", public=False)
def note(*, actor, now, text=""):
    return record(Ref("test", new_id(now)), text=text, number=1)


@act("tests.silent")
def change_silently(*, actor, person, now):
    Person.objects.filter(pk=person).update(name="changed")


def test_a_change_without_history_is_rolled_back(world):
    with pytest.raises(NothingRecorded), world.nothing_changes():
        change_silently(actor=OPERATOR, person=world.person["chair"], now=world.now)
    assert Person.objects.get(pk=world.person["chair"]).name == "Chiara Weiss"


def test_nothing_is_written_outside_an_act(world):
    person = Person.objects.get(pk=world.person["chair"])
    for write in (person.save, person.delete, Person.objects.filter(pk=person.id).delete):
        with pytest.raises(OutsideAnAct):
            write()


def test_an_act_needs_an_actor(world):
    with pytest.raises(TypeError):
        note(now=world.now)


@pytest.mark.parametrize("statement", ["UPDATE journal_act SET kind = 'x'", "DELETE FROM journal_act"])
def test_acts_are_append_only(world, statement):
    note(actor=OPERATOR, now=world.now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_counters_rise_with_each_act(world):
    before = read_counters(["tests:members", "tests:public"])
    note(actor=OPERATOR, now=world.now)
    after = read_counters(["tests:members", "tests:public"])
    assert (after["tests:members"], after["tests:public"]) == (before["tests:members"] + 1, before["tests:public"])


def test_the_chain_is_whole_and_tells_of_what_waits(world):
    note(actor=OPERATOR, now=world.now)
    assert verify()["open"] > 0
    seal_waiting(world.now)
    found = verify()
    assert found["whole"] and found["open"] == 0 and found["acts"] == found["sealed"] == Act.objects.count()


def test_a_changed_text_is_found_out(world):
    ident = note(actor=OPERATOR, now=world.now, text="as it was said")
    seal_waiting(world.now)
    ActText.objects.filter(pk=ident).update(text="as it was not said")
    assert [fault["code"] for fault in verify()["faults"]] == ["text_differs"]


def test_erasure_keeps_the_chain_whole_and_is_repeated_after_a_restore(world):
    ident = note(actor=OPERATOR, now=world.now, text="a private matter")
    saved = ActText.objects.get(pk=ident)
    erase_texts(actor=OPERATOR, acts=[ident], ground="asked", now=world.now)
    seal_waiting(world.now)
    assert verify()["whole"] and verify()["erased"] == 1
    saved.save(force_insert=True)
    assert erase_again() == 1 and verify()["whole"]


def test_a_text_that_vanished_without_an_act_is_found_out(world):
    ident = note(actor=OPERATOR, now=world.now, text="gone")
    ActText.objects.filter(pk=ident).delete()
    assert "text_gone_without_an_act" in {fault["code"] for fault in verify()["faults"]}


def test_only_the_office_erases(world):
    with pytest.raises(NotFound), world.nothing_changes():
        erase_texts(actor=world.chair, acts=["x"], ground="asked", now=world.now)
