"""The pages: inbox, preferences, unsubscribing, mail that waits, and the outbox of a demonstration."""

import pytest
from django.test import Client, override_settings

from collegium.commons.notify.models import Letter, Notification, Preference
from collegium.commons.notify.writing import unsubscribe_address

DEMO = {"ROOT_URLCONF": "collegium.config.urls_demo", "DEMONSTRATION": True}


def test_the_inbox_shows_ones_own_lines_unread_first_said(world, told):
    told("chair", "delegate")
    page = world.client("chair").get("/inbox/").content.decode()
    assert page.count("Adopted: Open labs") >= 1 and "Not read" in page and "Mark all as read" in page
    assert "Nothing has come yet" in world.client("liaison").get("/inbox/").content.decode()


def test_opening_a_line_marks_it_read_and_leads_on(world, told):
    told("chair")
    line = Notification.objects.get()
    client = world.client("chair")
    assert client.head(f"/inbox/{line.id}/").status_code == 204
    assert client.get(f"/inbox/{line.id}/", headers={"Sec-Purpose": "prefetch"}).status_code == 204
    line.refresh_from_db()
    assert line.read_at is None
    response = client.get(f"/inbox/{line.id}/")
    assert (response.status_code, response["Location"]) == (302, "/inbox/")
    line.refresh_from_db()
    assert line.read_at == world.now


def test_lines_are_marked_read_one_by_one_and_all_at_once(world, told):
    for key in "abc":
        told("chair", key=key)
    client = world.client("chair")
    one = Notification.objects.first()
    assert client.post(f"/inbox/{one.id}/read/").status_code == 302
    assert Notification.objects.filter(read_at__isnull=True).count() == 2
    assert client.post("/inbox/read/").status_code == 302
    assert not Notification.objects.filter(read_at__isnull=True).exists()
    assert "2 lines marked as read." in client.get("/inbox/").content.decode()
    assert "Every line is read" in client.get("/inbox/?show=unread").content.decode()


def test_the_inbox_is_paged_by_200_and_costs_the_same(world, told, queries):
    told("chair", key="0")
    client = world.client("chair")
    client.get("/inbox/")
    one = queries(lambda: client.get("/inbox/"))
    for number in range(1, 4):
        told("chair", key=str(number))
    assert queries(lambda: client.get("/inbox/")) == one
    rows = [
        Notification(
            person=world.person["chair"],
            kind="tests_moved",
            about_kind="test",
            about="x",
            at=world.now,
            key=f"x{n}",
            params={"title": f"T{n}", "group": "", "until": ""},
        )
        for n in range(200)
    ]
    Notification.objects.bulk_create(rows)
    assert client.get("/inbox/").content.decode().count("tasks__what") == 200
    assert client.get("/inbox/?page=2").content.decode().count("tasks__what") == 4
    for page in ("0", "-1", "9999999999999", "x", "\x00"):
        assert client.get("/inbox/", {"page": page}).status_code == 200


def test_a_line_whose_sentence_has_changed_still_leads_to_its_page(world, told):
    told("chair")
    Notification.objects.update(params={})
    page = world.client("chair").get("/inbox/").content.decode()
    assert "Something moved" in page


def test_text_in_lines_is_only_text(world, told):
    told("chair", title="<script>alert(1)</script>")
    assert "<script>alert" not in world.client("chair").get("/inbox/").content.decode()


def test_preferences_are_chosen_and_shown(world):
    client = world.client("chair")
    page = client.get("/inbox/preferences/").content.decode()
    assert "Something moved" in page and 'data-act="notify.pace_chosen"' in page
    assert client.post("/inbox/preferences/", {"pace-tests_moved": "weekly", "pace-x": "never"}).status_code == 302
    assert Preference.objects.get().pace == "weekly"
    page = client.get("/inbox/preferences/").content.decode()
    assert '<option value="weekly" selected>Once a week</option>' in page


def unsubscribe_path(letter):
    return "/unsubscribe/" + letter.headers["List-Unsubscribe"].strip("<>").rpartition("/unsubscribe/")[2]


def test_one_click_ends_letters_of_that_kind_and_nothing_else(world, told):
    told("chair", "delegate")
    path = unsubscribe_path(Letter.objects.get(person=world.person["chair"]))
    browser = Client(enforce_csrf_checks=True)
    with world.nothing_changes():
        assert "End these letters?" in browser.get(path).content.decode()
    response = browser.post(path, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200 and "have ended" in response.content.decode()
    assert [(row.person, row.kind, row.pace) for row in Preference.objects.all()] == [
        (world.person["chair"], "tests_moved", "never")
    ]
    assert world.acts()[-1] == "notify.unsubscribed" and "collegium_session" not in browser.cookies
    told("chair", key="k2")
    assert Letter.objects.filter(person=world.person["chair"]).count() == 1


def test_unsubscribing_from_a_digest_ends_what_comes_with_it(world, told):
    from collegium.commons.notify.actions import choose_paces
    from collegium.commons.notify.addresses import readers

    choose_paces(actor=world.chair, paces={"tests_moved": "daily"}, now=world.now)
    reader = readers([world.person["chair"]])[world.person["chair"]]
    path = "/unsubscribe/" + unsubscribe_address(reader, "digest_daily").rpartition("/")[2]
    Client().post(path)
    assert Preference.objects.get(kind="tests_moved").pace == "never"


@pytest.mark.parametrize("change", [lambda p: p[:-1] + "x", lambda p: "/unsubscribe/x", lambda p: p.replace(":", ".")])
def test_a_forged_unsubscribe_address_is_not_there(world, told, change):
    told("chair")
    path = change(unsubscribe_path(Letter.objects.get()))
    with world.nothing_changes():
        assert Client().get(path).status_code == 404 and Client().post(path).status_code == 404


ROLES = ["nobody", "guest", "chair", "delegate", "secretary_general", "policy_officer"]
EXPECTED = {
    # address: what each of ROLES gets (302 leads the public to the sign-in page)
    "/inbox/": [302, 200, 200, 200, 200, 200],
    "/inbox/preferences/": [302, 200, 200, 200, 200, 200],
    "/inbox/mail/": [302, 404, 404, 404, 200, 200],
    "/inbox/LINE/": [302, 404, 302, 404, 404, 404],
    "/outbox/": [404, 404, 404, 404, 404, 404],
    "/a/AAAAAAAAAAAAAAAAAAAAAA": [410, 410, 410, 410, 410, 410],
}


@pytest.mark.parametrize("address", EXPECTED)
def test_who_may_open_what(world, told, address):
    told("chair")
    path = address.replace("LINE", Notification.objects.get().id)
    assert [world.client(role).get(path).status_code for role in ROLES] == EXPECTED[address]


POSTS = {
    "/inbox/read/": [302, 302, 302, 302],
    "/inbox/LINE/read/": [302, 404, 302, 404],
    "/inbox/preferences/": [302, 302, 302, 302],
}


@pytest.mark.parametrize("address", POSTS)
def test_who_may_post_what(world, told, address):
    told("chair")
    line = Notification.objects.get()
    roles = ["nobody", "guest", "chair", "delegate"]
    path = address.replace("LINE", line.id)
    found = [world.client(role).post(path) for role in roles]
    assert [response.status_code for response in found] == POSTS[address]
    assert "sign" in found[0]["Location"], "the public is only led to the sign-in page"


def test_others_cannot_mark_my_line(world, told):
    told("chair")
    line = Notification.objects.get()
    for role in ("guest", "delegate", "secretary_general"):
        world.client(role).post(f"/inbox/{line.id}/read/")
        world.client(role).post("/inbox/read/")
    line.refresh_from_db()
    assert line.read_at is None


@override_settings(**DEMO)
def test_the_outbox_of_a_demonstration_shows_letters_with_links_that_work(world, told):
    told("chair", "delegate", link="http://127.0.0.1:8000/a/abcdefghijklmnopqrstuv", title="A & B <i>")
    client = world.client("secretary_general")
    page = client.get("/outbox/").content.decode()
    assert "2 letters" in page and "Chiara Weiss" in page and "Daniel Ortiz" in page
    mine = client.get("/outbox/", {"person": world.person["chair"]}).content.decode()
    assert "1 letter" in mine
    letter = Letter.objects.get(person=world.person["chair"])
    text = Client().get(f"/outbox/{letter.id}/").content.decode()
    assert 'href="http://testserver/a/abcdefghijklmnopqrstuv"' in text and "<i>" not in text.split("<main")[1]
    assert "List-Unsubscribe-Post" in text
    assert client.get("/outbox/01ARZ3NDEKTSV4RRFFQ69G5FAV/").status_code == 404
    assert Client().get("/fr/outbox/").status_code == 200


def test_outside_a_demonstration_there_is_no_outbox(world, settings):
    settings.ROOT_URLCONF = "collegium.config.urls_demo"
    assert world.client("secretary_general").get("/outbox/").status_code == 404


def test_the_shell_counts_what_is_not_read(world, told):
    told("chair", key="a")
    told("chair", key="b")
    page = world.client("chair").get("/inbox/").content.decode()
    assert '<span class="n"><span class="vh">waiting for you: </span>2</span>' in page
