"""A text as the sequence of what is read: headings, paragraphs, items, cells, footnotes, each with its place.

Comparisons work on leaves: a leaf keeps its id through edits, and its place says what the reader sees of its
surroundings (the number of its item, its row and column, the recommendation it belongs to).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from .shape import LISTS, TEXTBLOCKS, Doc, Node, attr, children, ident

BREAK = "\n"
NOTE = "\ufffc"  # stands in a leaf where a footnote is; `checked` lets no text contain it
Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a leaf stands. Rows, columns and recommendations count from 1; 0 means none.

    `kind`: heading, paragraph, bullet, numbered, continued (a later paragraph of an item), quotation, cell,
    head_cell or footnote. `number` is that of a numbered item. `opens` is the id of the recommendation whose
    first leaf this is, `block` the id of the block at the top of the text.
    """

    kind: str
    block: str
    level: int = 0
    number: int = 0
    row: int = 0
    column: int = 0
    spans: tuple[int, int] = (1, 1)
    recommendation: int = 0
    opens: str = ""
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """The words of a leaf with their marks: `runs` are (end, marks), the end being an offset in `text`."""

    id: str
    place: Place
    text: str
    runs: tuple[tuple[int, Marks], ...] = field(default=())


def leaves(doc: Doc) -> list[Leaf]:
    """All leaves in reading order; footnotes follow the leaf in which they stand."""
    made: list[Leaf] = []
    recommendation = 0
    for node in children(doc):
        place = Place(node["type"], ident(node))
        if node["type"] == "recommendation":
            recommendation += 1
            place = replace(place, recommendation=recommendation)
            inside = list(_inside(node, place))
            addressees = tuple(attr(node, "addressees", ()))
            first = replace(inside[0].place, opens=ident(node), addressees=addressees)
            made += [replace(inside[0], place=first), *inside[1:]]
        else:
            made += _block(node, place)
    return made


def _block(node: Node, place: Place) -> Iterator[Leaf]:
    """The leaves of a block; `place` is that of its surroundings."""
    kind = node["type"]
    if kind in TEXTBLOCKS:
        yield from _text(node, replace(place, level=attr(node, "level", place.level)))
    elif kind in LISTS:
        for number, item in enumerate(children(node), attr(node, "start", 1)):
            numbered = kind == "orderedList"
            first = replace(
                place,
                kind="numbered" if numbered else "bullet",
                number=number if numbered else 0,
                level=place.level + 1,
            )
            yield from _item(item, first)
    elif kind == "table":
        yield from _table(node, place)
    else:
        yield from _inside(node, replace(place, kind="quotation"))


def _inside(node: Node, place: Place) -> Iterator[Leaf]:
    for child in children(node):
        here = replace(place, kind="paragraph") if place.kind == "recommendation" else place
        yield from _block(child, here)


def _item(item: Node, place: Place) -> Iterator[Leaf]:
    later = replace(place, kind="continued", number=0)
    for at, child in enumerate(children(item)):
        yield from _block(child, later if at else place)


def _table(node: Node, place: Place) -> Iterator[Leaf]:
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(children(node), 1):
        column = 1
        for cell in children(line):
            while (row, column) in covered:
                column += 1
            wide, high = attr(cell, "colspan", 1), attr(cell, "rowspan", 1)
            covered |= {(row + down, column + right) for down in range(1, high) for right in range(wide)}
            kind = "head_cell" if cell["type"] == "tableHeader" else "cell"
            here = replace(place, kind=kind, row=row, column=column, spans=(wide, high))
            yield from _inside(cell, here)
            column += wide


def _text(node: Node, place: Place) -> Iterator[Leaf]:
    """The leaf of a heading or paragraph, then those of its footnotes."""
    parts: list[str] = []
    runs: list[tuple[int, Marks]] = []
    notes: list[Leaf] = []
    end = 0
    for child in children(node):
        text, marks = _words(child)
        end += len(text)
        parts.append(text)
        runs.append((end, marks))
        if child["type"] == "footnote":
            words = str(attr(child, "text"))
            below = Place("footnote", place.block, recommendation=place.recommendation)
            notes.append(Leaf(ident(child), below, words, ((len(words), ()),)))
    yield Leaf(ident(node), place, "".join(parts), tuple(runs))
    yield from notes


def _words(node: Node) -> tuple[str, Marks]:
    if node["type"] != "text":
        return (BREAK if node["type"] == "hardBreak" else NOTE), ()
    return node["text"], tuple(_mark(mark) for mark in node.get("marks", []))


def _mark(mark: Node) -> str:
    return f"link:{attr(mark, 'href')}" if mark["type"] == "link" else str(mark["type"])
