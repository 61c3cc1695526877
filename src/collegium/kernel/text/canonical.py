"""One text, one sequence of bytes: so that a fingerprint on paper proves which words were adopted."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from .shape import INLINE, Doc, Node, children


def canonical(doc: Doc) -> Doc:
    """The same text in its one form: NFC, neighbouring text with the same marks joined, marks sorted."""
    return Doc({"type": "doc", "content": [_block(node) for node in children(doc)]})


def canonical_bytes(doc: Doc) -> bytes:
    """The canonical form as UTF-8 JSON with sorted keys and without spaces."""
    return json.dumps(canonical(doc), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(doc: Doc) -> str:
    """`sha256:` and the hexadecimal digest of the canonical bytes."""
    return "sha256:" + hashlib.sha256(canonical_bytes(doc)).hexdigest()


def nfc(text: str) -> str:
    """Text in Unicode's normal form C."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _block(node: Node) -> Node:
    made: Node = {"type": node["type"]}
    if node.get("attrs"):
        made["attrs"] = {name: _value(value) for name, value in node["attrs"].items()}
    content = children(node)
    if content:
        inline = content[0]["type"] in INLINE
        made["content"] = _inline(content) if inline else [_block(child) for child in content]
    return made


def _inline(nodes: list[Node]) -> list[Node]:
    """Joins first, since a combining letter may follow its base only after joining."""
    made: list[Node] = []
    for node in nodes:
        if node["type"] != "text":
            made.append(_block(node))  # marks on breaks and footnotes mean nothing and are dropped
            continue
        marks = _marks(node.get("marks") or [])
        if made and made[-1]["type"] == "text" and made[-1].get("marks", []) == marks:
            made[-1]["text"] += node["text"]
        else:
            made.append({"type": "text", "text": node["text"]} | ({"marks": marks} if marks else {}))
    for node in made:
        if node["type"] == "text":
            node["text"] = nfc(node["text"])
    return made


def _marks(marks: list[Node]) -> list[Node]:
    made = [_block(mark) for mark in marks]
    return sorted(made, key=lambda mark: str(mark["type"]))


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return nfc(value)
    return list(value) if isinstance(value, (list, tuple)) else value
