"""A person changes her own address: nothing before the link is used, nobody learns who is registered."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from collegium.commons.journal.models import Act
from collegium.commons.notify.models import Letter
from collegium.kernel import clock
from collegium.rooms.people.models import AddressChange, Person, SignedIn
from collegium.rooms.people.signing import clear_signing

OLD, NEW = "liaison@testnet.example", "lucie@new.example"


def ask(world, client, email=NEW):
    answer = client.post("/account/address/", {"email": email})
    world.settle()
    return answer


def link_to(email):
    letter = Letter.objects.filter(address=email).latest("at")
    return re.search(r"https?://[^/]+((?:/fr)?/account/address/\S+)", letter.text)[1]


def now_of(world):
    return Person.objects.get(pk=world.person["liaison"]).email


def test_the_new_address_holds_when_its_link_is_used(world):
    client = world.client("liaison")
    assert ask(world, client).status_code == 302
    assert now_of(world) == OLD and NEW in client.get("/account/").content.decode()
    link = link_to(NEW)
    page = client.get(link)
    assert page.status_code == 200 and NEW in page.content.decode() and now_of(world) == OLD
    assert page["Referrer-Policy"] == "same-origin"  # with "no-referrer" a browser sends the form without its origin
    assert client.post(link).status_code == 302
    assert now_of(world) == NEW
    told = Letter.objects.filter(address=OLD).latest("at")
    assert NEW in told.text and "office@testnet.example" in told.text
    assert client.get("/account/").status_code == 200
    assert world.acts() == ["people.address_asked", "people.address_changed"]
    assert not any(word in str(Act.objects.values_list("params", flat=True)) for word in (OLD, NEW))
    assert client.post(link).status_code == 410
    assert not AddressChange.objects.exists()


def test_other_browsers_stay_signed_in(world):
    first, other = world.client("liaison"), world.client("liaison")
    SignedIn.objects.create(
        session_key=other.cookies["collegium_session"].value, person_id=world.person["liaison"], since=world.now
    )
    ask(world, first)
    first.post(link_to(NEW))
    assert other.get("/account/").status_code == 200 and SignedIn.objects.count() == 1


def test_a_taken_address_is_answered_like_a_free_one(world):
    client = world.client("liaison")
    answers = []
    for email in ("delegate@testnet.example", "Delegate@Testnet.example", NEW):
        answer = ask(world, client, email)
        page = client.get("/account/").content.decode().replace(email, "ADDRESS")
        shown = re.sub(r'[A-Za-z0-9]{64}|name="version" value="\d+"', "", page)
        answers.append((answer.status_code, answer["Location"], shown))
    assert answers[0] == answers[2] and answers[1] == answers[2]
    assert [letter.address for letter in Letter.objects.all()] == [NEW]


def test_an_address_that_was_taken_meanwhile_is_refused(world):
    from collegium.commons.access import OPERATOR
    from collegium.rooms.people.actions import register_person

    client = world.client("liaison")
    ask(world, client)
    link = link_to(NEW)
    register_person(actor=OPERATOR, name="Other", email=NEW.upper(), now=world.now)
    answer = client.post(link)
    assert answer.status_code == 410 and 'data-error="address_taken"' in answer.content.decode()
    assert now_of(world) == OLD


def test_an_old_link_opens_nothing(world):
    client = world.client("liaison")
    ask(world, client)
    with clock.frozen_at(world.now + timedelta(minutes=60)):
        for answer in (client.get(link_to(NEW)), client.post(link_to(NEW))):
            assert answer.status_code == 410 and 'data-error="address_link_old"' in answer.content.decode()
    assert now_of(world) == OLD


def test_the_link_is_of_use_to_nobody_else(world):
    ask(world, world.client("liaison"))
    link = link_to(NEW)
    assert world.client("delegate").get(link).status_code == 410
    assert world.client("delegate").post(link).status_code == 410
    assert world.client().get(link).status_code == 302
    assert now_of(world) == OLD


def test_a_later_wish_replaces_the_earlier(world):
    client = world.client("liaison")
    ask(world, client)
    first = link_to(NEW)
    ask(world, client, "second@new.example")
    assert client.post(first).status_code == 410
    assert client.post(link_to("second@new.example")).status_code == 302
    assert now_of(world) == "second@new.example"


def test_what_was_asked_can_be_taken_back(world):
    client = world.client("liaison")
    ask(world, client)
    assert client.post("/account/address/stay/").status_code == 302
    assert client.post(link_to(NEW)).status_code == 410 and now_of(world) == OLD
    assert world.acts()[-1] == "people.address_given_up"


@pytest.mark.parametrize(("email", "said"), [("", "Enter a value"), ("nonsense", "such as"), (OLD, "already")])
def test_what_cannot_be_the_new_address(world, email, said):
    client = world.client("liaison")
    with world.nothing_changes():
        answer = client.post("/account/address/", {"email": email})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert f'value="{email}"' in answer.content.decode() or not email


def test_asking_has_a_limit_of_the_persons_own(world):
    client = world.client("liaison")
    for number in range(5):
        assert ask(world, client, f"n{number}@new.example").status_code == 302
    answer = client.post("/account/address/", {"email": NEW})
    assert answer.status_code == 429 and 'data-error="asked_too_often"' in answer.content.decode()
    assert ask(world, world.client("delegate")).status_code == 302


def test_what_nobody_confirmed_is_thrown_away(world):
    ask(world, world.client("liaison"))
    clear_signing(world.now + timedelta(days=2), datetime.now(UTC))
    assert not AddressChange.objects.exists()


def test_the_letters_are_in_the_persons_language(world):
    client = world.client("liaison")
    version = re.search(r'name="version" value="(\d+)"', client.get("/account/").content.decode())[1]
    client.post("/account/details/", {"name": "Lucie Moreau", "language": "fr", "version": version})
    ask(world, client)
    link = link_to(NEW)
    assert link.startswith("/fr/account/address/")
    client.post(link)
    assert all(letter.language == "fr" for letter in Letter.objects.all())
