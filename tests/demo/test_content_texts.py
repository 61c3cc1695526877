"""The texts of the demonstration: papers, news, pages; their language, their length, their lives."""

from __future__ import annotations

import itertools
import re

import pytest

from collegium.kernel.text.compare import compare
from collegium.kernel.text.outline import from_outline
from collegium.kernel.text.reading import footnotes, plain_text, recommendations, word_count
from factories.demo_content import (
    ALL,
    CHALLENGES,
    DECISIONS,
    FOLDER,
    KINDS,
    PAPERS,
    PEOPLE,
    day_of,
    text,
    walk,
    when,
    worn,
)

FILES = [version["file"] for paper in PAPERS.values() for version in paper["versions"]]
BODIES_OF_TEXT = [
    *((f"news/{it['key']}/{lang}", lang, it["texts"][lang]["body"]) for it in ALL["news"] for lang in it["texts"]),
    *((f"pages/{key}/{lang}", lang, page[lang]["body"]) for key, page in ALL["pages"].items() for lang in page),
]


def read(outline):
    numbers = itertools.count()
    return from_outline(outline, lambda: f"block{next(numbers):08d}")


def french():
    """Everything that is written in French, with where it stands."""
    for name, data in ALL.items():
        for path, value in walk(data):
            if isinstance(value, dict) and "fr" in value:
                yield from ((f"{name}{path}{at}", it) for at, it in walk(value["fr"]) if isinstance(it, str))
    for row in (*ALL["challenges"], *ALL["papers"]):
        if row["language"] == "fr":
            words = ("title", "what", "who_suffers", "evidence", "standfirst")
            yield from ((f"{row['title']}/{field}", row[field]) for field in words if field in row)
    for card in ALL["practices"]:
        if card["language"] == "fr":
            yield from ((f"{card['key']}/{name}", text) for name, text in card.items() if isinstance(text, str))
    for paper in PAPERS.values():
        if paper["language"] == "fr":
            yield from ((version["file"], text(version["file"])) for version in paper["versions"])


def test_the_folder_holds_the_papers_and_nothing_else():
    assert sorted(FILES) == sorted(path.name for path in (FOLDER / "papers").iterdir())


@pytest.mark.parametrize("file", FILES)
def test_a_paper_is_a_text_without_signs_left_over(file):
    words = plain_text(read(text(file)))
    assert not re.search(r"\*\*|\[\^|\^\]|!rec|\]\(|`|^#", words, re.M)


@pytest.mark.parametrize(("where", "language", "body"), BODIES_OF_TEXT, ids=[it[0] for it in BODIES_OF_TEXT])
def test_news_and_pages_are_texts(where, language, body):
    doc = read(body)
    assert word_count(doc) >= 60
    assert not re.search(r"\*\*|\[\^|\^\]|!rec|\]\(|`|^#", plain_text(doc), re.M)


def test_eight_papers_stand_in_all_stages():
    assert sorted(paper["state"] for paper in PAPERS.values()) == [
        "consulted", "drafting", "drafting", "published", "published", "published", "review", "voting",
    ]  # fmt: skip
    assert {paper["kind"] for paper in PAPERS.values()} == {
        "position",
        "declaration",
        "white-paper",
        "input-note",
    }


def test_the_great_position_reads_as_one():
    paper = PAPERS["instruments-that-outlive-the-grant"]
    doc = read(text(paper["versions"][-1]["file"]))
    assert 1200 <= word_count(doc) <= 1600
    assert len(recommendations(doc)) == 6
    assert len(footnotes(doc)) >= 3
    assert any(node["type"] == "table" for node in doc["content"])
    assert CHALLENGES[paper["challenge"]]["institution"] == "https://ror.org/042tfbd02"


def test_its_two_texts_show_what_a_comparison_can_show():
    first, second = (read(text(it["file"])) for it in PAPERS["instruments-that-outlive-the-grant"]["versions"])
    counts = compare(first, second).counts
    assert counts.moved >= 1
    assert counts.cells >= 1
    assert counts.changed > counts.cells
    assert counts.added >= 1
    assert len(recommendations(first)) == 5


@pytest.mark.parametrize("slug", PAPERS)
def test_a_paper_has_gone_the_way_of_its_kind(slug):
    paper = PAPERS[slug]
    kind = KINDS[paper["kind"]]
    steps = [paper["started"], paper["versions"][0]["moment"]]
    if "consultation" in paper:
        asked = paper["consultation"]
        assert day_of(asked["to"]) - day_of(asked["from"]) >= kind["consulted"]["minimum_days"]
        assert sum(asked["answers"].values()) == asked["answered_count"]
        assert asked["asked_count"] is None or asked["asked_count"] >= asked["answered_count"]
        steps += [asked["from"], asked["to"], asked["recorded"]]
    steps += [version["moment"] for version in paper["versions"][1:]]
    adoption = paper.get("adoption", {"how": ""})
    assert adoption["how"] in ("", kind["adopted_how"])
    if adoption["how"] == "vote":
        decision = DECISIONS[adoption["decision"]]
        assert decision["paper"] == slug
        steps += [it for it in (decision["opens"], decision["closed"]) if it]
    if adoption["how"] == "recorded":
        steps.append(adoption["moment"])
    steps += [paper["publication"]["moment"]] if "publication" in paper else []
    assert [when(step) for step in steps] == sorted(when(step) for step in steps)
    assert when(steps[-1]) < (0, "00:00")
    assert ("publication" in paper) == (paper["state"] == "published")
    assert ("consultation" in paper) >= (paper["state"] in ("consulted", "voting"))


@pytest.mark.parametrize("slug", PAPERS)
def test_a_paper_comes_from_an_adopted_challenge_and_its_editors_sit_in_the_group(slug):
    paper = PAPERS[slug]
    assert all(worn(person, day_of(paper["started"])) for person in paper["editors"])
    if paper["challenge"]:
        adopted = CHALLENGES[paper["challenge"]]["history"][0]
        assert (adopted["state"], adopted["body"]) == ("adopted", paper["body"])
        assert when(adopted["moment"]) < when(paper["started"])
        for person in paper["editors"]:
            assert paper["body"] in {hat.get("body") for hat in worn(person, day_of(paper["started"]))}
    assert bool(paper.get("authors")) == KINDS[paper["kind"]]["authors_named"]
    assert set(paper.get("authors", [])) <= set(PEOPLE)


def test_recommendations_have_addressees_that_can_be_followed_up():
    for paper in PAPERS.values():
        found = recommendations(read(text(paper["versions"][-1]["file"])))
        told = [row["number"] for row in ALL["policy"]["follow_ups"] if row["paper"] == paper["slug"]]
        assert set(told) <= set(range(1, len(found) + 1))
        assert all(it.addressees for it in found)


def test_twelve_news_and_enough_french():
    assert len(ALL["news"]) == 12
    assert sum("fr" in item["texts"] for item in ALL["news"]) >= 5
    assert sum(row["language"] == "fr" for row in ALL["challenges"]) == 3
    assert sum(paper["language"] == "fr" for paper in PAPERS.values()) == 1
    assert all(set(page) == {"en", "fr"} for page in ALL["pages"].values())


def test_the_network_says_what_it_is_in_its_own_words():
    (item,) = (it for it in ALL["news"] if it["key"] == "what-the-network-is")
    said = item["texts"]["en"]["body"]
    for words in (
        "think tank on higher education, research and innovation",
        "analyses and recommendations",
        "identify the challenges",
        "priorities",
        "good practices",
        "position papers",
        "annual meeting",
        "hematic workshops",
        "Professional Week",
        "seven working groups",
    ):
        assert words in said


def test_french_has_its_own_spacing():
    for where, words in french():
        bare = re.sub(r"https?://\S+|\|[ :|-]+\|", "", words).replace("\n", " ")
        assert not re.search(r"\w[ \u00a0][;:?!]|\u00ab[ \u00a0]|[ \u00a0]\u00bb|\w'\w", bare), where


def test_the_tone_of_the_house():
    for name, data in ALL.items():
        for path, value in walk(data):
            if isinstance(value, str):
                assert not re.search(r"\bplease\b|successfully|\bbest practices?\b|[A-Za-z]!", value, re.I), (
                    f"{name}{path}"
                )
    for file in FILES:
        assert not re.search(r"\bplease\b|successfully|[A-Za-z]!", text(file), re.I)


def test_quoted_figures_say_where_they_come_from():
    for figure in ALL["figures"]:
        if figure["counted"] or not figure["held"]:
            assert "value" not in figure
        else:
            assert figure["year"] == 2022
            assert figure["source"]["en"] == "As published by a member institution in 2022."
            assert figure["coverage"]["en"]
        assert figure["held"] or figure["absent"]["fr"]
    assert {"students", "academic-staff", "members"} <= {figure["key"] for figure in ALL["figures"]}
