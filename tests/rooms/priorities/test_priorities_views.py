"""The pages of priorities: what each sees, what was typed stays, lists and panels cost the same for one and three."""

import json
import re

import pytest

from collegium.commons.notify.models import Letter
from collegium.kernel import clock
from collegium.rooms.priorities.models import Asked, Item, Option, Round


def link_in(kind, person):
    """The signed address in the letter of that kind to a person, without its host."""
    text = Letter.objects.filter(kind=kind, person=person).latest("id").text
    return re.search(r"https?://[^/\s]+(/a/\S+)", text).group(1)


def test_the_office_prepares_looks_at_the_letters_and_opens(world, prio):
    challenges, office = [prio.challenge("One"), prio.challenge("Two")], world.client("policy_officer")
    typed = {
        "title": "What comes first", "why": "The Board chooses.", "challenges": challenges, "dots": "10", "most": "",
        "closes_at": "2022-05-20T17:00", "language": "en",
    }  # fmt: skip
    answer = office.post("/priorities/new/", {**typed, "most": "11"})
    assert answer.status_code == 422 and 'data-error="most_beyond_dots"' in answer.text and "The Board" in answer.text
    answer = office.post("/priorities/new/", {**typed, "closes_at": "soon"})
    assert answer.status_code == 422 and 'id="id_closes_at_error"' in answer.text
    path = office.post("/priorities/new/", typed)["Location"]
    letters = office.get(f"{path}open/").text
    assert "6 universities are asked" in letters and "What comes first for your university" in letters
    assert "Lucie Moreau" in letters, "who gets the letter"
    answer = office.post(f"{path}open/", {"letter_en": "Please answer soon.", "letter_en_was": "Other words."})
    assert answer.status_code == 302 and Round.objects.get().state == "open"
    world.settle()
    assert "Please answer soon." in Letter.objects.filter(kind="round_opened").first().text
    again = office.post(f"{path}open/")
    assert again.status_code == 422 and 'data-error="not_from_here"' in again.text


def test_a_liaison_answers_from_the_desk_and_what_is_too_much_comes_back(world, prio):
    ident, client = prio.opened(most=6), world.client("liaison")
    assert "puts 10 dots" in client.get("/desk/").text
    path = f"/priorities/{ident}/answer/"
    page = client.get(path).text
    assert "After the closing members read each university’s dots" in page and "10 of 10 dots left" in page
    typed = {"dots_1": "6", "dots_2": "5", "dots_3": "", "reason_1": "It holds us back."}
    answer = client.post(path, typed)
    assert answer.status_code == 422 and 'data-error="too_many_dots"' in answer.text
    assert "Take 1 back" in answer.text and "It holds us back." in answer.text and 'value="5"' in answer.text
    assert 'class="dotleft dotleft--over"' in answer.text and "1 too many" in answer.text
    answer = client.post(path, {**typed, "dots_2": "many"})
    assert answer.status_code == 422 and 'id="id_dots_2_error"' in answer.text
    answer = client.post(path, {**typed, "dots_2": "7"})
    assert answer.status_code == 422 and "at most 6 dots" in answer.text
    assert client.post(path, {**typed, "dots_2": "4"}).status_code == 302
    page = client.get(path).text
    assert 'data-result="stored"' in page and "Replace the answer" in page and "0 of 10 dots left" in page
    assert "puts 10 dots" not in client.get("/desk/").text


def test_an_answer_from_a_letter_without_signing_in(world, prio):
    ident = prio.opened()
    world.settle()
    client, path = world.client(), f"/priorities/{ident}/answer/"
    assert client.get(path).status_code == 404
    assert client.get(link_in("round_opened", world.person["delegate"]), follow=True).status_code == 200
    page = client.get(path).text
    assert "You answer for <b>Gamma</b>, as Daniel Ortiz." in page and "A personal link" in page
    assert client.post(path, {"dots_1": "3"}).status_code == 302
    asked = Asked.objects.get(round=ident, institution=world.inst["gamma"])
    assert (asked.given, asked.by_link, asked.answered_by_id) == (3, True, world.person["delegate"])
    world.settle()
    assert Letter.objects.filter(kind="round_answered").count() == 2, "the one who is said to have answered too"


def test_a_link_opens_nothing_after_the_closing(world, prio):
    ident = prio.opened()
    world.settle()
    client = world.client()
    client.get(link_in("round_opened", world.person["delegate"]), follow=True)
    with clock.frozen_at(prio.until):
        answer = client.post(f"/priorities/{ident}/answer/", {"dots_1": "3"})
    assert answer.status_code == 404 and not Asked.objects.filter(given__isnull=False).exists()


def test_while_it_runs_only_coverage_is_shown_to_anybody(world, prio):
    ident = prio.opened()
    prio.answer(ident, {1: 7, 2: 3}, reasons={1: "A reason that is secret so far."})
    prio.answer(ident, {}, "liaison_beta", "beta")
    for who in ("policy_officer", "president", "liaison_beta", "chair"):
        client = world.client(who)
        page = client.get(f"/priorities/{ident}/").text
        assert "2 of 6 universities have answered" in page and "Not answered yet" in page
        assert "answered without a dot" not in page, "that an answer is blank is a result too"
        seen = page + client.get("/activity/").text + client.get("/priorities/").text
        seen += client.get(f"/challenges/{Option.objects.get(round=ident, number=1).challenge_id}/").text
        seen += client.get("/members/gamma/").text + client.get("/search/?q=secret").text
        assert "secret so far" not in seen and "7 dots" not in seen
        assert client.get(f"/priorities/{ident}/result.json").status_code == 404
        assert client.get(f"/priorities/{ident}/answers.csv").status_code == 404
    assert "secret so far" in world.client("delegate").get("/activity/").text, "her own university’s answer"
    assert world.client().get(f"/priorities/{ident}/").status_code == 404


def test_after_the_closing_the_public_sees_sums_and_members_see_who(world, prio):
    ident = prio.closed()
    path = f"/priorities/{ident}/"
    public, member = world.client().get(path).text, world.client("chair").get(path).text
    for page in (public, member):
        assert "2 of 6 universities have answered" in page and "15 dots were put, of 60 possible." in page
        assert "“Challenge 1” came first with 11 dots from 2 of 2 universities." in page
    assert "It holds gamma back." in member and "Dots of each university" in member
    assert "It holds gamma back." not in public and "Dots of each university" not in public and "Gamma" not in public
    record = json.loads(world.client().get(f"{path}result.json").content)
    assert record["coverage"] == {"asked": 6, "answered": 2, "blank": 0} and "answers" not in record
    record = json.loads(world.client("chair").get(f"{path}result.json").content)
    assert {row["university"]: row["dots"] for row in record["answers"]} == {
        "Gamma": {"1": 6, "2": 4},
        "Beta": {"1": 5},
    }
    table = world.client("chair").get(f"{path}answers.csv").content.decode("utf-8-sig").splitlines()
    assert table[0].startswith("university,country,C-") and "Gamma,CH,6,4,0" in table
    sums = world.client().get(f"{path}result.csv").content.decode("utf-8-sig").splitlines()
    assert sums[1].endswith("Challenge 1,11,2")


def test_ties_are_shown_as_ties_and_told_in_a_sentence(world, prio):
    page = world.client().get(f"/priorities/{prio.closed(answers=({1: 5, 2: 5}, {3: 2}))}/").text
    assert "2 challenges share place 1 with 5 dots each." in page and "no lot is drawn" in page
    assert "came first" not in page and page.count("shared") >= 2


def test_a_round_without_a_single_dot_has_no_first(world, prio):
    page = world.client().get(f"/priorities/{prio.closed(answers=({}, {}))}/").text
    assert "0 dots were put" in page and "came first" not in page and 'data-result="ties"' not in page
    assert "answered without a dot" in page


def test_the_board_chooses_and_everybody_reads_the_plan_and_the_thread(world, prio):
    ident, board = prio.closed(), world.client("board_member")
    path = f"/priorities/{ident}/choose/"
    assert "Choose what enters the work plan" in board.get("/desk/").text
    fields = {f"group_{n}": world.body["openness"] for n in (1, 2, 3)} | {"year": "2022", "until": "2023"}
    answer = board.post(path, {**fields, "pick_1": "on", "until": "2021"})
    assert answer.status_code == 422 and 'data-error="years_turned_round"' in answer.text and "checked" in answer.text
    answer = board.post(path, fields)
    assert answer.status_code == 422 and 'data-error="nothing_chosen"' in answer.text
    assert board.post(path, {**fields, "pick_1": "on"}).status_code == 302
    item = Item.objects.get()
    public = world.client()
    assert "Challenge 1" in public.get("/priorities/work-plan/").text
    page = public.get(f"/priorities/work-plan/{item.id}/").text
    assert "It got 11 dots from 2 universities, place 1" in page and "11 dots, in the work plan 2022–2023" in page
    page = public.get(f"/challenges/{item.challenge_id}/").text
    assert "11 dots, in the work plan 2022–2023" in page and "Priority and work plan" in page
    other = Option.objects.get(round=ident, number=2)
    assert "4 dots, not chosen so far" in public.get(f"/challenges/{other.challenge_id}/").text
    assert "Challenge 1" in public.get("/groups/openness/").text and "What comes first" in public.get("/").text


def test_a_draft_from_the_challenge_shows_the_priority(world, prio):
    from collegium.commons.access import OPERATOR
    from collegium.portal.recipes.drafting import start_from_challenge
    from collegium.rooms.papers.presets import install_presets

    item = Item.objects.get(pk=prio.item())
    install_presets(actor=OPERATOR, now=world.now)
    paper = start_from_challenge(
        actor=world.chair, challenge=item.challenge_id, kind="white-paper", title="Careers", now=world.now
    )
    page = world.client("chair").get(f"/papers/{paper}/", follow=True).text
    assert "11 dots, in the work plan 2022–2023" in page


def test_the_chair_finishes_an_item_with_what_came_of_it(world, prio):
    item, chair = prio.item(), world.client("chair")
    path = f"/priorities/work-plan/{item}/"
    answer = chair.post(f"{path}settle/finish/", {"reason": ""})
    assert answer.status_code == 422 and 'id="id_reason_error"' in answer.text
    assert chair.post(f"{path}settle/finish/", {"reason": "A position was published."}).status_code == 302
    assert "A position was published." in world.client().get(path).text
    again = chair.post(f"{path}settle/drop/", {"reason": "Twice."})
    assert again.status_code == 422 and 'data-error="not_from_here"' in again.text and "Twice." in again.text


def test_stale_tabs_get_a_comparison(world, prio):
    ident, office = prio.prepared(), world.client("policy_officer")
    keep = list(Option.objects.filter(round=ident).values_list("challenge_id", flat=True))
    typed = {
        "title": "First", "why": "W", "challenges": keep, "dots": "8", "closes_at": "2022-05-20T17:00",
        "language": "en", "version": "1",
    }  # fmt: skip
    assert office.post(f"/priorities/{ident}/change/", typed).status_code == 302
    answer = office.post(f"/priorities/{ident}/change/", {**typed, "title": "Second"})
    assert answer.status_code == 409 and "First" in answer.text and "Second" in answer.text
    item = prio.item()
    fields = {"title": "A", "group": world.body["openness"], "year": "2022", "until": "2022", "version": "1"}
    assert office.post(f"/priorities/work-plan/{item}/change/", fields).status_code == 302
    assert office.post(f"/priorities/work-plan/{item}/change/", {**fields, "title": "B"}).status_code == 409


def test_the_office_moves_reminds_and_calls_off(world, prio):
    ident, office = prio.opened(), world.client("policy_officer")
    path = f"/priorities/{ident}/"
    assert office.post(f"{path}remind/").status_code == 302
    again = office.post(f"{path}remind/")
    assert again.status_code == 422 and 'data-error="reminded_today"' in again.text
    answer = office.post(f"{path}move/", {"closes_at": "2021-01-01T10:00"})
    assert answer.status_code == 422 and 'data-error="deadline_is_over"' in answer.text
    assert office.post(f"{path}move/", {"closes_at": "2022-06-01T10:00"}).status_code == 302
    answer = office.post(f"{path}close/")
    assert answer.status_code == 422 and 'data-error="round_still_runs"' in answer.text
    assert office.post(f"{path}withdraw/", {"reason": "The Board asks later."}).status_code == 302
    assert "The Board asks later." in world.client("liaison").get(path).text
    assert "called off" in world.client("liaison").get(f"{path}answer/").text


def test_a_member_who_was_asked_reads_it_on_her_universitys_page(world, prio):
    prio.opened()
    assert "not answered yet" in world.client("chair").get("/members/gamma/").text
    assert "not answered yet" not in world.client().get("/members/gamma/").text


def test_dates_and_the_office_know_of_open_rounds(world, prio):
    prio.opened()
    assert "Round closes: What comes first" in world.client("chair").get("/desk/").text
    assert "0 of 6 have answered." in world.client("policy_officer").get("/desk/").text or "6 universities" in (
        world.client("policy_officer").get("/desk/").text
    )


def test_empty_lists_say_what_will_be_there(world):
    assert "No round yet" in world.client().get("/priorities/").text
    assert "The work plan is empty" in world.client().get("/priorities/work-plan/").text
    assert "Nothing fits" in world.client().get("/priorities/?q=nothing").text
    assert "Nothing fits" in world.client().get("/priorities/work-plan/?year=2022&state=done").text
    assert "Nothing to choose from yet" in world.client("policy_officer").get("/priorities/new/").text


@pytest.mark.parametrize(
    "case", [("/priorities/", "nobody", 5), ("/priorities/", "liaison", 11), ("/priorities/work-plan/", "nobody", 8)]
)
def test_lists_cost_the_same_for_one_and_three(world, prio, queries, case):
    path, who, most = case
    client = world.client(who)
    prio.item()
    client.get(path)
    one = queries(lambda: client.get(path))
    for _ in range(2):
        prio.item()
    client.get(path)
    assert queries(lambda: client.get(path)) == one <= most


def test_pages_cost_the_same_for_three_options_and_six(world, prio, queries):
    few, many = prio.closed(), prio.closed(options=6)
    for who, most in (("nobody", 8), ("liaison", 14)):
        reader = world.client(who).get
        for ident in (few, many):
            reader(f"/priorities/{ident}/")
        cost = [queries(lambda at=ident, read=reader: read(f"/priorities/{at}/")) for ident in (few, many)]
        assert cost[0] == cost[1] <= most, (who, cost)


def test_sources_ask_nothing_of_whom_they_do_not_concern(world, prio, queries):
    from collegium.rooms.priorities import offers

    prio.item()
    prio.opened()
    now, item = world.now, Item.objects.get()
    for source, who, cost in (
        *((offers.tasks, "board_three", 0), (offers.to_run, "liaison", 0), (offers.dates, "guest", 0)),
        *((offers.tasks, "liaison", 1), (offers.to_run, "policy_officer", 1), (offers.dates, "chair", 1)),
    ):
        actor = world[who]
        assert queries(lambda s=source, a=actor: list(s(a, now))) == cost, (source, who)
    reader = world.chair
    assert queries(lambda: offers.panel_of_member(world.nobody, world.inst["gamma"], now)) == 0
    for panel, ident in (
        (offers.panel_of_member, world.inst["gamma"]),
        (offers.panel_of_challenge, item.challenge_id),
        (offers.panel_of_group, world.body["openness"]),
        (offers.panel_of_home, ""),
    ):
        assert queries(lambda p=panel, i=ident: p(reader, i, now)) == 1
