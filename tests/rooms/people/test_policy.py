"""Who may do what with people: the matrix written by hand."""

import pytest

from collegium.commons.access import OPERATOR, can
from collegium.kernel.errors import NotFound
from collegium.rooms.people import actions
from collegium.rooms.people.models import Person
from collegium.rooms.people.policy import visible_to

OFFICE = {"secretary_general", "policy_officer"}
BOARD = {"president", "board_member", "board_three", "board_four", "board_five"}
OTHERS = {"chair", "seat", "liaison", "delegate", "head", "liaison_beta"}
MEMBERS = OFFICE | BOARD | OTHERS
GUEST = {"guest"}

MATRIX = {
    "people.see": MEMBERS,
    "people.see_account": MEMBERS | GUEST,
    "people.register": OFFICE,
    "people.end": OFFICE,
    "people.erase": OFFICE,
    "people.make_login_link": set(),
}


@pytest.mark.parametrize("permission", sorted(MATRIX))
def test_the_matrix(world, permission):
    assert {role for role in world.roles() if can(world[role], permission)} == MATRIX[permission]


def test_the_operator_may_all(world):
    assert all(can(OPERATOR, permission) for permission in MATRIX)


def test_details_are_changed_by_oneself_and_the_office(world):
    lucie = Person.objects.get(pk=world.person["liaison"])
    assert {role for role in world.roles() if can(world[role], "people.change", lucie)} == OFFICE | {"liaison"}


def test_whom_one_sees(world):
    everybody = set(Person.objects.values_list("id", flat=True))
    guest = world.person["guest"]
    for role in world.roles():
        seen = set(Person.objects.filter(visible_to(world[role])).values_list("id", flat=True))
        expected = (
            everybody
            if role in OFFICE
            else everybody - {guest}
            if role in MEMBERS
            else {guest}
            if role == "guest"
            else set()
        )
        assert seen == expected, role


@pytest.mark.parametrize("who", sorted({"nobody", *MEMBERS, *GUEST} - OFFICE))
def test_nobody_else_writes(world, who):
    with pytest.raises(NotFound), world.nothing_changes():
        actions.register_person(actor=world[who], name="Somebody", now=world.now)
    with pytest.raises(NotFound), world.nothing_changes():
        actions.leave(actor=world[who], person=world.person["chair"], now=world.now)


@pytest.mark.parametrize("who", sorted({"nobody", *MEMBERS, *GUEST}))
def test_nobody_makes_links_on_a_page(world, who):
    with pytest.raises(NotFound), world.nothing_changes():
        actions.make_login_link(actor=world[who], email="chair@testnet.example", now=world.now)


@pytest.mark.parametrize("who", sorted({"nobody", *MEMBERS, *GUEST} - OFFICE - {"liaison"}))
def test_nobody_changes_anothers_details(world, who):
    with pytest.raises(NotFound), world.nothing_changes():
        actions.change_details(
            actor=world[who],
            person=world.person["liaison"],
            name="X",
            language="en",
            version=0,
            now=world.now,
        )
