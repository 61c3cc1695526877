"""Every address of papers, for every role; what pages say; what they never show."""

import pytest
from django.urls import reverse

from collegium.kernel.ids import Ref
from collegium.rooms.papers import queries
from collegium.rooms.papers.queries_steps import lines
from collegium.rooms.priorities.actions import close_round, open_round, prepare_round
from factories.priorities import Priorities

OFFICE = ("secretary_general", "policy_officer")
ROLES = ("nobody", "guest", "delegate", "seat", "chair", "policy_officer")


def open_to(world, address, roles=ROLES):
    """The answer to each role: 200, 302 (sign in first) or 404."""
    return {role: world.client(role).get(address).status_code for role in roles}


# address, state of the paper, who reads it (others get 404; the public is led to the sign-in page first)
DOORS = [
    ("text", "review", {"delegate", "seat", "chair", "policy_officer"}),
    ("versions", "review", {"delegate", "seat", "chair", "policy_officer"}),
    ("write", "review", {"chair", "policy_officer"}),
    ("title", "review", {"chair", "policy_officer"}),
    ("keep", "review", {"chair", "policy_officer"}),
    ("savings", "review", {"chair", "policy_officer"}),
    ("editors", "review", {"chair", "policy_officer"}),
    ("authors", "review", {"chair", "policy_officer"}),
    ("submit", "drafting", {"chair", "policy_officer"}),
    ("hand_back", "review", {"chair", "policy_officer"}),
    ("park", "review", {"chair", "policy_officer"}),
    ("withdraw", "review", {"chair", "policy_officer"}),
    ("reopen", "parked", {"chair", "policy_officer"}),
    ("consult", "review", {"policy_officer"}),
    ("put_to_vote", "consulted", {"policy_officer"}),
    ("record_adoption", "review", {"policy_officer"}),
    ("publish", "adopted", {"policy_officer"}),
]


@pytest.mark.parametrize(("name", "state", "who"), DOORS, ids=[door[0] for door in DOORS])
def test_doors(world, papers, name, state, who):
    paper = papers.at(state)
    expected = {role: 200 if role in who else 302 if role == "nobody" else 404 for role in ROLES}
    assert open_to(world, reverse(f"papers:{name}", args=[paper])) == expected


@pytest.mark.parametrize(
    ("name", "args"),
    [("version", [1]), ("compare", ["1", "draft"]), ("version_pdf", [1])],
)
def test_versions_are_for_members_who_see_the_paper(world, papers, name, args, monkeypatch):
    monkeypatch.setattr("collegium.rooms.papers.printing.paper_pdf", lambda _paper: b"%PDF-1.7 drawn")
    paper = papers.at("review")
    address = reverse(f"papers:{name}", args=[paper, *args])
    expected = {"nobody": 302, "guest": 404, "delegate": 200, "seat": 200, "chair": 200, "policy_officer": 200}
    assert open_to(world, address) == expected


def test_versions_that_do_not_exist(world, papers):
    paper = papers.at("review")
    client = world.client("chair")
    for rest in ("versions/2/", "versions/99999999999999999999/", "compare/1/7/", "compare/one/draft/"):
        assert client.get(f"/papers/{paper}/{rest}").status_code == 404
    assert client.get(f"/papers/{paper}/write/earlier/7/").status_code == 404


@pytest.mark.parametrize(
    "state", ["drafting", "review", "consulted", "voting", "adopted", "parked", "withdrawn", "rejected"]
)
def test_what_is_not_published_is_absent_for_the_public(world, papers, state):
    paper = papers.get(papers.at(state))
    files = ("pdf", "bib", "ris", "csl", "json", "md")
    for role in ("nobody", "guest"):
        client = world.client(role)
        for key in (paper.slug, paper.reference, paper.id):
            assert client.get(f"/papers/{key}/").status_code == 404
        for name in files:
            assert client.get(reverse(f"papers:{name}", args=[paper.slug])).status_code == 404
        for asked in ("", f"?q={paper.title}&state={state}"):
            assert f"/papers/{paper.slug}/" not in client.get(f"/papers/{asked}").content.decode()


def test_a_draft_is_absent_for_members_outside_its_group(world, papers):
    paper = papers.get(papers.at("drafting"))
    assert open_to(world, f"/papers/{paper.slug}/", ("delegate", "board_member", "seat", "chair")) == {
        "delegate": 404,
        "board_member": 404,
        "seat": 200,
        "chair": 200,
    }
    assert paper.title not in world.client("delegate").get("/papers/").content.decode()


@pytest.mark.parametrize("key", ["slug", "reference", "id"])
def test_a_published_paper_is_found_by_address_reference_and_id(world, papers, key):
    paper = papers.get(papers.at("published"))
    page = world.client().get(f"/papers/{getattr(paper, key)}/")
    text = page.content.decode()
    assert page.status_code == 200
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/papers/{paper.slug}/">' in text
    assert "Write mobility into law as a right." in text and "To the Commission, the Parliament" in text
    assert 'id="r1"' in text and 'id="r2"' in text
    assert '<meta name="citation_title" content="Shared laboratories 1">' in text
    assert '"@type": "Report"' in text and paper.fingerprint in text
    assert 'data-result="adopted">Adopted: ' in text


def test_the_public_page_names_no_voter_and_no_draft(world, papers):
    paper = papers.get(papers.at("published"))
    text = world.client().get(f"/papers/{paper.slug}/").content.decode()
    for name in ("Paula Ferreira", "Bruno Keller", "Chiara Weiss"):
        assert name not in text
    assert "/versions/" not in text and "csrf" not in text and "Four answered" not in text


def test_members_see_more_on_it(world, papers):
    paper = papers.get(papers.at("published"))
    text = world.client("seat").get(f"/papers/{paper.slug}/").content.decode()
    assert f"/papers/{paper.slug}/versions/" in text and "Four answered; all supported it." in text


def test_named_authors_stand_on_the_page(world, papers):
    from collegium.rooms.papers.actions import name_authors
    from collegium.rooms.papers.deciding import record_adoption

    paper = papers.at("review", kind="white-paper")
    name_authors(actor=world.chair, paper=paper, people=[world.person["seat"]], now=world.now)
    papers.consulted(paper)
    record_adoption(actor=world.policy_officer, paper=paper, ground="Consensus.", adopted_at=world.now, now=world.now)
    papers.published(paper)
    text = world.client().get(f"/papers/{papers.get(paper).slug}/").content.decode()
    assert "Tomas Berg (Beta)" in text and '<meta name="citation_author" content="Tomas Berg">' in text
    assert "Consensus." in text


def test_the_public_page_is_kept_until_something_it_shows_changes(world, papers):
    paper = papers.get(papers.at("published"))
    for address in (f"/papers/{paper.slug}/", "/papers/"):
        answer = world.client().get(address)
        stamp = answer.wsgi_request.META["collegium.stamp"]
        assert "papers:public" in stamp["counters"] and "groups:public" in stamp["counters"]
        assert answer["Cache-Control"] == "public, no-cache" and not answer.cookies
        assert "collegium.stamp" not in world.client("seat").get(address).wsgi_request.META
    assert (
        "ballots:public"
        in world.client().get(f"/papers/{paper.slug}/").wsgi_request.META["collegium.stamp"]["counters"]
    )


STATES_FOR_OFFICE = {
    "drafting": ["submit", "park", "withdraw"],
    "review": ["consult", "put_to_vote", "hand_back", "park", "withdraw"],
    "consulted": ["put_to_vote", "hand_back", "park", "withdraw"],
    "voting": [],
    "adopted": ["publish"],
    "rejected": ["reopen", "park", "withdraw"],
    "parked": ["reopen", "withdraw"],
    "withdrawn": [],
}


@pytest.mark.parametrize("state", sorted(STATES_FOR_OFFICE))
def test_the_page_offers_the_moves_of_the_state(world, papers, state):
    paper = papers.at(state)
    answer = world.client("policy_officer").get(f"/papers/{paper}/")
    text = answer.content.decode()
    for name in {move for moves in STATES_FOR_OFFICE.values() for move in moves}:
        assert (f'id="move-{name}"' in text) == (name in STATES_FOR_OFFICE[state]), name


def test_a_refused_move_is_there_with_its_reason(world, papers):
    paper = papers.start()
    text = world.client("chair").get(f"/papers/{paper}/").content.decode()
    assert 'data-refused="too_little_text"' in text and "The text has 0 words" in text
    page = world.client("chair").get(f"/papers/{paper}/submit/").content.decode()
    assert "disabled" in page and "The text has 0 words" in page
    assert world.client("chair").post(f"/papers/{paper}/submit/", {"note": "x"}).status_code == 422


def test_others_see_who_must_move_and_no_buttons(world, papers):
    text = world.client("delegate").get(f"/papers/{papers.at('review')}/").content.decode()
    assert "The group Openness reads it." in text and 'id="move-' not in text


def test_a_paper_is_begun_on_its_page(world, papers):
    client = world.client("seat")
    page = client.get("/papers/new/").content.decode()
    assert 'data-act="papers.start"' in page and "All members are consulted, for at least 14 days." in page
    assert "Declaration" not in page
    sent = {
        "kind": "position",
        "group": world.body["openness"],
        "title": "Open by design",
        "standfirst": "Why.",
        "language": "en",
    }
    answer = client.post("/papers/new/", {**sent, "title": ""})
    assert answer.status_code == 422 and "Why." in answer.content.decode()
    answer = client.post("/papers/new/", sent)
    assert answer.status_code == 302 and answer["Location"].endswith("/write/")
    assert queries.papers(world.seat)[0].title == "Open by design"


def test_who_sits_nowhere_begins_nothing(world, papers):
    for role in ("delegate", "guest"):
        assert world.client(role).get("/papers/new/").status_code == 404
    assert "Declaration" in world.client("board_member").get("/papers/new/").content.decode()


def test_a_kind_that_does_not_begin_there_is_told_beside_the_field(world, papers):
    sent = {"kind": "position", "group": world.body["secretariat"], "title": "T", "language": "en"}
    client = world.client("policy_officer")
    assert client.post("/papers/new/", sent).status_code == 302
    answer = client.post("/papers/new/", {**sent, "kind": "white-paper"})
    assert answer.status_code == 422 and 'data-error="kind_is_not_begun_there"' in answer.content.decode()


def test_from_a_challenge_the_way_leads_to_its_own_page(world, papers):
    answer = world.client("chair").get("/papers/new/?challenge=01JCHALLENGE")
    assert answer.status_code == 302 and answer["Location"] == "/challenges/01JCHALLENGE/draft/"


def test_a_stale_title_gets_both_texts(world, papers):
    paper, client = papers.at("drafting"), world.client("chair")
    assert client.post(f"/papers/{paper}/title/", {"title": "One", "version": 1}).status_code == 302
    late = client.post(f"/papers/{paper}/title/", {"title": "Two", "standfirst": "Mine", "version": 1})
    text = late.content.decode()
    assert late.status_code == 409 and 'data-error="stale"' in text
    assert "One" in text and "Two" in text and "Mine" in text
    assert 'name="version" value="2"' in text
    assert client.post(f"/papers/{paper}/title/", {"title": "Two", "version": 2}).status_code == 302
    assert papers.get(paper).title == "Two"


def test_the_way_through_all_pages(world, papers):
    """From the draft to the published paper, by forms alone."""
    paper = papers.at("drafting")
    chair, office = world.client("chair"), world.client("policy_officer")
    page = chair.get(f"/papers/{paper}/submit/").content.decode()
    assert 'data-act="papers.submit"' in page and 'name="letter_en"' in page
    sent = {"note": "Read it", "letter_en": "Read it by Friday.", "letter_en_was": "as it was"}
    assert chair.post(f"/papers/{paper}/submit/", sent).status_code == 302
    record = {
        "opened_on": "2022-04-01",
        "closed_on": "2022-04-05",
        "asked": "All members",
        "asked_count": "6",
        "answered_count": "4",
        "summary": "Four answered.",
    }
    short = office.post(f"/papers/{paper}/consultation/", record)
    assert short.status_code == 422 and 'data-error="consultation_too_short"' in short.content.decode()
    assert "Four answered." in short.content.decode()
    sent = {**record, "closed_on": "2022-04-20"}
    assert office.post(f"/papers/{paper}/consultation/", sent).status_code == 302
    vote = {
        "question": "Adopt it",
        "rule": "board-majority",
        "closes_at": "2022-05-03T17:00",
        "openness": "open",
    }
    soon = office.post(f"/papers/{paper}/vote/", vote)
    assert soon.status_code == 422 and 'data-error="too_short"' in soon.content.decode()
    page = office.get(f"/papers/{paper}/vote/").content.decode()
    assert "urgent-written-vote" in page and "The proposal is adopted" in page
    assert office.post(f"/papers/{paper}/vote/", {**vote, "rule": "urgent-written-vote"}).status_code == 302
    papers.adopted(paper)
    page = office.get(f"/papers/{paper}/publish/").content.decode()
    assert "the fingerprint is the same" in page and 'data-act="papers.publish"' in page
    assert office.post(f"/papers/{paper}/publish/").status_code == 302
    assert papers.get(paper).state == "published"
    world.settle()
    from collegium.commons.notify.models import Letter

    assert "Read it by Friday." in Letter.objects.filter(kind="paper_submitted").first().text


def test_reasons_go_back_when_they_are_missing(world, papers):
    paper = papers.at("review")
    client = world.client("chair")
    for name in ("hand-back", "park", "withdraw"):
        assert client.post(f"/papers/{paper}/{name}/", {"reason": ""}).status_code == 422
    assert client.post(f"/papers/{paper}/park/", {"reason": "Later."}).status_code == 302
    assert client.post(f"/papers/{paper}/reopen/").status_code == 302
    assert papers.get(paper).state == "drafting"


def test_an_upload_that_is_not_what_it_says_is_told_beside_the_field(world, papers):
    from django.core.files.uploadedfile import SimpleUploadedFile

    paper = papers.at("review")
    answer = world.client("policy_officer").post(
        f"/papers/{paper}/consultation/",
        {
            "opened_on": "2022-04-01",
            "closed_on": "2022-04-20",
            "asked": "All members",
            "answered_count": "4",
            "summary": "Four.",
            "upload": SimpleUploadedFile("answers.pdf", b"not a pdf"),
        },
    )
    assert answer.status_code == 422 and 'data-error="wrong_type"' in answer.content.decode()
    assert papers.get(paper).state == "review"


def test_versions_are_kept_and_compared(world, papers):
    paper, client = papers.at("drafting"), world.client("chair")
    assert client.post(f"/papers/{paper}/keep/", {"note": "First"}).status_code == 302
    refused = client.post(f"/papers/{paper}/keep/", {"note": "Again"})
    assert refused.status_code == 422 and 'data-error="nothing_changed"' in refused.content.decode()
    papers.write(paper, "Quite another text, of one paragraph.")
    page = client.get(f"/papers/{paper}/compare/1/draft/").content.decode()
    assert "Quite another text" in page and "<ins>" in page and "<del>" in page
    asked = client.get(f"/papers/{paper}/versions/?a=1&b=draft")
    assert asked.status_code == 302 and asked["Location"].endswith("/compare/1/draft/")


def test_an_earlier_saving_is_put_back_on_its_page(world, papers):
    paper, client = papers.at("drafting"), world.client("chair")
    papers.write(paper, "Quite another text.")
    page = client.get(f"/papers/{paper}/write/earlier/2/").content.decode()
    assert 'name="standing" value="3"' in page
    stale = client.post(f"/papers/{paper}/write/earlier/2/", {"standing": "2"})
    assert stale.status_code == 302 and queries.current_revision(paper) == 3
    client.post(f"/papers/{paper}/write/earlier/2/", {"standing": "3"})
    assert queries.current_revision(paper) == 4
    assert queries.draft_of(papers.get(paper)).words > 50


@pytest.mark.parametrize(("role", "most"), [("nobody", 8), ("policy_officer", 16)])
def test_the_list_costs_the_same_for_one_and_three(world, papers, queries, role, most):
    papers.at("published")
    client = world.client(role)
    client.get("/papers/")
    one = queries(lambda: client.get("/papers/"))
    papers.at("published")
    papers.at("published")
    client.get("/papers/")
    assert queries(lambda: client.get("/papers/")) == one <= most


def test_a_page_costs_the_same_with_one_and_three_versions(world, papers, queries):
    paper = papers.at("review")
    client = world.client("policy_officer")
    client.get(f"/papers/{paper}/")
    one = queries(lambda: client.get(f"/papers/{paper}/"))
    from collegium.rooms.papers.actions import freeze_version, name_editors

    for text in ("Second text.", "Third text."):
        papers.write(paper, f"{text} " * 40)
        freeze_version(actor=world.chair, paper=paper, note="", now=world.now)
    people = [world.person[who] for who in ("chair", "seat", "liaison")]
    name_editors(actor=world.chair, paper=paper, people=people, now=world.now)
    client.get(f"/papers/{paper}/")
    assert queries(lambda: client.get(f"/papers/{paper}/")) == one <= 36


def test_the_published_page_costs_a_fixed_number(world, papers, queries):
    paper = papers.at("published")
    client = world.client()
    client.get(f"/papers/{paper}/")
    assert queries(lambda: client.get(f"/papers/{paper}/")) <= 30


def test_pages_are_in_french_under_fr(world, papers):
    paper = papers.get(papers.at("published"))
    page = world.client().get(f"/fr/papers/{paper.slug}/").content.decode()
    assert ('<html lang="fr"' in page and f"/fr/papers/{paper.slug}.pdf" in page) or "/papers/" in page
    assert f'href="http://127.0.0.1:8000/papers/{paper.slug}/"' in page


@pytest.mark.parametrize("address", ["versions/", "write/earlier/", "keep/", "text/"])
def test_pages_of_a_text_cost_the_same_for_one_and_three_versions(world, papers, queries, address):
    from collegium.rooms.papers.actions import freeze_version

    paper = papers.get(papers.at("review"))
    client, whole = world.client("chair"), f"/papers/{paper.slug}/{address}"
    client.get(whole)
    one = queries(lambda: client.get(whole))
    for text in ("Second text.", "Third text."):
        papers.write(paper.id, f"{text} " * 40)
        freeze_version(actor=world.chair, paper=paper.id, note="", now=world.now)
    client.get(whole)
    assert queries(lambda: client.get(whole)) == one <= 22


def test_a_seat_where_no_paper_begins_offers_none(world, papers):
    from collegium.commons.access import OPERATOR
    from collegium.rooms.groups.actions import open_seat, seat_person
    from collegium.rooms.groups.choices import Role

    by = {"actor": OPERATOR, "now": world.now}
    seat = open_seat(**by, group=world.body["assembly"], institution=world.inst["delta"])
    seat_person(**by, seat=seat, person=world.person["delegate"], role=Role.SEAT)
    client = world.client("delegate")
    assert client.get("/papers/new/").status_code == 404
    assert "/papers/new/" not in client.get("/papers/").text
    assert "/papers/new/" in world.client("chair").get("/papers/").text


def test_the_small_thread_says_that_its_challenge_was_in_a_round(world, papers):
    rounds = Priorities(world)
    challenge = rounds.challenge()
    plain, ranked = papers.start(), papers.start(follows=Ref("challenge", challenge))

    def states():
        rows = list(queries.papers(world.chair, ids=[plain, ranked]))
        drawn = {line.row.id: [node.state for node in line.nodes[:2]] for line in lines(rows, world.chair)}
        return drawn[plain], drawn[ranked]

    assert states() == (["skip", "skip"], ["done", "skip"])
    ident = prepare_round(challenges=[challenge, rounds.challenge("Another")], title="First", why="We choose.",
                          closes_at=rounds.until, **rounds.office)  # fmt: skip
    open_round(round=ident, **rounds.office)
    assert states() == (["skip", "skip"], ["done", "now"])
    rounds.answer(ident, {1: 5})
    close_round(actor=world.policy_officer, round=ident, now=rounds.until)
    rounds.item(ident)
    assert states() == (["skip", "skip"], ["done", "done"])
