"""Outlines: written by hand, written out, and read back."""

import pytest
from hypothesis import given, settings

from collegium.kernel.text.outline import from_outline, to_markdown, to_outline
from collegium.kernel.text.reading import plain_text
from collegium.kernel.text.schema import EMPTY, TextError
from factories.text_strategies import counter, docs


def bare(node):
    """A text without its ids."""
    if isinstance(node, list):
        return [bare(it) for it in node]
    if isinstance(node, dict):
        return {key: bare(value) for key, value in node.items() if key != "id"}
    return node


def read(outline):
    return bare(from_outline(outline, counter()))["content"]


def p(words=""):
    return {"type": "paragraph", "attrs": {}} | ({"content": [{"type": "text", "text": words}]} if words else {})


def item(*content):
    return {"type": "listItem", "attrs": {}, "content": list(content)}


@settings(max_examples=60, deadline=None)
@given(docs())
def test_what_is_written_out_is_read_back(made):
    outline = to_outline(made)
    assert bare(from_outline(outline, counter())) == bare(made)


def test_headings_and_wrapped_paragraphs():
    h = [{"type": "heading", "attrs": {"level": n}, "content": [{"type": "text", "text": "H"}]} for n in (1, 1, 2, 3)]
    assert read("# H\n## H\n### H\n#### H\nOne\n  two.\n\nThree.") == [*h, p("One two."), p("Three.")]


def test_lists_nested_by_two_spaces():
    made = read("- a\n  - b\n    more\n- c\n\n  later\n\n3. d\n10. e\n  1. f\n    - g\n")
    bullets, numbers = made
    nested = {"type": "bulletList", "attrs": {}, "content": [item(p("b more"))]}
    assert bullets["content"] == [item(p("a"), nested), item(p("c"), p("later"))]
    assert numbers["attrs"] == {"start": 3}
    inner = numbers["content"][1]["content"][1]
    assert inner["type"] == "orderedList" and inner["content"][0]["content"][1]["type"] == "bulletList"


def test_a_list_may_begin_with_a_list():
    assert read("- - a")[0]["content"] == [item(p(), {"type": "bulletList", "attrs": {}, "content": [item(p("a"))]})]


def test_a_number_within_a_sentence_begins_no_list():
    assert read("The office opened in\n2022. It closed.") == [p("The office opened in 2022. It closed.")]
    assert [it["type"] for it in read("One\n1. item")] == ["paragraph", "orderedList"]


def test_a_quotation_has_paragraphs():
    assert read("> a\n> b\n>\n> c")[0]["content"] == [p("a b"), p("c")]
    assert read(">")[0]["content"] == [p()]


def test_a_recommendation_takes_the_lines_below_or_the_indented_blocks():
    after, inside, alone = read(
        "!rec council commission\nDo it\nnow.\n\n!rec funders\n\n  A\n\n  - b\n\n!rec\n\nNext."
    )[:3]
    assert after["attrs"] == {"addressees": ["commission", "council"]} and after["content"] == [p("Do it now.")]
    assert [it["type"] for it in inside["content"]] == ["paragraph", "bulletList"]
    assert alone["content"] == [p()] and alone["attrs"] == {"addressees": []}
    assert read("!recent news")[0] == p("!recent news")


def test_an_unknown_addressee_and_a_bad_link_are_refused():
    with pytest.raises(TextError):
        from_outline("!rec pope\nPray.", counter())
    with pytest.raises(TextError):
        from_outline("[x](javascript:alert)", counter())


def test_tables_with_and_without_a_head():
    head = read("| a | b\\|c |\n| --- | :-: |\n| d |")[0]["content"]
    assert [[cell["type"] for cell in row["content"]] for row in head] == [
        ["tableHeader"] * 2,
        ["tableCell"] * 2,
    ]
    assert head[0]["content"][1]["content"] == [p("b|c")] and head[1]["content"][1]["content"] == [p()]
    plain = read("| x<p>y |\n|=z |")[0]["content"]
    assert plain[0]["content"][0]["content"] == [p("x"), p("y")] and plain[1]["content"][0]["type"] == "tableHeader"


def inline(line):
    return [
        (
            it.get("text") or it.get("attrs", {}).get("text") or "|",
            tuple(mark["type"] for mark in it.get("marks", [])),
        )
        for it in read(line)[0]["content"]
    ]


def test_marks_footnotes_and_links():
    assert inline("**a** *b* H~2~O x^2^") == [
        ("a", ("bold",)),
        (" ", ()),
        ("b", ("italic",)),
        (" H", ()),
        ("2", ("subscript",)),
        ("O x", ()),
        ("2", ("superscript",)),
    ]
    assert inline("a[^see \\^] b^]<br>c") == [("a", ()), ("see ^] b", ()), ("|", ()), ("c", ())]
    assert inline("[a **b**](https://example.org/\\(x\\))") == [("a ", ("link",)), ("b", ("bold", "link"))]


def test_signs_that_mean_nothing_stay_signs():
    for line in ("2 * 3 = 6", "a*b", "~20 or ~30 per cent", "[x] and [y", "[x](no link)", "x ^ y", "a [b"):
        assert inline(line) == [(line, ())]
    assert inline("\\*a\\* \\# &#32;") == [("*a* #  ", ())]


def test_markdown_for_other_programs():
    source = (
        "## A\n\nText[^note *1*^] with 5 < 6.\n\n!rec commission\n  Do it.\n\n|=a | b |\n| c |\n\n| h |\n|---|\n| x |\n"
    )
    made = to_markdown(
        from_outline(source, counter()), recommendation=lambda n, codes: f"Recommendation {n}, {codes[0]}"
    )
    assert made == (
        "## A\n\nText[^1] with 5 < 6.\n\n> **Recommendation 1, commission**\n>\n> Do it.\n\n"
        "|     |     |\n| --- | --- |\n| **a** | b |\n| c |  |\n\n"
        "| h |\n| --- |\n| x |\n\n[^1]: note \\*1\\*\n"
    )


def test_merged_cells_become_a_cell_and_empty_cells():
    made = from_outline("| a | b |\n| c | d |\n", counter())
    rows = made["content"][0]["content"]
    rows[0]["content"][0]["attrs"]["rowspan"] = 2
    del rows[1]["content"][0]
    assert to_outline(made) == "| a | b |\n| | d |\n"
    rows[0]["content"] = [rows[0]["content"][0]]
    rows[0]["content"][0]["attrs"] |= {"colspan": 2, "rowspan": 1}
    assert to_outline(made) == "| a | |\n| d | |\n"


def test_an_empty_outline_is_the_empty_text():
    assert from_outline(" \n\n", counter()) == EMPTY
    assert to_outline(EMPTY) == ""
    assert plain_text(from_outline("<!-- a remark -->\n\nx", counter())) == "x"


@pytest.mark.parametrize(
    "words", ["- a", "1. a", "12) a", "# a", "> a", "| a", "!rec a", "+ a", "= a", "<!-- a -->", "---"]
)
def test_a_paragraph_that_looks_like_something_else_stays_a_paragraph(words):
    made = from_outline("x", counter())
    made["content"][0]["content"][0]["text"] = words
    assert read(to_outline(made)) == [p(words)]
