"""The shape of a text: which blocks there are, what each may hold, and the names that all readers share.

A text is ProseMirror's JSON. Blocks carry `attrs.id`, which stays with them through every edit; inline nodes
are text, hard breaks and footnotes. Recommendations and footnotes are numbered by their order, never in the
text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NewType

Node = dict[str, Any]
Doc = NewType("Doc", dict[str, Any])

EMPTY: Doc = Doc({"type": "doc", "content": []})

ADDRESSEES = ("commission", "council", "parliament", "governments", "funders", "universities")
MARKS = ("bold", "italic", "link", "subscript", "superscript")
LISTS = frozenset({"bulletList", "orderedList"})
CELLS = frozenset({"tableHeader", "tableCell"})
INLINE = frozenset({"text", "hardBreak", "footnote"})
TEXTBLOCKS = frozenset({"heading", "paragraph"})


@dataclass(frozen=True, slots=True)
class Kind:
    """What a block may hold: its attributes beside the id, its children, how many at least, and the first."""

    attrs: dict[str, object] = field(default_factory=dict)  # name -> default; ... means required
    content: frozenset[str] = frozenset()
    least: int = 1
    first: frozenset[str] = frozenset()


_PARAGRAPHS = frozenset({"paragraph"})
_FLOWING = _PARAGRAPHS | LISTS
_TOP = _FLOWING | {"heading", "blockquote", "table", "recommendation"}
_CELL = Kind({"colspan": 1, "rowspan": 1}, _PARAGRAPHS)

KINDS: dict[str, Kind] = {
    "heading": Kind({"level": ...}, INLINE, least=0),
    "paragraph": Kind({}, INLINE, least=0),
    "bulletList": Kind({}, frozenset({"listItem"})),
    "orderedList": Kind({"start": 1}, frozenset({"listItem"})),
    "listItem": Kind({}, _FLOWING, first=_PARAGRAPHS),
    "blockquote": Kind({}, _PARAGRAPHS),
    "table": Kind({}, frozenset({"tableRow"})),
    "tableRow": Kind({}, CELLS, least=0),  # a row may consist of cells that reach down from above
    "tableHeader": _CELL,
    "tableCell": _CELL,
    "recommendation": Kind({"addressees": ()}, _FLOWING),
}
TOP = Kind({}, _TOP, least=0)


def children(node: Node | Doc) -> list[Node]:
    """The nodes directly inside, in order."""
    content: list[Node] = node.get("content") or []
    return content


def ident(node: Node) -> str:
    """The id of a block or footnote."""
    return str(node["attrs"]["id"])


def attr(node: Node, name: str, default: Any = None) -> Any:
    """An attribute of a node."""
    return (node.get("attrs") or {}).get(name, default)


def walk(doc: Doc) -> Iterator[tuple[tuple[int, ...], Node]]:
    """All blocks in reading order with their path (indexes from the top)."""

    def visit(node: Node | Doc, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Node]]:
        for at, child in enumerate(children(node)):
            if child["type"] in KINDS:
                yield (*path, at), child
                yield from visit(child, (*path, at))

    yield from visit(doc, ())
