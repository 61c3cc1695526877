"""Bodies, seats, mandates: what the office keeps, what everybody sees."""

import pytest
from django.db import IntegrityError, transaction

from collegium.commons.access import NOBODY, OPERATOR, can
from collegium.kernel.errors import Invalid, NotFound
from collegium.rooms.groups import actions, queries, queries_mandates
from collegium.rooms.groups.choices import Role
from collegium.rooms.groups.models import Holding

OFFICE = {"secretary_general", "policy_officer"}


@pytest.mark.parametrize("permission", ["groups.found", "groups.seat_person", "groups.change_mandate"])
def test_only_the_office_keeps_the_bodies(world, permission):
    assert {role for role in world.roles() if can(world[role], permission)} == OFFICE


def test_everybody_sees_the_bodies(world):
    assert {row.slug for row in queries.bodies(NOBODY)} == {"assembly", "board", "secretariat", "openness"}
    assert all(can(world[role], "groups.see") for role in world.roles())


def test_a_university_has_one_open_seat_in_a_body(world):
    asked = {"actor": OPERATOR, "group": world.body["openness"], "now": world.now}
    seat = actions.open_seat(institution=world.inst["zeta"], **asked)
    with pytest.raises(Invalid):
        actions.open_seat(institution=world.inst["zeta"], **asked)
    assert seat in {row.id for row in queries.seats_of(world.body["openness"], world.now)}


def test_a_seat_has_one_holder_and_outlives_him(world):
    seat = next(row for row in queries.seats_of(world.body["openness"], world.now) if row.person_name == "Tomas Berg")
    asked = {"actor": OPERATOR, "seat": seat.id, "role": Role.SEAT, "now": world.now}
    with pytest.raises(Invalid):
        actions.seat_person(person=world.person["head"], **asked)
    actions.end_holding(
        actor=OPERATOR, holding=queries.holdings_of(world.body["openness"], world.now)[seat.id], now=world.now
    )
    assert not world["seat"].sits_in("openness")
    actions.seat_person(person=world.person["head"], **asked)
    assert world.head.sits_in("openness")
    assert Holding.objects.filter(seat=seat.id).count() == 2


def test_the_database_refuses_two_holders(world):
    seat = queries.seats_of(world.body["board"], world.now)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        super(type(Holding.objects.all()), Holding.objects.all()).bulk_create(
            [Holding(seat_id=seat.id, person_id=world.person["head"], role=Role.DIRECTOR, since=world.now)]
        )


def test_a_new_mandate_leaves_the_old_one_readable(world):
    actions.set_mandate(
        actor=OPERATOR, group=world.body["openness"], mission={"en": "New."}, themes=["a"], now=world.now
    )
    assert [(row.version, row.mission) for row in queries_mandates.mandates_of(world.body["openness"])] == [
        (2, "New."), (1, "Open science."),
    ]  # fmt: skip


@pytest.mark.parametrize("role", ["nobody", "guest", "chair", "liaison", "president"])
@pytest.mark.parametrize("path", ["/groups/openness/seats/", "/groups/openness/mandate/"])
def test_others_find_no_office_pages(world, role, path):
    assert world.client(role).get(path).status_code == (302 if role == "nobody" else 404)
    with pytest.raises(NotFound), world.nothing_changes():
        actions.open_seat(actor=world[role], group=world.body["openness"], institution=None, now=world.now)


def test_the_office_seats_somebody_through_the_pages(world):
    client = world.client("policy_officer")
    assert client.post("/groups/openness/seats/", {"institution": world.inst["gamma"]}).status_code == 422
    assert client.post("/groups/openness/seats/", {"institution": world.inst["delta"]}).status_code == 302
    vacant = next(row for row in queries.seats_of(world.body["openness"], world.now) if not row.person)
    page = f"/groups/openness/seats/{vacant.id}/"
    assert client.post(page, {"person": "nobody", "role": "seat"}).status_code == 422
    assert client.post(page, {"person": world.person["president"], "role": "seat"}).status_code == 302
    assert world.president.sits_in("openness")


def test_a_board_seat_is_filled_by_address(world):
    client = world.client("secretary_general")
    assert client.post("/groups/board/seats/", {"institution": ""}).status_code == 302
    vacant = next(row for row in queries.seats_of(world.body["board"], world.now) if not row.person)
    page = f"/groups/board/seats/{vacant.id}/"
    unknown = client.post(page, {"email": "who@nowhere.example", "role": "director"})
    assert unknown.status_code == 422 and "who@nowhere.example" in unknown.content.decode()
    assert client.post(page, {"email": "head@testnet.example", "role": "director"}).status_code == 302


@pytest.mark.parametrize("role", ["nobody", "liaison", "chair", "policy_officer"])
def test_the_page_shows_who_sits_there(world, role):
    answer = world.client(role).get("/groups/openness/")
    page = answer.content.decode()
    assert answer.status_code == 200 and "Chiara Weiss" in page
    assert world.client(role).get("/groups/nowhere/").status_code == 404


def test_a_suspended_university_loses_its_seats_at_once(world):
    from datetime import date

    from collegium.rooms.members.actions import suspend_institution

    assert world.seat.sits_in("openness")
    suspend_institution(actor=OPERATOR, institution=world.inst["beta"], on=date(2022, 5, 2), now=world.now)
    assert not world.seat.sits_in("openness") and not world.seat.is_member
