"""The words on a line of an outline: bold, italic, links, footnotes, and their escapes.

`**bold**`, `*italic*`, `~subscript~`, `^superscript^`, `[words](https://...)`, `[^note^]`, `<br>`, `&#32;`
for a space that must stay, and a backslash before a sign that means only itself. A sign that nothing
closes means itself, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .shape import Node, attr

_SIGNS = {"**": "bold", "*": "italic", "~": "subscript", "^": "superscript"}
_TOKEN = re.compile(r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<break><br>)|(?P<space>&#32;)|\[\^|\[|\*\*|\*|~|\^")
_NOTE = re.compile(r"\[\^((?:\\.|(?!\^\])[^\\])*)\^\]")
_TARGET = re.compile(r"\]\(((?:\\.|[^\s\\()])+)\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_DELIMITERS = {name: sign for sign, name in _SIGNS.items()}
# Signs of the dialect, and those of Markdown where they would mean something.
_ESCAPE = re.compile(r"[\\*\[\]^~`]|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z]+;)|(?<![^\W_])_|_(?![^\W_])")
_ESCAPE_NOTE = re.compile(r"[\\\[\]^<]")
_BACKSLASH = r"\\\g<0>"
_ESCAPE_HREF = re.compile(r"[\\()]")


def read_inline(line: str) -> list[Node]:
    """The inline nodes written in a line; footnotes without ids."""
    return _Reader(line).nodes


def write_inline(nodes: list[Node], *, footnote: Callable[[str], str]) -> str:
    """The line from which `read_inline` makes the same nodes; `footnote` writes a note at its place."""
    return _Writer(footnote).write(nodes)


def write_note(text: str) -> str:
    """A footnote as it stands in an outline."""
    return f"[^{_ESCAPE_NOTE.sub(_BACKSLASH, text)}^]"


def escaped(text: str) -> str:
    """Text in which no sign means anything."""
    return _ESCAPE.sub(_BACKSLASH, text)


def unescaped(text: str) -> str:
    """Text with its escapes undone."""
    return _ESCAPED.sub(r"\1", text)


class _Reader:
    """One line, read from left to right; signs switch marks on and off."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.nodes: list[Node] = []
        self.on: dict[str, Node] = {}
        self.read(0, len(line))

    def read(self, at: int, end: int) -> None:
        """Reads a stretch of the line."""
        while at < end:
            found = _TOKEN.search(self.line, at, end)
            if not found:
                self.say(self.line[at:end])
                return
            self.say(self.line[at : found.start()])
            at = self.take(found, end)

    def take(self, found: re.Match[str], end: int) -> int:
        """Acts on one token; returns where reading goes on."""
        sign = found.group()
        if found["escaped"] or found["space"]:
            self.say(found["escaped"] or " ")
        elif found["break"]:
            self.nodes.append({"type": "hardBreak"})
        elif sign.startswith("["):
            return self.bracket(found, end)
        elif self.switches(sign, found.end(), end):
            name = _SIGNS[sign]
            if not self.on.pop(name, None):
                self.on[name] = {"type": name}
        else:
            self.say(sign)
        return found.end()

    def bracket(self, found: re.Match[str], end: int) -> int:
        """A footnote, a link, or a bracket."""
        note = _NOTE.match(self.line, found.start(), end)
        if note:
            self.nodes.append({"type": "footnote", "attrs": {"text": unescaped(note[1])}})
            return note.end()
        target = self.target(found.start() + 1, end)
        if not target or "link" in self.on:
            self.say("[")
            return found.start() + 1
        self.on["link"] = {"type": "link", "attrs": {"href": unescaped(target[1])}}
        self.read(found.start() + 1, target.start())
        del self.on["link"]
        return target.end()

    def target(self, at: int, end: int) -> re.Match[str] | None:
        """Where the words of a link end and its address stands."""
        while at < end:
            if self.line[at] == "\\":
                at += 2
            elif note := _NOTE.match(self.line, at, end):
                at = note.end()
            elif self.line[at] == "]":
                return _TARGET.match(self.line, at, end)
            elif self.line[at] == "[":
                return None
            else:
                at += 1
        return None

    def switches(self, sign: str, at: int, end: int) -> bool:
        """Whether a sign is a mark here: it closes one, or opens one that is closed later."""
        if _SIGNS[sign] in self.on:
            return True
        inside = r"(?:\\.|[^\\\s])+?" if sign in "~^" else r"(?=\S)(?:\\.|[^\\])+?"
        return bool(re.compile(inside + re.escape(sign)).match(self.line, at, end))

    def say(self, words: str) -> None:
        """Adds words with the marks that are on."""
        if words:
            marks = [self.on[name] for name in sorted(self.on)]
            self.nodes.append({"type": "text", "text": words} | ({"marks": marks} if marks else {}))


class _Writer:
    """One line, written from left to right; marks are switched on and off by their signs."""

    def __init__(self, footnote: Callable[[str], str]) -> None:
        self.footnote = footnote
        self.parts: list[str] = []
        self.on: list[str] = []
        self.href, self.outside = "", 0  # outside: how many marks began before the link

    def write(self, nodes: list[Node]) -> str:
        """Writes the nodes of a paragraph or heading."""
        for at, node in enumerate(nodes):
            if node["type"] == "text":
                self.words(node, first=at == 0, last=at == len(nodes) - 1)
                continue
            self.switch(set(), "")
            self.parts.append("<br>" if node["type"] == "hardBreak" else self.footnote(attr(node, "text")))
        self.switch(set(), "")
        return "".join(self.parts)

    def words(self, node: Node, *, first: bool, last: bool) -> None:
        """Writes a run of text; spaces that a reader would drop or misread are written as entities."""
        marks = {mark["type"]: attr(mark, "href", "") for mark in node.get("marks", [])}
        href = marks.pop("link", "")
        self.switch(set(marks), href)
        text = escaped(node["text"])
        if {"subscript", "superscript"} & set(marks):
            text = text.replace(" ", "&#32;")
        if first or marks:
            text = re.sub(r"\A +", _entities, text)
        if last or marks:
            text = re.sub(r" +\Z", _entities, text)
        self.parts.append(text)

    def switch(self, marks: set[str], href: str) -> None:
        """Closes what ends here and opens what begins."""
        if href != self.href:
            self.leave_link()
        self.off([name for name in self.on if name not in marks])
        for name in sorted(marks - set(self.on)):
            self.on.append(name)
            self.parts.append(_DELIMITERS[name])
        if href != self.href:  # after the marks, since "[^" would begin a footnote
            self.parts.append("[")
            self.href, self.outside = href, len(self.on)

    def leave_link(self) -> None:
        """Closes a link, and before it the marks that began inside."""
        if self.href:
            self.off(self.on[self.outside :])
            self.parts.append(f"]({_ESCAPE_HREF.sub(_BACKSLASH, self.href)})")
        self.href, self.outside = "", 0

    def off(self, names: list[str]) -> None:
        """Switches marks off, the last first."""
        for name in reversed(names):
            self.outside -= self.on.index(name) < self.outside
            self.on.remove(name)
            self.parts.append(_DELIMITERS[name])


def _entities(found: re.Match[str]) -> str:
    return "&#32;" * len(found[0])
