"""The gate for texts from outside: what passes `checked` can be trusted by every reader, writer and printer.

Nothing is repaired here except Unicode form and the order of marks; what does not fit is refused with a code,
the place (a JSON pointer, RFC 6901) and a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .canonical import canonical, canonical_bytes
from .shape import EMPTY, INLINE, KINDS, MARKS, TOP, Doc, Kind, Node, children
from .values import CODES, VALUES, TextError, plain

__all__ = ["CODES", "EMPTY", "Doc", "TextError", "checked", "with_ids"]

MAX_BYTES = 2_000_000
MAX_BLOCKS = 20_000
MAX_DEPTH = 40


def checked(doc: object) -> Doc:
    """The text in canonical form. Takes any parsed JSON; raises TextError when it is not a text."""
    if not isinstance(doc, dict) or doc.get("type") != "doc" or set(doc) - {"type", "content"}:
        raise TextError("shape")
    made = canonical(Doc({"type": "doc", "content": _Check().content(doc, TOP, "", 0)}))
    if len(canonical_bytes(made)) > MAX_BYTES:
        raise TextError("too_long")
    return made


def with_ids(doc: object, new_id: Callable[[], str]) -> dict[str, Any]:
    """A copy in which every block and footnote has an id. Raises TextError when it is no document at all."""
    if not isinstance(doc, dict):
        raise TextError("shape")
    return _identified(doc, new_id, 0)


def _identified(node: dict[str, Any], new_id: Callable[[], str], depth: int) -> dict[str, Any]:
    made = dict(node)
    kind = node.get("type")
    if isinstance(kind, str) and (kind in KINDS or kind == "footnote"):
        attrs = node.get("attrs")
        given = dict(attrs) if isinstance(attrs, dict) else {}
        made["attrs"] = given | {"id": given.get("id") or new_id()}
    content = node.get("content")
    if isinstance(content, list) and depth <= MAX_DEPTH:
        made["content"] = [
            _identified(child, new_id, depth + 1) if isinstance(child, dict) else child for child in content
        ]
    return made


class _Check:
    """One pass over a text: remembers the ids seen and how much was read."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.blocks = 0
        self.letters = 0

    def content(self, node: Node, kind: Kind, path: str, depth: int) -> list[Node]:
        """The checked children of a node."""
        given = node.get("content", [])
        if not isinstance(given, list):
            raise TextError("shape", f"{path}/content")
        if len(given) < kind.least:
            raise TextError("empty", path)
        made = [self.node(child, kind, f"{path}/content/{at}", depth + 1) for at, child in enumerate(given)]
        if made and kind.first and made[0]["type"] not in kind.first:
            raise TextError("misplaced", f"{path}/content/0")
        return made

    def node(self, node: object, parent: Kind, path: str, depth: int) -> Node:
        """One checked node, of a kind that its parent may hold."""
        if depth > MAX_DEPTH:
            raise TextError("too_deep", path)
        if not isinstance(node, dict) or not isinstance(node.get("type"), str):
            raise TextError("shape", path)
        name = node["type"]
        if name not in KINDS and name not in INLINE:
            raise TextError("unknown_node", path)
        if name not in parent.content:
            raise TextError("misplaced", path)
        if name in KINDS:
            return self.block(node, KINDS[name], path, depth)
        return self.text(node, path) if name == "text" else self.atom(node, path)

    def block(self, node: Node, kind: Kind, path: str, depth: int) -> Node:
        """A checked block with all its attributes."""
        _only(node, {"type", "attrs", "content"}, path)
        self.blocks += 1
        if self.blocks > MAX_BLOCKS:
            raise TextError("too_long", path)
        attrs = _attributes(node, {"id": ..., **kind.attrs}, f"{path}/attrs")
        self.identify(attrs["id"], f"{path}/attrs/id")
        made: Node = {"type": node["type"], "attrs": attrs}
        content = self.content(node, kind, path, depth)
        if content:
            made["content"] = content
        if made["type"] == "table":
            _rectangular(made, path)
        return made

    def identify(self, ident: str, path: str) -> None:
        """Notes an id; no two may be equal."""
        if ident in self.ids:
            raise TextError("double_id", path)
        self.ids.add(ident)

    def text(self, node: Node, path: str) -> Node:
        """A checked run of text with its marks."""
        _only(node, {"type", "text", "marks"}, path)
        words = plain(node.get("text"), f"{path}/text", MAX_BYTES)
        if not words:
            raise TextError("empty", f"{path}/text")
        self.letters += len(words)
        if self.letters > MAX_BYTES:
            raise TextError("too_long", path)
        marks = _marks(node, path)
        return {"type": "text", "text": words} | ({"marks": marks} if marks else {})

    def atom(self, node: Node, path: str) -> Node:
        """A checked hard break or footnote; marks on it are read but mean nothing."""
        _only(node, {"type", "attrs", "marks"}, path)
        _marks(node, path)
        if node["type"] == "hardBreak":
            _attributes(node, {}, f"{path}/attrs")
            return {"type": "hardBreak"}
        attrs = _attributes(node, {"id": ..., "text": ...}, f"{path}/attrs")
        self.identify(attrs["id"], f"{path}/attrs/id")
        return {"type": "footnote", "attrs": attrs}


def _only(node: Node, keys: set[str], path: str) -> None:
    if set(node) - keys:
        raise TextError("shape", path)


def _attributes(node: Node, wanted: dict[str, object], path: str) -> dict[str, Any]:
    given = node.get("attrs", {})
    if not isinstance(given, dict):
        raise TextError("shape", path)
    for name in given:
        if name not in wanted:
            raise TextError("unknown_attr", path)
    made: dict[str, Any] = {}
    for name, default in wanted.items():
        if name not in given and default is ...:
            raise TextError("missing_attr", f"{path}/{name}")
        made[name] = VALUES[name](given.get(name, default), f"{path}/{name}")
    return made


def _marks(node: Node, path: str) -> list[Node]:
    given = node.get("marks", [])
    if not isinstance(given, list) or len(given) > len(MARKS):
        raise TextError("shape", f"{path}/marks")
    made = [_mark(mark, f"{path}/marks/{at}") for at, mark in enumerate(given)]
    if len({mark["type"] for mark in made}) < len(made):
        raise TextError("shape", f"{path}/marks")
    return made


def _mark(mark: object, path: str) -> Node:
    if not isinstance(mark, dict) or not isinstance(mark.get("type"), str):
        raise TextError("shape", path)
    _only(mark, {"type", "attrs"}, path)
    if mark["type"] not in MARKS:
        raise TextError("unknown_mark", path)
    attrs = _attributes(mark, {"href": ...} if mark["type"] == "link" else {}, f"{path}/attrs")
    return {"type": mark["type"]} | ({"attrs": attrs} if attrs else {})


def _rectangular(table: Node, path: str) -> None:
    """Refuses a table whose cells overlap, leave holes or reach below its last row."""
    reach: list[int] = []  # for each column: how many rows its last cell still covers
    for at, row in enumerate(children(table)):
        column = 0
        taken = [max(0, rows - 1) for rows in reach]
        for cell in children(row):
            column = _next_free(taken, column)
            for col in range(column, column + cell["attrs"]["colspan"]):
                if at and (col >= len(taken) or taken[col]):
                    raise TextError("table_shape", f"{path}/content/{at}")
                taken[col : col + 1] = [cell["attrs"]["rowspan"]]
            column += cell["attrs"]["colspan"]
        if not taken or not all(taken):
            raise TextError("table_shape", f"{path}/content/{at}")
        reach = taken
    if any(rows > 1 for rows in reach):
        raise TextError("table_shape", path)


def _next_free(taken: list[int], column: int) -> int:
    while column < len(taken) and taken[column]:
        column += 1
    return column
