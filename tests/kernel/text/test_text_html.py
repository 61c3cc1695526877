"""Texts drawn as HTML: our tags only, everything else escaped."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from collegium.kernel.text.html import WORDS, to_html
from collegium.kernel.text.outline import from_outline
from collegium.kernel.text.reading import blocks, footnotes
from factories.text_strategies import counter, docs

NAMES = {
    "recommendation": "Recommendation %(number)s",
    "to": "To %(names)s",
    "table": "Table %(number)s",
    "notes": "Notes",
    "back": "Back to the text",
    "commission": "the Commission",
    "council": "the Council",
    "parliament": "the Parliament",
    "governments": "governments",
    "funders": "funders",
    "universities": "universities",
}
TAGS = {
    "div",
    "h2",
    "h3",
    "h4",
    "p",
    "ol",
    "ul",
    "li",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "em",
    "sub",
    "sup",
    "a",
    "br",
    "aside",
    "section",
    "span",
}


class Reader(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.links, self.open, self.text = set(), [], [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.add(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        assert not {name for name in found if name.startswith("on") or name == "style"}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def draw(outline, **options):
    return to_html(from_outline(outline, counter()), words=NAMES, **options)


@pytest.mark.parametrize("notes", ["side", "end"])
@settings(max_examples=20, deadline=None)
@given(docs(spans=True))
def test_every_block_is_anchored_and_every_tag_is_ours(notes, made):
    read = Reader(to_html(made, words=NAMES, notes=notes))
    assert read.tags <= TAGS and not read.open
    assert len(set(read.ids)) == len(read.ids)
    assert {f"b-{it.id}" for it in blocks(made)} <= set(read.ids)
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert all(link.startswith(("#", "http", "mailto:")) for link in read.links)
    squeezed = re.sub(r"\s", "", read.text)
    for block in blocks(made):
        if block.kind == "paragraph":
            assert (
                re.sub(r"\s", "", block.text) in re.sub(r"\d", "", squeezed)
                or footnotes(made)
                or any(letter.isdigit() for letter in block.text)
            )


def test_headings_move_down_by_the_offset():
    assert '<h2 id="b-000000000000">A</h2>' in draw("## A")
    assert '<h5 id="b-000000000000">A</h5>' in draw("### A", heading_offset=3)
    assert "<h6" in draw("#### A", heading_offset=9)


def test_words_are_escaped_and_marked():
    html = draw('**a<b> & "c"** *d*~e~^f^ [g](https://example.org/?a=1&b=2)<br>h')
    assert '<strong>a&lt;b&gt; &amp; "c"</strong>' in html
    assert "<em>d</em><sub>e</sub><sup>f</sup>" in html
    assert '<a href="https://example.org/?a=1&amp;b=2">g</a><br>h' in html


def test_a_recommendation_says_its_number_and_to_whom():
    html = draw("!rec commission, council\nDo it.\n\n!rec\nAnd that.")
    assert (
        'role="group" aria-label="Recommendation 1"' in html
        and '<span class="rec__n" aria-hidden="true">2</span>' in html
    )
    assert '<p class="rec__foot">To the Commission, the Council</p>' in html and html.count("rec__foot") == 1


def test_a_table_has_its_head_and_a_name():
    html = draw("| a | b |\n|---|---|\n|=c | d |\n")
    assert 'role="region" aria-label="Table 1" tabindex="0"' in html
    assert re.search(r'<thead><tr[^>]*><th [^>]*scope="col">', html) and re.search(
        r'<tbody><tr[^>]*><th [^>]*scope="row">', html
    )
    assert "<thead>" not in draw("| a |\n") and "<tbody>" not in draw("| a |\n|---|\n")
    assert "<thead>" not in draw("|=a |\n|=b |\n")


def test_merged_cells_are_drawn_so():
    made = from_outline("| a | b |\n", counter())
    row = made["content"][0]["content"][0]
    row["content"] = row["content"][:1]
    row["content"][0]["attrs"]["colspan"] = 2
    assert ' colspan="2">' in to_html(made, words=NAMES)


def test_a_list_keeps_its_first_number():
    assert re.search(r'<ol id="[^"]+" start="3"><li', draw("3. c\n4. d"))
    assert re.search(r'<ol id="[^"]+"><li', draw("1. c"))


def test_footnotes_stand_beside_their_block_or_below_the_text():
    side = draw("a[^one^] b[^<two>^]\n\nc")
    assert side.index('class="sidenote"') < side.index(">c</p>") and side.count("<aside") == 1
    assert (
        '<p id="fn-2"><sup>2</sup> &lt;two&gt; <a class="fn__back" href="#fnref-2" '
        'aria-label="Back to the text">' in side
    )
    end = draw("a[^one^]\n\nc", notes="end")
    assert end.index(">c</p>") < end.index('<section class="endnotes"><h2>Notes</h2><ol><li id="fn-1">one')


def test_every_word_must_be_given():
    for missing in WORDS:
        with pytest.raises(KeyError):
            to_html(from_outline("a", counter()), words={key: NAMES[key] for key in WORDS if key != missing})
