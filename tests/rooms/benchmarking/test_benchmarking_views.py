"""The pages: who sees what, what was typed stays, files, links, and what they cost."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.commons.access import NOBODY
from collegium.rooms.benchmarking.models import Answer, Round, Value
from collegium.rooms.benchmarking.offers import dates, panel_of_member, tasks
from collegium.rooms.benchmarking.queries import indicator_for

pytestmark = pytest.mark.django_db


def fields(data, ident, value="12.5", *, flag="", remark="", version="0"):
    edition = data.edition(ident)
    return {
        f"value_{edition}": value, f"flag_{edition}": flag, f"remark_{edition}": remark, "version": version,
    }  # fmt: skip


def table(answer):
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


# --- what is shown


def test_the_public_reads_public_values_with_source_and_licence(world, data):
    data.published()
    page = world.client().get("/data/top/").text
    assert "Own values" in page and "CC BY 4.0" in page and "6 of 6" in page and "Zeta" in page
    assert 'role="img"' in page and page.count('class="dot"') == 6
    assert "Top" in world.client().get("/data/").text and "Top" in world.client().get("/").text


def test_an_aggregate_shows_quartiles_and_one_s_own_value_alone(world, data):
    data.closed(slug="own", values=(11, 22, 33, 44, 55, 66))
    for who in ("liaison", "chair", "guest", "nobody"):
        page = (world.client(who) if who != "nobody" else world.client()).get("/data/own/").text
        assert "24.8\u00a0%" in page and "52.2\u00a0%" in page, "quartiles"
        for value in ("11.0", "22.0", "44.0", "55.0", "66.0"):
            assert f"{value}\u00a0%" not in page.replace("Yours is", "") or (who == "chair" and value == "11.0")
        assert ("33.0\u00a0%" in page) == (who == "liaison")
        assert 'class="dot"' not in page and "Zeta" not in page
    assert "66.0\u00a0%" in world.client("policy_officer").get("/data/own/").text


def test_members_sharing_is_for_members(world, data):
    data.closed(slug="own", sharing="members", values=(11, 22, 33, 44, 55, 66))
    assert "66.0\u00a0%" in world.client("chair").get("/data/own/").text
    assert "66.0\u00a0%" not in world.client().get("/data/own/").text
    assert "66.0\u00a0%" not in world.client("guest").get("/data/own/").text


def test_a_group_that_could_be_subtracted_is_withheld(world, data):
    data.group("west", "alpha", "beta", "gamma", "delta")
    data.closed(slug="own")
    page = world.client("liaison").get("/data/own/?group=west").text
    assert "are withheld" in page and "17.5" not in page


def test_no_group_can_be_chosen_freely(world, data):
    data.closed(slug="own")
    page = world.client("liaison").get("/data/own/?group=alpha&institution=alpha").text
    assert "The whole network" in page and "22.5\u00a0%" in page


def test_my_position_tells_the_rank_or_the_quarter(world, data):
    data.published()
    data.closed(slug="own")
    page = world.client("liaison").get("/data/position/", follow=True).text
    assert "Where Gamma Polytechnic stands" in page
    assert "Number 4 of 6 from the highest." in page and "31.0\u00a0%" in page
    assert page.count("In the second quarter of the values.") == 2
    assert "The same as a table" in page


def test_the_office_looks_for_any_university_others_only_for_their_own(world, data):
    data.published()
    assert world.client("policy_officer").get("/data/position/gamma/").status_code == 200
    assert world.client("chair").get("/data/position/gamma/").status_code == 404


def test_an_indicator_without_values_says_so(world, data):
    data.indicator("empty")
    assert "No value yet" in world.client().get("/data/empty/").text
    assert world.client().get("/data/nothing/").status_code == 404


# --- files


def test_the_file_has_licence_and_source_in_every_line_and_only_what_its_reader_sees(world, data):
    data.published()
    data.closed(slug="own")
    rows = table(world.client().get("/data/top.csv"))
    assert len([row for row in rows if row["value"]]) == 12
    assert all(row["source"] == "Own values" and row["licence"] == "CC BY 4.0" for row in rows)
    assert not [row for row in table(world.client().get("/data/own.csv")) if row["value"]]
    mine = [row for row in table(world.client("liaison").get("/data/own.csv")) if row["value"]]
    assert [(row["university"], row["ror_id"][-2:]) for row in mine] == [("Gamma", "02")]
    assert len([row for row in table(world.client("policy_officer").get("/data/own.csv")) if row["value"]]) == 6


def test_own_values_come_from_a_file_all_or_none(world, data):
    ident = data.round(data.indicator("one"), data.indicator("two", unit="count"))
    client, path = world.client("liaison"), f"/data/rounds/{ident}/upload/"
    wrong = b"indicator,value,flag,remark\none,12.5,,\ntwo,1.5,,\nthree,1,,\none,1,,\ntwo,x,,\n"
    answer = client.post(path, {"file": SimpleUploadedFile("v.csv", wrong)})
    assert answer.status_code == 422 and 'data-error="wrong_lines"' in answer.text
    for line in ("Line 3", "Line 4", "Line 5", "Line 6"):
        assert line in answer.text
    assert not Value.objects.exists()
    right = b"indicator;value;flag\none;12,5;provisional\ntwo;;not-available\n"
    assert client.post(path, {"file": SimpleUploadedFile("v.csv", right)}).status_code == 302
    assert sorted(Value.objects.values_list("flag", flat=True)) == ["not-available", "provisional"]


def test_the_form_as_a_file_can_be_sent_up_again(world, data):
    ident = data.round()
    data.entered(ident, 12)
    client = world.client("liaison")
    held = client.get(f"/data/rounds/{ident}/values.csv")
    assert table(held) == [{"indicator": "doctoral", "value": "12", "flag": "", "remark": ""}]
    sent = {"file": SimpleUploadedFile("v.csv", held.content)}
    assert client.post(f"/data/rounds/{ident}/upload/", sent).status_code == 302
    assert Answer.objects.get().version == 1, "nothing is different"


def test_the_office_takes_values_of_a_source_all_or_none(world, data):
    data.indicator("top", sharing="public")
    data.closed(slug="own")
    client = world.client("policy_officer")
    wrong = b"ror_id,period,value\nhttps://ror.org/0test00,2020,12\nhttps://ror.org/nowhere,2020,1\nhttps://ror.org/0test01,20,1\n"
    answer = client.post("/data/top/values/", {"file": SimpleUploadedFile("v.csv", wrong)})
    assert answer.status_code == 422 and "Line 3" in answer.text and "Line 4" in answer.text
    taken = b"ror_id,period,value\nhttps://ror.org/0test00,2021,12\n"
    assert client.post("/data/own/values/", {"file": SimpleUploadedFile("v.csv", taken)}).status_code == 422
    assert client.post("/data/top/values/", {"file": SimpleUploadedFile("v.csv", taken)}).status_code == 302
    assert indicator_for("top", world.now).latest.count == 1


# --- a round


def test_a_university_answers_and_confirms(world, data):
    ident = data.round()
    client = world.client("liaison")
    assert "Data round" in client.get("/desk/").text
    answer = client.post(f"/data/rounds/{ident}/answer/", fields(data, ident))
    assert answer.status_code == 302 and answer["Location"].endswith("/confirm/")
    page = client.get(answer["Location"]).text
    assert "12.5\u00a0%" in page and "Draft, not confirmed" in page
    assert client.post(answer["Location"], {"version": "1"}).status_code == 302
    assert Answer.objects.get().state == "confirmed"
    assert not list(tasks(world.liaison, world.now))


def test_what_was_typed_comes_back_with_the_error_beside_its_field(world, data):
    ident = data.round()
    answer = world.client("liaison").post(
        f"/data/rounds/{ident}/answer/", fields(data, ident, value="about 12", remark="a remark that stays")
    )
    assert answer.status_code == 422 and "about 12" in answer.text and "a remark that stays" in answer.text
    assert f'id="id_value_{data.edition(ident)}_error"' in answer.text and not Value.objects.exists()


def test_what_was_given_stands_in_the_form_as_its_reader_writes_numbers(world, data):
    ident = data.round()
    client, at = world.client("liaison"), f"/data/rounds/{ident}/answer/"
    assert client.post(at, fields(data, ident)).status_code == 302
    assert 'value="12.5"' in client.get(at).text and 'value="12,5"' in client.get(f"/fr{at}").text
    given = fields(data, ident, value="12,5", version="1")
    assert client.post(f"/fr{at}", given).status_code == 302
    assert 'value="12,5"' in client.get(f"/fr{at}").text


def test_a_stale_tab_gets_a_comparison(world, data):
    ident = data.round()
    data.entered(ident, 14)
    answer = world.client("delegate").post(f"/data/rounds/{ident}/answer/", fields(data, ident))
    assert answer.status_code == 409 and "Doctoral" in answer.text and "14" in answer.text and "12.5" in answer.text


def test_a_value_far_from_last_year_s_is_asked_about_and_taken(world, data):
    data.closed(slug="own")
    ident = data.round(indicator_for("own", world.now).id, period="2022")
    client = world.client("liaison")
    assert client.post(f"/data/rounds/{ident}/answer/", fields(data, ident, value="60")).status_code == 302
    assert "far from the last value" in client.get(f"/data/rounds/{ident}/confirm/").text
    assert "Last: 30.0\u00a0% in 2021." in client.get(f"/data/rounds/{ident}/answer/").text
    assert client.post(f"/data/rounds/{ident}/confirm/", {"version": "1"}).status_code == 302


def test_the_round_shows_who_has_confirmed(world, data):
    ident = data.round()
    data.confirmed(ident)
    data.recorded(ident, "beta", 20)
    page = world.client("chair").get(f"/data/rounds/{ident}/").text
    assert "2 of 6 confirmed" in page and 'class="hemi"' in page and "12.0" not in page
    assert "recorded by the secretariat" in page


def test_a_letter_s_link_opens_the_answer_of_its_university_alone(world, data):
    from collegium.commons.notify.links import token_hash
    from collegium.commons.notify.models import SignedLink

    ident, other = data.round(), data.round(data.indicator("other"), period="2023")
    world.settle()
    row = SignedLink.objects.get(person=world.person["liaison"], about=ident)
    client = world.client()
    assert client.get(f"/data/rounds/{ident}/answer/").status_code == 404
    token = "a" * 22
    SignedLink.objects.filter(pk=row.pk).update(hash=token_hash(token))
    opened = client.get(f"/a/{token}", follow=True)
    assert opened.status_code == 200 and "Gamma Polytechnic" in opened.text
    assert client.get(f"/data/rounds/{other}/answer/").status_code == 404
    assert client.get("/desk/").status_code == 302
    path = f"/data/rounds/{ident}/"
    assert client.post(f"{path}answer/", fields(data, ident)).status_code == 302
    assert client.post(f"{path}confirm/", {"version": "1"}).status_code == 200
    assert Answer.objects.get().confirmed_by_id == world.person["liaison"]


def test_a_data_steward_enters_and_cannot_confirm(world, data):
    from collegium.rooms.members.actions import give_hat
    from collegium.rooms.members.choices import HatKind

    ident = data.round()
    asked = {"person": world.person["seat"], "institution": world.inst["beta"], "kind": HatKind.DATA_STEWARD}
    give_hat(actor=world.operator, now=world.now, **asked)
    client = world.client("seat")
    assert client.post(f"/data/rounds/{ident}/answer/", fields(data, ident)).status_code == 302
    assert "confirms it." in client.get(f"/data/rounds/{ident}/confirm/").text
    assert client.post(f"/data/rounds/{ident}/confirm/", {"version": "1"}).status_code == 404
    assert [task.action for task in tasks(world.seat, world.now)] == []
    assert [task.action for task in tasks(world.liaison_beta, world.now)] == ["Confirm"]


# --- the secretariat


def test_the_office_runs_a_round_from_opening_to_its_end(world, data):
    ident, client = data.indicator(), world.client("policy_officer")
    given = {"title": "Data round 2022", "period": "2022", "indicators": [ident], "deadline": "2022-05-20T18:00"}
    assert client.post("/data/rounds/new/", {**given, "period": "next year"}).status_code == 422
    answer = client.post("/data/rounds/new/", given)
    assert answer.status_code == 302
    path = answer["Location"]
    assert client.post(f"{path}remind/").status_code == 302
    assert client.post(f"{path}move/", {"deadline": "2022-04-20T18:00"}).status_code == 422
    assert client.post(f"{path}move/", {"deadline": "2022-05-21T18:00"}).status_code == 302
    data_round = Round.objects.get()
    assert client.post(f"{path}record/gamma/", fields(data, data_round.id)).status_code == 422, "without a ground"
    told = {**fields(data, data_round.id), "ground": "Telephone, 2 May."}
    assert client.post(f"{path}record/gamma/", told).status_code == 302
    assert "Telephone, 2 May." in world.client("liaison").get(f"{path}answer/").text
    assert client.post(f"{path}cancel/", {"reason": ""}).status_code == 422
    assert client.post(f"{path}cancel/", {"reason": "The definition was wrong."}).status_code == 302
    assert "The definition was wrong." in world.client("chair").get(path).text


def test_the_office_keeps_the_catalogue_from_its_pages(world, data):
    client = world.client("policy_officer")
    given = {
        "name_en": "Staff from abroad", "name_fr": "Personnel étranger", "definition_en": "Head count.",
        "definition_fr": "Effectif.", "source": "Own values", "licence": "CC BY 4.0", "unit": "percent",
        "sharing": "aggregate",
    }  # fmt: skip
    assert client.post("/data/new/", {**given, "definition_en": ""}).status_code == 422
    assert client.post("/data/new/", given)["Location"] == "/data/staff-from-abroad/"
    assert client.post("/data/new/", given).status_code == 422
    path = "/data/staff-from-abroad/"
    assert client.post(f"{path}change/", {**given, "name_en": "Staff from other countries"}).status_code == 302
    assert client.post(f"{path}sharing/", {"sharing": "members"}).status_code == 302
    page = world.client().get(path).text
    assert "Staff from other countries" in page and "Named to members" in page
    assert "Personnel étranger" in world.client().get(f"/fr{path}").text
    inside = [world.inst[it] for it in ("alpha", "beta", "gamma")]
    assert client.post("/data/groups/new/", {"name_en": "West", "institutions": inside}).status_code == 422
    inside.append(world.inst["delta"])
    assert client.post("/data/groups/new/", {"name_en": "West", "institutions": inside}).status_code == 302
    assert "West" in world.client("chair").get("/data/groups/").text


# --- what it costs


def test_lists_and_pages_cost_the_same_for_one_and_three(world, data, queries):
    data.published("first")
    client, path = world.client("liaison"), "/data/position/gamma/"
    data.round(data.indicator("round-one"), period="2030")
    pages = ("/data/", "/data/first/", path, "/desk/", "/members/gamma/")
    for page in pages:
        client.get(page)
    few = [queries(lambda page=page: client.get(page)) for page in pages]
    for name in ("second", "third"):
        data.published(name)
        data.round(data.indicator(f"round-{name}"), period="2030")
    for page in pages:
        client.get(page)
    assert [queries(lambda page=page: client.get(page)) for page in pages] == few


def test_what_is_offered_costs_one_query_and_none_where_there_is_nothing(world, data, queries):
    data.published()
    data.round()
    for who in (NOBODY, world.guest):
        assert queries(lambda who=who: (list(tasks(who, world.now)), list(dates(who, world.now)))) == 0
    for who in (world.liaison, world.policy_officer):
        assert queries(lambda who=who: list(tasks(who, world.now))) == 1
        assert queries(lambda who=who: list(dates(who, world.now))) == 1
    seat, liaison, chair, inst = world.seat, world.liaison, world.chair, world.inst["gamma"]
    assert queries(lambda: list(tasks(seat, world.now))) == 0, "no voice for a university"
    panel_of_member(liaison, inst, world.now)
    assert queries(lambda: panel_of_member(liaison, inst, world.now)) == 1
    assert queries(lambda: panel_of_member(chair, inst, world.now)) == 0


def test_the_deadline_is_a_date_of_those_who_are_asked(world, data):
    data.round(days=14)
    assert [it.at for it in dates(world.liaison, world.now)] == [world.now + timedelta(days=14)]
