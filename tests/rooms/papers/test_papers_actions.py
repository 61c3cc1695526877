"""Acts on papers: what is written, recorded, announced; and that nobody else does it."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from collegium.commons.files import file_rows
from collegium.commons.notify.models import Letter
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.ballots.actions import cancel_decision
from collegium.rooms.ballots.choices import Choice
from collegium.rooms.papers import actions, deciding, queries
from collegium.rooms.papers.models import Consultation, Draft, Editor, PaperKind, Recommendation, Version
from factories.world import NOW, PEOPLE


def begin(world, **more):
    asked = {"kind": "position", "title": "Open by design", "group": "openness"}
    return actions.start_paper(actor=world.chair, now=world.now, **{**asked, **more})


def test_a_paper_is_begun_by_its_first_editor(world, papers):
    paper = papers.get(begin(world, standfirst=" In short. ", editors=[world.person["seat"]]))
    assert (paper.state, paper.title, paper.standfirst) == ("drafting", "Open by design", "In short.")
    assert paper.reference == "TESTNET-P-2022-01"
    assert [person.name for person in queries.editors_of(paper)] == ["Chiara Weiss", "Tomas Berg"]
    assert world.thread(paper.ref) == {("drafted_by", f"group:{world.body['openness']}")}
    assert world.acts()[-1] == "papers.started" and world.announced()[-1] == "papers.started"


def test_references_and_addresses_are_never_given_twice(world, papers):
    made = [papers.get(begin(world)) for _ in range(3)]
    assert [it.slug for it in made] == ["open-by-design", "open-by-design-2", "open-by-design-3"]
    assert [it.reference[-2:] for it in made] == ["01", "02", "03"]
    assert papers.get(begin(world, title="New")).slug == "new-2"


def test_the_hundredth_paper_of_a_year_has_a_number_too(world, papers):
    for number in (99, 100):
        begin(world, reference=f"TESTNET-P-2022-{number}")
    assert papers.get(begin(world)).reference == "TESTNET-P-2022-101"


def test_what_it_came_from_leads_to_it(world, papers):
    paper = begin(world, follows=Ref("challenge", "01J0000000000000000000000A"))
    assert world.thread(Ref("challenge", "01J0000000000000000000000A")) == {("led_to", f"paper:{paper}")}


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"title": "  "}, Invalid),
        ({"kind": "pamphlet"}, NotFound),
        ({"group": "nowhere"}, NotFound),
        ({"kind": "statement"}, Refused),
        ({"group": "board"}, NotFound),
    ],
)
def test_what_cannot_be_begun(world, papers, more, error):
    with pytest.raises(error), world.nothing_changes():
        begin(world, **more)


def test_title_and_standfirst_change_while_the_text_is_open(world, papers):
    paper = papers.at("drafting")
    actions.retitle_paper(
        actor=world.chair, paper=paper, title="Another title", standfirst="Why.", version=1, now=world.now
    )
    it = papers.get(paper)
    assert (it.title, it.standfirst, it.version) == ("Another title", "Why.", 2)
    with pytest.raises(Stale) as stale:
        actions.retitle_paper(actor=world.chair, paper=paper, title="A third", standfirst="", version=1, now=world.now)
    assert stale.value.theirs["title"] == "Another title" and stale.value.yours["title"] == "A third"


def test_editors_come_and_go(world, papers):
    paper = papers.at("drafting")
    actions.name_editors(actor=world.chair, paper=paper, people=[world.person["seat"]], now=world.now)
    assert [person.name for person in queries.editors_of(papers.get(paper))] == ["Tomas Berg"]
    assert Editor.objects.get(paper=paper, person=world.person["chair"]).until == world.now
    assert papers.write(paper, by="seat").saved_by == world.person["seat"]
    with pytest.raises(Invalid):
        actions.name_editors(actor=world.chair, paper=paper, people=[], now=world.now)


def test_who_is_left_out_writes_no_longer(world, papers):
    paper = papers.at("drafting", by="seat")
    papers.write(paper, "Other words by the editor.", by="seat")
    actions.name_editors(actor=world.chair, paper=paper, people=[world.person["liaison"]], now=world.now)
    with pytest.raises(NotFound):
        papers.write(paper, "And once more.", by="seat")


def test_authors_are_named_where_the_kind_names_them(world, papers):
    paper = papers.at("drafting", kind="white-paper")
    people = [world.person["seat"], world.person["chair"]]
    actions.name_authors(actor=world.chair, paper=paper, people=people, now=world.now)
    assert [person.id for person in queries.authors_of(papers.get(paper))] == people
    with pytest.raises(Refused):
        actions.name_authors(actor=world.chair, paper=papers.at("drafting"), people=people, now=world.now)


def test_a_version_is_kept_once(world, papers):
    paper = papers.at("drafting")
    assert actions.freeze_version(actor=world.chair, paper=paper, note=" First ", now=world.now) == 1
    assert Version.objects.get(paper=paper).note == "First"
    with pytest.raises(Refused) as refused:
        actions.freeze_version(actor=world.chair, paper=paper, note="", now=world.now)
    assert refused.value.reason == "nothing_changed"
    actions.retitle_paper(actor=world.chair, paper=paper, title="New title", standfirst="", version=1, now=world.now)
    assert actions.freeze_version(actor=world.chair, paper=paper, note="", now=world.now) == 2


def test_review_keeps_a_version_and_tells_the_group(world, papers):
    paper = papers.at("drafting")
    actions.submit_paper(
        actor=world.chair, paper=paper, note="Read it", now=world.now, texts={"en": "Read it by Friday."}
    )
    assert papers.get(paper).state == "review"
    assert queries.versions_of(papers.get(paper))[0].stage == "review"
    assert world.acts()[-1] == "papers.submitted" and world.announced()[-1] == "papers.moved"
    world.settle()
    letters = told("paper_submitted")
    assert {letter.person for letter in letters} == {world.person[who] for who in ("chair", "seat", "liaison")}
    assert all("Read it by Friday." in letter.text for letter in letters)


def told(kind):
    return list(Letter.objects.filter(kind=kind))


def test_too_little_text_is_no_text(world, papers):
    paper = papers.start()
    with pytest.raises(Refused) as refused, world.nothing_changes():
        actions.submit_paper(actor=world.chair, paper=paper, note="", now=world.now)
    assert refused.value.decision.params == {"words": 0, "needed": 50}


def test_handing_back_needs_a_reason_that_editors_read(world, papers):
    paper = papers.at("review")
    with pytest.raises(Invalid):
        actions.hand_back(actor=world.chair, paper=paper, reason=" ", now=world.now)
    actions.hand_back(actor=world.chair, paper=paper, reason="The table is missing.", now=world.now)
    assert (papers.get(paper).state, papers.get(paper).reason) == ("drafting", "The table is missing.")
    world.settle()
    assert "The table is missing." in told("paper_handed_back")[0].text


def test_a_consultation_is_an_act_of_the_office(world, papers):
    paper = papers.at("review")
    upload = SimpleUploadedFile("answers.csv", b"university,answer\nAlpha,supports\n")
    papers.consulted(paper, upload=upload)
    row = Consultation.objects.get(paper=paper)
    assert (row.answered_count, row.version.number, row.asked_count) == (4, 1, 6)
    assert [file.id for file in file_rows(papers.get(paper))] == [row.file]
    assert world.acts()[-1] == "papers.consulted"


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"closed_on": date(2022, 4, 5)}, Refused),
        ({"closed_on": date(2022, 5, 20)}, Refused),
        ({"closed_on": date(2022, 3, 1)}, Invalid),
        ({"answered_count": 7}, Invalid),
        ({"upload": SimpleUploadedFile("answers.pdf", b"no pdf at all")}, Invalid),
    ],
)
def test_records_that_contradict_themselves(world, papers, more, error):
    paper = papers.at("review")
    with pytest.raises(error), world.nothing_changes():
        papers.consulted(paper, **more)
    assert papers.get(paper).state == "review" and not Consultation.objects.filter(paper=paper).exists()


def test_an_unknown_number_of_asked_is_said_to_be_unknown(world, papers):
    paper = papers.at("review")
    papers.consulted(paper, asked_count=None, answered_count=9)
    assert Consultation.objects.get(paper=paper).asked_count is None


def test_a_vote_freezes_the_text_and_adopts_it_at_once(world, papers):
    paper = papers.at("voting")
    it = papers.get(paper)
    assert it.fingerprint == queries.draft_of(it).fingerprint and it.decision
    with pytest.raises(Refused):
        papers.write(paper, "Too late.")
    papers.close(paper, Choice.FOR)
    it = papers.get(paper)
    assert (it.state, it.adopted_by_id, it.adopted_at) == ("adopted", world.body["board"], world.now)
    found = Recommendation.objects.filter(paper=paper)
    assert [(row.number, row.addressees) for row in found] == [
        (1, ["commission", "parliament"]),
        (2, ["universities"]),
    ]
    assert {"ballots.closed", "papers.decided"} <= set(world.acts())
    assert "papers.adopted" in world.announced()


def test_the_letter_to_the_seats_may_be_changed(world, papers):
    paper = papers.at("consulted")
    papers.voting(paper, texts={"en": "The Council meets in a week."})
    world.settle()
    letters = told("ballot_opened")
    assert len(letters) == 5 and all("The Council meets in a week." in letter.text for letter in letters)


def test_a_lost_vote_rejects_it_and_it_can_be_reopened(world, papers):
    paper = papers.at("rejected")
    it = papers.get(paper)
    assert it.state == "rejected" and not Recommendation.objects.filter(paper=paper).exists()
    actions.put_aside(actor=world.chair, paper=paper, move="reopen", now=world.now)
    it = papers.get(paper)
    assert (it.state, it.decision, it.fingerprint) == ("drafting", "", "")


def test_a_vote_that_is_called_off_opens_the_text_again(world, papers):
    paper = papers.at("voting")
    decision = papers.get(paper).decision
    cancel_decision(actor=world.secretary_general, decision=decision, reason="A wrong table.", now=world.now)
    it = papers.get(paper)
    assert (it.state, it.decision, it.fingerprint) == ("consulted", "", "")
    papers.write(paper, "Other words.")


def test_what_was_never_consulted_goes_back_to_review(world, papers):
    actions.define_kind(actor=world.secretary_general, slug="position", now=world.now, consulted="none")
    assert PaperKind.objects.get(slug="position").consulted == "none"
    paper = papers.at("review")
    papers.voting(paper)
    decision = papers.get(paper).decision
    cancel_decision(actor=world.secretary_general, decision=decision, reason="Later.", now=world.now)
    assert papers.get(paper).state == "review"


def test_the_kinds_own_rule_has_its_days(world, papers):
    paper = papers.at("consulted")
    with pytest.raises(Refused) as refused, world.nothing_changes():
        papers.voting(paper, rule="")
    assert refused.value.reason == "too_short" and papers.get(paper).state == "consulted"


def test_an_adoption_elsewhere_is_recorded_with_its_ground(world, papers):
    paper = papers.at("review", kind="white-paper")
    papers.consulted(paper, asked="The group", asked_count=3, answered_count=3)
    for ground, at, field in [
        (" ", world.now, "ground"),
        ("Consensus", world.now + timedelta(hours=1), "adopted_at"),
    ]:
        with pytest.raises(Invalid) as invalid, world.nothing_changes():
            deciding.record_adoption(
                actor=world.policy_officer, paper=paper, ground=ground, adopted_at=at, now=world.now
            )
        assert field in invalid.value.fields
    deciding.record_adoption(
        actor=world.policy_officer,
        paper=paper,
        ground="Consensus, meeting 4.",
        adopted_at=world.now - timedelta(days=1),
        now=world.now,
    )
    it = papers.get(paper)
    assert (it.state, it.adopted_by_id, it.decision) == ("adopted", world.body["openness"], "")
    assert world.acts()[-1] == "papers.adoption_recorded" and world.announced()[-1] == "papers.adopted"
    assert Recommendation.objects.filter(paper=paper).count() == 2


def test_publication_is_for_everybody_and_for_good(world, papers):
    paper = papers.at("adopted")
    deciding.publish_paper(actor=world.policy_officer, paper=paper, now=world.now, texts={"en": "It is out."})
    it = papers.get(paper)
    assert (it.state, it.published_at) == ("published", world.now)
    assert world.acts()[-1] == "papers.published" and world.announced()[-1] == "papers.published"
    world.settle()
    letters = told("paper_published")
    assert {world.person[who] for who in ("delegate", "liaison", "liaison_beta", "chair", "seat")} == {
        letter.person for letter in letters
    }
    assert all("It is out." in letter.text for letter in letters)
    for move in ("park", "withdraw", "reopen"):
        with pytest.raises(Refused):
            papers.aside(paper, move)


def test_another_text_than_the_adopted_one_is_never_published(world, papers):
    paper = papers.at("adopted")
    Draft.objects.filter(paper=paper).update(fingerprint="sha256:other")
    with pytest.raises(Refused) as refused:
        papers.published(paper)
    assert refused.value.reason == "text_differs_from_adopted"


@pytest.mark.parametrize("state", ["drafting", "review", "consulted"])
def test_what_is_put_aside_has_a_reason_and_can_come_back(world, papers, state):
    paper = papers.at(state)
    with pytest.raises(Invalid):
        actions.put_aside(actor=world.chair, paper=paper, move="park", reason="", now=world.now)
    actions.put_aside(actor=world.chair, paper=paper, move="park", reason="After summer.", now=world.now)
    assert papers.get(paper).reason == "After summer."
    actions.put_aside(actor=world.chair, paper=paper, move="reopen", now=world.now)
    assert papers.get(paper).state == "drafting"
    with pytest.raises(NotFound):
        actions.put_aside(actor=world.chair, paper=paper, move="adopt", now=world.now)


def test_the_database_refuses_what_must_not_be(world, papers):
    paper = papers.at("drafting")
    for change in (
        {"state": "adopted"},
        {"state": "published"},
        {"state": "parked"},
        {"published_at": world.now},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            column, value = next(iter(change.items()))
            with connection.cursor() as cursor:
                cursor.execute(f"UPDATE papers_paper SET {column} = %s WHERE id = %s", [str(value), paper])


MOVES = {
    "submit": ("drafting", lambda w, p: actions.submit_paper(actor=w, paper=p, note="", now=NOW), "writes"),
    "hand_back": ("review", lambda w, p: actions.hand_back(actor=w, paper=p, reason="x", now=NOW), "chairs"),
    "park": (
        "review",
        lambda w, p: actions.put_aside(actor=w, paper=p, move="park", reason="x", now=NOW),
        "chairs",
    ),
    "freeze": (
        "drafting",
        lambda w, p: actions.freeze_version(actor=w, paper=p, note="", now=NOW),
        "writes",
    ),
    "publish": ("adopted", lambda w, p: deciding.publish_paper(actor=w, paper=p, now=NOW), "office"),
}
ALLOWED = {
    "office": {"secretary_general", "policy_officer"},
    "chairs": {"secretary_general", "policy_officer", "chair"},
    "writes": {"secretary_general", "policy_officer", "chair"},
}


@pytest.mark.parametrize("move", sorted(MOVES))
def test_nobody_else_moves_a_paper(world, papers, move):
    state, act, group = MOVES[move]
    paper = papers.at(state)
    for who in ("nobody", *PEOPLE):
        if who not in ALLOWED[group]:
            with pytest.raises(NotFound), world.nothing_changes():
                act(world[who], paper)
    act(world.secretary_general, paper)
