"""A canonical document (ProseMirror JSON of the schema of papers) as a tree that a template can set.

Everything that could break a page is decided here: levels of headings without gaps (PDF/UA-1 7.4.2), grids
of tables, link targets, numbers of recommendations, empty blocks, words too long for a line, depth. Text
stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlsplit

from .errors import ExportError
from .glyphs import breakable, is_blank
from .grids import Grid, numeric, place, widths

Node = Mapping[str, Any]
Block = dict[str, Any]
DEEPEST = 30
MARKS = {"bold": "b", "italic": "i", "subscript": "sub", "superscript": "sup"}
SCHEMES = ("http", "https", "mailto")


def plain_text(node: Node) -> str:
    """The words of a node without marks and footnotes; blocks and line breaks become spaces."""
    if node.get("type") == "text":
        return str(node.get("text", ""))
    if node.get("type") == "hardBreak":
        return " "
    parts = [plain_text(child) for child in node.get("content", ())]
    inline = any(child.get("type") == "text" for child in node.get("content", ()))
    return ("" if inline else " ").join(part for part in parts if part)


@dataclass(slots=True)
class Walk:
    """One walk over a document: what has been met so far and what the words of addressees are."""

    addressees: Mapping[str, str]
    recommendations: list[Block] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    longest: int = 28
    piece: int = 28

    def blocks(self, nodes: Iterable[Node], depth: int = 0) -> list[Block]:
        """The blocks of some nodes, empty ones left out. Raises ExportError."""
        if depth > DEEPEST:
            raise ExportError("too_deep", f"lists, quotes and tables are nested more than {DEEPEST} deep")
        made = (self._block(node, depth) for node in nodes)
        return [block for block in made if block is not None]

    def _block(self, node: Node, depth: int) -> Block | None:
        kind, content, attrs = node.get("type"), node.get("content", ()), node.get("attrs", {})
        match kind:
            case "paragraph":
                return {"t": "p", "runs": self.runs(content)} if content else None
            case "heading":
                return self._heading(node)
            case "bulletList" | "orderedList":
                items = [self.blocks(item.get("content", ()), depth + 1) for item in content]
                start = attrs.get("start", 1) if kind == "orderedList" else None
                return {"t": "list", "start": start, "items": items} if items else None
            case "blockquote":
                return {"t": "quote", "blocks": self.blocks(content, depth + 1)}
            case "table":
                return self._table(content, depth)
            case "recommendation":
                return self._recommendation(node, depth)
        raise ExportError("not_canonical", f"a block of kind {kind!r} is not part of a document")

    def _heading(self, node: Node) -> Block | None:
        """A heading at most one level below the last one."""
        if is_blank(plain_text(node)):
            return None
        asked = int(node.get("attrs", {}).get("level", 1))
        while self.levels and self.levels[-1] >= asked:
            self.levels.pop()
        self.levels.append(asked)
        return {"t": "h", "level": len(self.levels), "runs": self.runs(node.get("content", ()))}

    def _recommendation(self, node: Node, depth: int) -> Block:
        """A recommendation with its number and the words of its addressees."""
        codes = node.get("attrs", {}).get("addressees", ())
        unknown = [code for code in codes if code not in self.addressees]
        if unknown:
            known = ", ".join(self.addressees)
            raise ExportError("not_canonical", f"nobody is called {unknown[0]!r}; known: {known}")
        to = [self.addressees[code] for code in codes]
        block: Block = {"t": "rec", "n": len(self.recommendations) + 1, "to": to}
        self.recommendations.append(block)
        block["blocks"] = self.blocks(node.get("content", ()), depth + 1)
        return block

    def _table(self, rows: Sequence[Node], depth: int) -> Block | None:
        grid = place(rows)
        if not grid.cells:
            return None
        before, self.longest, self.piece = (self.longest, self.piece), 22, max(5, 56 // grid.columns)
        cells = [self._cell(cell.node, depth) | {
            "x": cell.x, "y": cell.y, "across": cell.across, "down": cell.down, "head": cell.is_header
        } for cell in grid.cells]  # fmt: skip
        self.longest, self.piece = before
        single = [(cell.x, plain_text(cell.node)) for cell in grid.cells if cell.across == 1]
        return {
            "t": "table",
            "widths": widths(grid.columns, single),
            "right": numeric(grid.columns, _below_the_head(grid)),
            "rows": grid.rows,
            "head": grid.head,
            "cells": cells,
        }

    def _cell(self, node: Node, depth: int) -> Block:
        return {"blocks": self.blocks(node.get("content", ()), depth + 1)}

    def runs(self, nodes: Iterable[Node]) -> list[Block]:
        """Runs of text with their marks. Neighbours with the same link are one link."""
        made = [(_href(node), self._run(node)) for node in nodes]
        out: list[Block] = []
        for href, group in groupby(made, key=lambda pair: pair[0]):
            runs = [run for _, run in group]
            out += [{"href": href, "runs": runs}] if href else runs
        return out

    def _run(self, node: Node) -> Block:
        match node.get("type"):
            case "text":
                return {"s": self._words(str(node.get("text", "")))} | _marks(node)
            case "hardBreak":
                return {"br": True}
            case "footnote":
                return {"fn": breakable(str(node.get("attrs", {}).get("text", "")))}
        raise ExportError("not_canonical", f"{node.get('type')!r} is not part of a line")

    def _words(self, text: str) -> str:
        return breakable(text, longest=self.longest, piece=self.piece)


def _below_the_head(grid: Grid) -> list[tuple[int, str]]:
    """Column and text of the cells below the head."""
    return [(cell.x, plain_text(cell.node)) for cell in grid.cells if cell.y >= grid.head]


def _marks(node: Node) -> Block:
    """The marks of a text, links aside. Raises ExportError for one that a document cannot have."""
    kinds = [mark.get("type") for mark in node.get("marks", ())]
    unknown = [kind for kind in kinds if kind not in MARKS and kind != "link"]
    if unknown:
        raise ExportError("not_canonical", f"text cannot be marked {unknown[0]!r}")
    return {MARKS[kind]: True for kind in kinds if kind != "link"}


def _href(node: Node) -> str | None:
    """The target of a link when it is one that a document may have; else the words stay without a link."""
    for mark in node.get("marks", ()):
        href = str(mark.get("attrs", {}).get("href", "")) if mark.get("type") == "link" else ""
        try:
            allowed = urlsplit(href).scheme in SCHEMES
        except ValueError:
            allowed = False
        if allowed:
            return quote(href, safe=":/?#[]@!$&'()*+,;=%~")
    return None


def _without_notes(runs: Sequence[Block]) -> list[Block]:
    """Runs without their footnotes, which stand where the text itself stands."""
    return [run | {"runs": _without_notes(run["runs"])} if "runs" in run else run for run in runs if "fn" not in run]


@dataclass(frozen=True, slots=True)
class Printed:
    """A document made ready: its blocks, and the recommendations among them."""

    blocks: list[Block]
    recommendations: list[Block]

    @property
    def front(self) -> list[Block]:
        """The recommendations for the front page: number, addressees, first block as `lead`."""
        leads = [rec["blocks"][:1] for rec in self.recommendations]
        return [
            {
                "n": rec["n"],
                "to": rec["to"],
                "lead": [b | {"runs": _without_notes(b["runs"])} if b["t"] == "p" else b for b in lead],
            }
            for rec, lead in zip(self.recommendations, leads, strict=True)
        ]

    @property
    def opens_with_recommendations(self) -> bool:
        """Whether the recommendations stand at the beginning already, under a heading at most."""
        first = next((i for i, block in enumerate(self.blocks) if block["t"] == "rec"), None)
        return first is not None and all(block["t"] == "h" for block in self.blocks[:first])


def prepare(doc: Node, addressees: Mapping[str, str]) -> Printed:
    """The tree of a document. `addressees`: code -> words ("the Commission"). Raises ExportError."""
    if doc.get("type") != "doc":
        raise ExportError("not_canonical", "not a canonical document")
    walk = Walk(addressees)
    return Printed(walk.blocks(doc.get("content", ())), walk.recommendations)
