"""What papers give to the house: kinds of the first day, tasks, waits, panels, search, thread, letters, jobs."""

import json
from pathlib import Path

import pytest

from collegium.commons.access import NOBODY, OPERATOR
from collegium.commons.notify import changed_words, previews
from collegium.commons.pages.offers import desk_tasks, panels_for, waits_of
from collegium.commons.pages.threads import thread_steps
from collegium.rooms.ballots.presets import PRESETS as RULES
from collegium.rooms.papers.choices import Adoption, Starter
from collegium.rooms.papers.models import PaperKind
from collegium.rooms.papers.offers import entries
from collegium.rooms.papers.presets import PRESETS, install_presets
from collegium.rooms.papers.queries import counts
from collegium.rooms.papers.rules import FLOW
from collegium.rooms.papers.words_editor import EDITOR

ROOM = Path(__file__).parents[3] / "src/collegium/rooms/papers"


def test_kinds_of_the_first_day_are_whole(world, papers):
    assert PaperKind.objects.count() == len(PRESETS) == 9
    rules = {rule["slug"] for rule in RULES}
    for preset in PRESETS:
        assert set(preset["names"]) == set(preset["notice"]) == set(preset["authority"]) == {"en", "fr"}
        assert set(preset["starters"]) <= set(Starter)
        if preset["adoption"] == Adoption.VOTE:
            assert preset["rule"] in rules and preset["adopting_body"]


def test_what_the_office_changed_stays(world, papers):
    from collegium.rooms.papers.actions import define_kind

    define_kind(actor=world.secretary_general, slug="position", now=world.now, consult_days=21)
    with world.nothing_changes():
        install_presets(actor=OPERATOR, now=world.now)
    assert PaperKind.objects.get(slug="position").consult_days == 21


@pytest.mark.parametrize(
    ("state", "who", "action"),
    [
        ("drafting", "chair", "Write"),
        ("review", "chair", "Read"),
        ("consulted", "policy_officer", "Decide next step"),
        ("adopted", "policy_officer", "Check and publish"),
        ("published", "policy_officer", None),
        ("review", "seat", None),
    ],
)
def test_what_waits_on_the_desk(world, papers, state, who, action):
    paper = papers.at(state)
    tasks = [task for task in desk_tasks(world[who], world.now) if task.key.startswith(f"paper:{paper}")]
    assert [task.action for task in tasks] == ([action] if action else [])


def test_what_waits_in_the_group(world, papers):
    papers.at("drafting"), papers.at("review"), papers.at("consulted")
    found = waits_of(world.seat, world.body["openness"], world.now)
    assert {(wait.on_whom, wait.you) for wait in found} == {
        ("The editors", False),
        ("The group, for review", True),
        ("Secretariat", False),
    }
    assert waits_of(NOBODY, world.body["openness"], world.now) == []


def test_panels_show_what_the_reader_may_see(world, papers):
    draft, published = papers.at("drafting"), papers.at("published")
    group = world.body["openness"]
    shown = {
        role: [
            row.id
            for panel in panels_for("group", world[role], group, world.now)
            if panel.name == "papers"
            for row in (*panel.data["moving"], *panel.data["out"])
        ]
        for role in ("nobody", "delegate", "seat")
    }
    assert shown["nobody"] == shown["delegate"] == [published]
    assert set(shown["seat"]) == {draft, published}
    (home,) = [panel for panel in panels_for("home", NOBODY, "", world.now) if panel.name == "papers"]
    assert home.data["rec"].lead == "Write mobility into law as a right." and home.data["recs"] == 2


@pytest.mark.parametrize(
    ("state", "audience"),
    [("drafting", {"office", "body", "person"}), ("review", {"members"}), ("published", {"public"})],
)
def test_who_finds_it(world, papers, state, audience):
    paper = papers.at(state)
    (entry,) = entries([paper])
    kinds = {token[:-26] if len(token) > 26 else token for token in entry.audience}
    assert kinds == audience
    assert "word7" in entry.text and entry.url == f"/papers/{papers.get(paper).slug}/"


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("drafting", "skip skip done now todo todo todo todo"),
        ("review", "skip skip done now todo todo todo todo"),
        ("consulted", "skip skip done done done now todo todo"),
        ("voting", "skip skip done done done now todo todo"),
        ("rejected", "skip skip done done done back todo todo"),
        ("adopted", "skip skip done done done done now todo"),
        ("published", "skip skip done done done done done now"),
        ("parked", "skip skip done back todo todo todo todo"),
    ],
)
def test_where_it_stands_in_its_thread(world, papers, state, expected):
    paper = papers.get(papers.at(state))
    world.settle()  # from the publication on, the room of European files follows it
    steps = thread_steps(paper, world.seat)
    assert " ".join(step.state.replace("next", "todo") for step in steps) == expected


def test_what_is_held_on_a_person_names_her_papers(world, papers):
    paper = papers.get(papers.at("drafting", kind="white-paper"))
    from collegium.rooms.papers.actions import name_authors
    from collegium.rooms.people.places import held_data

    name_authors(actor=world.chair, paper=paper.id, people=[world.person["seat"]], now=world.now)
    held = {who: held_data(world.person[who], world.now)["papers"] for who in ("chair", "seat", "delegate")}
    assert held == {
        "chair": [{"paper": paper.reference, "as": "editor", "since": world.now.isoformat(), "until": None}],
        "seat": [{"paper": paper.reference, "as": "author"}],
        "delegate": [],
    }


def test_counts_are_public_figures(world, papers):
    papers.at("review"), papers.at("published")
    assert counts() == {"review": 1, "published": 1}


def test_a_letter_is_shown_before_it_goes_and_can_be_changed(world, papers):
    it = papers.get(papers.at("drafting"))
    asked = {"to": [world.person["seat"]], "about": it.ref, "title": it.title, "group": it.group_id}
    (letter,) = previews("paper_submitted", {}, **asked)
    assert letter["count"] == 1 and letter["names"] == ["Tomas Berg"] and it.title in letter["text"]
    typed = {"letter_en": "Shorter.\r\n", "letter_en_was": letter["was"]}
    assert previews("paper_submitted", typed, **asked)[0]["text"] == "Shorter."
    assert changed_words(typed) == {"en": "Shorter."}
    assert changed_words({"letter_en": letter["text"], "letter_en_was": letter["was"]}) == {}


def test_the_editor_has_a_word_for_everything():
    english = json.loads((ROOM.parents[3] / "web/src/editor/words.json").read_text(encoding="utf-8"))
    assert {name: str(word) for name, word in EDITOR.items()} == english


def test_the_picture_of_the_flow_stands_in_the_readme():
    assert FLOW.mermaid() in (ROOM / "README.md").read_text(encoding="utf-8")
