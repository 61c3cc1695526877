"""The pages of events and the calendar: who sees what, registering through the doors, feeds, certificates."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from icalendar import Calendar

from collegium.kernel import clock
from collegium.rooms.events import actions, actions_registering
from collegium.rooms.events.actions_feeds import make_feed
from collegium.rooms.events.models import CalendarFeed, Need, Registration
from collegium.rooms.events.queries import event_for
from factories.events import FIRST, Events


@pytest.fixture
def events(world):
    return Events(world)


def slug(world, ident):
    return event_for(world.policy_officer, ident).slug


def page(world, role, path):
    answer = world.client(role).get(path)
    assert answer.status_code == 200, (role, path, answer.status_code)
    return answer.text


def test_the_public_reads_days_place_and_public_sessions_members_the_rest(world, events):
    ident = events.opened(title="Open days", practical="Ring at the gate.")
    events.session(ident, title="Everybody hears", speakers=[("chair@testnet.example", "chair"), ("Ada Outside", "")])
    events.session(ident, title="Members alone", hour=14, public=False)
    events.register(ident, "liaison", institution=world.inst["gamma"], diet="vegan")
    path = f"/events/{slug(world, ident)}/"
    text = page(world, "nobody", path)
    assert "Everybody hears" in text and "Ada Outside" in text and "Chiara Weiss" in text and "Poznan" in text
    for hidden in ("Members alone", "Lucie Moreau", "vegan", "Ring at the gate"):
        assert hidden not in text
    member = page(world, "seat", path)
    assert "Members alone" in member and "Lucie Moreau" in member
    assert "vegan" not in member and "Ring at the gate" not in member
    assert "Ring at the gate" in page(world, "liaison", path)
    assert path in page(world, "nobody", "/events/")


def test_needs_are_read_by_those_who_organise_alone(world, events):
    ident = events.opened(kind="group-meeting", body=world.body["openness"], audience="body")
    events.register(ident, "liaison", diet="vegan")
    path = f"/events/{slug(world, ident)}/participants/"
    assert "vegan" in page(world, "chair", path) and "vegan" in page(world, "policy_officer", path)
    assert "vegan" not in page(world, "seat", path)
    assert "vegan" in world.client("chair").get(path[:-1] + ".csv").text
    assert world.client("seat").get(path[:-1] + ".csv").status_code == 404
    assert world.client("president").get(path).status_code == 404
    assert world.client("chair").post(f"/events/{slug(world, ident)}/needs/erase/").status_code == 302
    assert not Need.objects.exists()


def test_planning_through_the_doors(world, events):
    office = world.client("policy_officer")
    given = {
        "title": "Thematic workshop", "kind": events.kinds["thematic-workshop"], "starts_on": "2022-06-13",
        "ends_on": "2022-06-14", "language": "en", "audience": "public", "place": "Aula", "city": "Delft",
        "until": "2022-06-06", "capacity": "40",
    }  # fmt: skip
    assert office.post("/events/new/", given | {"ends_on": "2022-06-12"}).status_code == 422
    answer = office.post("/events/new/", given)
    assert answer.status_code == 302 and answer["Location"] == "/events/thematic-workshop-2022/"
    base = answer["Location"]
    assert "A draft" in page(world, "policy_officer", base)
    session = {"title": "Opening", "starts_at": "2022-06-13T10:00", "ends_at": "2022-06-13T09:00", "public": "on"}
    refused = office.post(f"{base}programme/new/", session)
    assert refused.status_code == 422 and "It ends before it begins" in refused.text
    named = session | {"ends_at": "2022-06-13T11:00", "speakers": "Ada " * 40}
    refused = office.post(f"{base}programme/new/", named)
    assert refused.status_code == 422 and 'id="id_speakers_error"' in refused.text and "Ada Ada" in refused.text
    assert office.post(f"{base}programme/new/", session | {"ends_at": "2022-06-13T11:00"}).status_code == 302
    assert world.client().get(base).status_code == 404
    for move in ("announce", "open"):
        assert office.get(f"{base}move/{move}/").status_code == 200
        assert office.post(f"{base}move/{move}/").status_code == 302
    assert "Opening" in page(world, "nobody", base)
    assert office.post(f"{base}move/cancel/", {"reason": ""}).status_code == 422
    refused = office.post(f"{base}move/hold/")
    assert refused.status_code == 422 and 'data-error="event_is_ahead"' in refused.text


def test_a_stale_tab_is_shown_what_stands(world, events):
    ident = events.announced(title="First words")
    it = event_for(world.policy_officer, ident)
    office, base = world.client("policy_officer"), f"/events/{it.slug}/change/"
    given = {
        "title": "Second words", "kind": it.kind_id, "starts_on": it.starts_on, "ends_on": it.ends_on,
        "language": "en", "audience": "public", "version": it.version,
    }  # fmt: skip
    assert office.post(base, given).status_code == 302
    answer = office.post(base, given | {"title": "Third words"})
    assert answer.status_code == 409 and "Second words" in answer.text and "Third words" in answer.text


def test_registering_changing_and_giving_up_from_the_page(world, events):
    ident = events.opened(capacity=1)
    small = events.session(ident, title="Small group", capacity=3)
    base, client = f"/events/{slug(world, ident)}/", world.client("liaison")
    assert "Small group" in client.get(f"{base}register/").text
    given = {"person": world.person["liaison"], "mode": "on-site", "sessions": [small], "diet": "vegan"}
    assert client.post(f"{base}register/", given | {"mode": "by-balloon"}).status_code == 422
    assert client.post(f"{base}register/", given).status_code == 302
    assert client.post(f"{base}register/", given).status_code == 422
    assert "You go" in client.get(base).text and "vegan" in client.get(f"{base}registration/").text
    full = world.client("seat")
    assert "All 1 places are taken" in full.get(f"{base}register/").text
    assert full.post(f"{base}register/", {"mode": "online"}).status_code == 302
    assert "number 1 in the queue" in full.get(base).text and "You are next" in full.get(f"{base}registration/").text
    changed = client.post(f"{base}registration/", {"mode": "online", "diet": ""})
    assert changed.status_code == 302 and not Need.objects.exists()
    assert client.post(f"{base}registration/cancel/").status_code == 302
    assert Registration.objects.get(person=world.person["seat"]).state == "going"


def test_a_letter_opens_change_and_giving_up_without_signing_in(world, events):
    from collegium.commons.notify.models import Letter

    ident = events.opened()
    events.register(ident, "liaison")
    letter = Letter.objects.filter(kind="event_registered").get()
    link = re.search(r"https?://\S+(/a/\S+)", letter.text).group(1)
    browser = world.client()
    answer = browser.get(link, follow=True)
    assert answer.status_code == 200 and "Your registration" in answer.text
    path = answer.redirect_chain[-1][0] if answer.redirect_chain else answer.request["PATH_INFO"]
    assert f"/events/{ident}/registration/" in path
    done = browser.post(f"/events/{ident}/registration/", {"mode": "online"})
    assert done.status_code == 200 and "Done in the name of Lucie Moreau" in done.text
    done = browser.post(f"/events/{ident}/registration/cancel/")
    assert done.status_code == 200 and Registration.objects.get().state == "cancelled"
    assert world.client().get(f"/events/{ident}/registration/").status_code == 404


def test_a_link_opens_the_registration_of_its_person_alone(world, events):
    from collegium.commons.notify.models import Letter

    ident = events.opened()
    for who in ("liaison", "seat"):
        events.register(ident, who)
    letter = Letter.objects.filter(kind="event_registered", person=world.person["liaison"]).get()
    browser = world.client()
    browser.get(re.search(r"https?://\S+(/a/\S+)", letter.text).group(1))
    asked = {"mode": "online"}
    browser.post(f"/events/{ident}/registration/?person={world.person['seat']}", asked)
    assert dict(Registration.objects.values_list("person__name", "mode")) == {
        "Lucie Moreau": "online", "Tomas Berg": "on-site",
    }  # fmt: skip


def test_the_office_registers_by_address_and_a_liaison_her_colleague(world, events):
    ident = events.opened()
    base, office = f"/events/{slug(world, ident)}/", world.client("policy_officer")
    assert office.post(f"{base}participants/", {"email": "nobody@testnet.example"}).status_code == 422
    answer = office.post(f"{base}participants/", {"email": "seat@testnet.example"})
    assert answer.status_code == 302
    assert office.post(answer["Location"], {"mode": "on-site"}).status_code == 302
    liaison = world.client("liaison")
    assert "Hanna Rektor" in liaison.get(f"{base}register/").text
    given = {"mode": "on-site", "person": world.person["head"]}
    assert liaison.post(f"{base}register/", given).status_code == 302
    rows = dict(Registration.objects.values_list("person__name", "institution__slug"))
    assert rows == {"Tomas Berg": "beta", "Hanna Rektor": "gamma"}


def test_who_came_is_ticked_and_has_a_certificate(world, events):
    ident = events.held(came=("liaison", "seat"), title="Workshop on shared laboratories")
    base = f"/events/{slug(world, ident)}/"
    row = Registration.objects.get(person=world.person["liaison"])
    office = world.client("policy_officer")
    assert office.post(f"{base}attendance/", {"came": [row.id]}).status_code == 302
    assert world.client("seat").get(f"{base}certificate.pdf").status_code == 404
    answer = world.client("liaison").get(f"{base}certificate.pdf")
    assert answer["Content-Type"] == "application/pdf"
    text = " ".join(" ".join(p.extract_text().split()) for p in pypdf.PdfReader(io.BytesIO(answer.content)).pages)
    for said in ("Certificate of attendance", "Lucie Moreau", "Workshop on shared laboratories", "26 April 2022"):
        assert said in text
    assert answer.content == world.client("liaison").get(f"{base}certificate.pdf").content
    theirs = f"{base}certificate.pdf?person={world.person['liaison']}"
    assert office.get(theirs).status_code == 200 and world.client("seat").get(theirs).status_code == 404


def test_who_did_not_come_is_not_among_those_who_came(world, events):
    ident = events.held(came=("liaison", "seat"), title="Workshop")
    row = Registration.objects.get(person=world.person["liaison"])
    base = f"/events/{slug(world, ident)}/"
    assert world.client("policy_officer").post(f"{base}attendance/", {"came": [row.id]}).status_code == 302
    text = page(world, "chair", base)
    assert "Lucie Moreau" in text and "Tomas Berg" not in text


def parts(content):
    return {str(it["UID"]): it for it in Calendar.from_ical(content).walk("VEVENT")}


def test_an_event_is_a_file_for_calendars(world, events):
    ident = events.opened(title="Annual meeting; with, signs")
    session = events.session(ident, hour=10, room="Room 1")
    events.session(ident, title="Members alone", hour=14, public=False)
    answer = world.client().get(f"/events/{slug(world, ident)}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    found = parts(answer.content)
    day, part = found[f"events.days-{ident}@testnet.example"], found[f"session-{session}@testnet.example"]
    assert len(found) == 2 and str(day["SUMMARY"]) == "Annual meeting; with, signs"
    assert (day["DTSTART"].dt, day["DTEND"].dt) == (FIRST, FIRST + timedelta(days=2))
    assert part["DTSTART"].dt.tzinfo.key == "Europe/Brussels" and part["DTSTART"].dt.hour == 10
    assert b"BEGIN:VTIMEZONE" in answer.content and "Members alone" not in answer.content.decode()


def test_a_secret_address_gives_events_sessions_dates_and_what_waits(world, events):
    ident = events.opened(kind="group-meeting", body=world.body["openness"], audience="body", title="Group meets")
    other = events.opened(title="Annual meeting")
    chosen = events.session(other, title="Chosen session", capacity=3)
    events.register(other, "seat", sessions=[chosen])
    token = make_feed(actor=world.seat, now=world.now)
    answer = world.client().get(f"/calendar/{token}.ics")
    assert answer.status_code == 200 and answer["Cache-Control"] == "private, no-cache"
    found = parts(answer.content)
    assert {f"events.days-{ident}@testnet.example", f"session-{chosen}@testnet.example"} <= set(found)
    asked = found[f"task-event:{ident}@testnet.example"]
    assert "Group meets" in str(asked["SUMMARY"]) and asked["DTSTART"].dt.hour == 23
    assert f"events.days-until-{ident}@testnet.example" not in found  # it waits on the desk: once is enough
    again = world.client().get(f"/calendar/{token}.ics", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_uid_stays_and_sequence_rises_when_an_event_moves(world, events):
    ident = events.opened()
    token = make_feed(actor=world.seat, now=world.now)
    uid = f"events.days-{ident}@testnet.example"
    before = parts(world.client().get(f"/calendar/{token}.ics").content)[uid]
    events.register(ident, "liaison")
    same = parts(world.client().get(f"/calendar/{token}.ics").content)[uid]
    assert same.to_ical() == before.to_ical()  # somebody else's registration changes nothing
    it = event_for(world.policy_officer, ident)
    later = world.now + timedelta(hours=1)
    plan = actions.Plan(it.title, it.kind_id, FIRST + timedelta(days=7), FIRST + timedelta(days=8), until=FIRST)
    actions.change_event(actor=world.policy_officer, event=ident, version=it.version, plan=plan, now=later)
    after = parts(world.client().get(f"/calendar/{token}.ics").content)[uid]
    assert after["SEQUENCE"] > before["SEQUENCE"] and after["LAST-MODIFIED"].dt == later
    assert after["DTSTART"].dt == FIRST + timedelta(days=7)


def test_the_address_is_renewed_ended_and_dies_with_the_hats(world, events):
    client = world.client("seat")
    assert "Make my address" in client.get("/calendar/").text
    client.post("/calendar/address/")
    first = re.search(r"/calendar/([\w-]+)\.ics", client.get("/calendar/").text).group(1)
    assert first not in repr(CalendarFeed.objects.values().get())  # what is kept does not tell it
    client.post("/calendar/address/")
    second = re.search(r"/calendar/([\w-]+)\.ics", client.get("/calendar/").text).group(1)
    assert world.client().get(f"/calendar/{first}.ics").status_code == 404
    assert world.client().get(f"/calendar/{second}.ics").status_code == 200
    from collegium.rooms.people.actions import leave

    leave(actor=world.policy_officer, person=world.person["seat"], now=world.now)
    assert world.client().get(f"/calendar/{second}.ics").status_code == 404
    assert world.client().get("/calendar/no-such-token.ics").status_code == 404


def test_tokens_of_calendars_stand_in_no_log():
    from collegium.commons.notify.masking import without_tokens

    assert "abcdefgh12345678" not in without_tokens("GET /calendar/abcdefgh12345678.ics 200")


def test_the_calendar_tells_the_public_of_events_and_members_of_dates(world, events):
    events.opened(title="For everybody")
    events.opened(title="For members", audience="members")
    text = page(world, "nobody", "/calendar/")
    assert "For everybody" in text and "For members" not in text and "secret address" not in text
    assert "For members" in page(world, "seat", "/calendar/") and "June 2022" in text
    assert "juin 2022" in page(world, "nobody", "/fr/calendar/")


def test_the_desk_asks_the_group_and_shows_my_events(world, events):
    ident = events.opened(kind="group-meeting", body=world.body["openness"], audience="body", title="Group meets")
    other = events.opened(title="Annual meeting")
    events.register(other, "seat")
    text = page(world, "seat", "/desk/")
    assert "Group meets" in text and "My events" in text and f"/events/{slug(world, other)}/registration/" in text
    client = world.client("seat")
    assert client.post(f"/events/{slug(world, ident)}/decline/").status_code == 302
    assert "asks whether you come" not in client.get("/desk/").text


def test_panels_stand_on_pages_of_groups_members_people_and_what_is_discussed(world, events):
    from collegium.kernel.ids import Ref
    from collegium.rooms.events.actions_programme import discuss
    from factories.practices import Practices

    ident = events.opened(title="Group meets", body=world.body["openness"], host=world.inst["beta"])
    events.register(ident, "liaison", institution=world.inst["gamma"])
    practice = Practices(world).shared(visibility="public")
    discuss(actor=world.policy_officer, event=ident, what=Ref("practice", practice), now=world.now)
    for path in ("/groups/openness/", "/members/beta/", "/"):
        assert "Group meets" in page(world, "nobody", path), path
    gamma = page(world, "seat", "/members/gamma/")
    assert "1 person comes from here" in gamma and "Group meets" in gamma
    assert "Group meets" not in page(world, "nobody", "/members/gamma/")
    assert "Group meets" in page(world, "seat", f"/people/{world.person['liaison']}/")
    assert f"/practices/{practice}/" in page(world, "nobody", f"/events/{slug(world, ident)}/")


@pytest.mark.parametrize("role", ["nobody", "seat", "policy_officer"])
def test_pages_cost_the_same_for_one_and_three(world, events, queries, role):
    def cost(path):
        client = world.client(role)
        client.get(path)
        return queries(lambda: client.get(path))

    ident = events.opened(title="One")
    events.session(ident, capacity=3)
    events.register(ident, "liaison", institution=world.inst["gamma"])
    paths = ["/events/", "/calendar/", f"/events/{slug(world, ident)}/", f"/events/{slug(world, ident)}.ics"]
    one = [cost(path) for path in paths]
    for n in range(2):
        events.opened(title=f"More {n}")
        events.session(ident, hour=12 + n, capacity=3, speakers=[("chair@testnet.example", "")])
    for who in ("seat", "delegate"):
        events.register(ident, who)
    three = [cost(path) for path in paths]
    if role != "seat":  # she has a registration of her own now
        assert three == one
    if role == "nobody":
        assert three == [6, 3, 5, 8]


def test_what_events_offer_to_other_pages_costs_one_query_or_none(world, events, queries):
    from collegium.rooms.events import offers

    ident = events.opened(body=world.body["openness"], host=world.inst["beta"])
    events.opened(body=world.body["openness"])
    events.register(ident, "liaison", institution=world.inst["gamma"])
    ids = {
        "group": world.body["openness"], "member": world.inst["gamma"], "person": world.person["liaison"], "home": "",
        "desk": world.person["liaison"], "object": ident,
    }  # fmt: skip
    liaison = world.liaison
    for name, at in ids.items():
        panel = getattr(offers, f"panel_of_{name}")
        assert queries(lambda panel=panel, at=at: panel(liaison, at, world.now)) == 1, name
    chair, guest = world.chair, world.guest
    for source in (offers.to_answer, offers.over, offers.dates):
        assert queries(lambda source=source: list(source(chair, world.now))) == 1
    for source in (offers.to_answer, offers.over):
        assert queries(lambda source=source: list(source(guest, world.now))) == 0
    assert queries(lambda: offers.panel_of_person(guest, world.person["liaison"], world.now)) == 0


def test_the_clock_closes_the_door_although_no_job_has_run(world, events):
    ident = events.opened()
    base = f"/events/{slug(world, ident)}/"
    with clock.frozen_at(world.now + timedelta(days=36)):
        client = world.client("liaison")
        answer = client.post(f"{base}register/", {"person": world.person["liaison"], "mode": "on-site"})
        assert answer.status_code == 422 and 'data-error="registration_is_over"' in answer.text
        assert "Register</a>" not in client.get(base).text
    assert not Registration.objects.exists() and actions_registering.CHANGE
