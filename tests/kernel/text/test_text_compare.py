"""Comparison: by block, then by word; nothing is lost and nothing is called changed that is not."""

import copy
import itertools
import json
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.kernel.text.compare import compare
from collegium.kernel.text.leaves import leaves
from collegium.kernel.text.outline import from_outline
from collegium.kernel.text.schema import EMPTY, checked
from collegium.kernel.text.sequences import common_words, rising
from factories.text_strategies import counter, docs, words


def texts(outline):
    return from_outline(outline, counter())


def edited(outline, change):
    """The text of an outline, and the same after `change(blocks at the top)`."""
    old = texts(outline)
    new = copy.deepcopy(old)
    change(new["content"])
    return old, checked(new)


def changes(comparison):
    return [(it.facets, "".join(part.text for part in it.segments)) for it in comparison.entries if it.facets]


def say(node, text):
    while node["type"] != "paragraph":
        node = node["content"][0]
    node["content"] = [{"type": "text", "text": text}]


def redline(entry):
    signs = {"equal": "{}", "insert": "[+{}+]", "delete": "[-{}-]"}
    return "".join(signs[it.op].format(it.text) for it in entry.segments)


@settings(max_examples=25, deadline=None)
@given(docs(spans=True))
def test_a_text_does_not_differ_from_itself(made):
    comparison = compare(made, made)
    assert comparison.same and comparison.summary == {}
    assert comparison.counts.unchanged == len(leaves(made))


@settings(max_examples=40, deadline=None)
@given(docs(spans=True), docs(spans=True))
def test_both_texts_can_be_read_out_of_the_comparison(old, new):
    comparison = compare(old, new)
    for side, without, at in ((new, "delete", "new_at"), (old, "insert", "old_at")):
        entries = sorted(
            (it for it in comparison.entries if getattr(it, at) is not None), key=lambda it: getattr(it, at)
        )
        read = ["".join(part.text for part in it.segments if part.op != without) for it in entries]
        assert read == [leaf.text for leaf in leaves(side)]
    order = [it.new_at for it in comparison.entries if it.new_at is not None]
    assert order == sorted(order)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(words, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=6), st.data())
def test_marks_of_both_sides_are_kept(lines, data):
    old = texts("\n\n".join("x " + line.replace("\\", "").replace("<", "") for line in lines))
    new = copy.deepcopy(old)
    for block in new["content"]:
        if block["type"] == "paragraph" and data.draw(st.booleans()):
            block["content"][0]["marks"] = [{"type": "bold"}]
    comparison = compare(old, checked(new))
    spans = {it.new_at: it for it in comparison.entries}
    for at, leaf in enumerate(leaves(checked(new))):
        assert next(part.marks for part in spans[at].segments if part.op != "delete") == leaf.runs[0][1]


def test_one_word():
    old, new = edited(
        "The share is a tenth of its hours.", lambda top: say(top[0], "The share is a fifth of its hours.")
    )
    entry = compare(old, new).entries[0]
    assert redline(entry) == "The share is a [-tenth-][+fifth+] of its hours."
    assert entry.status == "changed" and entry.facets == ("text",)
    assert compare(old, new).summary == {"changed": 1, "words_added": 1, "words_removed": 1}


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [
        ("a b", "a b c", "a b[+ c+]"),
        ("a a", "a a a", "a a[+ a+]"),
        ("costs 1,200 euros", "costs 1,300 euros", "costs [-1,200-][+1,300+] euros"),
        ("the members’ share", "the member’s share", "the [-members’-][+member’s+] share"),
        ("It is so.", "It is not so, today.", "It is [+not +]so[+, today+]."),
        ("one two three four", "five six seven eight", "[-one two three four-][+five six seven eight+]"),
        (
            "keep the old road open",
            "close the new road",
            "[-keep-][+close+] the [-old-][+new+] road[- open-]",
        ),
    ],
)
def test_how_a_change_reads(was, now, shown):
    old, new = edited("x", lambda top: say(top[0], was))
    old = new
    new = copy.deepcopy(old)
    say(new["content"][0], now)
    assert redline(compare(old, checked(new)).entries[0]) == shown


def test_added_and_removed_stand_where_they_belong():
    def change(top):
        del top[1]
        top.append(
            {
                "type": "paragraph",
                "attrs": {"id": "n000000001"},
                "content": [{"type": "text", "text": "quite new"}],
            }
        )

    comparison = compare(*edited("one\n\ntwo\n\nthree", change))
    assert [it.status for it in comparison.entries] == ["unchanged", "removed", "unchanged", "added"]
    assert comparison.summary == {"added": 1, "removed": 1, "words_added": 2, "words_removed": 1}
    first = compare(*edited("one\n\ntwo", lambda top: top.pop(0)))
    assert [it.status for it in first.entries] == ["removed", "unchanged"]


def test_a_moved_paragraph_is_moved_and_the_others_stay():
    comparison = compare(*edited("one\n\ntwo\n\nthree\n\nfour", lambda top: top.append(top.pop(0))))
    assert changes(comparison) == [(("moved",), "one")]


def test_moved_and_changed():
    def change(top):
        top.append(top.pop(0))
        say(top[-1], "one more")

    entry = compare(*edited("one\n\ntwo\n\nthree", change)).entries[-1]
    assert entry.facets == ("text", "moved") and entry.status == "moved" and redline(entry) == "one[+ more+]"


def test_a_cell_is_a_change_of_its_own():
    def change(top):
        say(top[0]["content"][1]["content"][1], "decides twice")

    comparison = compare(*edited("| a | b |\n|---|---|\n| c | decides once |", change))
    [entry] = [it for it in comparison.entries if it.facets]
    assert entry.cell and (entry.place.row, entry.place.column) == (2, 2)
    assert redline(entry) == "decides [-once-][+twice+]" and comparison.summary["cells"] == 1


def test_a_new_row_leaves_the_other_cells_alone():
    def change(top):
        row = copy.deepcopy(top[0]["content"][0])
        for at, node in enumerate([row, *row["content"], *(cell["content"][0] for cell in row["content"])]):
            node["attrs"]["id"] = f"row00000{at:02d}"
            node.pop("text", None)
        for cell in row["content"]:
            say(cell, "new cell here today")
        top[0]["content"].insert(0, row)

    comparison = compare(*edited("| a | b |\n| c | d |", change))
    assert comparison.summary == {"added": 2, "words_added": 8}


def test_columns_are_found_below_merged_cells():
    old = texts("| a | b |\n| c | d |")
    rows = old["content"][0]["content"]
    rows[0]["content"][0]["attrs"]["rowspan"] = 2
    del rows[1]["content"][0]
    assert [(it.place.row, it.place.column) for it in leaves(checked(old))] == [(1, 1), (1, 2), (2, 2)]
    new = copy.deepcopy(old)
    new["content"][0]["content"][0]["content"][0]["attrs"]["rowspan"] = 1
    new["content"][0]["content"][1]["content"].insert(0, texts("x\n\n| y |")["content"][1]["content"][0]["content"][0])
    facets = [it.facets for it in compare(checked(old), new).entries]
    assert ("spans",) in facets


def test_renumbered_items_are_not_changed():
    comparison = compare(*edited("1. one\n2. two\n3. three", lambda top: top[0]["content"].pop(0)))
    assert [it.status for it in comparison.entries] == ["removed", "renumbered", "renumbered"]
    assert [(it.before.number, it.place.number) for it in comparison.entries[1:]] == [(2, 1), (3, 2)]
    start = compare(*edited("1. one", lambda top: top[0]["attrs"].update(start=4)))
    assert [it.status for it in start.entries] == ["renumbered"]


def test_renumbered_recommendations_and_changed_addressees():
    def change(top):
        del top[0]
        top[0]["attrs"]["addressees"] = ["funders"]

    comparison = compare(*edited("!rec commission\nOne.\n\n!rec council\nTwo.\n\n!rec\nThree.", change))
    removed, second, third = comparison.entries
    assert removed.status == "removed" and third.status == "renumbered"
    assert second.facets == ("renumbered", "addressees") and second.status == "changed"
    assert (second.before.addressees, second.place.addressees) == (("council",), ("funders",))


def test_level_kind_and_marks():
    def change(top):
        top[0]["attrs"]["level"] = 2
        top[1] = {
            "type": "heading",
            "attrs": {"id": top[1]["attrs"]["id"], "level": 1},
            "content": top[1]["content"],
        }
        top[2]["type"] = "orderedList"
        top[3]["content"][0]["marks"] = [{"type": "bold"}]
        top[4]["content"][0]["marks"][0]["attrs"]["href"] = "https://example.org/b"

    old, new = edited("## A[^n^]\n\nB\n\n- c\n\nd\n\n[e](https://example.org/a)", change)
    comparison = compare(old, new)
    assert [it.facets for it in comparison.entries] == [
        ("level",),
        (),
        ("kind",),
        ("kind",),
        ("marks",),
        ("marks",),
    ]
    bolder, link = comparison.entries[4:]
    assert (bolder.segments[0].op, bolder.segments[0].marks, bolder.segments[0].before) == (
        "equal",
        ("bold",),
        (),
    )
    assert (link.segments[0].before, link.segments[0].marks) == (
        ("link:https://example.org/a",),
        ("link:https://example.org/b",),
    )


def test_a_part_of_a_sentence_becomes_bold():
    def change(top):
        top[0]["content"] = [
            {"type": "text", "text": "a bold "},
            {"type": "text", "text": "word", "marks": [{"type": "bold"}]},
            {"type": "text", "text": " here"},
        ]

    [entry] = compare(*edited("a bold word here", change)).entries
    assert [(it.text, it.before) for it in entry.segments] == [
        ("a bold ", None),
        ("word", ()),
        (" here", None),
    ]


def test_a_footnote_is_a_leaf_of_its_own():
    def change(top):
        top[0]["content"][1]["attrs"]["text"] = "see page 12"

    comparison = compare(*edited("Text[^see page 9^] goes on.", change))
    text, note = comparison.entries
    assert text.facets == () and note.place.kind == "footnote" and redline(note) == "see page [-9-][+12+]"


def test_wrapping_into_a_recommendation_keeps_the_paragraph():
    def change(top):
        top[0] = {
            "type": "recommendation",
            "attrs": {"id": "r000000001", "addressees": ["council"]},
            "content": [top[0]],
        }

    [entry] = compare(*edited("Do it.", change)).entries
    assert entry.facets == ("kind",) and entry.place.recommendation == 1 and entry.place.opens == "r000000001"


def test_a_text_that_came_back_without_its_ids_is_matched_by_its_words():
    outline = (
        "## Access\n\nCompanies may use a shared infrastructure at full cost.\n\nThe price of an hour is public.\n\nYes"
    )
    old = texts(outline)
    changed = outline.replace("full cost", "their own full cost").replace("Yes", "No")
    new = json.loads(json.dumps(texts(changed)).replace('"id": "0', '"id": "9'))
    comparison = compare(old, checked(new))
    assert [it.status for it in comparison.entries] == [
        "unchanged",
        "changed",
        "unchanged",
        "removed",
        "added",
    ]
    assert redline(comparison.entries[1]) == "Companies may use a shared infrastructure at [+their own +]full cost."


def test_from_nothing_and_to_nothing():
    some = texts("a\n\nb")
    assert compare(EMPTY, some).summary == {"added": 2, "words_added": 2}
    assert compare(some, EMPTY).summary == {"removed": 2, "words_removed": 2}


@settings(max_examples=10, deadline=None)
@given(docs(), docs())
def test_it_is_plain_data(old, new):
    plain = json.loads(json.dumps(compare(old, new).as_json()))
    assert {"entries", "counts", "same", "summary"} == set(plain)
    assert all(it["status"] for it in plain["entries"])


def longest_rising(numbers):
    best = [1] * len(numbers)
    for at, number in enumerate(numbers):
        best[at] = 1 + max([best[i] for i in range(at) if numbers[i] < number], default=0)
    return max(best, default=0)


@given(st.lists(st.integers(0, 20), max_size=12))
def test_a_longest_rising_sequence(numbers):
    found = [numbers[at] for at in rising(numbers)]
    assert len(found) == longest_rising(numbers)
    assert all(a < b for a, b in itertools.pairwise(found))


@given(st.lists(st.sampled_from("abc de"), max_size=40), st.lists(st.sampled_from("abc de"), max_size=40))
def test_common_words_are_common_and_in_order(was, now):
    a = b = 0
    for i, j, size in common_words(was, now):
        assert i >= a and j >= b and size and was[i : i + size] == now[j : j + size]
        a, b = i + size, j + size


def test_five_hundred_blocks_are_compared_at_once():
    draw = random.Random(1)
    vocabulary = [f"word{number}" for number in range(2000)] + ["the", "of", "and"] * 200
    lines = [" ".join(draw.choice(vocabulary) for _ in range(60)) for _ in range(500)]
    old = texts("\n\n".join(lines))

    def change(top):
        for block in top[::10]:
            say(block, block["content"][0]["text"].replace("the ", "a "))
        top.insert(0, top.pop(250))

    new = copy.deepcopy(old)
    change(new["content"])
    spent = []
    for _ in range(3):
        before = time.process_time()
        assert compare(old, new).counts.moved == 1
        spent.append(time.process_time() - before)
    assert min(spent) < 0.2
