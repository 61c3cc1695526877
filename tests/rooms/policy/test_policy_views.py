"""The doors: what each role reads, what was typed stays, lists cost the same for one and three."""

from datetime import date, timedelta

import pytest

from collegium.commons.access import OPERATOR
from collegium.commons.pages.offers import dates_for, desk_tasks
from collegium.commons.search.entries import OFFERS
from collegium.rooms.papers.queries import slugs
from collegium.rooms.policy.actions import add_window, ask_through
from collegium.rooms.policy.actions_outreach import log_outreach
from collegium.rooms.policy.models import File, Followed, Outreach

GIVEN = {"state": "taken_up", "on": "2022-04-20", "source": "https://example.org/said", "quotation": "As they asked.",
         "publisher": "The Commission", "language": "en"}  # fmt: skip


def page(world, path, role=None):
    answer = world.client(role).get(path) if role else world.client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_public_reads_what_is_asked_and_what_came_of_it(world, opened, published, recs, record):
    file = opened()
    ask_through(actor=world.chair, file=file, paper=published, numbers=[1], now=world.now)
    record(recs[0], "in_part", note="Between us.")
    shown = page(world, "/policy/data-act/")
    assert "1 of 1 recommendation taken up, in part or wholly" in shown and "Mobility is a right." in shown
    assert "We watch it closely." not in shown and "Between us." not in shown
    inside = page(world, "/policy/data-act/", "liaison")
    assert "We watch it closely." in inside


def test_the_page_of_the_paper_says_what_came_of_it(world, opened, published, recs, record):
    record(recs[1], "rejected")
    path = f"/papers/{slugs([published])[published]}/"
    shown = page(world, path)
    assert "0 of 2 recommendations taken up, in part or wholly" in shown
    assert "Mobility is a right." in shown and "https://example.org/said" in shown and "Rejected" in shown


def test_the_public_page_of_a_recommendation_names_nobody_who_recorded(world, recs, record):
    record(recs[0], note="Between us.")
    shown = page(world, f"/recommendations/{recs[0]}/")
    name = page(world, f"/recommendations/{recs[0]}/", "liaison")
    assert "Between us." not in shown and "Recorded by" not in shown
    assert "Between us." in name and "Recorded by" in name


def test_recording_through_the_form(world, recs):
    client = world.client("policy_officer")
    assert client.post(f"/recommendations/{recs[0]}/follow-up/", GIVEN).status_code == 302
    assert Followed.objects.get(pk=recs[0]).state == "taken_up"


@pytest.mark.parametrize(
    ("gap", "field", "code"),
    [({"source": ""}, "source", "no_source"), ({"quotation": ""}, "quotation", "no_quotation"),
     ({"on": "2100-01-01"}, "on", "evidence_of_the_future")],
)  # fmt: skip
def test_a_refused_answer_says_why_beside_its_field(world, recs, gap, field, code):
    answer = world.client("policy_officer").post(f"/recommendations/{recs[0]}/follow-up/", {**GIVEN, **gap})
    shown = answer.content.decode()
    assert answer.status_code == 422 and f'id="id_{field}_error"' in shown and f'data-error="{code}"' in shown
    assert "The Commission" in shown


def test_a_source_is_an_address_of_the_web(world, recs):
    given = {**GIVEN, "source": "javascript:alert(1)"}
    answer = world.client("policy_officer").post(f"/recommendations/{recs[0]}/follow-up/", given)
    assert answer.status_code == 422 and 'id="id_source_error"' in answer.content.decode()


def test_a_file_through_its_forms(world, published):
    client = world.client("policy_officer")
    given = {
        "title": "Chips Act", "reference": "COM(2022) 46", "institution": "legislators", "summary": "Chips.",
        "source": "https://example.org/chips", "stage": "proposed", "on": "2022-02-08", "said": "Proposed.",
        "group": world.body["openness"],
    }  # fmt: skip
    wrong = client.post("/policy/new/", {**given, "title": ""})
    assert wrong.status_code == 422 and "COM(2022) 46" in wrong.content.decode()
    assert client.post("/policy/new/", given).status_code == 302
    it, base = File.objects.get(), "/policy/chips-act/"
    stage = {"stage": "negotiated", "on": "2022-04-01", "said": "Talks began."}
    assert client.post(f"{base}stage/", stage).status_code == 302
    window = {"title": "Feedback", "opens_on": "2022-04-01", "closes_on": "2022-05-31"}
    assert client.post(f"{base}window/", window).status_code == 302
    refused = client.post(f"{base}window/", {**window, "closes_on": "2022-03-01"})
    assert refused.status_code == 422 and 'data-error="window_closes_first"' in refused.content.decode()
    assert client.post(f"{base}followers/", {"people": [world.person["seat"]]}).status_code == 302
    slug = slugs([published])[published]
    assert client.post(f"{base}papers/", {"paper": slug}).url == f"{base}papers/{slug}/"
    assert client.post(f"{base}papers/{slug}/", {"numbers": ["2"]}).status_code == 302
    shown = client.get(base).content.decode()
    assert "Talks began." in shown and "Count what it costs to report." in shown and "Write mobility" not in shown
    assert File.objects.get(pk=it.id).stage == "negotiated"
    assert client.post(f"{base}papers/{slug}/remove/").status_code == 302
    assert client.post(f"{base}window/{it.windows.get().id}/remove/").status_code == 302


def test_a_stale_tab_gets_a_comparison(world, opened):
    opened()
    client = world.client("chair")
    given = {
        "title": "Data", "reference": "", "institution": "council", "summary": "Mine.", "version": "1",
        "source": "https://example.org/s", "group": world.body["openness"], "internal": "",
    }  # fmt: skip
    assert client.post("/policy/data-act/change/", given).status_code == 302
    answer = client.post("/policy/data-act/change/", {**given, "summary": "Newer words."})
    assert answer.status_code == 409 and "Newer words." in answer.content.decode()


def test_filters_of_files(world, opened):
    opened()
    opened("Chips Act", institution="commission", stage="announced", group="")
    for query, there, absent in (
        ("?institution=commission", "Chips Act", "Data Act"),
        ("?stage=proposed", "Data Act", "Chips Act"),
        ("?group=openness", "Data Act", "Chips Act"),
        ("?q=chips", "Chips Act", "Data Act"),
    ):
        shown = page(world, f"/policy/{query}")
        assert there in shown and absent not in shown, query
    assert "Nothing fits" in page(world, "/policy/?q=nothing")


def test_filters_of_recommendations(world, recs, record):
    record(recs[0])
    shown = page(world, "/recommendations/?state=taken_up")
    assert "Write mobility into law" in shown and "Count what it costs" not in shown
    assert "Count what it costs" in page(world, "/recommendations/?group=openness&state=open")


@pytest.mark.parametrize("path", ["/policy/", "/recommendations/"])
def test_empty_lists_say_what_will_stand_there(world, path):
    assert 'class="empty"' in page(world, path)


def test_the_log_through_its_forms(world):
    client = world.client("policy_officer")
    given = {"occasion": "letter", "on": "2022-04-01", "subject": "Unit costs", "with_whom": "An adviser",
             "organisation": "Parliament", "said": "Sent."}  # fmt: skip
    wrong = client.post("/outreach/new/", {**given, "on": "2100-01-01"})
    assert wrong.status_code == 422 and 'id="id_on_error"' in wrong.content.decode() and "Unit costs" in wrong.text
    assert client.post("/outreach/new/", given).status_code == 302
    it = Outreach.objects.get()
    assert "Unit costs" in page(world, "/outreach/?occasion=letter", "policy_officer")
    assert client.post(f"/outreach/{it.id}/change/", {**given, "version": "1", "subject": "Costs"}).status_code == 302
    stale = client.post(f"/outreach/{it.id}/change/", {**given, "version": "1", "said": "Newer words."})
    assert stale.status_code == 409 and "Newer words." in stale.content.decode()
    assert client.post(f"/outreach/{it.id}/remove/").status_code == 302 and not Outreach.objects.exists()


def test_what_was_said_stays_in_the_office(world, opened):
    file = opened()
    log_outreach(
        actor=world.policy_officer, occasion="meeting", on=date(2022, 4, 1), subject="Unit costs", file=file,
        with_whom="An adviser", organisation="A cabinet", said="They listened.", now=world.now,
    )  # fmt: skip
    for role in ("liaison", "chair", "president", "guest", None):
        assert "Unit costs" not in page(world, "/policy/data-act/", role)
    for role in ("liaison", "president"):
        activity = page(world, "/activity/", role)
        assert "log of outreach" in activity and "A cabinet" not in activity and "Unit costs" not in activity
    assert "outreach" not in OFFERS


def test_desks_get_windows_that_close_soon(world, opened):
    file = opened()
    asked = {"actor": world.policy_officer, "file": file, "now": world.now}
    day = world.now.date()
    add_window(title="Soon", opens_on=day, closes_on=day + timedelta(days=20), **asked)
    add_window(title="Later", opens_on=day, closes_on=day + timedelta(days=90), **asked)
    add_window(title="Past", opens_on=day - timedelta(days=9), closes_on=day - timedelta(days=2), **asked)

    def titles(role):
        return [task.meta for task in desk_tasks(world[role], world.now) if task.key.startswith("window:")]

    assert titles("chair") == ["Soon: open to answers."]
    assert titles("liaison") == titles("policy_officer") == titles("nobody") == []
    assert [len(dates_for(world[role], world.now)) for role in ("liaison", "policy_officer", "guest")] == [2, 2, 0]


def test_what_nobody_looked_at_for_a_year_waits_for_the_office(world, recs, record):
    later = world.now + timedelta(days=400)

    def waiting(role):
        return [task for task in desk_tasks(world[role], later) if task.key.startswith("unlooked:")]

    assert "2 recommendations without a look" in waiting("policy_officer")[0].meta
    assert not waiting("chair") and not [t for t in desk_tasks(world.policy_officer, world.now) if "unlooked" in t.key]
    record(recs[0], "rejected")
    assert "1 recommendation without a look" in waiting("policy_officer")[0].meta


def test_search_finds_files_and_not_what_is_internal(world, opened):
    found = OFFERS["policy_file"].entries([opened()])[0]
    assert found.audience == ["public"] and "Who may use which data." in found.text
    assert "We watch it closely." not in found.text


def test_a_kept_page_is_made_again_when_a_window_closes(world, opened):
    file = opened()
    day = world.now.date()
    add_window(actor=OPERATOR, file=file, title="F", opens_on=day, closes_on=day + timedelta(days=2), now=world.now)
    answer = world.client().get("/policy/data-act/")
    assert answer.wsgi_request.META["collegium.stamp"]["until"].date() >= day + timedelta(days=2)


@pytest.mark.parametrize("role", ["nobody", "liaison", "policy_officer"])
def test_lists_cost_the_same_for_one_and_three(world, opened, papers, queries, role):
    client = world.client(role)

    def costs(path):
        client.get(path)
        return queries(lambda: client.get(path))

    def more():
        opened()
        papers.at("published")
        world.settle()

    more()
    one = [costs("/policy/"), costs("/recommendations/")]
    more()
    more()
    assert [costs("/policy/"), costs("/recommendations/")] == one and max(one) <= 20


@pytest.fixture
def grow(world, opened, papers, recs, record):
    """The ULID of a recommendation; each call adds a paper and a window to one file, and a look at it."""
    file, day = opened(), world.now.date()

    def more():
        paper = papers.at("published")
        world.settle()
        ask_through(actor=OPERATOR, file=file, paper=paper, now=world.now)
        add_window(actor=OPERATOR, file=file, title="F", opens_on=day, closes_on=day, now=world.now)
        record(recs[0])
        return recs[0]

    return more


@pytest.mark.parametrize("role", ["nobody", "liaison", "policy_officer"])
def test_pages_cost_the_same_for_one_and_three(world, grow, queries, role):
    client, rec = world.client(role), grow()

    def costs():
        found = []
        for path in ("/policy/data-act/", f"/recommendations/{rec}/"):
            client.get(path)
            found.append(queries(lambda path=path: client.get(path)))
        return found

    one = costs()
    grow()
    grow()
    assert costs() == one and max(one) <= 24


def test_the_log_costs_the_same_for_one_and_three(world, queries):
    client = world.client("policy_officer")

    def costs():
        log_outreach(
            actor=world.policy_officer, occasion="meeting", on=date(2022, 4, 1), subject="s", with_whom="w",
            organisation="o", said="s", now=world.now,
        )  # fmt: skip
        client.get("/outreach/")
        return queries(lambda: client.get("/outreach/"))

    assert costs() == costs() == costs() <= 16


def test_many_papers_without_a_look_are_few_lines_of_the_desk(world, monkeypatch):
    from datetime import date

    from collegium.rooms.policy import offers
    from collegium.rooms.policy.queries_following import Unlooked

    def given(n):
        papers = [Unlooked(f"{number:026}", 1, date(2020, 1, 1 + number), f"{number:026}") for number in range(n)]
        monkeypatch.setattr(offers, "unlooked", lambda day: papers)
        return list(offers.to_look_at(world.policy_officer, world.now))

    assert [len(given(n)) for n in (0, 1, 6, 7, 20)] == [0, 1, 6, 6, 6]
    assert "15 more papers without a look since 6 January 2020" in given(20)[-1].meta
