"""Somebody who has left is erased: no trace of name or address anywhere, and the journal can still be verified."""

import pytest
from django.db import IntegrityError, connection

from collegium.commons.access import OPERATOR
from collegium.commons.journal import act, record
from collegium.commons.journal.sealing import seal_waiting, verify
from collegium.commons.notify import Reader, write_letter
from collegium.commons.notify.models import Notification
from collegium.commons.search.indexing import refresh_touched, reindex_all
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.people import actions
from collegium.rooms.people.models import Person
from collegium.rooms.people.rules import pseudonym

NAME, ADDRESS = "Lucie Moreau", "liaison@testnet.example"


def as_text(cell):
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def traces(*words):
    """(table, column) of every cell of the database that holds one of the words."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("sqlite_"):
                continue
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            for column in columns:
                cursor.execute(f'SELECT "{column}" FROM "{table}"')
                cells = [as_text(row[0]) for row in cursor.fetchall()]
                found |= {(table, column) for cell in cells for word in words if word.lower() in cell.lower()}
    return found


@act("people.noted", public=False)
def note(*, actor, person, text, now):
    record(Ref("person", person), text=text)


def leave_traces(world):
    """What lies about a person in a network: lines, letters of hers and of others, links, sessions, notes."""
    her = world.person["liaison"]
    world.client("liaison").post("/account/sessions/")
    world.client().post("/sign-in/", {"email": ADDRESS})
    world.settle()
    other = Reader(world.person["chair"], "Chiara Weiss", "chair@testnet.example", "en")
    write_letter(other, subject=f"{NAME} asks", text=f"{NAME} ({ADDRESS}) asks you.", key="other", now=world.now)
    Notification.objects.create(
        id=new_id(world.now), person=world.person["chair"], kind="x", about_kind="person", about=her,
        params={"who": NAME}, at=world.now, key="line",
    )  # fmt: skip
    note(actor=OPERATOR, person=her, text=f"{NAME} telephoned.", now=world.now)
    reindex_all()


def test_nothing_is_left_of_a_name_but_its_pseudonym(world):
    office, her = world.client("secretary_general"), world.person["liaison"]
    leave_traces(world)
    assert f"/people/{her}/" in world.client("chair").get("/search/?q=Moreau").content.decode()
    assert {("notify_letter", "text"), ("notify_letter", "address"), ("notify_notification", "params"),
            ("journal_acttext", "text"), ("people_person", "email")} <= traces(NAME, ADDRESS)  # fmt: skip
    assert office.post(f"/people/{her}/leave/").status_code == 302
    page = office.get(f"/people/{her}/erase/").content.decode()
    assert pseudonym(her) in page and 'data-act="people.erase_person"' in page
    assert office.post(f"/people/{her}/erase/").status_code == 302
    world.settle()
    refresh_touched()
    seal_waiting(world.now)
    assert traces(NAME, "Moreau", "Lucie", ADDRESS) == set()
    assert verify()["whole"] and verify()["erased"] == 1
    assert {"people.left", "journal.erased", "people.erased"} <= set(world.acts())
    assert "people.erased" in world.announced()
    shown = office.get(f"/people/{her}/").content.decode()
    assert pseudonym(her) in shown and NAME not in shown
    assert f"/people/{her}/" not in world.client("chair").get("/search/?q=Moreau").content.decode()


def test_sessions_and_links_of_the_erased_open_nothing(world):
    office, hers, her = world.client("secretary_general"), world.client("liaison"), world.person["liaison"]
    link = actions.make_login_link(actor=OPERATOR, email=ADDRESS, now=world.now)
    office.post(f"/people/{her}/leave/")
    office.post(f"/people/{her}/erase/")
    assert hers.get("/desk/").status_code == 302
    assert world.client().get("/in/" + link.rpartition("/")[2]).status_code == 410
    world.client().post("/sign-in/", {"email": ADDRESS})
    world.settle()
    assert traces(ADDRESS) == set()


@pytest.mark.parametrize("state", ["active", "erased"])
def test_only_who_has_left_is_erased_and_only_once(world, state):
    office, her = world.client("secretary_general"), world.person["liaison"]
    if state == "erased":
        office.post(f"/people/{her}/leave/")
        assert office.post(f"/people/{her}/erase/").status_code == 302
    with world.nothing_changes():
        assert office.get(f"/people/{her}/erase/").status_code == 404
        assert office.post(f"/people/{her}/erase/").status_code == 404
        assert office.post(f"/people/{her}/return/").status_code == 404 or state == "active"


def test_the_freed_address_can_be_entered_again(world):
    office, her = world.client("secretary_general"), world.person["liaison"]
    office.post(f"/people/{her}/leave/")
    office.post(f"/people/{her}/erase/")
    again = actions.register_person(actor=OPERATOR, name="Luc Other", email=ADDRESS, now=world.now)
    assert again != her


def test_the_database_refuses_an_erased_person_with_an_address(world):
    with pytest.raises(IntegrityError):
        _store_wrongly(actor=OPERATOR, person=world.person["seat"], now=world.now)


@act("people.wrong", public=False)
def _store_wrongly(*, actor, person, now):
    Person.objects.filter(pk=person).update(state="erased")
    record(Ref("person", person))
