"""What is read out of a text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.kernel.text.outline import from_outline
from collegium.kernel.text.reading import (
    blocks,
    excerpt,
    footnotes,
    headings,
    plain_text,
    recommendations,
    word_count,
)
from collegium.kernel.text.schema import EMPTY
from factories.text_strategies import counter, docs

PAPER = """
## Why *now*

Three obstacles remain.[^Of 312 moves in 2024.^] All three are rules.

- pensions
  - in Lisbon
- visas

!rec commission, council
  Write **mobility** into law.

  1. first
  2. second

| Matter | Act |
|---|---|
| Visa | settles |

### Evidence[^Second note.^]

!rec
Count what it costs.
"""


def paper():
    return from_outline(PAPER, counter())


def test_headings_with_their_levels():
    assert [(it.level, it.text) for it in headings(paper())] == [(1, "Why now"), (2, "Evidence")]


def test_recommendations_are_numbered_by_their_order():
    first, second = recommendations(paper())
    assert (first.number, first.addressees) == (1, ("commission", "council"))
    assert first.text == "Write mobility into law.\n\nfirst\nsecond"
    assert (second.number, second.addressees, second.text) == (2, (), "Count what it costs.")


def test_footnotes_know_their_paragraph():
    notes = footnotes(paper())
    assert [(it.number, it.text) for it in notes] == [(1, "Of 312 moves in 2024."), (2, "Second note.")]
    by_id = {it.id: it for it in blocks(paper())}
    assert by_id[notes[0].block].kind == "paragraph" and by_id[notes[1].block].kind == "heading"


def test_plain_text_holds_every_word_and_the_notes_at_the_end():
    assert plain_text(paper()) == (
        "Why now\n\nThree obstacles remain. All three are rules.\n\npensions\nin Lisbon\nvisas\n\n"
        "Write mobility into law.\n\nfirst\nsecond\n\nMatter\tAct\nVisa\tsettles\n\nEvidence\n\n"
        "Count what it costs.\n\n[1] Of 312 moves in 2024.\n\n[2] Second note."
    )


def test_words_are_counted_without_notes_and_signs():
    assert word_count(paper()) == 2 + 7 + 4 + 6 + 4 + 1 + 4
    assert word_count(from_outline("A – b 12 & c.", counter())) == 4
    assert word_count(EMPTY) == 0


def test_blocks_come_in_order_with_their_paths():
    found = blocks(paper())
    assert [it.path for it in found] == sorted(it.path for it in found)
    assert [(it.path, it.kind) for it in found[:5]] == [
        ((0,), "heading"),
        ((1,), "paragraph"),
        ((2,), "bulletList"),
        ((2, 0), "listItem"),
        ((2, 0, 0), "paragraph"),
    ]


def test_an_excerpt_is_the_running_text_cut_between_words():
    assert excerpt(paper(), 30) == "Three obstacles remain. All…"
    assert excerpt(paper(), 24) == "Three obstacles remain…"
    assert excerpt(from_outline("## Only a title", counter()), 100) == "Only a title"
    assert excerpt(from_outline("Short.", counter()), 100) == "Short."
    assert excerpt(from_outline("Donaudampfschifffahrt", counter()), 6) == "Donau…"
    assert excerpt(EMPTY, 10) == ""


@settings(max_examples=25, deadline=None)
@given(docs(), st.integers(1, 80))
def test_an_excerpt_is_never_too_long(made, chars):
    line = excerpt(made, chars)
    assert len(line) <= chars and "\n" not in line
