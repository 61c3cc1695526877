"""Signed links: following one changes nothing, gives a short right to one act, and tells nobody anything."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory

from collegium.commons.notify import end_links, grant_of, offer_signed_act, signed_link, spend
from collegium.commons.notify.links import SIGNED_ACTS, cookie_name
from collegium.commons.notify.models import Letter, SignedLink
from collegium.kernel import clock
from collegium.kernel.ids import Ref


def granted(client, subject, act="tests.answered"):
    request = RequestFactory().get("/search/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    return grant_of(request, act, subject)


def test_a_link_leads_to_a_clean_address_with_a_short_cookie(world, link_for, subject):
    path, client = link_for("delegate", mandate="SEAT"), Client()
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (302, "/search/")
    assert response["Referrer-Policy"] == "no-referrer" and "no-store" in response["Cache-Control"]
    cookie = response.cookies[cookie_name("tests.answered", subject)]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["max-age"] == 1800
    grant = granted(client, subject)
    assert (grant.person, grant.mandate, grant.act, grant.about) == (
        world.person["delegate"],
        "SEAT",
        "tests.answered",
        subject,
    )


def test_following_it_any_number_of_times_changes_nothing(world, link_for, subject):
    path = link_for("delegate")
    before = list(SignedLink.objects.values())
    with world.nothing_changes():
        for _ in range(3):
            assert Client().get(path).status_code == 302
    assert list(SignedLink.objects.values()) == before and not Letter.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}, {"X-Moz": "prefetch"}]
)
def test_a_look_ahead_gives_nothing(world, link_for, headers):
    response = Client().get(link_for("delegate"), headers=headers)
    assert response.status_code == 204 and not response.cookies


def test_head_gives_nothing(world, link_for):
    response = Client().head(link_for("delegate"))
    assert response.status_code == 204 and not response.cookies


def test_the_page_is_in_the_readers_language(world, link_for, speaks_french):
    assert Client().get(link_for("chair"))["Location"] == "/fr/search/"


def test_a_grant_is_for_one_act_and_one_thing(world, link_for, subject):
    client = Client()
    client.get(link_for("delegate"))
    assert granted(client, subject) is not None
    assert granted(client, Ref("test", "01ARZ3NDEKTSV4RRFFQ69G5FA1")) is None
    assert granted(client, subject, "tests.answered_once") is None


def test_a_cookie_moved_to_another_name_gives_nothing(world, link_for, subject):
    client, other = Client(), Ref("test", "01ARZ3NDEKTSV4RRFFQ69G5FA1")
    client.get(link_for("delegate"))
    held = client.cookies[cookie_name("tests.answered", subject)].value
    for name in (cookie_name("tests.answered_once", subject), cookie_name("tests.answered", other)):
        client.cookies[name] = held
    assert granted(client, subject, "tests.answered_once") is None and granted(client, other) is None


def test_a_forged_cookie_gives_nothing(world, link_for, subject):
    client = Client()
    client.get(link_for("delegate"))
    name = cookie_name("tests.answered", subject)
    for value in ("", "x", client.cookies[name].value[:-1] + "x", '["01","tests.answered","x"]'):
        client.cookies[name] = value
        assert granted(client, subject) is None


def test_a_grant_ends_with_its_link(world, link_for, subject):
    client = Client()
    client.get(link_for("delegate", days=0.01))
    assert granted(client, subject)
    with clock.frozen_at(world.now + timedelta(minutes=15)):
        assert granted(client, subject) is None


def test_the_cookie_is_good_for_half_an_hour_of_real_time(world, link_for, subject, monkeypatch):
    import time

    client = Client()
    client.get(link_for("delegate"))
    later = time.time() + 31 * 60
    monkeypatch.setattr(time, "time", lambda: later)
    assert granted(client, subject) is None


def test_a_spent_link_gives_nothing_and_is_spent_once(world, link_for, subject):
    client, path = Client(), link_for("delegate", act_name="tests.answered_once")
    client.get(path)
    grant = granted(client, subject, "tests.answered_once")
    assert spend(grant, world.now) and not spend(grant, world.now)
    assert granted(client, subject, "tests.answered_once") is None
    assert Client().get(path).status_code == 410


@pytest.mark.parametrize("chosen", [{}, {"person": "delegate"}, {"act": "tests.answered"}, {"mandate": "SEAT"}])
def test_links_can_be_ended(world, link_for, subject, chosen):
    path = link_for("delegate", mandate="SEAT")
    if "person" in chosen:
        chosen = {"person": world.person["delegate"]}
    assert end_links(about=subject, now=world.now, **chosen) == 1
    assert Client().get(path).status_code == 410
    assert end_links(about=subject, now=world.now) == 0


def bad_paths(link_for, monkeypatch):
    """Expired, forged, unknown, and for an act that is no longer offered."""
    good = link_for("delegate")
    yield "expired", link_for("delegate", days=-0.001)
    yield "forged", good[:-1] + ("A" if good[-1] != "A" else "B")
    yield "unknown", "/a/AAAAAAAAAAAAAAAAAAAAAA"
    yield "long", "/a/" + "x" * 500
    yield "strange", "/a/%F0%9F%92%A9%00'\""
    foreign = link_for("delegate", act_name="tests.answered_once")
    monkeypatch.delitem(SIGNED_ACTS, "tests.answered_once")
    yield "foreign", foreign


def test_whatever_is_wrong_the_answer_is_the_same(world, link_for, monkeypatch):
    pages, sent = set(), set()
    for _name, path in bad_paths(link_for, monkeypatch):
        response = Client().get(path)
        assert response.status_code == 410 and not response.cookies
        assert response["Referrer-Policy"] == "no-referrer"
        pages.add(_without_languages(response.content.decode(), path))
        sent.add(_without_languages(Client().post(path).content.decode(), path))
    assert len(pages) == 1 and len(sent) == 1
    assert "This link has expired" in pages.pop()


def _without_languages(page, path):
    import re

    return re.sub(r'href="[^"]*"', "", page)


def test_a_new_link_goes_to_the_same_person_and_works(world, link_for, subject):
    path = link_for("delegate", days=-0.001)
    Client().post(path)
    letter = Letter.objects.get()
    assert letter.address == "delegate@testnet.example" and world.acts()[-1] == "notify.link_renewed"
    fresh = "/a/" + letter.text.partition("/a/")[2].split()[0]
    client = Client()
    assert client.get(fresh).status_code == 302 and granted(client, subject).person == world.person["delegate"]
    Client().post(path)
    assert Letter.objects.count() == 1, "asked for again within the hour"


def test_no_new_link_for_what_is_unknown_spent_or_over(world, link_for, subject, monkeypatch):
    over = link_for("delegate", days=-0.001)
    monkeypatch.setitem(SIGNED_ACTS, "tests.answered", SIGNED_ACTS["tests.answered"])
    offer_signed_act("tests.answered", url_name="search:page", renew=lambda grant, now: None)
    ended = link_for("chair", days=-0.001, act_name="tests.answered_once")
    end_links(about=subject, now=world.now, act="tests.answered_once")
    with world.nothing_changes():
        for path in (over, ended, "/a/AAAAAAAAAAAAAAAAAAAAAA"):
            assert Client().post(path).status_code == 200
    assert not Letter.objects.exists()


def test_only_the_hash_of_a_token_is_kept(world, link_for):
    token = link_for("delegate").removeprefix("/a/")
    assert len(token) == 22
    assert token not in str(list(SignedLink.objects.values()))


def test_a_link_for_an_act_that_is_not_offered_is_not_made(world, subject):
    with pytest.raises(ValueError, match="not offered"):
        signed_link(act="tests.unheard", person="x", about=subject, expires=world.now)


def test_without_a_cookie_nothing_is_asked(world, subject, queries):
    assert queries(lambda: granted(Client(), subject)) == 0
