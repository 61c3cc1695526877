"""Texts drawn as HTML for reading pages: nothing but our own tags, everything else escaped.

Anchors: every block is `b-<id>`; a footnote is `fn-<number>`, its sign in the text `fnref-<number>`. Classes:
prose, rec, fn, sidenote, endnotes, table. The caller gives the few words that are not in the text, in the
language of the reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Literal

from .shape import ADDRESSEES, Doc, Node, attr, children, ident

WORDS = ("recommendation", "to", "table", "notes", "back", *ADDRESSEES)
_TAGS = {"bold": "strong", "italic": "em", "subscript": "sub", "superscript": "sup"}
_CONTAINERS = {"bulletList": "ul", "listItem": "li", "blockquote": "blockquote"}


def to_html(
    doc: Doc,
    *,
    words: Mapping[str, str],
    heading_offset: int = 1,
    notes: Literal["side", "end"] = "side",
) -> str:
    """The text as HTML inside `<div class="prose">`.

    `words` has every key of WORDS: `recommendation` and `table` with `%(number)s`, `to` with `%(names)s`,
    `notes`, `back`, and a name for each addressee. A heading of level 1 becomes `h2` with the offset 1.
    Footnotes follow the block they belong to (`side`) or the text (`end`). A missing word raises KeyError.
    """
    return _Drawing({key: words[key] for key in WORDS}, heading_offset, notes).text(doc)


class _Drawing:
    """One pass over a text: counts recommendations, tables and footnotes as it goes."""

    def __init__(self, words: Mapping[str, str], offset: int, notes: str) -> None:
        self.words, self.offset, self.aside = words, offset, notes == "side"
        self.recommendations = self.tables = self.notes = 0
        self.waiting: list[str] = []

    def text(self, doc: Doc) -> str:
        """The whole text."""
        parts: list[str] = []
        for node in children(doc):
            parts.append(self.block(node))
            if self.aside:
                parts.append(self.side())
        return f'<div class="prose">{"".join(parts)}{self.end()}</div>'

    def block(self, node: Node) -> str:
        """One block with its anchor."""
        kind = node["type"]
        anchor = f'id="b-{escape(ident(node))}"'
        if kind == "heading":
            level = min(attr(node, "level") + self.offset, 6)
            return f"<h{level} {anchor}>{self.line(node)}</h{level}>"
        if kind == "paragraph":
            return f"<p {anchor}>{self.line(node)}</p>"
        if kind == "orderedList":
            start = f' start="{attr(node, "start", 1):d}"'
            return f"<ol {anchor}{start if attr(node, 'start', 1) != 1 else ''}>{self.inside(node)}</ol>"
        if kind == "table":
            return self.table(node, anchor)
        if kind == "recommendation":
            return self.recommendation(node, anchor)
        tag = _CONTAINERS[kind]
        return f"<{tag} {anchor}>{self.inside(node)}</{tag}>"

    def inside(self, node: Node) -> str:
        """The blocks inside a block."""
        return "".join(self.block(child) for child in children(node))

    def recommendation(self, node: Node, anchor: str) -> str:
        """A recommendation with its number and, below it, whom it is addressed to."""
        self.recommendations += 1
        label = escape(self.words["recommendation"] % {"number": self.recommendations})
        names = ", ".join(self.words[code] for code in attr(node, "addressees", ()))
        foot = f'<p class="rec__foot">{escape(self.words["to"] % {"names": names})}</p>' if names else ""
        return (
            f'<div class="rec" {anchor} role="group" aria-label="{label}">'
            f'<span class="rec__n" aria-hidden="true">{self.recommendations}</span>'
            f'<div><div class="rec__text">{self.inside(node)}</div>{foot}</div></div>'
        )

    def table(self, node: Node, anchor: str) -> str:
        """A table in a named region that can be scrolled by keyboard; rows of head cells come first."""
        self.tables += 1
        label = escape(self.words["table"] % {"number": self.tables})
        rows = children(node)
        heads = 0
        while heads < len(rows) and children(rows[heads]) and _all_heads(rows[heads]):
            heads += 1
        heads = 0 if heads == len(rows) and heads > 1 else heads
        head = "".join(self.row(row, True) for row in rows[:heads])
        body = "".join(self.row(row, False) for row in rows[heads:])
        return (
            f'<div class="scroll-x" {anchor} role="region" aria-label="{label}" tabindex="0">'
            f'<table class="table">{_within("thead", head)}{_within("tbody", body)}</table></div>'
        )

    def row(self, row: Node, head: bool) -> str:
        """One row of a table."""
        cells = "".join(self.cell(cell, head) for cell in children(row))
        return f'<tr id="b-{escape(ident(row))}">{cells}</tr>'

    def cell(self, cell: Node, head: bool) -> str:
        """One cell; a head cell says what it is the head of."""
        header = cell["type"] == "tableHeader"
        scope = f' scope="{"col" if head else "row"}"' if header else ""
        spans = "".join(
            f' {name}="{attr(cell, name):d}"' for name in ("colspan", "rowspan") if attr(cell, name, 1) != 1
        )
        tag = "th" if header else "td"
        return f'<{tag} id="b-{escape(ident(cell))}"{scope}{spans}>{self.inside(cell)}</{tag}>'

    def line(self, node: Node) -> str:
        """The words of a paragraph or heading."""
        return "".join(self.inline(child) for child in children(node))

    def inline(self, node: Node) -> str:
        """Text with its marks, a break, or the sign of a footnote."""
        if node["type"] == "hardBreak":
            return "<br>"
        if node["type"] == "footnote":
            return self.footnote(attr(node, "text"))
        html = escape(node["text"], quote=False)
        marks = {mark["type"]: mark for mark in node.get("marks", [])}
        for name, tag in _TAGS.items():
            html = f"<{tag}>{html}</{tag}>" if name in marks else html
        return f'<a href="{escape(attr(marks["link"], "href"))}">{html}</a>' if "link" in marks else html

    def footnote(self, text: str) -> str:
        """The sign of a footnote; its words wait for the end of the block or of the text."""
        self.notes += 1
        n = self.notes
        back = f'<a class="fn__back" href="#fnref-{n}" aria-label="{escape(self.words["back"])}">↩</a>'
        words = escape(text, quote=False)
        if self.aside:
            self.waiting.append(f'<p id="fn-{n}"><sup>{n}</sup> {words} {back}</p>')
        else:
            self.waiting.append(f'<li id="fn-{n}">{words} {back}</li>')
        return f'<a class="fn" href="#fn-{n}" id="fnref-{n}" aria-describedby="fn-{n}"><sup>{n}</sup></a>'

    def side(self) -> str:
        """The footnotes of the block just drawn, in one note beside it."""
        waiting, self.waiting = self.waiting, []
        return f'<aside class="sidenote" role="note">{"".join(waiting)}</aside>' if waiting else ""

    def end(self) -> str:
        """All footnotes below the text."""
        if not self.waiting:
            return ""
        title = escape(self.words["notes"])
        level = min(1 + self.offset, 6)
        notes = "".join(self.waiting)
        return f'<section class="endnotes"><h{level}>{title}</h{level}><ol>{notes}</ol></section>'


def _all_heads(row: Node) -> bool:
    return all(cell["type"] == "tableHeader" for cell in children(row))


def _within(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag}>" if html else ""
