"""Texts written out: as the outline that `outline` reads back, or as Markdown that other programs read."""

from __future__ import annotations

import re
from collections.abc import Callable

from .inline import escaped, write_inline, write_note
from .shape import LISTS, Doc, Node, attr, children

Lines = list[str]
Nodes = list[Node]
EMPTY_PARAGRAPH = "<!-- empty -->"

_AT_START = re.compile(r"([#>+|=-]|!(?=rec))|(\d{1,9})([.)])(?= |\Z)")
_BARS = re.compile(r"\|")
_LIKE_A_RULE = re.compile(r"\A(:?-+:?\Z)")


def to_outline(doc: Doc) -> str:
    """The outline from which `from_outline` makes the same text again, ids aside.

    Merged cells of tables cannot be written; they become a cell and empty cells.
    """
    return _Writer().text(doc)


def to_markdown(doc: Doc, *, recommendation: Callable[[int, tuple[str, ...]], str]) -> str:
    """The text in Markdown as pandoc and GitHub read it: footnotes as `[^1]`, recommendations as quotations.

    `recommendation` gives the line above each of them, from its number and the codes of its addressees.
    """
    writer = _Markdown(recommendation)
    return writer.text(doc) + writer.endnotes()


class _Writer:
    """Writes blocks as lists of lines."""

    always_head = False

    def __init__(self) -> None:
        self.recommendations = 0

    def text(self, doc: Doc) -> str:
        """The whole text."""
        lines = self.blocks(children(doc))
        return "\n".join(lines) + "\n" if lines else ""

    def blocks(self, nodes: Nodes, *, tight: bool = False) -> Lines:
        """Blocks with an empty line between them, except before a list inside an item."""
        lines: Lines = []
        before = ""
        for node in nodes:
            kind = node["type"]
            if before == kind and kind in LISTS:
                lines += ["", "<!-- -->"]
            close = tight and kind in LISTS and attr(node, "start", 1) == 1
            if before and not close:
                lines.append("")
            lines += self.block(node)
            before = kind
        return lines

    def block(self, node: Node) -> Lines:
        """One block as lines."""
        kind = node["type"]
        if kind == "heading":
            return [f"{'#' * (attr(node, 'level') + 1)} {self.line(node)}".rstrip()]
        if kind == "paragraph":
            return [_safe_start(self.line(node)) or EMPTY_PARAGRAPH]
        if kind == "blockquote":
            return [f"> {line}".rstrip() for line in self.blocks(children(node))]
        if kind == "recommendation":
            self.recommendations += 1
            return self.recommendation(node)
        return self.table(node) if kind == "table" else self.items(node)

    def recommendation(self, node: Node) -> Lines:
        """A recommendation with the codes of its addressees."""
        codes = ", ".join(attr(node, "addressees", ()))
        return [f"!rec {codes}".rstrip(), *_indent(self.blocks(children(node)), 2)]

    def items(self, node: Node) -> Lines:
        """A list."""
        lines: Lines = []
        for number, item in enumerate(children(node), attr(node, "start", 1)):
            marker = "- " if node["type"] == "bulletList" else f"{number}. "
            inside = self.blocks(children(item), tight=True)
            first = "" if inside == [EMPTY_PARAGRAPH] else inside[0]
            lines += [f"{marker}{first}".rstrip(), *_indent(inside[1:], len(marker))]
        return lines

    def table(self, node: Node) -> Lines:
        """A table; its first row is the head when all its cells are."""
        rows = _grid(node)
        head = all(cell is not None and cell["type"] == "tableHeader" for cell in rows[0])
        lines = [self.row(row, head and not at) for at, row in enumerate(rows)]
        if not (head or self.always_head):
            return lines
        rule = "|" + " --- |" * len(rows[0])
        return [lines[0], rule, *lines[1:]] if head else [rule.replace("-", " "), rule, *lines]

    def row(self, cells: list[Node | None], head: bool) -> str:
        """One row on one line."""
        return "|" + "".join(f"{self.cell(cell, head)} |" for cell in cells)

    def cell(self, cell: Node | None, head: bool) -> str:
        """One cell; its paragraphs are parted by `<p>`."""
        if cell is None:
            return ""
        text = "<p>".join(self.line(paragraph, cell=True) for paragraph in children(cell))
        sign = "=" if cell["type"] == "tableHeader" and not head else " "
        return sign + _LIKE_A_RULE.sub(r"\\\1", text)

    def line(self, node: Node, *, cell: bool = False) -> str:
        """The words of a paragraph or heading on one line."""
        text = write_inline(children(node), footnote=self.footnote)
        return _BARS.sub(r"\|", text) if cell else text

    def footnote(self, text: str) -> str:
        """A footnote at its place."""
        return write_note(text)


class _Markdown(_Writer):
    """Markdown for other programs, which know no table without a head."""

    always_head = True

    def __init__(self, recommendation: Callable[[int, tuple[str, ...]], str]) -> None:
        super().__init__()
        self.words = recommendation
        self.notes: list[str] = []

    def recommendation(self, node: Node) -> Lines:
        """A quotation that begins with its number and addressees."""
        words = escaped(self.words(self.recommendations, tuple(attr(node, "addressees", ()))))
        inside = [f"**{words}**", "", *self.blocks(children(node))]
        return [f"> {line}".rstrip() for line in inside]

    def cell(self, cell: Node | None, head: bool) -> str:
        """One cell; head cells outside the head are bold."""
        text = "" if cell is None else "<br>".join(self.line(part, cell=True) for part in children(cell))
        bold = cell and text and cell["type"] == "tableHeader" and not head
        return f" **{text}**" if bold else f" {text}"

    def footnote(self, text: str) -> str:
        """The number of a footnote; its words follow below the text."""
        self.notes.append(escaped(text))
        return f"[^{len(self.notes)}]"

    def endnotes(self) -> str:
        """The words of all footnotes."""
        return "".join(f"\n[^{number}]: {text}\n" for number, text in enumerate(self.notes, 1))


def _safe_start(line: str) -> str:
    """A line that no reader takes for a heading, list, quotation or table."""
    found = _AT_START.match(line)
    if not found:
        return line
    at = found.start(1) if found[1] else found.start(3)
    return f"{line[:at]}\\{line[at:]}"


def _indent(lines: Lines, by: int) -> Lines:
    return [" " * by + line if line else "" for line in lines]


def _grid(table: Node) -> list[list[Node | None]]:
    """The cells by row and column; None where a merged cell covers the place."""
    rows: list[list[Node | None]] = [[] for _ in children(table)]
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(children(table)):
        for cell in children(row):
            while (at, len(rows[at])) in covered:
                rows[at].append(None)
            here = len(rows[at])
            wide, high = attr(cell, "colspan", 1), attr(cell, "rowspan", 1)
            covered |= {(at + down, here + right) for down in range(high) for right in range(wide)}
            rows[at] += [cell, *[None] * (wide - 1)]
    width = max(len(row) for row in rows)
    return [row + [None] * (width - len(row)) for row in rows]
