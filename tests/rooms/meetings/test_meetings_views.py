"""The pages of meetings: what each sees, what was typed stays, lists and panels cost the same for one and three."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from collegium.commons.network import network
from collegium.commons.search.indexing import refresh_touched
from collegium.rooms.meetings.actions import answer_invitation
from collegium.rooms.meetings.models import Action, Invitation, Item, Meeting, Minutes, Resolution
from collegium.rooms.meetings.queries import invitations_of
from collegium.rooms.meetings.queries_agenda import items_of

LIST = "/groups/openness/meetings/"


def page_of(ident):
    return f"{LIST}{ident}/"


def planned(**more):
    return {
        "title": "Meeting 7", "begins_at": "2022-06-01T10:00", "ends_at": "2022-06-01T12:30", "place": "Ghent",
        "link": "", "event": "", **more,
    }  # fmt: skip


def test_from_the_form_to_frozen_minutes_in_the_browser(world, meetings):
    chair, seat = world.client("chair"), world.client("seat")
    assert "Plan a meeting" in chair.get("/groups/openness/").text
    assert "Plan a meeting" not in seat.get("/groups/openness/").text
    answer = chair.post("/meetings/new/", planned(group=world.body["openness"]))
    assert answer.status_code == 302
    path = answer["Location"]
    ident = path.rstrip("/").rpartition("/")[2]
    assert path == page_of(ident) and "Meeting 7" in seat.get(path).text
    assert "Meeting 7" in seat.get("/desk/").text
    assert chair.post(f"/meetings/{ident}/agenda/", {"title": "The draft", "kind": "decision"}).status_code == 302
    letter = chair.get(f"/meetings/{ident}/send/").text
    assert "1. The draft" in letter and "3 people" in letter
    assert chair.post(f"/meetings/{ident}/send/").status_code == 302
    assert "Agenda sent" in seat.get(path).text
    assert seat.post(f"/meetings/{ident}/answer/", {"answer": "comes"}).status_code == 302
    assert "1 of 3 have said that they come." in chair.get(path).text
    assert "Meeting 7" not in seat.get("/desk/").text.partition("What happened")[0].partition("tasks__what")[2][:2000]


def test_the_day_of_the_meeting_and_after(world, meetings):
    ident = meetings.with_agenda(days=-1)
    chair, path = world.client("chair"), page_of(ident)
    assert "Note who was there" in chair.get(path).text and "note who was there" in chair.get("/desk/").text
    _chair, seat_row, _liaison = invitations_of(ident)
    typed = {f"p-{seat_row.id}": "substitute", f"s-{seat_row.id}": "", "rest": "present"}
    answer = chair.post(f"/meetings/{ident}/presence/", typed)
    assert answer.status_code == 422 and "Give the name of who came instead." in answer.text
    answer = chair.post(f"/meetings/{ident}/presence/", {**typed, f"s-{seat_row.id}": "Ada Lind"})
    assert answer.status_code == 302
    page = chair.get(path).text
    assert "3 of 3 institutions were there." in page and "Ada Lind" in page
    item = items_of(ident)[0].id
    version = Meeting.objects.get(pk=ident).version
    said = {f"m-{item}": "Adopted.", "version": version}
    assert chair.post(f"/meetings/{ident}/minutes/", said).status_code == 302
    stale = chair.post(f"/meetings/{ident}/minutes/", {**said, f"m-{item}": "Not adopted."})
    assert stale.status_code == 409 and "Not adopted." in stale.text and "Adopted." in stale.text
    decide = f"/meetings/{ident}/agenda/{item}/decide/"
    assert chair.post(decide, {"text": "The group adopts it.", "address": ""}).status_code == 302
    give = f"/meetings/{ident}/agenda/{item}/act/"
    typed = {"text": "Tell the Board.", "owner": world.person["seat"], "due": "2022-06-01"}
    assert chair.post(give, {**typed, "due": "soon"}).status_code == 422
    assert chair.post(give, typed).status_code == 302
    assert "Tell the Board." in world.client("seat").get("/desk/").text
    assert "Tell the Board." in chair.get("/groups/openness/").text
    assert chair.post(f"/meetings/{ident}/show/").status_code == 302
    assert "The group adopts it." in world.client("liaison").get(path).text
    version = Meeting.objects.get(pk=ident).version
    assert chair.post(f"/meetings/{ident}/freeze/", {"version": version}).status_code == 302
    page = world.client("seat").get(path).text
    assert "Minutes, version 1 (PDF)" in page and Minutes.objects.get().file in page
    assert "Approve the minutes" not in chair.get(path).text
    row = Action.objects.get()
    settle = f"/meetings/actions/{row.id}/"
    seat = world.client("seat")
    wrong = seat.post(settle, {"state": "dropped", "outcome": ""})
    assert wrong.status_code == 422 and 'id="id_outcome_error"' in wrong.text
    assert seat.post(settle, {"state": "done", "outcome": "Told."}).status_code == 302
    again = seat.post(settle, {"state": "done", "outcome": "Told."})
    assert again.status_code == 422 and 'data-error="action_settled"' in again.text
    assert "Tell the Board." not in seat.get("/desk/").text


def test_who_is_outside_the_body_sees_the_dates_alone(world, meetings):
    ident = meetings.sent(title="A confidential matter")
    for role in ("president", "delegate", "board_member"):
        client = world.client(role)
        assert client.get(page_of(ident)).status_code == 404
        for path in (LIST, "/groups/openness/", "/activity/", "/desk/", "/search/?q=confidential"):
            assert "A confidential matter" not in client.get(path).text.replace("q=confidential", ""), path
        assert "2022" in client.get(LIST).text and "9 May" in client.get(LIST).text
    for role in ("nobody", "guest"):
        assert "Meets" not in world.client(role).get("/groups/openness/").text
    assert "A confidential matter" in world.client("policy_officer").get(LIST).text
    assert "A confidential matter" in world.client("seat").get("/groups/openness/").text


def test_search_finds_a_meeting_for_those_who_see_it(world, meetings):
    meetings.written(title="The autumn meeting")
    refresh_touched()
    assert "The autumn meeting" in world.client("seat").get("/search/?q=chapters").text
    for role in ("president", "delegate", "nobody", "guest"):
        assert "The autumn meeting" not in world.client(role).get("/search/?q=chapters").text


def test_the_other_address_leads_to_the_right_one(world, meetings):
    ident, client = meetings.planned(), world.client("seat")
    answer = client.get(f"/meetings/{ident}/")
    assert (answer.status_code, answer["Location"]) == (301, page_of(ident))
    assert client.get(f"/groups/board/meetings/{ident}/")["Location"] == page_of(ident)
    assert world.client("president").get(f"/meetings/{ident}/").status_code == 404


def test_a_meeting_of_an_event_has_its_own_address_and_names_its_host(world, meetings, monkeypatch):
    from collegium.commons.pages import activity, words
    from collegium.commons.pages.offers import panels_for
    from collegium.kernel.ids import Ref

    event = "01HEVENT00000000000000000A"
    monkeypatch.setitem(words._names, "event", lambda ids: dict.fromkeys(ids, "Annual meeting"))
    monkeypatch.setitem(activity._addresses, "event", lambda ident: "/events/annual/")
    monkeypatch.setitem(activity._sights, "event", lambda ids, actor: ids if actor.is_member else [])
    assert "Annual meeting" in world.client("chair").get(f"/meetings/new/?event={event}").text
    answer = world.client("chair").post("/meetings/new/", planned(group=world.body["openness"], event=event))
    ident = Meeting.objects.get().id
    assert answer["Location"] == f"/meetings/{ident}/"
    assert (Meeting.objects.get().host_kind, Meeting.objects.get().host_id) == ("event", event)
    page = world.client("seat").get(f"/meetings/{ident}/").text
    assert 'href="/events/annual/"' in page and "Annual meeting" in page
    assert world.client("seat").get(page_of(ident))["Location"] == f"/meetings/{ident}/"
    panel = next(it for it in panels_for("event", world.seat, event, world.now) if it.name == "meetings")
    assert [row.title for row in panel.data["coming"]] == ["Meeting 7"] and panel.data["plan"] == ""
    assert panels_for("event", world.president, event, world.now)[0].data["coming"] == []
    assert panels_for("event", world.nobody, event, world.now) == []
    assert meetings.planned(host=Ref("event", event))


def test_what_was_typed_comes_back(world, meetings):
    chair = world.client("chair")
    given = planned(group=world.body["openness"], place="", ends_at="2022-06-01T09:00")
    answer = chair.post("/meetings/new/", given)
    assert answer.status_code == 422 and "Meeting 7" in answer.text and 'id="id_ends_at_error"' in answer.text
    ident = meetings.with_agenda()
    item = items_of(ident)[0].id
    answer = chair.post(f"/meetings/{ident}/agenda/", {"title": "", "kind": "decision", "note": "About it."})
    assert answer.status_code == 422 and "About it." in answer.text
    at = f"/meetings/{ident}/agenda/{item}/"
    answer = chair.post(at, {"what": "paper", "address": "/nowhere/at-all/"})
    assert answer.status_code == 422 and "/nowhere/at-all/" in answer.text and 'id="id_address_error"' in answer.text
    answer = chair.post(at, {"what": "file", "upload": SimpleUploadedFile("a.exe", b"MZ")})
    assert answer.status_code == 422 and 'data-error="wrong_type"' in answer.text
    answer = chair.post(f"/meetings/{ident}/cancel/", {"reason": ""})
    assert answer.status_code == 422 and 'id="id_reason_error"' in answer.text
    assert world.client("seat").post(f"/meetings/{ident}/answer/", {"answer": ""}).status_code == 422


def test_a_stale_change_gets_a_comparison(world, meetings):
    ident, chair = meetings.planned(), world.client("chair")
    given = {**planned(), "version": "1"}
    assert chair.post(f"/meetings/{ident}/change/", given).status_code == 302
    answer = chair.post(f"/meetings/{ident}/change/", {**given, "title": "Another"})
    assert answer.status_code == 409 and "Another" in answer.text and "Meeting 7" in answer.text


def test_the_order_is_changed_without_script(world, meetings):
    ident, chair = meetings.with_agenda(titles=("a", "b")), world.client("chair")
    first, second = items_of(ident)
    assert chair.post(f"/meetings/{ident}/agenda/{second.id}/move/", {"to": "up"}).status_code == 302
    assert [row.title for row in items_of(ident)] == ["b", "a"]
    assert chair.post(f"/meetings/{ident}/agenda/{first.id}/remove/").status_code == 302
    assert Item.objects.count() == 1


def test_a_page_of_the_network_is_laid_beside_an_item_by_its_address(world, meetings):
    from factories.practices import Practices

    card = Practices(world).shared(title="A pool of engineers")
    refresh_touched()
    ident, chair = meetings.with_agenda(), world.client("chair")
    at = f"/meetings/{ident}/agenda/{items_of(ident)[0].id}/"
    typed = {"what": "paper", "address": f"https://testnet.example/fr/practices/{card}/"}
    assert chair.post(at, typed).status_code == 302
    assert "A pool of engineers" in world.client("seat").get(page_of(ident)).text
    assert chair.get(at).text.count("A pool of engineers") == 2


def test_what_waits_is_taken_up_with_what_it_is_about(world, meetings):
    from factories.practices import Practices

    Practices(world).submitted(title="A card that waits")
    refresh_touched()
    ident, chair = meetings.planned(), world.client("chair")
    page = chair.get(f"/meetings/{ident}/agenda/").text
    about = page.partition('name="about" value="/practices/')[2].partition('"')[0]
    typed = {"title": "A card that waits", "kind": "discussion", "length": "", "about": f"/practices/{about}"}
    assert chair.post(f"/meetings/{ident}/agenda/", typed).status_code == 302
    assert "A card that waits" in world.client("seat").get(page_of(ident)).text
    assert Item.objects.get().papers.count() == 1


def test_what_is_held_on_a_person_names_her_meetings(world, meetings):
    from collegium.rooms.people.queries import everything_on

    meetings.written()
    held = everything_on(world.person["seat"], world.now)["held_by_rooms"]["meetings"]
    assert held["invited"][0]["presence"] == "present" and held["actions"][0]["text"] == "Write chapter two."


def test_coming_meetings_stand_among_the_dates_of_those_invited(world, meetings):
    from collegium.commons.pages.offers import dates_for

    meetings.planned(title="The date")
    assert [it.title for it in dates_for(world.seat, world.now) if "date" in it.title] == ["The date, Openness"]
    for role in ("president", "policy_officer", "guest"):
        assert not [it for it in dates_for(world[role], world.now) if "The date" in it.title]


def test_who_cannot_come_is_foreseen_as_excused(world, meetings):
    from collegium.kernel import clock

    ident = meetings.with_agenda(days=1)
    answer_invitation(actor=world.seat, meeting=ident, answer="cannot", now=world.now)
    row = Invitation.objects.get(meeting=ident, person=world.person["seat"])
    with clock.frozen_at(Meeting.objects.get(pk=ident).begins_at):
        page = world.client("chair").get(f"/meetings/{ident}/presence/").text
    assert f'name="p-{row.id}" value="excused" checked' in page


def cost(client, path):
    """Queries of a page that was asked for before."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


@pytest.mark.parametrize("path", [LIST, "/groups/openness/", "/desk/"])
def test_lists_cost_the_same_for_one_and_three(world, meetings, path):
    meetings.written()
    meetings.sent()
    one = cost(world.client("seat"), path)
    for _ in range(2):
        meetings.written()
        meetings.sent()
    assert cost(world.client("seat"), path) == one


def test_a_meeting_costs_the_same_with_few_items_and_with_many(world, meetings):
    ident = meetings.written()
    one = cost(world.client("seat"), page_of(ident))
    for _ in range(4):
        meetings.item(ident)
    assert cost(world.client("seat"), page_of(ident)) == one == PAGE


PAGE = 20
"""Queries of the page of a meeting that has items, files aside."""


def test_sources_cost_one_query_or_none(world, meetings, django_assert_num_queries):
    from collegium.rooms.meetings import offers

    meetings.written()
    meetings.sent()
    network()
    body = world.body["openness"]
    seat, president, guest, chair = world.seat, world.president, world.guest, world.chair
    for source in (offers.to_answer, offers.to_do, offers.to_run, offers.dates):
        with django_assert_num_queries(1):
            list(source(chair, world.now))
        with django_assert_num_queries(0):
            list(source(guest, world.now))
    for source in (offers.waits_on_owners, offers.waits_on_leaders):
        with django_assert_num_queries(1):
            assert list(source(seat, body, world.now))
        with django_assert_num_queries(0):
            list(source(president, body, world.now))
    with django_assert_num_queries(1):
        offers.panel_of_group(seat, body, world.now)
    with django_assert_num_queries(0):
        offers.panel_of_group(guest, body, world.now)
    with django_assert_num_queries(0):
        list(offers.to_run(seat, world.now))


def test_nobody_is_asked_once_a_meeting_has_begun(world, meetings):
    from collegium.kernel import clock

    ident = meetings.planned(days=1)
    with clock.frozen_at(Meeting.objects.get(pk=ident).begins_at):
        page = world.client("seat").get(f"/meetings/{ident}/answer/").text
        assert "The meeting has begun." in page and "I cannot come" not in page


def test_figures_count_what_was_held(world, meetings, django_assert_num_queries):
    from datetime import timedelta

    from collegium.rooms.meetings.queries_figures import Figures, coming, figures

    meetings.written()
    meetings.planned()
    since = world.now - timedelta(days=60)
    with django_assert_num_queries(4):
        assert figures(since) == Figures(1, 1, 3, 1, 1, 0)
    seat = world.seat
    with django_assert_num_queries(1):
        assert [row.title for row in coming(seat, world.now)] == ["Meeting 6"]
    assert coming(world.president, world.now) == coming(world.nobody, world.now) == []


def test_minutes_that_are_too_long_come_back_whole(world, meetings):
    ident = meetings.with_agenda(days=-1)
    chair, rows = world.client("chair"), invitations_of(ident)
    assert chair.post(f"/meetings/{ident}/presence/", {f"p-{row.id}": "present" for row in rows}).status_code == 302
    first, second = (item.id for item in items_of(ident)[:2])
    version = Meeting.objects.get(pk=ident).version
    typed = {"version": version, f"m-{first}": "word " * 4001 + "the end", f"m-{second}": "Said too."}
    answer = chair.post(f"/meetings/{ident}/minutes/", typed)
    assert answer.status_code == 422 and f'href="#f-m-{first}"' in answer.text
    assert "the end</textarea>" in answer.text and "Said too." in answer.text
    assert f'id="f-m-{first}-error"' in answer.text


def test_what_is_typed_in_the_minutes_is_kept_when_something_is_recorded_beside_it(world, meetings):
    ident = meetings.with_agenda(days=-1)
    chair, rows = world.client("chair"), invitations_of(ident)
    assert chair.post(f"/meetings/{ident}/presence/", {f"p-{row.id}": "present" for row in rows}).status_code == 302
    item = items_of(ident)[0].id
    typed = {"version": Meeting.objects.get(pk=ident).version, f"m-{item}": "Talked about.", "then": f"decide:{item}"}
    answer = chair.post(f"/meetings/{ident}/minutes/", typed)
    assert answer.status_code == 302 and answer["Location"].endswith(f"/agenda/{item}/decide/")
    decided = {"text": "The group adopts it.", "address": ""}
    assert chair.post(f"/meetings/{ident}/agenda/{item}/decide/", decided).status_code == 302
    page = chair.get(f"/meetings/{ident}/minutes/").text
    assert "Talked about.</textarea>" in page
    row = Resolution.objects.get()
    typed = {"version": Meeting.objects.get(pk=ident).version, f"m-{item}": "Talked about at length."}
    away = f"/meetings/{ident}/decisions/{row.id}/withdraw/"
    answer = chair.post(away, {**typed, f"m-{item}": "x" * 20_001})
    assert answer.status_code == 422 and Resolution.objects.exists()
    assert chair.post(away, typed).status_code == 302
    page = chair.get(f"/meetings/{ident}/minutes/").text
    assert "Talked about at length.</textarea>" in page and not Resolution.objects.exists()


def test_the_name_of_who_came_instead_is_never_dropped(world, meetings):
    ident = meetings.with_agenda(days=-1)
    chair, (_chair, row, _liaison) = world.client("chair"), invitations_of(ident)
    at = f"/meetings/{ident}/presence/"
    answer = chair.post(at, {f"p-{row.id}": "present", f"s-{row.id}": "Ada Lind"})
    assert answer.status_code == 422 and "Mark a substitute, or take the name away." in answer.text
    assert 'value="Ada Lind"' in answer.text and f'href="#s-{row.id}"' in answer.text
    answer = chair.post(at, {f"p-{row.id}": "substitute", f"s-{row.id}": "Ada " * 40})
    assert answer.status_code == 422 and "A name has 120 characters at most." in answer.text
    assert chair.post(at, {f"s-{row.id}": "Ada Lind", "rest": "present"}).status_code == 302
    assert Invitation.objects.get(pk=row.id).presence == "substitute"
