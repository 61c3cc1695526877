"""What is read out of a text: words, headings, recommendations, footnotes, the beginning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .shape import CELLS, LISTS, TEXTBLOCKS, Doc, Node, attr, children, ident, walk


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level (1 to 3)."""

    id: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with its number by order of appearance and the codes of those it is addressed to."""

    number: int
    id: str
    text: str
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote with its number and the id of the paragraph or heading it belongs to."""

    number: int
    id: str
    text: str
    block: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block at its place: the indexes from the top, and its own words without those of footnotes."""

    path: tuple[int, ...]
    id: str
    kind: str
    text: str


def blocks(doc: Doc) -> list[Block]:
    """Every block in reading order, containers before what they hold."""
    return [Block(path, ident(node), node["type"], text_of(node)) for path, node in walk(doc)]


def plain_text(doc: Doc) -> str:
    """All words: blocks apart by an empty line, list items and rows on lines, footnotes at the end."""
    parts = [text for node in children(doc) if (text := text_of(node).strip())]
    parts += [f"[{note.number}] {note.text}" for note in footnotes(doc)]
    return "\n\n".join(parts)


def word_count(doc: Doc) -> int:
    """Words of the running text, tables and recommendations included, footnotes not.

    A word is what stands between spaces and holds a letter or a figure (the editor counts the same way).
    """
    words = (word for node in children(doc) for word in text_of(node).split())
    return sum(1 for word in words if any(letter.isalnum() for letter in word))


def headings(doc: Doc) -> list[Heading]:
    """The headings in order."""
    return [
        Heading(ident(node), attr(node, "level"), " ".join(text_of(node).split()))
        for node in children(doc)
        if node["type"] == "heading"
    ]


def recommendations(doc: Doc) -> list[Recommendation]:
    """The recommendations, numbered from 1 by their order."""
    found = [node for node in children(doc) if node["type"] == "recommendation"]
    return [
        Recommendation(number, ident(node), text_of(node), tuple(attr(node, "addressees", ())))
        for number, node in enumerate(found, 1)
    ]


def footnotes(doc: Doc) -> list[Footnote]:
    """The footnotes, numbered from 1 by their order."""
    found = [
        (note, ident(node))
        for _, node in walk(doc)
        if node["type"] in TEXTBLOCKS
        for note in children(node)
        if note["type"] == "footnote"
    ]
    return [Footnote(at, ident(note), attr(note, "text"), block) for at, (note, block) in enumerate(found, 1)]


def excerpt(doc: Doc, chars: int) -> str:
    """The beginning of the running text on one line, at most `chars` long, cut between words.

    Headings are left out, so that it can stand beside the title. Falls back to the headings of a text
    that has nothing else.
    """
    running = (node for node in children(doc) if node["type"] != "heading")
    line = _first_words(running, chars) or _first_words(iter(children(doc)), chars)
    if len(line) <= chars:
        return line
    cut = line[: max(chars - 1, 0)]
    if not line[len(cut) : len(cut) + 1].isspace() and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:.–-") + "…"


def text_of(node: Node) -> str:
    """The words inside a node: lines for items and rows, spaces for hard breaks, nothing for footnotes."""
    kind = node["type"]
    if kind == "text":
        return str(node["text"])
    if kind == "footnote":
        return ""
    if kind == "hardBreak":
        return "\n"
    inside = [text_of(child) for child in children(node)]
    if kind in TEXTBLOCKS:
        return "".join(inside)
    if kind == "tableRow":
        return "\t".join(inside)
    return "\n".join(inside) if kind in LISTS | CELLS | {"table", "listItem"} else "\n\n".join(inside)


def _first_words(nodes: Iterator[Node], chars: int) -> str:
    words: list[str] = []
    length = 0
    for node in nodes:
        for word in text_of(node).split():
            words.append(word)
            length += len(word) + 1
        if length > chars + 1:
            break
    return " ".join(words)
