"""The doors of bodies: what lists and pages cost, what was typed comes back, a stale tab gets both texts."""

import pytest

from collegium.commons.access import OPERATOR
from collegium.rooms.groups import actions, queries, queries_mandates
from collegium.rooms.groups.choices import Role

MANDATE = {"mission_en": "Open everything.", "mission_fr": "", "themes": "data\nsoftware", "objectives": "Less paper"}


def found(world, slug):
    by = {"actor": OPERATOR, "now": world.now}
    body = actions.found_body(**by, kind="working-group", slug=slug, names={"en": slug.title()}, short=slug.title())
    actions.set_mandate(**by, group=body, mission={"en": f"{slug} matters."}, themes=[slug])
    seat = actions.open_seat(**by, group=body, institution=world.inst["delta"])
    actions.seat_person(**by, seat=seat, person=world.person["president"], role=Role.CHAIR)
    return body


@pytest.mark.parametrize("role", ["nobody", "liaison", "policy_officer"])
def test_the_list_costs_the_same_for_one_and_three(world, queries, role):
    client = world.client(role)

    def cost():
        client.get("/groups/")  # what is remembered until the next act has been counted
        return queries(lambda: client.get("/groups/"))

    one = cost()
    found(world, "energy")
    found(world, "mobility")
    assert cost() == one <= 16
    assert "mobility matters." in client.get("/groups/").content.decode()


@pytest.mark.parametrize("role", ["nobody", "liaison", "chair", "policy_officer"])
def test_a_page_costs_the_same_for_one_and_three_seats(world, queries, role):
    client = world.client(role)
    body = found(world, "energy")

    def cost():
        client.get("/groups/energy/")
        return queries(lambda: client.get("/groups/energy/"))

    one = cost()
    for who, slug in (("delegate", "gamma"), ("seat", "beta")):
        seat = actions.open_seat(actor=OPERATOR, group=body, institution=world.inst[slug], now=world.now)
        actions.seat_person(actor=OPERATOR, seat=seat, person=world.person[who], role=Role.SEAT, now=world.now)
    assert cost() == one <= 29


def test_the_page_of_seats_costs_the_same_for_one_and_three(world, queries):
    client = world.client("policy_officer")
    body = found(world, "energy")
    client.get("/groups/energy/seats/")  # the list of members is read once and kept

    def cost(*slugs):
        for slug in slugs:
            actions.open_seat(actor=OPERATOR, group=body, institution=world.inst[slug], now=world.now)
        return queries(lambda: client.get("/groups/energy/seats/"))

    one = cost("gamma")
    assert cost("beta", "alpha") == one <= 27


def test_a_mandate_that_cannot_be_taken_comes_back(world):
    answer = world.client("policy_officer").post("/groups/openness/mandate/", {**MANDATE, "mission_en": ""})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Less paper" in page and 'id="id_mission_en_error"' in page


def test_a_stale_tab_gets_both_mandates_and_changes_nothing(world):
    client = world.client("policy_officer")
    assert 'name="version" value="1"' in client.get("/groups/openness/mandate/").content.decode()
    assert client.post("/groups/openness/mandate/", {**MANDATE, "version": "1"}).status_code == 302
    late = {**MANDATE, "mission_en": "Mine.", "version": "1"}
    with world.nothing_changes():
        answer = client.post("/groups/openness/mandate/", late)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Mine." in page and "Open everything." in page and "mission_en" not in page
    assert queries_mandates.mandates_of(world.body["openness"])[0].version == 2


def test_a_first_mandate_is_written_from_nothing(world):
    client = world.client("policy_officer")
    assert client.get("/groups/board/").content.decode().count("No mandate yet") == 1
    assert client.post("/groups/board/mandate/", {**MANDATE, "version": "0"}).status_code == 302
    assert "Open everything." in client.get("/groups/board/").content.decode()


def test_the_two_tabs_of_a_seat(world):
    """Who takes a seat back twice, or seats somebody on a seat that was taken meanwhile, is told so."""
    client = world.client("policy_officer")
    client.post("/groups/openness/seats/", {"institution": world.inst["delta"]})
    vacant = next(row for row in queries.seats_of(world.body["openness"], world.now) if not row.person)
    page = f"/groups/openness/seats/{vacant.id}/"
    given = {"person": world.person["president"], "role": "seat"}
    assert client.post(page, given).status_code == 302
    again = client.post(page, given)
    assert again.status_code == 422 and "Somebody holds this seat meanwhile" in again.content.decode()
    holding = queries.holdings_of(world.body["openness"], world.now)[vacant.id]
    end = f"/groups/openness/holdings/{holding}/end/"
    assert client.post(end).status_code == 302
    told = client.post(end, follow=True)
    assert told.status_code == 200 and "vacant" in told.content.decode()


FOUND = {"kind": "working-group", "name_en": "Clean energy", "name_fr": "Énergie propre", "short": "Energy"}


def test_the_office_founds_a_body_and_goes_on_to_its_seats(world):
    client = world.client("policy_officer")
    assert "/groups/new/" in client.get("/groups/").content.decode()
    assert "/groups/new/" not in world.client("president").get("/groups/").content.decode()
    assert "It drafts papers and adopts challenges." in client.get("/groups/new/").content.decode()
    answer = client.post("/groups/new/", {**FOUND, "since": "2022-05-02", "until": "2024-05-02"}, follow=True)
    assert "It is founded." in answer.content.decode() and "No seat yet" in answer.content.decode()
    assert world.acts() == ["groups.founded"]
    assert "Énergie propre" in world.client().get("/fr/groups/energy/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("kind", "", "Choose one."),
        ("name_en", "", "Enter the name."),
        ("short", "Openness", "There is a body with this short name"),
        ("short", "New", "There is a body with this short name"),
        ("short", "…", "letters that can stand in an address"),
        ("until", "2022-05-01", "A day after it began."),
    ],
)
def test_a_body_that_cannot_be_founded_comes_back(world, field, value, told):
    with world.nothing_changes():
        answer = world.client("policy_officer").post("/groups/new/", {**FOUND, "since": "2022-05-02", field: value})
    page = answer.content.decode()
    assert answer.status_code == 422 and told in page and "Énergie propre" in page
