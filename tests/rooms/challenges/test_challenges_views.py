"""The doors of challenges: what each role gets, what was typed stays, lists cost the same for one and three."""

import pytest

from collegium.rooms.challenges.actions import adopt_challenge, support_challenge
from collegium.rooms.challenges.models import Challenge

TYPED = {"title": "Contracts end", "what": "They end early.", "who_suffers": "Young researchers", "language": "en"}


def test_the_public_finds_what_was_adopted(world, raised):
    ident = raised(supporters=2)
    assert world.client().get(f"/challenges/{ident}/").status_code == 404
    adopt_challenge(actor=world.chair, challenge=ident, group=world.body["openness"], now=world.now)
    answer = world.client().get(f"/challenges/{ident}/")
    assert answer.status_code == 200 and "Lucie Moreau" not in answer.content.decode()
    assert "Contracts end before projects" in world.client().get("/challenges/").content.decode()


def test_raising_through_the_form(world):
    client = world.client("liaison")
    given = {**TYPED, "theme": world.body["openness"], "institution": world.inst["gamma"]}
    answer = client.post("/challenges/new/", given)
    assert answer.status_code == 302
    assert Challenge.objects.get().title == "Contracts end"


def test_what_was_typed_comes_back_with_the_error_beside_the_field(world):
    answer = world.client("liaison").post("/challenges/new/", {**TYPED, "title": ""})
    page = answer.content.decode()
    assert answer.status_code == 422 and "They end early." in page and 'id="id_title_error"' in page


def test_a_stale_tab_gets_a_comparison(world, raised):
    ident = raised()
    client = world.client("liaison")
    given = {"title": "New", "what": "w", "who_suffers": "s", "evidence": "", "version": "1"}
    assert client.post(f"/challenges/{ident}/change/", given).status_code == 302
    answer = client.post(f"/challenges/{ident}/change/", {**given, "title": "Newer"})
    assert answer.status_code == 409 and "Newer" in answer.content.decode()


def test_a_refused_adoption_says_why(world, raised):
    ident = raised()
    answer = world.client("chair").post(f"/challenges/{ident}/adopt/", {"group": world.body["openness"]})
    assert answer.status_code == 422 and 'data-error="too_few_supporters"' in answer.content.decode()


@pytest.mark.parametrize("role", ["guest", "board_three"])
@pytest.mark.parametrize("path", ["/challenges/new/"])
def test_who_sits_for_nobody_raises_nothing(world, role, path):
    assert world.client(role).get(path).status_code == 404


def test_the_list_costs_the_same_for_one_and_three(world, raised, queries):
    client = world.client("chair")

    def costs():
        client.get("/challenges/")  # what is remembered until the next act has been counted
        return queries(lambda: client.get("/challenges/"))

    raised(title="One")
    one = costs()
    raised(title="Two")
    raised(title="Three")
    assert costs() == one <= 16


@pytest.mark.parametrize(
    ("move", "told", "state"),
    [
        ("park", "parked “Contracts end before projects”", "Parked"),
        ("solve", "marked “Contracts end before projects” as solved", "Solved"),
    ],
)
def test_the_record_the_thread_and_the_page_say_whether_it_was_parked_or_solved(world, raised, move, told, state):
    from collegium.commons.journal.models import Act

    ident = raised(supporters=2)
    adopt_challenge(actor=world.chair, challenge=ident, group=world.body["openness"], now=world.now)
    client = world.client("chair")
    answer = client.post(f"/challenges/{ident}/settle/{move}/", {"reason": "The law changed."}, follow=True)
    page = answer.content.decode()
    assert told in page and f"{state}: The law changed." in page and f", {state.lower()}" in page
    assert Act.objects.filter(kind="challenges.settled").latest("at").params["state"] == state.lower()
    assert told in client.get("/activity/").content.decode()
    again = client.post(f"/challenges/{ident}/settle/reopen/", follow=True).content.decode()
    assert "reopened “Contracts end before projects”" in again and "The law changed." in again


def test_a_reason_is_asked_beside_its_field(world, raised):
    ident = raised(supporters=2)
    answer = world.client("chair").post(f"/challenges/{ident}/settle/park/", {"reason": ""})
    assert answer.status_code == 422 and 'id="id_reason_error"' in answer.content.decode()


def test_a_note_that_is_too_long_comes_back(world, raised):
    given = {"institution": world.inst["alpha"], "note": "x" * 2001}
    answer = world.client("chair").post(f"/challenges/{raised()}/support/", given)
    assert answer.status_code == 422 and "x" * 2001 in answer.content.decode()


def test_a_stale_tab_calls_the_parts_as_the_page_does(world, raised):
    ident = raised()
    client = world.client("liaison")
    given = {"title": "New", "what": "w", "who_suffers": "s", "evidence": "", "version": "1"}
    client.post(f"/challenges/{ident}/change/", given)
    page = client.post(f"/challenges/{ident}/change/", {**given, "what": "Mine."}).content.decode()
    assert "Mine." in page and "who_suffers" not in page


@pytest.mark.parametrize("role", ["nobody", "chair", "liaison", "policy_officer"])
def test_a_page_costs_the_same_for_one_and_three_supporters(world, raised, queries, role):
    client = world.client(role)

    def cost(supporters):
        ident = raised(supporters=2)
        adopt_challenge(actor=world.chair, challenge=ident, group=world.body["openness"], now=world.now)
        if supporters == 3:
            support_challenge(actor=world.president, challenge=ident, institution=world.inst["delta"], now=world.now)
            support_challenge(
                actor=world.board_member, challenge=ident, institution=world.inst["epsilon"], now=world.now
            )
        client.get(f"/challenges/{ident}/")
        return queries(lambda: client.get(f"/challenges/{ident}/"))

    assert cost(1) == cost(3) <= 26


def test_supporting_adopting_and_taking_back_through_the_pages(world, raised):
    ident = raised(supporters=1)
    chair, president = world.client("chair"), world.client("president")
    given = {"institution": world.inst["delta"], "note": "We see it in our contracts."}
    page = president.post(f"/challenges/{ident}/support/", given, follow=True).content.decode()
    assert "We see it in our contracts." in page
    page = president.post(f"/challenges/{ident}/withdraw/", {"institution": world.inst["delta"]}, follow=True)
    assert "We see it in our contracts." not in page.content.decode()
    president.post(f"/challenges/{ident}/support/", given)
    said = chair.get(f"/challenges/{ident}/adopt/").content.decode()
    assert "Openness will carry it." in said and "3 universities" in said
    page = chair.post(f"/challenges/{ident}/adopt/", {"group": world.body["openness"]}, follow=True).content.decode()
    assert "Adopted. The universities that support it are told." in page
    assert f"/challenges/{ident}/" in world.client().get("/challenges/").content.decode()


def test_whoever_raised_it_is_told_why_it_cannot_be_taken_back(world, raised):
    ident = raised()
    page = world.client("liaison").post(
        f"/challenges/{ident}/withdraw/", {"institution": world.inst["gamma"]}, follow=True
    )
    assert "Your university raised it." in page.content.decode()


def test_the_desk_of_a_university_shows_what_others_raised(world, raised):
    raised(title="Ours")
    assert "Ours" in world.client("liaison_beta").get("/desk/").content.decode()
    assert "Raised by others" not in world.client("delegate").get("/desk/").content.decode()


def test_the_desk_of_a_chair_and_the_group_say_what_waits_for_a_decision(world, raised):
    raised(supporters=2, title="Enough of us")
    assert "Enough of us" in world.client("chair").get("/desk/").content.decode()
    group = world.client("seat").get("/groups/openness/").content.decode()
    assert "Enough of us" in group and "Chiara Weiss" in group
