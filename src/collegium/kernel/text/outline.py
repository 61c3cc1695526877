"""Texts written as an outline: a small dialect of Markdown, for the demonstration, for tests and for export.

`##` to `####` are headings of level 1 to 3 (`#` is left for the title of the paper and counts as level 1),
`-` and `1.` lists (nested by two spaces), `>` a quotation, `|` a table (`|---|` below the first row makes it
the head, `|=` a head cell anywhere), and `!rec commission, council` a recommendation: the indented blocks
below it, or the lines up to the next empty one. `<!-- -->` parts two lists. Words inside: see `inline`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .inline import read_inline
from .markdown import EMPTY_PARAGRAPH, to_markdown, to_outline
from .schema import checked, with_ids
from .shape import LISTS, Doc, Node, children

__all__ = ["from_outline", "to_markdown", "to_outline"]

_HEADING = re.compile(r"(#{1,4})(?: +(.*))?\Z")
_ITEM = re.compile(r"(?:([-*+])|(\d{1,4})[.)])(?: +|\Z)")
_REC = re.compile(r"!rec\b *(.*)\Z")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+ *\Z")
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_COMMENT = re.compile(r"<!--.*--> *\Z")


def from_outline(text: str, new_id: Callable[[], str]) -> Doc:
    """The text that an outline describes. Raises TextError (an unknown addressee, a link of another kind)."""
    lines = text.expandtabs(4).splitlines()
    return checked(with_ids({"type": "doc", "content": _blocks(lines)}, new_id))


def _blocks(lines: list[str]) -> list[Node]:
    made: list[Node] = []
    rest = lines
    while rest:
        if not rest[0].strip():
            rest = rest[1:]
            continue
        node, rest = _block(rest)
        made += node
    return made


def _block(lines: list[str]) -> tuple[list[Node], list[str]]:
    """The first block of lines that begin with one, and the lines after it."""
    first = lines[0].strip()
    if _COMMENT.match(first):
        return ([_paragraph("")] if first == EMPTY_PARAGRAPH else []), lines[1:]
    if heading := _HEADING.match(first):
        level = max(1, len(heading[1]) - 1)
        node = {"type": "heading", "attrs": {"level": level}}
        return [_with(node, read_inline(heading[2] or ""))], lines[1:]
    if rec := _REC.match(first):
        return _recommendation(rec[1], lines[1:])
    if first.startswith(">"):
        return _quote(lines)
    if first.startswith("|"):
        return _table(lines)
    return _list(lines) if _ITEM.match(first) else _plain(lines)


def _plain(lines: list[str]) -> tuple[list[Node], list[str]]:
    end = 1
    while end < len(lines) and lines[end].strip() and not _interrupts(lines[end].strip()):
        end += 1
    return [_paragraph(" ".join(line.strip() for line in lines[:end]))], lines[end:]


def _interrupts(line: str) -> bool:
    """Whether a line begins a new block without an empty line before it; a numbered list only with 1."""
    item = _ITEM.match(line)
    if item:
        return item[2] in (None, "1")
    return line[0] in ">|" or any(sign.match(line) for sign in (_HEADING, _REC, _COMMENT))


def _quote(lines: list[str]) -> tuple[list[Node], list[str]]:
    end = 0
    while end < len(lines) and lines[end].strip().startswith(">"):
        end += 1
    inside = _blocks([line.strip()[1:] for line in lines[:end]])
    return [{"type": "blockquote", "content": inside or [_paragraph("")]}], lines[end:]


def _recommendation(codes: str, lines: list[str]) -> tuple[list[Node], list[str]]:
    body, rest = _indented(lines)
    if not body:
        end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
        body, rest = lines[:end], lines[end:]
    attrs = {"addressees": re.findall(r"[^\s,]+", codes)}
    return [{"type": "recommendation", "attrs": attrs, "content": _blocks(body) or [_paragraph("")]}], rest


def _indented(lines: list[str], most: int = 2) -> tuple[list[str], list[str]]:
    """The lines that belong to what stands before them, without their indent, and the others.

    How far in they stand is said by the first of them: two spaces at least, `most` at most.
    """
    end, indent = 0, 0
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        space = len(line) - len(line.lstrip())
        if space < 2:
            break
        indent = indent or min(space, most)
        end = at + 1
    return [line[min(indent, len(line) - len(line.lstrip())) :] for line in lines[:end]], lines[end:]


def _list(lines: list[str]) -> tuple[list[Node], list[str]]:
    items: list[Node] = []
    start, kind, rest = 1, "", lines
    while (marker := _next_item(rest)) and kind in ("", _kind(marker)):
        if not items:
            kind, start = _kind(marker), int(marker[2] or 1)
        while not rest[0].strip():
            rest = rest[1:]
        first = rest[0].strip()[len(marker[0]) :]
        body, rest = _indented(rest[1:], most=max(2, len(marker[0].rstrip()) + 1))
        items.append({"type": "listItem", "content": _item([first, *body])})
    made: Node = {"type": kind, "content": items}
    if kind == "orderedList":
        made["attrs"] = {"start": start}
    return [made], rest


def _next_item(lines: list[str]) -> re.Match[str] | None:
    line = next((line for line in lines if line.strip()), "")
    return _ITEM.match(line.strip())


def _kind(marker: re.Match[str]) -> str:
    return "bulletList" if marker[1] else "orderedList"


def _item(lines: list[str]) -> list[Node]:
    inside = _blocks(lines)
    return inside if inside and inside[0]["type"] not in LISTS else [_paragraph(""), *inside]


def _table(lines: list[str]) -> tuple[list[Node], list[str]]:
    end = 0
    while end < len(lines) and lines[end].strip().startswith("|"):
        end += 1
    given = [line.strip() for line in lines[:end]]
    head = len(given) > 1 and bool(_RULE.match(given[1]))
    rows = [_row(line, head and not at) for at, line in enumerate(given) if not (head and at == 1)]
    width = max(len(children(row)) for row in rows)
    for row in rows:
        row["content"] += [_cell("", False) for _ in range(width - len(row["content"]))]
    return [{"type": "table", "content": rows}], lines[end:]


def _row(line: str, head: bool) -> Node:
    cells = _CELL_END.sub(r"\1\n", line.strip().removeprefix("|")).removesuffix("\n").split("\n")
    return {"type": "tableRow", "content": [_cell(cell, head) for cell in cells]}


def _cell(text: str, head: bool) -> Node:
    marked = text.startswith("=")
    paragraphs = [_paragraph(part.strip()) for part in text.removeprefix("=").split("<p>")]
    return {"type": "tableHeader" if head or marked else "tableCell", "content": paragraphs}


def _paragraph(line: str) -> Node:
    return _with({"type": "paragraph"}, read_inline(line))


def _with(node: Node, content: list[Node]) -> Node:
    return node | ({"content": content} if content else {})
