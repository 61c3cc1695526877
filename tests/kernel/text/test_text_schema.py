"""The gate: what a text may be, and what is refused with its code and place."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.kernel.ids import block_id
from collegium.kernel.text import schema
from collegium.kernel.text.canonical import canonical_bytes, fingerprint
from collegium.kernel.text.schema import CODES, EMPTY, TextError, checked, with_ids
from factories.text_strategies import counter, docs

ID = "a000000001"


def doc(*content):
    return {"type": "doc", "content": list(content)}


def paragraph(*content, **attrs):
    return {"type": "paragraph", "attrs": {"id": ID} | attrs, "content": list(content)}


def text(words="word", *marks):
    return {"type": "text", "text": words} | ({"marks": list(marks)} if marks else {})


def cell(number, **attrs):
    inside = {"type": "paragraph", "attrs": {"id": f"b00000000{number:02d}"}}
    return {"type": "tableCell", "attrs": {"id": f"c00000000{number:02d}"} | attrs, "content": [inside]}


def table(*rows):
    made = [
        {"type": "tableRow", "attrs": {"id": f"d00000000{at:02d}"}, "content": list(row)} for at, row in enumerate(rows)
    ]
    return {"type": "table", "attrs": {"id": ID}, "content": made}


def bold(**more):
    return {"type": "bold"} | more


def link(href):
    return {"type": "link", "attrs": {"href": href}}


def nested(depth):
    inside = {"type": "paragraph", "attrs": {"id": f"p{depth:09d}"}}
    for level in range(depth):
        item = {
            "type": "listItem",
            "attrs": {"id": f"i{level:09d}"},
            "content": [{"type": "paragraph", "attrs": {"id": f"q{level:09d}"}}, inside],
        }
        inside = {"type": "bulletList", "attrs": {"id": f"l{level:09d}"}, "content": [item]}
    return doc(inside)


REFUSED = [
    ("shape", "", None),
    ("shape", "", []),
    ("shape", "", {"type": "paragraph"}),
    ("shape", "", doc() | {"attrs": {}}),
    ("shape", "/content", {"type": "doc", "content": {}}),
    ("shape", "/content/0", doc("text")),
    ("shape", "/content/0", doc({"type": ["paragraph"]})),
    ("shape", "/content/0", doc(paragraph() | {"marks": []})),
    ("shape", "/content/0/attrs", doc({"type": "paragraph", "attrs": [ID]})),
    ("shape", "/content/0/content/0/text", doc(paragraph({"type": "text", "text": 3}))),
    ("shape", "/content/0/content/0/marks", doc(paragraph(text() | {"marks": {}}))),
    ("shape", "/content/0/content/0/marks", doc(paragraph(text("x", bold(), bold())))),
    ("shape", "/content/0/content/0/marks/0", doc(paragraph(text("x", "bold")))),
    ("shape", "/content/0/content/0/marks/0", doc(paragraph(text("x", bold(style="x"))))),
    ("unknown_node", "/content/0", doc({"type": "image", "attrs": {"id": ID}})),
    ("unknown_node", "/content/0", doc({"type": "doc"})),
    ("unknown_mark", "/content/0/content/0/marks/0", doc(paragraph(text("x", {"type": "underline"})))),
    ("unknown_attr", "/content/0/attrs", doc(paragraph(style="color:red"))),
    ("unknown_attr", "/content/0/content/0/marks/0/attrs", doc(paragraph(text("x", bold(attrs={"a": 1}))))),
    (
        "unknown_attr",
        "/content/0/content/0/attrs",
        doc(paragraph({"type": "hardBreak", "attrs": {"id": ID}})),
    ),
    ("missing_attr", "/content/0/attrs/id", doc({"type": "paragraph"})),
    ("missing_attr", "/content/0/attrs/level", doc(paragraph() | {"type": "heading"})),
    ("bad_attr", "/content/0/attrs/level", doc(paragraph(level=4) | {"type": "heading"})),
    ("bad_attr", "/content/0/attrs/level", doc(paragraph(level=True) | {"type": "heading"})),
    ("bad_attr", "/content/0/attrs/level", doc(paragraph(level="1") | {"type": "heading"})),
    (
        "bad_attr",
        "/content/0/attrs/addressees",
        doc(paragraph(addressees=["pope"]) | {"type": "recommendation"}),
    ),
    ("bad_attr", "/content/0/attrs/addressees", doc(paragraph(addressees=[[]]) | {"type": "recommendation"})),
    (
        "bad_attr",
        "/content/0/attrs/addressees",
        doc(paragraph(addressees=["council", "council"]) | {"type": "recommendation"}),
    ),
    ("misplaced", "/content/0", doc(text())),
    ("misplaced", "/content/0/content/0", doc(paragraph() | {"type": "blockquote", "content": [text()]})),
    (
        "misplaced",
        "/content/0/content/0",
        doc({"type": "bulletList", "attrs": {"id": ID}, "content": [paragraph()]}),
    ),
    (
        "misplaced",
        "/content/0/content/0/content/0",
        doc(
            {
                "type": "bulletList",
                "attrs": {"id": ID},
                "content": [
                    {
                        "type": "listItem",
                        "attrs": {"id": "b000000001"},
                        "content": [
                            {
                                "type": "bulletList",
                                "attrs": {"id": "c000000001"},
                                "content": [
                                    {
                                        "type": "listItem",
                                        "attrs": {"id": "d000000001"},
                                        "content": [{"type": "paragraph", "attrs": {"id": "e000000001"}}],
                                    }
                                ],
                            }
                        ],
                    }
                ],
            }
        ),
    ),
    ("empty", "/content/0", doc({"type": "blockquote", "attrs": {"id": ID}})),
    ("empty", "/content/0/content/0/text", doc(paragraph(text("")))),
    ("bad_id", "/content/0/attrs/id", doc({"type": "paragraph", "attrs": {"id": "short"}})),
    ("bad_id", "/content/0/attrs/id", doc({"type": "paragraph", "attrs": {"id": 'a"onclick=1'}})),
    ("bad_id", "/content/0/attrs/id", doc({"type": "paragraph", "attrs": {"id": "a" * 41}})),
    ("bad_id", "/content/0/attrs/id", doc({"type": "paragraph", "attrs": {"id": ID + "\n"}})),
    ("double_id", "/content/1/attrs/id", doc(paragraph(), paragraph())),
    (
        "double_id",
        "/content/0/content/0/attrs/id",
        doc(paragraph({"type": "footnote", "attrs": {"id": ID, "text": "n"}})),
    ),
    ("bad_character", "/content/0/content/0/text", doc(paragraph(text("a\x00b")))),
    ("bad_character", "/content/0/content/0/text", doc(paragraph(text("a\tb")))),
    ("bad_character", "/content/0/content/0/text", doc(paragraph(text("a\ud800b")))),
    ("bad_character", "/content/0/content/0/text", doc(paragraph(text("a\u202eb")))),
    ("bad_character", "/content/0/content/0/text", doc(paragraph(text("a\ufffcb")))),
    (
        "too_long",
        "/content/0/content/0/attrs/text",
        doc(paragraph({"type": "footnote", "attrs": {"id": "f000000001", "text": "x" * 4001}})),
    ),
    ("table_shape", "/content/0/content/1", doc(table([cell(1), cell(2)], [cell(3)]))),
    ("table_shape", "/content/0/content/1", doc(table([cell(1)], [cell(2), cell(3)]))),
    ("table_shape", "/content/0/content/1", doc(table([cell(1), cell(2, rowspan=2)], [cell(3, colspan=2)]))),
    ("table_shape", "/content/0/content/0", doc(table([]))),
    ("table_shape", "/content/0", doc(table([cell(1, rowspan=2)]))),
    ("too_deep", None, nested(30)),
]


@pytest.mark.parametrize(("code", "path", "given"), REFUSED)
def test_refuses(code, path, given):
    with pytest.raises(TextError) as caught:
        checked(given)
    assert caught.value.code == code
    assert path is None or caught.value.path == path
    assert caught.value.message == CODES[code]
    assert code in CODES and str(caught.value)


BAD_LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//example.org",
    "/local",
    "https://",
    "https:",
    "http:///path",
    "https://user@example.org",
    "https://exa mple.org",
    'https://example.org/"x',
    "mailto:",
    "mailto:@",
    "ftp://example.org",
    "https://[::1",
    "https://example.org/\\x",
    "vbscript:x",
    " https://example.org",
]


@pytest.mark.parametrize("href", BAD_LINKS)
def test_refuses_links_that_do_not_lead_to_the_web_or_to_mail(href):
    with pytest.raises(TextError) as caught:
        checked(doc(paragraph(text("x", link(href)))))
    assert (caught.value.code, caught.value.path) == ("bad_link", "/content/0/content/0/marks/0/attrs/href")


@pytest.mark.parametrize(
    "href", ["https://example.org/ä?b=(c)#d", "HTTP://example.org", "mailto:a@example.org?subject=x"]
)
def test_takes_links_to_the_web_and_to_mail(href):
    made = checked(doc(paragraph(text("x", link(href)))))
    assert made["content"][0]["content"][0]["marks"] == [link(href)]


def test_refuses_a_link_of_great_length_and_with_a_control_character():
    for href, code in (
        ("https://example.org/" + "x" * 2000, "too_long"),
        ("https://example.org/\n", "bad_character"),
    ):
        with pytest.raises(TextError, match=CODES[code][:20]):
            checked(doc(paragraph(text("x", link(href)))))


def test_refuses_too_much():
    many = [{"type": "paragraph", "attrs": {"id": f"p{at:09d}"}} for at in range(schema.MAX_BLOCKS + 1)]
    long = [text("x" * 1_000_000), {"type": "hardBreak"}] * 3
    wide = [{"type": "paragraph", "attrs": {"id": f"p{at:09d}"}, "content": [text("é" * 1_000_00)]} for at in range(15)]
    for it in (doc(*many), doc(paragraph(*long)), doc(*wide)):
        with pytest.raises(TextError) as caught:
            checked(it)
        assert caught.value.code == "too_long"


def test_fills_what_may_be_left_out_and_keeps_the_order_of_addressees():
    rec = {
        "type": "recommendation",
        "attrs": {"id": "r000000001", "addressees": ["funders", "commission"]},
        "content": [{"type": "paragraph", "attrs": {"id": "s000000001"}}],
    }
    made = checked(doc(table([cell(1)]), rec))
    assert made["content"][0]["content"][0]["content"][0]["attrs"] == {
        "id": "c0000000001",
        "colspan": 1,
        "rowspan": 1,
    }
    assert made["content"][1]["attrs"]["addressees"] == ["commission", "funders"]


def test_takes_merged_cells_that_fit():
    made = checked(doc(table([cell(1, rowspan=2), cell(2, colspan=2)], [cell(3), cell(4)], [cell(5, colspan=3)])))
    assert len(made["content"][0]["content"]) == 3


def test_marks_on_breaks_and_footnotes_are_dropped():
    note = {"type": "footnote", "attrs": {"id": "f000000001", "text": "n"}, "marks": [bold()]}
    made = checked(doc(paragraph(note, {"type": "hardBreak", "marks": [bold()]})))
    assert all("marks" not in it for it in made["content"][0]["content"])


def test_one_form_whatever_the_spelling():
    apart = doc(paragraph(text("e", bold()), text("\u0301t", bold()), text("é")))
    joined = doc(paragraph(text("ét", bold()), text("e\u0301")))
    assert fingerprint(checked(apart)) == fingerprint(checked(joined))
    assert fingerprint(checked(apart)).startswith("sha256:") and len(fingerprint(EMPTY)) == 71


def test_order_of_marks_and_keys_does_not_matter():
    one = doc(paragraph(text("x", bold(), {"type": "italic"})))
    other = {
        "content": [
            {
                "content": [{"marks": [{"type": "italic"}, bold()], "text": "x", "type": "text"}],
                "attrs": {"id": ID},
                "type": "paragraph",
            }
        ],
        "type": "doc",
    }
    assert canonical_bytes(checked(one)) == canonical_bytes(checked(other))


def test_the_empty_text_is_a_text():
    assert checked(EMPTY) == EMPTY == checked({"type": "doc"})
    assert canonical_bytes(EMPTY) == b'{"content":[],"type":"doc"}'


@settings(max_examples=25, deadline=None)
@given(docs(spans=True))
def test_what_passed_once_passes_again_unchanged(made):
    again = checked(json.loads(json.dumps(made)))
    assert again == made
    assert json.loads(canonical_bytes(made)) == made


@settings(max_examples=25, deadline=None)
@given(docs(), st.data())
def test_a_changed_word_changes_the_fingerprint(made, data):
    other = copy.deepcopy(made)
    other["content"].append({"type": "paragraph", "attrs": {"id": "zzzzzzzzzz"}})
    assert fingerprint(checked(other)) != fingerprint(made)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(sorted(schema.KINDS) + ["text"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "attrs", "content", "marks", "text", "id", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(json_values)
def test_hostile_json_is_taken_or_refused_never_more(given_json):
    for candidate in (
        given_json,
        {"type": "doc", "content": given_json},
        {"type": "doc", "content": [given_json]},
    ):
        try:
            assert checked(candidate)["type"] == "doc"
        except TextError as error:
            assert error.code in CODES
        try:
            with_ids(candidate, block_id)
        except TextError as error:
            assert error.code == "shape"


def test_missing_ids_are_given_and_others_kept():
    note = {"type": "footnote", "attrs": {"text": "n"}}
    given = doc({"type": "paragraph", "content": [note, text()]}, paragraph(), {"type": "paragraph", "attrs": None}, 7)
    made = with_ids(given, counter())
    assert made["content"][0]["attrs"]["id"] == "000000000000"
    assert made["content"][0]["content"][0]["attrs"] == {"text": "n", "id": "000000000001"}
    assert made["content"][1]["attrs"]["id"] == ID and made["content"][2]["attrs"]["id"] == "000000000002"
    assert "attrs" not in given["content"][0]
    checked({"type": "doc", "content": made["content"][:3]})


def test_ids_are_not_sought_at_any_depth():
    deep = inner = {"type": "blockquote"}
    for _ in range(500):
        inner["content"] = [{"type": "blockquote"}]
        inner = inner["content"][0]
    with pytest.raises(TextError):
        checked(with_ids(doc(deep), block_id))
