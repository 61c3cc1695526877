"""Writes on people: new state, act, fact, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import RequestFactory

from collegium.commons.access import OPERATOR, SYSTEM, actor_of
from collegium.commons.journal.counters import read_counters
from collegium.commons.notify.post import send_waiting
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.rooms.people import actions
from collegium.rooms.people.models import Person, SignedIn, SignInLink
from collegium.rooms.people.signing import count_attempt, enter_by_link, hash_of, person_behind


def browser():
    """A request with an empty session."""
    from django.contrib.sessions.backends.db import SessionStore

    request = RequestFactory().get("/")
    request.session = SessionStore()
    request.actor = None
    return request


def token_of(address):
    return address.rpartition("/")[2]


def link(world, **more):
    return actions.make_login_link(
        actor=OPERATOR, email="liaison@testnet.example", now=world.now, **{"minutes": 15, **more}
    )


def test_a_person_is_registered_once(world):
    person = actions.register_person(
        actor=world.secretary_general,
        name=" Ada  Núñez ",
        family="Núñez",
        email="ada@testnet.example",
        now=world.now,
    )
    assert world.acts() == ["people.registered"]
    assert Person.objects.get(pk=person).sort_name == "nunez ada"
    with pytest.raises(Invalid, match="email: taken"), world.nothing_changes():
        actions.register_person(actor=OPERATOR, name="Ada", email="ADA@testnet.example", now=world.now)


@pytest.mark.parametrize(("name", "email", "code"), [("", "a@b.example", "name"), ("A", "nonsense", "email")])
def test_what_cannot_be_a_person(world, name, email, code):
    with pytest.raises(Invalid) as caught, world.nothing_changes():
        actions.register_person(actor=OPERATOR, name=name, email=email, now=world.now)
    assert list(caught.value.fields) == [code]


def test_a_link_is_an_act_and_only_its_hash_is_kept(world):
    address = link(world, next_path="/members/")
    token = token_of(address)
    kept = SignInLink.objects.get()
    assert address.startswith("http://127.0.0.1:8000/in/") and len(token) >= 22
    assert kept.pk == hash_of(token) and token not in repr(kept.__dict__)
    assert kept.expires_at == world.now + timedelta(minutes=15)
    assert world.acts() == ["people.login_link_made"]


def test_a_link_opens_once(world):
    token = token_of(link(world, next_path="/members/"))
    request = browser()
    assert person_behind(token, world.now).name == "Lucie Moreau"
    assert enter_by_link(request, token, world.now) == "/members/"
    assert request.session["person"] == world.person["liaison"]
    with pytest.raises(Refused, match="link_used"):
        enter_by_link(browser(), token, world.now)


def test_a_link_is_good_for_its_minutes(world):
    token = token_of(link(world, minutes=1))
    with pytest.raises(Refused, match="link_old"):
        person_behind(token, world.now + timedelta(minutes=1))
    with pytest.raises(NotFound):
        person_behind("x" * 22, world.now)


def test_reusable_links_open_in_a_demonstration_only(world, settings):
    token = token_of(link(world, reusable=True))
    with pytest.raises(NotFound):
        person_behind(token, world.now)
    settings.DEMONSTRATION = True
    for _ in range(2):
        enter_by_link(browser(), token, world.now + timedelta(days=500))


def test_other_hosts_are_no_way_on(world):
    token = token_of(link(world, next_path="//evil.example/"))
    assert enter_by_link(browser(), token, world.now) == ""


@pytest.mark.parametrize("minutes", [0, -1, 1441])
def test_minutes_have_bounds(world, minutes):
    with pytest.raises(Invalid), world.nothing_changes():
        link(world, minutes=minutes)


@pytest.mark.parametrize("email", ["", " ", "nobody@testnet.example"])
def test_no_link_for_an_unknown_address(world, email):
    with pytest.raises(NotFound), world.nothing_changes():
        actions.make_login_link(actor=OPERATOR, email=email, now=world.now)


def test_asking_sends_a_link_in_the_background(world, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    actions.ask_to_sign_in(email="LIAISON@testnet.example ", next_path="/members/", now=world.now)
    assert world.acts() == ["people.sign_in_asked"] and world.announced() == ["people.sign_in_asked"]
    world.settle()
    send_waiting(world.now)
    (letter,) = mail.outbox
    assert letter.to == ["liaison@testnet.example"] and "15 minutes" in letter.body
    token = letter.body.partition("/in/")[2].split()[0]
    assert enter_by_link(browser(), token, world.now) == "/members/"
    assert sorted(world.acts()) == ["people.login_link_made", "people.sign_in_asked"]


@pytest.mark.parametrize("email", ["nobody@testnet.example", "guest@testnet.example", ""])
def test_asking_for_others_does_nothing(world, email):
    with world.nothing_changes():
        actions.ask_to_sign_in(email=email, next_path="", now=world.now)


def test_attempts_are_counted_by_the_real_clock(world):
    at = datetime(2030, 1, 1, tzinfo=UTC)
    for _ in range(5):
        count_attempt("a@b.example", "10.0.0.1", at)
    with pytest.raises(Refused) as caught:
        count_attempt(" A@b.example", "10.0.0.2", at)
    assert caught.value.decision.params == {"minutes": 60}
    count_attempt("a@b.example", "10.0.0.1", at + timedelta(hours=1, seconds=1))


def test_a_caller_who_tries_many_addresses_is_stopped(world):
    at = datetime(2030, 1, 1, tzinfo=UTC)
    for number in range(30):
        count_attempt(f"a{number}@b.example", "10.0.0.1", at)
    with pytest.raises(Refused, match="asked_too_often"):
        count_attempt("new@b.example", "10.0.0.1", at)
    count_attempt("new@b.example", "10.0.0.2", at)


def test_signing_in_rotates_the_session(world):
    request = browser()
    request.session["left"] = "by the person before"
    request.session.save()
    before = request.session.session_key
    actions.sign_in(request, world.person["chair"])
    assert request.session.session_key != before and "left" not in request.session
    assert list(SignedIn.objects.values_list("person", flat=True)) == [world.person["chair"]]
    actions.sign_out(request)
    assert not SignedIn.objects.exists() and "person" not in request.session


def test_signing_out_everywhere_spares_this_place(world):
    here, there, other = browser(), browser(), browser()
    for request, who in ((here, "chair"), (there, "chair"), (other, "delegate")):
        actions.sign_in(request, world.person[who])
    assert actions.sign_out_everywhere(world.person["chair"], but=here.session.session_key) == 1
    assert not there.session.exists(there.session.session_key)
    assert here.session.exists(here.session.session_key) and other.session.exists(other.session.session_key)


def details(world, actor, person, **more):
    version = read_counters([person])[person]
    given = {"name": "Lucie Moreau-Petit", "language": "fr", "version": version, **more}
    actions.change_details(actor=actor, person=person, now=world.now, **given)


def test_details_are_changed_by_oneself(world):
    details(world, world.liaison, world.person["liaison"])
    it = Person.objects.get(pk=world.person["liaison"])
    assert (it.name, it.language, it.sort_name) == ("Lucie Moreau-Petit", "fr", "lucie moreau-petit")
    assert world.acts() == ["people.details_changed"]


def test_a_stale_form_gets_both_texts(world):
    details(world, world.liaison, world.person["liaison"])
    version = read_counters([world.person["liaison"]])[world.person["liaison"]]
    with pytest.raises(Stale) as caught:
        details(world, world.liaison, world.person["liaison"], name="Lucie M.", version=version - 1)
    assert caught.value.theirs["name"] == "Lucie Moreau-Petit" and caught.value.yours["name"] == "Lucie M."


@pytest.mark.parametrize(
    ("more", "field"),
    [({"name": "  "}, "name"), ({"name": "x" * 121}, "name"), ({"language": "xx"}, "language")],
)
def test_details_that_cannot_be_taken(world, more, field):
    with pytest.raises(Invalid) as caught, world.nothing_changes():
        details(world, world.liaison, world.person["liaison"], **more)
    assert list(caught.value.fields) == [field]


def test_who_leaves_loses_all_at_once(world):
    request = browser()
    actions.sign_in(request, world.person["liaison"])
    actions.leave(actor=world.secretary_general, person=world.person["liaison"], now=world.now)
    assert "people.left" in world.acts() and world.announced() == ["people.left"]
    assert actor_of(world.person["liaison"], world.now).is_public
    assert not request.session.exists(request.session.session_key)
    with pytest.raises(NotFound):
        actions.leave(actor=world.secretary_general, person=world.person["liaison"], now=world.now)


def test_the_machine_may_make_links_too(world):
    assert actions.make_login_link(actor=SYSTEM, email="chair@testnet.example", now=world.now)
