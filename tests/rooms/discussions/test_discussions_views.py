"""The pages: what each sees, what was typed stays, sight, search, and what each page costs."""

from datetime import timedelta

import pytest

from collegium.commons.pages.offers import desk_tasks, panels_for
from collegium.commons.search.entries import OFFERS
from collegium.kernel import clock
from collegium.rooms.discussions import actions, actions_keeping
from collegium.rooms.discussions.models import Contribution, Reading
from collegium.rooms.practices.actions import share_practice
from factories.practices import Practices


def place(challenge):
    return f"/discussions/challenge/{challenge}/"


def panel(world, who, challenge):
    return [it for it in panels_for("challenge", world[who], challenge, world.now) if it.name == "discussion"]


def test_from_the_panel_to_the_page(world, challenge):
    seat, path = world.client("seat"), f"/challenges/{challenge}/"
    assert "Nobody has written yet" in seat.get(path).text
    answer = seat.post(f"{place(challenge)}write/", {"text": "See https://example.org/a.\n\nIt is <b>dear</b>."})
    assert answer.status_code == 302
    where = seat.get(answer["Location"])
    assert where.status_code == 302 and "#c-" in where["Location"]
    page = seat.get(where["Location"].partition("#")[0]).text
    assert '<a href="https://example.org/a" rel="nofollow noopener external">' in page
    assert "It is &lt;b&gt;dear&lt;/b&gt;." in page and "Tomas Berg" in page
    assert "It is &lt;b&gt;dear&lt;/b&gt;." in world.client("president").get(path).text


def test_the_public_and_guests_see_nothing(world, challenge, write):
    ident = write("Among members.")
    card = Practices(world).shared(visibility="public")
    write("Among us.", kind="practice", host=card)
    for role in ("nobody", "guest"):
        client = world.client(role)
        assert "Among us." not in client.get(f"/practices/{card}/").text
        for path in (place(challenge), f"/discussions/at/{ident}/", f"/discussions/at/{ident}/wordings/"):
            assert client.get(path).status_code == (302 if role == "nobody" else 404)


def test_a_card_in_the_making_is_not_told_apart_from_none(world, write):
    card = Practices(world).begun()
    write("Before the review.", "liaison", kind="practice", host=card)
    chair, nowhere = world.client("chair"), "0" * 26
    assert chair.get(f"/discussions/practice/{card}/").status_code == 404
    assert chair.get(f"/discussions/practice/{nowhere}/").status_code == 404
    assert "Before the review." in world.client("head").get(f"/practices/{card}/").text


def test_what_was_typed_comes_back(world, challenge):
    answer = world.client("seat").post(f"{place(challenge)}write/", {"text": "x" * 4001, "asks": "ask"})
    assert answer.status_code == 422 and "x" * 4001 in answer.text and "At most 4,000 characters" in answer.text
    answer = world.client("seat").post(f"{place(challenge)}write/", {"text": " "})
    assert answer.status_code == 422 and "Write something first." in answer.text


def test_the_picker_names_those_who_may_read(world, write):
    card = Practices(world).begun()
    path, client = f"/discussions/practice/{card}/write/", world.client("liaison")
    page = client.post(path, {"text": "Look here.", "step": "find", "find": "rek"}).text
    assert "@Hanna Rektor" in page and "Look here." in page
    assert "Nobody who may read here is called so." in client.post(path, {"step": "find", "find": "berg"}).text
    page = client.post(path, {"text": "Look here.", "mention": world.person["head"], "asks": "ask"}).text
    assert "Look here. @Hanna Rektor" in page and "checked" in page
    page = client.post(path, {"text": "Look here.", "mention": world.person["seat"]}).text
    assert "Tomas Berg" not in page and not Contribution.objects.exists()


def test_a_name_that_reached_nobody_is_told(world, challenge):
    client = world.client("seat")
    answer = client.post(f"{place(challenge)}write/", {"text": "@Nobody Known, look."})
    assert "Nobody who reads here is called @Nobody Known" in client.get(answer["Location"], follow=True).text


def test_new_since_the_last_visit(world, challenge, write):
    write("First.")
    president = world.client("president")
    president.get(place(challenge))
    with clock.frozen_at(world.now + timedelta(days=1)):
        write("Second.", now=clock.now())
        write("Third.", "chair", now=clock.now())
        assert "2 new since" in president.get(f"/challenges/{challenge}/").text
        president.get(place(challenge), headers={"Sec-Purpose": "prefetch"})
        assert "2 new since" in president.get(f"/challenges/{challenge}/").text
        assert "2 new since" in president.get(place(challenge)).text
    with clock.frozen_at(world.now + timedelta(days=2)):
        assert "new since" not in president.get(place(challenge)).text
    assert Reading.objects.filter(person=world.person["president"]).count() == 1


def test_hidden_words_are_read_by_their_author_and_who_keeps_order_only(world, challenge, write):
    ident = write("A name from outside.")
    chair = world.client("chair")
    assert chair.post(f"/discussions/at/{ident}/hide/", {"reason": ""}).status_code == 422
    assert chair.post(f"/discussions/at/{ident}/hide/", {"reason": "Names a person."}).status_code == 302
    seen = {role: world.client(role).get(place(challenge)).text for role in ("seat", "chair", "liaison")}
    assert all("Names a person." in page for page in seen.values())
    assert {role: "A name from outside." in page for role, page in seen.items()} == {
        "seat": True, "chair": True, "liaison": False,
    }  # fmt: skip
    for path in (f"/challenges/{challenge}/", "/activity/"):
        assert "A name from outside." not in world.client("liaison").get(path).text
    assert world.client("liaison").get(f"/discussions/at/{ident}/wordings/").status_code == 404
    again = chair.post(f"/discussions/at/{ident}/hide/", {"reason": "Twice."})
    assert again.status_code == 422 and 'data-error="not_from_here"' in again.text


def test_earlier_words_are_read(world, challenge, write):
    ident, client = write("Six posts."), world.client("seat")
    assert client.post(f"/discussions/at/{ident}/change/", {"text": "Six posts."}).status_code == 422
    assert client.post(f"/discussions/at/{ident}/change/", {"text": "Seven posts."}).status_code == 302
    page = world.client("liaison").get(f"/discussions/at/{ident}/wordings/").text
    assert "Six posts." in page and "Seven posts." in page


def test_following_and_closing_from_the_page(world, challenge, write):
    write()
    president, office = world.client("president"), world.client("policy_officer")
    assert president.post(f"{place(challenge)}follow/", {"follows": "1"}).status_code == 302
    assert "Follow no more" in president.get(place(challenge)).text
    assert office.post(f"{place(challenge)}lock/", {"locked": "1"}).status_code == 302
    page = president.get(place(challenge)).text
    assert "The secretariat has closed this discussion." in page and "Mention or ask somebody" not in page
    answer = president.post(f"{place(challenge)}write/", {"text": "Too late."})
    assert answer.status_code == 422 and 'data-error="discussion_locked"' in answer.text and "Too late." in answer.text


def test_a_long_discussion_has_pages_and_a_contribution_is_found_on_its_own(world, challenge, write):
    idents = [write(f"Word {n}.", now=world.now + timedelta(minutes=n)) for n in range(25)]
    client = world.client("liaison")
    page = client.get(place(challenge)).text
    assert "Word 24." in page and "Word 4." not in page
    assert "Word 4." in client.get(f"{place(challenge)}?page=2").text
    assert client.get(f"/discussions/at/{idents[4]}/")["Location"] == f"{place(challenge)}?page=2#c-{idents[4]}"
    assert client.get(f"/discussions/at/{idents[24]}/")["Location"] == f"{place(challenge)}#c-{idents[24]}"


def test_a_discussion_costs_two_queries_on_the_page_of_its_host(world, challenge, write, queries):
    base = _without(queries, world, challenge)
    assert queries(lambda: panel(world, "seat", challenge)) - base == 1
    for n in (1, 3):
        while Contribution.objects.count() < n:
            write(f"Word {n}.")
        assert queries(lambda: panel(world, "seat", challenge)) - base == 2


def _without(queries, world, challenge):
    """What the other panels of a challenge cost."""
    from collegium.commons.pages import offers

    held = dict(offers._panels["challenge"])
    offers._panels["challenge"].pop("discussions.of_host")
    try:
        return queries(lambda: panels_for("challenge", world.seat, challenge, world.now))
    finally:
        offers._panels["challenge"].update(held)


@pytest.mark.parametrize("who", ["nobody", "guest"])
def test_a_discussion_costs_the_public_nothing(world, challenge, write, queries, who):
    from collegium.rooms.discussions.offers import panel_of_host, tasks

    write()
    actor = world[who]
    assert queries(lambda: panel_of_host("challenge", actor, challenge, world.now)) == 0
    assert queries(lambda: list(tasks(actor, world.now))) == 0


def test_the_desk_asks_once_and_the_same_for_one_and_three(world, challenge, write, queries):
    from collegium.rooms.discussions.offers import tasks

    chair = world.chair
    assert queries(lambda: list(tasks(chair, world.now))) == 1
    write("@Chiara Weiss?", asks=True)
    one = queries(lambda: list(tasks(chair, world.now)))
    for n in range(2):
        write(f"@Chiara Weiss, and {n}?", asks=True)
    assert queries(lambda: list(tasks(chair, world.now))) == one == 2
    assert len([it for it in desk_tasks(chair, world.now) if it.key.startswith("asked:")]) == 3


def test_the_page_costs_the_same_for_one_thread_and_three(world, challenge, write, queries):
    client = world.client("liaison")
    write(answers=write())
    client.get(place(challenge))
    one = queries(lambda: client.get(place(challenge)))
    for n in range(2):
        write(f"Word {n}.", "chair", answers=write("More."))
    client.get(place(challenge))
    assert queries(lambda: client.get(place(challenge))) == one


def test_search_finds_a_discussion_for_those_who_find_what_is_discussed(world, challenge, write):
    cards = Practices(world)
    held = {"practice": cards.shared(visibility="public"), "group": cards.shared(visibility="group")}
    write("Instruments stand idle.", "liaison", kind="practice", host=held["practice"])
    write("Only the group.", "liaison", kind="practice", host=held["group"])
    offer = OFFERS["discussion"]
    found = {entry.text: entry for entry in offer.entries(list(offer.all_ids()))}
    assert found["Instruments stand idle."].audience == ["members"]
    assert "members" not in found["Only the group."].audience and "public" not in found["Only the group."].audience
    ident = Contribution.objects.get(text="Instruments stand idle.").id
    actions_keeping.hide(actor=world.policy_officer, contribution=ident, reason="No.", now=world.now)
    assert "Instruments stand idle." not in {entry.text for entry in offer.entries(list(offer.all_ids()))}


def test_page_and_search_agree_for_every_role(world, challenge, write):
    cards = Practices(world)
    write()
    for card in (cards.begun(), cards.submitted(), *(cards.shared(visibility=it) for it in ("public", "group"))):
        write("A word.", "liaison", kind="practice", host=card)
    offer = OFFERS["discussion"]
    held = list(offer.entries(list(offer.all_ids())))
    assert len(held) == 5
    for role in ("nobody", "guest", "board_three", "liaison", "head", "seat", "chair", "president", "policy_officer"):
        client, tokens = world.client(role), set(world[role].audiences())
        opened = {entry.id for entry in held if client.get(entry.url).status_code == 200}
        assert opened == {entry.id for entry in held if tokens & set(entry.audience)}, role


def test_an_act_on_the_host_lets_its_discussion_be_read_again(world, write):
    from collegium.commons.search.models import SearchTouch
    from collegium.rooms.discussions.models import Discussion

    card = Practices(world).submitted()
    write("For the review.", "liaison", kind="practice", host=card)
    SearchTouch.objects.all().delete()
    share_practice(actor=world.chair, practice=card, now=world.now)
    assert SearchTouch.objects.filter(kind="discussion", ident=Discussion.objects.get().id).exists()


def test_a_question_is_answered_from_the_desk(world, challenge, write):
    ident, client = write("@Lucie Moreau, how many posts?", asks=True), world.client("liaison")
    page = client.get("/desk/").text
    assert f"/discussions/at/{ident}/" in page and "Tomas Berg asks you" in page
    assert "Your answer is wanted" in client.get(place(challenge)).text
    assert client.post(f"/discussions/at/{ident}/answered/").status_code == 302
    assert "Tomas Berg asks you" not in client.get("/desk/").text


def test_the_operator_reads_and_has_no_row(world, challenge, write):
    write()
    before = Reading.objects.count()
    actions.mark_read(world.seat, Contribution.objects.get().discussion_id, world.now)
    assert Reading.objects.count() == before
