"""Who may do what with institutions: the matrix written by hand."""

from datetime import date

import pytest

from collegium.commons.access import OPERATOR, can
from collegium.kernel.errors import NotFound
from collegium.rooms.members import actions
from collegium.rooms.members.choices import HatKind, State
from collegium.rooms.members.imports import import_members
from collegium.rooms.members.models import Institution
from collegium.rooms.members.policy import visible_to

OFFICE = {"secretary_general", "policy_officer"}
BOARD = {"president", "board_member", "board_three", "board_four", "board_five"}
OTHERS = {"chair", "seat", "liaison", "delegate", "head", "liaison_beta"}
MEMBERS = OFFICE | BOARD | OTHERS
ALL = {"nobody", *MEMBERS, "guest"}

MATRIX = {
    "members.see": ALL,
    "members.see_people": MEMBERS,
    "members.register": OFFICE,
    "members.import": OFFICE,
    "members.suspend": OFFICE,
    "members.give_hat": OFFICE,
}
FREE = {HatKind.DEPUTY, HatKind.DATA_STEWARD, HatKind.COLLEAGUE}


@pytest.mark.parametrize("permission", sorted(MATRIX))
def test_the_matrix(world, permission):
    assert {role for role in world.roles() if can(world[role], permission)} == MATRIX[permission]
    assert can(OPERATOR, permission)


@pytest.mark.parametrize("kind", list(HatKind))
@pytest.mark.parametrize(("institution", "liaison"), [("gamma", "liaison"), ("beta", "liaison_beta"), ("zeta", None)])
def test_who_gives_which_hat(world, institution, liaison, kind):
    asked = {"institution": world.inst[institution], "kind": kind}
    allowed = {role for role in world.roles() if can(world[role], "members.give_hat", **asked)}
    assert allowed == OFFICE | ({liaison} if liaison and kind in FREE else set())


def test_liaisons_of_a_suspended_member_give_nothing(world):
    actions.suspend_institution(actor=OPERATOR, institution=world.inst["gamma"], on=date(2022, 5, 2), now=world.now)
    asked = {"institution": world.inst["gamma"], "kind": HatKind.COLLEAGUE}
    assert {role for role in world.roles() if can(world[role], "members.give_hat", **asked)} == OFFICE


@pytest.mark.parametrize("state", list(State))
def test_which_institutions_one_sees(world, state):
    actions.register_institution(
        actor=OPERATOR,
        now=world.now,
        slug="eta",
        ror="https://ror.org/0eta",
        name="Eta",
        short="Eta",
        country="IT",
        city="Eta",
        state=state,
    )
    for role in world.roles():
        seen = Institution.objects.filter(visible_to(world[role]), slug="eta").exists()
        assert seen == (role in OFFICE or state in (State.MEMBER, State.SUSPENDED)), (role, state)


@pytest.mark.parametrize("who", sorted(ALL - OFFICE))
def test_nobody_else_writes(world, who):
    actor = world[who]
    with world.nothing_changes():
        with pytest.raises(NotFound):
            actions.register_institution(actor=actor, now=world.now, ror="https://ror.org/0eta")
        with pytest.raises(NotFound):
            actions.suspend_institution(
                actor=actor, institution=world.inst["gamma"], on=date(2022, 5, 2), now=world.now
            )
        with pytest.raises(NotFound):
            actions.reinstate_institution(actor=actor, institution=world.inst["gamma"], now=world.now)
        with pytest.raises(NotFound):
            import_members("ror_id,name\n", actor=actor, now=world.now)
        with pytest.raises(NotFound):
            actions.invite_colleague(
                actor=actor,
                institution=world.inst["zeta"],
                name="N",
                email="n@z.example",
                kind=HatKind.COLLEAGUE,
                now=world.now,
            )
        with pytest.raises(NotFound):
            actions.end_all_hats(actor=actor, person=world.person["delegate"], now=world.now)
