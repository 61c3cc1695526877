"""Writes on institutions and their hats: new state, act, fact, and nothing else."""

from datetime import date, timedelta

import pytest

from collegium.commons import consequences
from collegium.commons.access import OPERATOR, actor_of, can
from collegium.commons.journal.models import Act, ActText
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.members import actions
from collegium.rooms.members.choices import HatKind, State
from collegium.rooms.members.models import Institution, InstitutionHat
from collegium.rooms.members.queries import home_institutions, member_counts, members
from collegium.rooms.people.actions import leave
from collegium.rooms.people.models import Person

MONDAY = date(2022, 5, 2)


def suspend(world, **more):
    given = {"institution": world.inst["gamma"], "on": MONDAY, "now": world.now, **more}
    actions.suspend_institution(actor=world.secretary_general, **given)


def test_a_suspension_takes_rights_and_keeps_the_rest(world):
    before = member_counts()
    suspend(world, ground="Decision of the Board")
    it = Institution.objects.get(slug="gamma")
    assert (it.state, it.suspended_on) == (State.SUSPENDED, MONDAY)
    assert world.acts() == ["members.suspended"] and world.announced() == ["members.suspended"]
    assert member_counts() == before and [m.slug for m in members(world.nobody)].count("gamma") == 1
    assert not world["liaison"].hats and not world["liaison"].is_member
    assert ActText.objects.get(act__kind="members.suspended").text == "Decision of the Board"
    assert "Board" not in str(Act.objects.get(kind="members.suspended").params)


def test_what_rests_counts_again_after_it(world):
    suspend(world)
    actions.reinstate_institution(actor=world.policy_officer, institution=world.inst["gamma"], now=world.now)
    it = Institution.objects.get(slug="gamma")
    assert (it.state, it.suspended_on) == (State.MEMBER, None)
    assert world["liaison"].wears("liaison", institution=it.id)
    assert sorted(world.acts()) == ["members.reinstated", "members.suspended"]


@pytest.mark.parametrize(
    ("on", "reason"), [(MONDAY + timedelta(days=1), "day_to_come"), (MONDAY, ""), (date(1999, 1, 1), "")]
)
def test_the_day_of_a_suspension(world, on, reason):
    if not reason:
        suspend(world, on=on)
        return
    with pytest.raises(Refused, match=reason), world.nothing_changes():
        suspend(world, on=on)


def test_no_second_suspension(world):
    suspend(world)
    with pytest.raises(Refused, match="not_from_here"), world.nothing_changes():
        suspend(world)
    with pytest.raises(NotFound), world.nothing_changes():
        suspend(world, institution="01NOTTHERE")


def test_other_rooms_act_at_once_with_it(world, monkeypatch):
    seen = []
    monkeypatch.setitem(consequences.REGISTERED, "members.suspended", [])
    consequences.consequence(
        "members.suspended", "tests.seen", preview=lambda **_: [], apply=lambda **data: seen.append(data)
    )
    suspend(world)
    assert [(d["institution"], d["on"], d["actor"]) for d in seen] == [
        (world.inst["gamma"], MONDAY, world.secretary_general)
    ]


def give(world, actor, **more):
    given = {
        "person": world.person["seat"],
        "institution": world.inst["gamma"],
        "kind": HatKind.DATA_STEWARD,
        **more,
    }
    return actions.give_hat(actor=actor, now=world.now, **given)


def test_a_liaison_gives_a_hat_and_ends_it(world):
    hat = give(world, world.liaison)
    assert world["seat"].wears("data-steward", institution=world.inst["gamma"])
    assert world.acts() == ["members.hat_given"] and world.announced() == ["members.hat_given"]
    actions.end_hat(actor=world.liaison, hat=hat, now=world.now)
    assert not world["seat"].wears("data-steward")
    assert InstitutionHat.objects.get(pk=hat).until == world.now
    assert sorted(world.acts()) == ["members.hat_ended", "members.hat_given"]
    with pytest.raises(NotFound), world.nothing_changes():
        actions.end_hat(actor=world.liaison, hat=hat, now=world.now)


@pytest.mark.parametrize("kind", [HatKind.HEAD, HatKind.DELEGATE, HatKind.LIAISON])
def test_the_office_names_head_delegate_and_liaison(world, kind):
    beta = world.inst["beta"]
    with pytest.raises(Refused, match="named_by_the_office"), world.nothing_changes():
        give(world, world.liaison_beta, institution=beta, kind=kind)
    if kind == HatKind.LIAISON:
        with pytest.raises(Invalid, match="taken"), world.nothing_changes():
            give(world, world.policy_officer, institution=beta, kind=kind)
    else:
        give(world, world.policy_officer, institution=beta, kind=kind)


def test_a_liaison_does_not_end_the_delegate(world):
    hat = InstitutionHat.objects.get(kind="delegate", institution=world.inst["gamma"])
    with pytest.raises(Refused, match="named_by_the_office"), world.nothing_changes():
        actions.end_hat(actor=world.liaison, hat=hat.id, now=world.now)
    actions.end_hat(actor=world.policy_officer, hat=hat.id, now=world.now)


def test_hats_that_cannot_be_given(world):
    with pytest.raises(Invalid, match="taken"), world.nothing_changes():
        give(world, world.liaison_beta, institution=world.inst["beta"], kind=HatKind.COLLEAGUE)
    for more in ({"person": "01NOTTHERE"}, {"institution": "01NOTTHERE"}):
        with pytest.raises(NotFound), world.nothing_changes():
            give(world, OPERATOR, **more)
    with pytest.raises(Invalid, match="before_it_begins"), world.nothing_changes():
        give(world, world.liaison, since=world.now, until=world.now - timedelta(days=1))


def test_hats_count_between_their_dates(world):
    soon = world.now + timedelta(days=3)
    give(world, world.liaison, since=soon, until=soon + timedelta(days=1))
    steward = [actor_of(world.person["seat"], soon + timedelta(days=days)).wears("data-steward") for days in (-1, 0, 1)]
    assert steward == [False, True, False]


def invite(world, actor=None, **more):
    given = {"name": "Nina Sorel", "email": "nina@gamma.example", "kind": HatKind.COLLEAGUE, **more}
    institution = given.pop("institution", world.inst["gamma"])
    return actions.invite_colleague(actor=actor or world.liaison, institution=institution, now=world.now, **given)


def test_a_new_colleague_is_entered_and_told(world):
    person = invite(world)
    assert Person.objects.get(pk=person).email == "nina@gamma.example"
    assert actor_of(person, world.now).institutions == {world.inst["gamma"]}
    assert sorted(world.acts()) == ["members.colleague_invited", "members.hat_given"]
    assert sorted(world.announced()) == ["members.colleague_invited", "members.hat_given"]
    assert can(actor_of(person, world.now), "people.see")


def test_who_is_known_keeps_the_name(world):
    person = invite(world, name="Somebody Else", email="SEAT@testnet.example")
    assert person == world.person["seat"] and Person.objects.get(pk=person).name == "Tomas Berg"
    assert {hat.institution for hat in world["seat"].hats} == {world.inst["beta"], world.inst["gamma"]}


@pytest.mark.parametrize(
    ("more", "error", "words"),
    [
        ({"email": "guest@testnet.example"}, Refused, "known_to_the_office"),
        ({"email": ""}, Invalid, "email"),
        ({"email": "nonsense"}, Invalid, "email"),
        ({"name": " "}, Invalid, "name"),
        ({"kind": HatKind.DELEGATE}, Refused, "named_by_the_office"),
        ({"email": "liaison@testnet.example", "kind": HatKind.COLLEAGUE}, None, ""),
    ],
)
def test_invitations_that_cannot_be(world, more, error, words):
    if error is None:
        assert invite(world, **more) == world.person["liaison"]
        return
    with pytest.raises(error, match=words), world.nothing_changes():
        invite(world, **more)
    assert not Person.objects.filter(name="Nina Sorel").exists()


def test_nobody_is_invited_while_suspended(world):
    suspend(world)
    with pytest.raises(Refused, match="suspended"), world.nothing_changes():
        invite(world, actor=world.policy_officer)


def test_who_leaves_the_network_loses_the_hats(world):
    leave(actor=world.secretary_general, person=world.person["delegate"], now=world.now)
    assert not InstitutionHat.objects.filter(person=world.person["delegate"], until__isnull=True).exists()
    assert sorted(world.acts()) == ["members.hats_ended", "people.left"]
    assert world.person["delegate"] not in home_institutions([world.person["delegate"]], world.now)
