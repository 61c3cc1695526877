"""The pages of good practices: what each sees, what was typed stays, lists cost the same for one and three."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.rooms.practices.actions import add_file
from collegium.rooms.practices.actions_using import tell_of_trial
from collegium.rooms.practices.models import Practice, Trial
from factories.practices import TEXTS


def typed(world, **more):
    return {
        **TEXTS, "title": "A pool of engineers", "theme": world.body["openness"], "language": "en", "scale": "faculty",
        "institution": world.inst["gamma"], "contact": world.person["liaison"], "visibility": "members", **more,
    }  # fmt: skip


def tried(world, ident, who="seat", place="beta"):
    tell_of_trial(
        actor=world[who], practice=ident, institution=world.inst[place], began=world.now.date(),
        changed="Two laboratories.", now=world.now,
    )  # fmt: skip


def test_a_card_from_the_form_to_the_public_page(world):
    liaison, chair = world.client("liaison"), world.client("chair")
    answer = liaison.post("/practices/new/", typed(world, visibility="public"))
    assert answer.status_code == 302
    path = answer["Location"]
    assert "Downtime fell" in liaison.get(path).text and world.client().get(path).status_code == 404
    assert liaison.post(f"{path}submit/").status_code == 302
    assert (
        "A pool of engineers" in chair.get("/desk/").text
        and "A pool of engineers" in chair.get("/groups/openness/").text
    )
    assert chair.post(f"{path}review/", {"decision": "share"}).status_code == 302
    page = world.client().get(path).text
    assert "Downtime fell" in page and "liaison@testnet.example" not in page
    assert "A pool of engineers" in world.client().get("/practices/").text
    assert "A pool of engineers" in world.client().get("/").text


def test_what_was_typed_comes_back_with_the_error_beside_the_field(world):
    given = typed(world, summary="word " * 81, links="nowhere", title="")
    answer = world.client("liaison").post("/practices/new/", given)
    assert answer.status_code == 422 and "Downtime fell" in answer.text
    assert "81 words." in answer.text and 'id="id_links_error"' in answer.text and 'id="id_title_error"' in answer.text
    assert not Practice.objects.exists()


def test_a_contact_from_elsewhere_is_refused_by_the_form(world):
    answer = world.client("liaison").post("/practices/new/", typed(world, contact=world.person["seat"]))
    assert answer.status_code == 422 and 'id="id_contact_error"' in answer.text


def test_an_incomplete_card_says_what_is_missing(world, cards):
    ident = cards.begun(texts={"summary": "Short."})
    answer = world.client("liaison").post(f"/practices/{ident}/submit/")
    assert answer.status_code == 422 and 'data-error="card_incomplete"' in answer.text and "Results" in answer.text


def test_a_stale_tab_gets_a_comparison(world, cards):
    path, client = f"/practices/{cards.begun()}/change/", world.client("liaison")
    given = typed(world, version="1", title="First")
    assert client.post(path, given).status_code == 302
    answer = client.post(path, {**given, "title": "Second"})
    assert answer.status_code == 409 and "Second" in answer.text and "First" in answer.text


def test_sent_back_without_a_reason_is_asked_for_it(world, cards):
    ident = cards.submitted()
    answer = world.client("chair").post(f"/practices/{ident}/review/", {"decision": "send_back", "reason": ""})
    assert answer.status_code == 422 and 'id="id_reason_error"' in answer.text


def test_a_second_tab_is_told_that_it_was_decided(world, cards):
    path, chair = f"/practices/{cards.submitted()}/review/", world.client("chair")
    assert chair.post(path, {"decision": "share"}).status_code == 302
    again = chair.post(path, {"decision": "share"})
    assert again.status_code == 422 and 'data-error="not_from_here"' in again.text


def test_we_tried_it_stands_on_the_card_and_on_the_map(world, cards):
    ident, client = cards.shared(visibility="public"), world.client("seat")
    given = {"institution": world.inst["beta"], "began": "2022-04-01", "changed": "Two only.", "verdict": "kept"}
    answer = client.post(f"/practices/{ident}/tried/", given)
    assert answer.status_code == 422 and "Two only." in answer.text and 'id="id_outcome_error"' in answer.text
    assert client.post(f"/practices/{ident}/tried/", {**given, "outcome": "It stays."}).status_code == 302
    page = world.client().get(f"/practices/{ident}/").text
    assert "Two only." in page and "It stays." in page and "Tomas Berg" not in page and "map__tie" in page
    table = world.client().get("/practices/travels/").text
    assert "Two only." in table and "map__tie" in table
    assert client.post(f"/practices/{ident}/tried/withdraw/", {"institution": world.inst["beta"]}).status_code == 302
    assert not Trial.objects.exists()


def test_the_map_tells_of_what_the_reader_may_see(world, cards):
    tried(world, cards.shared(visibility="members"))
    assert "Two laboratories." in world.client("chair").get("/practices/travels/").text
    assert "Two laboratories." not in world.client().get("/practices/travels/").text


def test_facets_narrow_and_count(world, cards):
    tried(world, cards.shared(title="One that travelled", visibility="public"))
    cards.shared(title="One that stayed", visibility="public")
    page = world.client().get("/practices/").text
    assert "Openness (2)" in page and "Tried elsewhere (1)" in page and "Not tried elsewhere (1)" in page
    page = world.client().get("/practices/?tried=yes&theme=openness&country=CH").text
    assert "One that travelled" in page and "One that stayed" not in page
    assert "Nothing fits" in world.client().get("/practices/?q=nothing-of-the-kind").text


def test_a_message_comes_back_when_it_is_too_long_and_goes_when_it_is_not(world, cards):
    ident, client = cards.shared(visibility="public"), world.client("guest")
    assert "guest@testnet.example" in client.get(f"/practices/{ident}/write/").text
    answer = client.post(f"/practices/{ident}/write/", {"message": "x" * 2001})
    assert answer.status_code == 422 and "x" * 2001 in answer.text
    assert client.post(f"/practices/{ident}/write/", {"message": "How many hours?"}).status_code == 302
    page = world.client("liaison").get(f"/practices/{ident}/messages/").text
    assert "How many hours?" in page and "guest@testnet.example" in page


def test_files_are_read_by_those_who_read_the_card(world, cards):
    ident, client = cards.shared(visibility="members"), world.client("liaison")
    path = f"/practices/{ident}/files/"
    wrong = client.post(path, {"upload": SimpleUploadedFile("a.exe", b"MZ")})
    assert wrong.status_code == 422 and 'data-error="wrong_type"' in wrong.text
    assert client.post(path, {"upload": SimpleUploadedFile("rules.txt", b"House rules.")}).status_code == 302
    file = add_file(actor=world.liaison, practice=ident, upload=SimpleUploadedFile("b.txt", b"More."), now=world.now)
    assert "rules.txt" in world.client("chair").get(f"/practices/{ident}/").text
    assert world.client("chair").get(f"/files/{file}/").status_code == 200
    assert world.client().get(f"/files/{file}/").status_code == 404
    assert client.post(f"{path}{file}/remove/").status_code == 302
    assert world.client("chair").get(f"/files/{file}/").status_code == 404


def test_related_cards_say_why(world, cards):
    ident = cards.shared(title="Engineers shared by laboratories")
    cards.shared(title="Laboratories share instruments")
    page = world.client("chair").get(f"/practices/{ident}/").text
    assert "same theme" in page and "both say: engineers" in page


def test_drafts_have_no_name_on_the_pages_of_everybody(world, cards):
    cards.begun(title="A secret of Gamma")
    page = world.client("seat").get("/activity/").text
    assert "A secret of Gamma" not in page and "G-0001" not in page, "who may not see a card reads of no act on it"
    assert "G-0001" in world.client("head").get("/activity/").text


def test_a_card_answers_a_challenge_and_stands_on_its_page(world, cards):
    from collegium.rooms.challenges.actions import raise_challenge

    challenge = raise_challenge(
        actor=world.seat, institution=world.inst["beta"], title="Contracts end", what="w", who_suffers="s",
        theme="openness", now=world.now,
    )  # fmt: skip
    client = world.client("liaison")
    assert "Contracts end" in client.get(f"/practices/new/?challenge={challenge}").text
    path = client.post("/practices/new/", typed(world, challenge=challenge))["Location"]
    assert "Contracts end" in client.get(path).text
    cards.shared(challenge=challenge, title="A shared answer")
    assert "A shared answer" in world.client("seat").get(f"/challenges/{challenge}/").text


@pytest.mark.parametrize("role", ["nobody", "chair", "liaison", "policy_officer"])
@pytest.mark.parametrize("path", ["/practices/", "/practices/travels/", "/practices/?part=work"])
def test_lists_cost_the_same_for_one_and_three(world, cards, queries, role, path):
    client = world.client(role)

    def costs():
        client.get(path)  # what is remembered until the next act has been counted
        return queries(lambda: client.get(path))

    def one_more():
        cards.submitted(visibility="public")
        tried(world, cards.shared(visibility="public"))

    one_more()
    one = costs()
    one_more()
    one_more()
    assert costs() == one <= 20


@pytest.mark.parametrize("role", ["nobody", "chair", "liaison", "policy_officer"])
def test_a_card_costs_the_same_for_one_and_three_trials(world, cards, queries, role):
    client = world.client(role)

    def cost(trials):
        ident = cards.shared(visibility="public")
        for who, place in [("seat", "beta"), ("president", "delta"), ("board_member", "epsilon")][:trials]:
            tried(world, ident, who, place)
        client.get(f"/practices/{ident}/")
        return queries(lambda: client.get(f"/practices/{ident}/"))

    assert cost(1) == cost(3) <= 26


def test_writing_costs_the_same_for_one_university_and_three(world, queries):
    from dataclasses import replace

    from collegium.commons.access import Hat
    from collegium.rooms.practices.views_writing import _contacts

    def cost(*places):
        ids = [world.inst[place] for place in places]
        who = replace(world.liaison, hats=tuple(Hat("liaison", institution=ident) for ident in ids))
        return queries(lambda: _contacts(who, ids))

    client = world.client("liaison")
    client.get("/practices/new/")
    assert queries(lambda: client.get("/practices/new/")) <= 12
    assert cost("gamma") == cost("gamma", "beta", "delta") <= 2
    assert _contacts(world.liaison, [world.inst["gamma"]])[0] == (world.person["liaison"], "Lucie Moreau")


@pytest.mark.parametrize("role", ["nobody", "guest", "board_three", "seat"])
def test_others_cannot_open_a_draft(world, cards, role):
    ident = cards.begun()
    answer = world.client(role).get(f"/practices/{ident}/")
    assert answer.status_code == 404


def test_the_page_of_a_due_card_confirms_in_one_click(world, cards):
    from datetime import timedelta

    from collegium.kernel import clock

    ident, client = cards.shared(), world.client("liaison")
    with clock.frozen_at(world.now + timedelta(days=366)):
        assert "A pool of engineers" in client.get("/desk/").text
        assert "Yes, confirm it" in client.get(f"/practices/{ident}/").text
        assert client.post(f"/practices/{ident}/confirm/").status_code == 302
        assert "Yes, confirm it" not in client.get(f"/practices/{ident}/").text
