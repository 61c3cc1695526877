"""Pages of people through the public door: who gets what, forms that give back what was typed, the way in."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from collegium.commons.access import OPERATOR
from collegium.commons.journal.counters import read_counters
from collegium.commons.notify.post import send_waiting
from collegium.kernel import clock
from collegium.rooms.people import actions
from collegium.rooms.people.models import Person, SignedIn, SignInAttempt

OFFICE = {"secretary_general", "policy_officer"}
GUESTS = {"nobody", "guest"}


@pytest.fixture(autouse=True)
def post_office(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def statuses(world, path, method="get"):
    """Status for each role."""
    return {role: getattr(world.client(role), method)(path).status_code for role in world.roles()}


def expected(world, *, nobody, guest, member, office=None):
    """The same answer for all of a kind."""
    found = {}
    for role in world.roles():
        kind = member if role not in GUESTS else {"nobody": nobody, "guest": guest}[role]
        found[role] = office if office is not None and role in OFFICE else kind
    return found


PAGES = [
    ("/people/", "get", {"nobody": 302, "guest": 404, "member": 200}),
    ("/people/PERSON/", "get", {"nobody": 302, "guest": 404, "member": 200}),
    ("/people/OUTSIDE/", "get", {"nobody": 302, "guest": 200, "member": 404, "office": 200}),
    ("/people/01NOTTHERE/", "get", {"nobody": 302, "guest": 404, "member": 404}),
    ("/people/PERSON/leave/", "get", {"nobody": 302, "guest": 404, "member": 404, "office": 200}),
    ("/people/PERSON/leave/", "post", {"nobody": 404, "guest": 404, "member": 404, "office": 302}),
    ("/people/PERSON/return/", "post", {"nobody": 404, "guest": 404, "member": 404}),
    ("/people/PERSON/erase/", "get", {"nobody": 302, "guest": 404, "member": 404}),
    ("/people/PERSON/erase/", "post", {"nobody": 404, "guest": 404, "member": 404}),
    ("/account/", "get", {"nobody": 302, "guest": 200, "member": 200}),
    ("/account/held.json", "get", {"nobody": 302, "guest": 200, "member": 200}),
    ("/account/details/", "get", {"nobody": 302, "guest": 405, "member": 405}),
    ("/account/looks/", "post", {"nobody": 302, "guest": 302, "member": 302}),
    ("/account/sessions/", "post", {"nobody": 302, "guest": 302, "member": 302}),
    ("/sign-in/", "get", {"nobody": 200, "guest": 302, "member": 302}),
    ("/sign-in/confirm/", "get", {"nobody": 410, "guest": 410, "member": 410}),
    ("/in/unknown", "get", {"nobody": 410, "guest": 410, "member": 410}),
    ("/sign-out/", "get", {"nobody": 405, "guest": 405, "member": 405}),
    ("/sign-out/", "post", {"nobody": 302, "guest": 302, "member": 302}),
]


@pytest.mark.parametrize(("path", "method", "answers"), PAGES)
def test_who_gets_what(world, path, method, answers):
    path = path.replace("PERSON", world.person["board_five"]).replace("OUTSIDE", world.person["guest"])
    if path.endswith("/leave/") and method == "post":
        roles = [role for role in world.roles() if role != "policy_officer"]
        found = {role: world.client(role).post(path).status_code for role in roles}
        wanted = expected(world, **answers)
        assert found == {role: wanted[role] for role in roles}
    else:
        assert statuses(world, path, method) == expected(world, **answers)


def test_the_list_is_found_through_its_filters(world):
    page = world.client("chair")
    names = lambda query: re.findall(r'<th scope="row"><a href="/people/[^"]+">([^<]+)', page.get(query).text)  # noqa: E731
    assert len(names("/people/")) == 13 and "Greta Outside" not in names("/people/")
    assert names("/people/?q=moreau") == ["Lucie Moreau"]
    assert names("/people/?hat=liaison") == ["Bart Claes", "Lucie Moreau"]
    assert set(names("/people/?institution=gamma")) == {"Lucie Moreau", "Daniel Ortiz", "Hanna Rektor"}
    assert set(names("/people/?country=BE")) == {"Tomas Berg", "Bart Claes"}
    assert names("/people/?q=zzz") == []
    assert names("/people/?sort=-name") == names("/people/")[::-1]


@pytest.mark.parametrize("query", ["?page=x", "?page=999999999999", "?page=-1", "?sort=;drop", "?hat=%00", "?q=%25_"])
def test_odd_questions_are_answered(world, query):
    assert world.client("chair").get(f"/people/{query}").status_code == 200


def test_a_list_costs_the_same_for_one_and_three(world, queries):
    client = world.client("chair")
    client.get("/people/")
    assert queries(lambda: client.get("/people/?q=moreau")) == queries(lambda: client.get("/people/?hat=director"))


def test_a_page_tells_hats_with_their_dates(world):
    text = world.client("chair").get(f"/people/{world.person['liaison']}/").text
    assert "Liaison" in text and "Seat in Openness" in text and "liaison@testnet.example" in text
    assert "28 March 2021" in text


def test_earlier_hats_stay_readable(world):
    from collegium.rooms.members.actions import end_hat
    from collegium.rooms.members.models import InstitutionHat

    hat = InstitutionHat.objects.get(person=world.person["delegate"])
    end_hat(actor=OPERATOR, hat=hat.id, now=world.now)
    text = world.client("chair").get(f"/people/{world.person['delegate']}/").text
    assert "Before" in text and "Delegate" in text and "2 May 2022" in text


def test_who_left_and_comes_back(world):
    office, path = world.client("policy_officer"), f"/people/{world.person['delegate']}/"
    assert "Delegate, Gamma" in office.get(f"{path}leave/").text
    assert office.post(f"{path}leave/").status_code == 302
    text = office.get(path).text
    assert "has left the network" in text and "delegate@testnet.example" not in text
    assert office.get(f"{path}leave/").status_code == 404
    assert office.post(f"{path}return/").status_code == 302
    assert Person.objects.get(pk=world.person["delegate"]).state == "active"


def ask(client, email, **more):
    return client.post("/sign-in/", {"email": email, **more})


def link_in_mail():
    send_waiting(clock.now())
    return re.search(r"http://127.0.0.1:8000(/in/\S+)", mail.outbox[-1].body)[1]


def test_the_answer_is_the_same_for_known_and_unknown(world):
    known, unknown = (ask(Client(), email) for email in ("liaison@testnet.example", "nobody@testnet.example"))
    clean = lambda answer: re.sub(r'value="[^"]{20,}"|\S+@\S+', "", answer.text)  # noqa: E731
    assert known.status_code == unknown.status_code == 200 and clean(known) == clean(unknown)
    assert "data-result" in known.text
    world.settle()
    send_waiting(world.now)
    assert [letter.to for letter in mail.outbox] == [["liaison@testnet.example"]]


def test_from_the_form_to_the_page_one_wanted(world):
    client = Client(enforce_csrf_checks=True)
    form = client.get("/sign-in/?next=/members/gamma/")
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', form.text)[1]
    assert ask(client, "liaison@testnet.example", next="/members/gamma/").status_code == 403
    sent = ask(client, "liaison@testnet.example", next="/members/gamma/", csrfmiddlewaretoken=token)
    assert sent.status_code == 200
    world.settle()
    came = client.get(link_in_mail())
    assert (came.status_code, came["Location"]) == (302, "/sign-in/confirm/")
    assert came["Referrer-Policy"] == "no-referrer" and "person" not in client.session
    page = client.get("/sign-in/confirm/")
    assert "Sign in as Lucie Moreau" in page.text and "person" not in client.session
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    done = client.post("/sign-in/confirm/", {"csrfmiddlewaretoken": token})
    assert (done.status_code, done["Location"]) == (302, "/members/gamma/")
    assert client.session["person"] == world.person["liaison"]
    again = Client().get(link_in_mail())
    assert again.status_code == 410 and 'data-error="link_used"' in again.text


def test_opening_a_link_often_uses_nothing(world):
    path = actions.make_login_link(actor=OPERATOR, email="chair@testnet.example", now=world.now).partition("8000")[2]
    for _ in range(3):
        assert Client().get(path).status_code == 302
    client = Client()
    client.get(path)
    assert client.post("/sign-in/confirm/").status_code == 302 and client.session["person"] == world.person["chair"]


def test_a_person_reads_in_her_language(world):
    version = read_counters([world.person["chair"]])[world.person["chair"]]
    actions.change_details(
        actor=OPERATOR, person=world.person["chair"], name="Chiara Weiss", language="fr", version=version, now=world.now
    )
    path = actions.make_login_link(actor=OPERATOR, email="chair@testnet.example", now=world.now).partition("8000")[2]
    client = Client()
    assert client.get(path)["Location"] == "/fr/sign-in/confirm/"
    assert client.post("/fr/sign-in/confirm/")["Location"] == "/fr/desk/"


def test_an_old_link_says_so(world):
    from collegium.kernel import clock

    path = actions.make_login_link(actor=OPERATOR, email="chair@testnet.example", now=world.now).partition("8000")[2]
    client = Client()
    client.get(path)
    with clock.frozen_at(world.now + timedelta(minutes=15)):
        for answer in (client.get(path), client.get("/sign-in/confirm/"), client.post("/sign-in/confirm/")):
            assert answer.status_code == 410 and 'data-error="link_old"' in answer.text
    assert "person" not in client.session


@pytest.mark.parametrize("email", ["", "nonsense", "a@b", "x" * 300 + "@b.example"])
def test_what_is_no_address_comes_back(world, email):
    answer = ask(Client(), email)
    assert answer.status_code == 422 and "field__error" in answer.text
    assert not SignInAttempt.objects.exists()


def test_asking_too_often_is_refused(world):
    for _ in range(5):
        assert ask(Client(), "nobody@testnet.example").status_code == 200
    answer = ask(Client(), "nobody@testnet.example")
    assert answer.status_code == 429 and 'data-error="asked_too_often"' in answer.text
    assert "nobody@testnet.example" in answer.text
    assert ask(Client(), "other@testnet.example").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "https://evil.example/", "/in/x"])
def test_no_way_to_other_places(world, path):
    answer = Client().get("/sign-in/", {"next": path})
    assert "evil" not in answer.text.partition("<main")[2] and "/in/x" not in answer.text.partition("<main")[2]
    assert world.client("chair").get("/sign-in/", {"next": path})["Location"] == "/desk/"


def test_signing_out_ends_the_session(world):
    client = world.client("chair")
    client.post("/sign-out/")
    assert client.get("/account/").status_code == 302


def details(client, **more):
    version = re.search(r'name="version" value="(\d+)"', client.get("/account/").text)[1]
    return client.post("/account/details/", {"name": "Lucie M.", "language": "en", "version": version, **more})


def test_details_are_saved(world):
    client = world.client("liaison")
    assert details(client).status_code == 302
    assert Person.objects.get(pk=world.person["liaison"]).name == "Lucie M."
    assert "Your details are saved." in client.get("/account/").text


@pytest.mark.parametrize(
    "more", [{"name": ""}, {"name": "  "}, {"name": "y" * 121}, {"language": "xx"}, {"version": "x"}]
)
def test_details_that_cannot_be_taken_come_back(world, more):
    with world.nothing_changes():
        answer = details(world.client("liaison"), **more)
    assert answer.status_code == 422


def test_a_second_tab_gets_the_comparison(world):
    client = world.client("liaison")
    version = re.search(r'name="version" value="(\d+)"', client.get("/account/").text)[1]
    details(client, name="First")
    answer = client.post("/account/details/", {"name": "Second", "language": "en", "version": version})
    assert answer.status_code == 409 and 'data-error="stale"' in answer.text
    assert "First" in answer.text and 'value="Second"' in answer.text


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_colours_are_chosen_for_this_browser(world, theme):
    client = world.client("liaison")
    client.post("/account/looks/", {"theme": theme})
    assert f'data-theme="{theme}"' in client.get("/account/").text
    client.post("/account/looks/", {"theme": ""})
    assert "data-theme" not in client.get("/account/").text.partition("<head")[0]


def test_other_places_are_signed_out(world):
    elsewhere = Client()
    path = actions.make_login_link(actor=OPERATOR, email="liaison@testnet.example", now=world.now).partition("8000")[2]
    elsewhere.get(path)
    elsewhere.post("/sign-in/confirm/")
    assert SignedIn.objects.count() == 1
    here = world.client("liaison")
    here.post("/account/sessions/")
    assert elsewhere.get("/account/").status_code == 302 and here.get("/account/").status_code == 200


def test_all_that_is_held_is_given(world):
    answer = world.client("liaison").get("/account/held.json")
    data = json.loads(answer.content)
    assert data["person"]["email"] == "liaison@testnet.example"
    assert {hat["kind"] for hat in data["hats"]} == {"liaison", "seat"}
    assert "attachment" in answer["Content-Disposition"]
