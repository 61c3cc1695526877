"""Readers from outside: asked by the office, answering by link or on their desk, seen by those who write."""

import re
from datetime import timedelta

import pytest

from collegium.commons.notify.models import Letter, Notification
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.papers.actions import freeze_version
from collegium.rooms.papers.actions_reading import answer_reading, ask_reader
from collegium.rooms.papers.models import Reading
from collegium.rooms.people.models import Person

GUEST = {"name": "Greta Outside", "email": "guest@testnet.example"}


@pytest.fixture
def asked(world, papers):
    """The guest is asked to read a paper in review; the paper and the reading."""
    paper = papers.get(papers.at("review"))
    return paper, ask(world, paper, note="Is it worth a call?")


def ask(world, paper, by="policy_officer", days=9, **more):
    given = {**GUEST, "until": world.now + timedelta(days=days), "now": world.now, **more}
    return ask_reader(actor=world[by], paper=paper.id, **given)


def desk(world, role="guest"):
    return world.client(role).get("/desk/").content.decode()


def test_the_desk_of_a_guest_shows_what_was_asked_of_her(world, asked):
    paper, reading = asked
    page = desk(world)
    assert "One thing waits for you" in page and paper.title in page and f"/papers/reading/{reading}/" in page
    assert "You are asked to read it" in page
    answer_reading(actor=world.guest, reading=reading, words="I like it.", now=world.now)
    page = desk(world)
    assert "Nothing waits for you" in page and "What you have read for us" in page and paper.title in page


def test_she_reads_and_answers_on_her_page_and_may_change_her_words(world, asked):
    paper, reading = asked
    client, address = world.client("guest"), f"/papers/reading/{reading}/"
    page = client.get(address).content.decode()
    assert "Is it worth a call?" in page and "word59" in page and paper.title in page
    empty = client.post(address, {"words": " "})
    assert empty.status_code == 422 and 'id="id_words_error"' in empty.content.decode()
    assert client.post(address, {"words": "Too long."}).status_code == 302
    page = client.post(address, {"words": "Good now."}, follow=True).content.decode()
    assert 'data-result="stored"' in page and "Good now." in page
    assert world.acts()[-2:] == ["papers.reader_answered"] * 2
    assert Reading.objects.get().words == "Good now."


def test_by_her_link_without_an_account(world, asked):
    _paper, reading = asked
    world.settle()
    letter = Letter.objects.get(kind="reader_asked", person=world.person["guest"])
    client = world.client()
    answer = client.get(re.search(r"(/a/[\w-]+)", letter.text)[1], follow=True)
    assert answer.status_code == 200 and "A personal link" in answer.content.decode()
    assert client.post(f"/papers/reading/{reading}/", {"words": "By link."}).status_code == 302
    world.settle()
    told = set(Notification.objects.filter(kind="reader_answered").values_list("person", flat=True))
    assert told == {world.person["chair"]}
    assert world.client().get(f"/papers/reading/{reading}/").status_code == 404


def test_she_sees_nothing_else_of_the_paper(world, asked):
    paper, _reading = asked
    client = world.client("guest")
    for address in (f"/papers/{paper.slug}/", f"/papers/{paper.slug}/text/", f"/papers/{paper.slug}/readers/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("role", ["nobody", "liaison", "chair", "policy_officer"])
def test_nobody_answers_for_her(world, asked, role):
    _paper, reading = asked
    with pytest.raises(NotFound), world.nothing_changes():
        answer_reading(actor=world[role], reading=reading, words="x", now=world.now)
    assert world.client(role).get(f"/papers/reading/{reading}/").status_code == 404


def test_the_text_that_she_reads_does_not_change_under_her_eyes(world, papers, asked):
    paper, reading = asked
    papers.write(paper.id, "Quite another text. " * 40)
    freeze_version(actor=world.chair, paper=paper.id, note="", now=world.now)
    page = world.client("guest").get(f"/papers/reading/{reading}/").content.decode()
    assert "word59" in page and "Quite another" not in page


def test_after_the_day_or_once_frozen_nothing_is_taken(world, papers, asked):
    from collegium.kernel import clock

    _paper, reading = asked
    with pytest.raises(Refused, match="reading_is_over"), world.nothing_changes():
        answer_reading(actor=world.guest, reading=reading, words="x", now=world.now + timedelta(days=10))
    with clock.frozen_at(world.now + timedelta(days=10)):
        page = world.client("guest").get(f"/papers/reading/{reading}/").content.decode()
        assert 'data-error="reading_is_over"' in page and "<textarea" not in page
        late = world.client("guest").post(f"/papers/reading/{reading}/", {"words": "Late."})
        assert late.status_code == 422 and "Nothing waits for you" in desk(world)


def test_the_office_asks_through_the_page_and_a_stranger_becomes_an_outside_contact(world, papers):
    paper = papers.get(papers.at("review"))
    client, address = world.client("policy_officer"), f"/papers/{paper.slug}/readers/"
    given = {"name": "Ines Fuori", "email": "ines@commission.example", "language": "fr", "until": "2022-05-20T17:00"}
    assert client.post(address, given).status_code == 302
    contact = Person.objects.get(email="ines@commission.example")
    assert contact.outside and contact.language == "fr"
    again = client.post(address, given)
    assert again.status_code == 422 and "has been asked to read this version" in again.content.decode()
    page = world.client("chair").get(address).content.decode()
    assert "Ines Fuori" in page and 'name="email"' not in page
    assert world.client("chair").post(address, given).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("email", "liaison@testnet.example", "somebody of the network"),
        ("email", "nobody", "such as name@"),
        ("name", "", "Enter the name."),
        ("until", "2022-04-01T10:00", "Choose a moment in the future."),
    ],
)
def test_what_cannot_be_asked_comes_back(world, papers, field, value, told):
    paper = papers.get(papers.at("review"))
    given = {**GUEST, "language": "en", "until": "2022-05-20T17:00", "note": "My question.", field: value}
    with world.nothing_changes():
        answer = world.client("policy_officer").post(f"/papers/{paper.slug}/readers/", given)
    page = answer.content.decode()
    assert answer.status_code == 422 and told in page and "My question." in page


def test_without_a_version_nobody_is_asked(world, papers):
    paper = papers.get(papers.at("drafting"))
    with pytest.raises(Refused, match="no_version_kept"):
        ask(world, paper)
    page = world.client("policy_officer").get(f"/papers/{paper.slug}/readers/").content.decode()
    assert "Keep a version first" in page


def test_nobody_is_asked_twice_for_a_version(world, asked):
    paper, _reading = asked
    with pytest.raises(Invalid), world.nothing_changes():
        ask(world, paper)
    for role in ("chair", "liaison", "guest"):
        with pytest.raises(NotFound):
            ask(world, paper, by=role)


def test_the_page_and_the_desk_cost_the_same_for_one_and_three(world, papers, queries):
    paper = papers.get(papers.at("review"))
    ask(world, paper)
    chair, guest = world.client("chair"), world.client("guest")

    def costs():
        for client, address in ((chair, f"/papers/{paper.slug}/readers/"), (guest, "/desk/")):
            client.get(address)
            yield queries(lambda client=client, address=address: client.get(address))

    one = list(costs())
    for n in (2, 3):
        papers.write(paper.id, f"Text {n}. " * 60)
        freeze_version(actor=world.chair, paper=paper.id, note="", now=world.now)
        ask(world, paper)
        ask(world, paper, name=f"Reader {n}", email=f"reader{n}@else.example")
    assert list(costs()) == one and one[0] <= 18 and one[1] <= 24


def test_what_is_held_of_her_names_it(world, asked):
    paper, _reading = asked
    held = world.client("guest").get("/account/held.json")
    assert held.status_code == 200 and paper.reference in held.content.decode()


def test_the_dates_of_her_desk_name_the_day(world, asked):
    paper, _reading = asked
    assert f"Your view: {paper.title}" in desk(world)


def test_the_journal_of_all_members_does_not_name_her(world, asked):
    _paper, reading = asked
    answer_reading(actor=world.guest, reading=reading, words="I like it.", now=world.now)
    page = world.client("liaison_beta").get("/activity/").content.decode()
    assert "A reader from outside has said" in page and "Greta Outside" not in page
