"""Texts for property tests: every kind of block, marks, footnotes, and awkward letters."""

import itertools

from hypothesis import strategies as st

from collegium.kernel.text.schema import checked
from collegium.kernel.text.shape import ADDRESSEES

LETTERS = "abcdé ñß.,;:!?'\"*_~^`[]()<>&#|-+=\\/0123456789§–’€🎓ſ"
MARKS = ("bold", "italic", "subscript", "superscript")
words = st.text(LETTERS, min_size=1, max_size=12)
hrefs = st.sampled_from(["https://example.org/a_(b)?c=d&e", "http://example.org", "mailto:a@example.org"])


def counter():
    """Ids that are the same in every run."""
    numbers = itertools.count()
    return lambda: f"{next(numbers):012d}"


def text_node(words, marked, href):
    """A run of text; the bits of `marked` are its marks."""
    marks = [{"type": name} for at, name in enumerate(MARKS) if marked >> at & 1]
    marks += [{"type": "link", "attrs": {"href": href}}] if href else []
    return {"type": "text", "text": words} | ({"marks": marks} if marks else {})


def inline(new_id):
    """The nodes of a line: runs of text, now and then a break or a footnote instead."""
    part = st.tuples(words, st.integers(0, 31), hrefs, st.integers(0, 7))

    def node(words, marked, href, kind):
        if kind == 0:
            return {"type": "hardBreak"}
        if kind == 1:
            return {"type": "footnote", "attrs": {"id": new_id(), "text": words}}
        return text_node(words, marked, href if marked > 15 else "")

    return st.lists(part, max_size=4).map(lambda parts: [node(*it) for it in parts])


@st.composite
def docs(draw, spans=False):
    """A checked text. With `spans`, tables have merged cells, which an outline cannot say."""
    new_id = counter()
    line = inline(new_id)

    def block(kind, content, **attrs):
        made = {"type": kind, "attrs": {"id": new_id(), **attrs}}
        return made | ({"content": content} if content else {})

    def paragraph():
        return block("paragraph", draw(line))

    def paragraphs(most=2):
        return [paragraph() for _ in range(draw(st.integers(1, most)))]

    def flowing(depth):
        parts = [paragraph()] if depth else []
        for _ in range(draw(st.integers(0 if depth else 1, 2))):
            parts.append(listing(depth + 1) if depth < 3 and draw(st.booleans()) else paragraph())
        return parts

    def listing(depth=1):
        items = [block("listItem", flowing(depth)) for _ in range(draw(st.integers(1, 3)))]
        if draw(st.booleans()):
            return block("bulletList", items)
        return block("orderedList", items, start=draw(st.sampled_from([1, 1, 3, 99])))

    def table():
        wide, high = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        head = draw(st.booleans())
        rows = []
        for at in range(high):
            kinds = [
                "tableHeader" if head and not at else draw(st.sampled_from(["tableCell"] * 3 + ["tableHeader"]))
                for _ in range(wide)
            ]
            cells = [block(kind, paragraphs(), colspan=1, rowspan=1) for kind in kinds]
            if spans and wide > 1 and draw(st.booleans()):
                cells = [block("tableCell", paragraphs(), colspan=wide, rowspan=1)]
            rows.append(block("tableRow", cells))
        return block("table", rows)

    def recommendation():
        return block("recommendation", flowing(0), addressees=draw(st.lists(st.sampled_from(ADDRESSEES), unique=True)))

    makers = {
        "heading": lambda: block("heading", draw(line), level=draw(st.integers(1, 3))),
        "paragraph": paragraph,
        "list": listing,
        "quote": lambda: block("blockquote", paragraphs()),
        "table": table,
        "recommendation": recommendation,
    }
    kinds = draw(st.lists(st.sampled_from(sorted(makers)), max_size=4))
    return checked({"type": "doc", "content": [makers[kind]() for kind in kinds]})
