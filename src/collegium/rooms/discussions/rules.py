"""What may be said, changed and hidden, and how a plain text is read: paragraphs, links, names after an @."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import State

FLOW = Flow(
    Move("hide", {State.SHOWN}, State.HIDDEN, with_reason=True),
    Move("show", {State.HIDDEN}, State.SHOWN),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a contribution and its discussion at one moment."""

    state: State
    said_at: datetime
    own: bool
    locked: bool


def may_write(*, locked: bool, answered: State | None = None) -> Decision:
    """Nobody writes in a locked discussion, nor answers what is hidden."""
    if locked:
        return refuse("discussion_locked")
    return refuse("answers_what_is_hidden") if answered == State.HIDDEN else allow()


def may_be_changed(it: Standing, now: datetime, *, minutes: int) -> Decision:
    """One's own words, for so many minutes after they were said, while they are shown and nothing is locked."""
    if not it.own:
        return refuse("not_your_words")
    if it.locked:
        return refuse("discussion_locked")
    if it.state == State.HIDDEN:
        return refuse("words_are_hidden")
    return allow() if now < it.said_at + timedelta(minutes=minutes) else refuse("words_stand", minutes=minutes)


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_GAP = re.compile(r"\n[ \t]*\n\s*")
_LINK = re.compile(r"https?://[^\s<>\"'\\^`{|}\u00ab\u00bb\u201c\u201d]+", re.IGNORECASE)
_NAME_WORD = r"[^\W\d_][\w'\u2019.\-]*"
_AT = re.compile(rf"(?<![\w@/.])@({_NAME_WORD}(?:[ \u00a0]{_NAME_WORD}){{0,5}})")
_ENDS = ".,;:!?'\u2019"


def tidy(text: str) -> str:
    """A text as it is kept: one kind of line end, one empty line between paragraphs, no control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _GAP.sub("\n\n", _CONTROL.sub("", lines)).strip()


def folded(name: str) -> str:
    """A name as it is compared: small letters without accents, single spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("\u2019", "'").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@dataclass(frozen=True, slots=True)
class Named:
    """A name after an @: where it stands (the @ too), its words, and the people who are called so (ULIDs)."""

    start: int
    stop: int
    words: str
    people: tuple[str, ...] = ()


def named(text: str, people: Mapping[str, Collection[str]]) -> list[Named]:
    """Every @name of a text with the people of that name: the longest name that fits; `people` by folded name.

    Where nobody fits, `people` is empty and the words are the first two (or the only one).
    """
    return [_longest(found, people) for found in _AT.finditer(text)]


def _longest(found: re.Match[str], people: Mapping[str, Collection[str]]) -> Named:
    words = list(re.finditer(r"[^ \u00a0]+", found[1]))
    for last in reversed(words):
        name = found[1][: last.end()]
        for said in (name, name.rstrip(_ENDS)):
            who = people.get(folded(said))
            if who:
                return Named(found.start(), found.start() + 1 + len(said), said, tuple(who))
    said = found[1][: words[min(1, len(words) - 1)].end()].rstrip(_ENDS)
    return Named(found.start(), found.start() + 1 + len(said), said)


def spans(found: Iterable[Named], readers: Collection[str]) -> list[list[object]]:
    """Where a text names one of these people: [start, stop, ULID] of each; the first where several are called so."""
    own = ((one, [person for person in one.people if person in readers]) for one in found)
    return [[one.start, one.stop, people[0]] for one, people in own if people]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line. `kind`: text, link, person (`to` is the address or the ULID) or break (a new line)."""

    kind: str
    text: str
    to: str = ""


def paragraphs(text: str, mentions: Iterable[tuple[int, int, str]] = ()) -> list[list[Piece]]:
    """A text as paragraphs of pieces; `mentions` say where a person is named (start, stop, ULID)."""
    spans = [(start, stop, Piece("person", text[start:stop], who)) for start, stop, who in mentions if start < stop]
    for found in _LINK.finditer(text):
        stop = _link_end(text, found.start(), found.end())
        if stop and not any(start < stop and found.start() < end for start, end, _ in spans):
            address = text[found.start() : stop]
            spans.append((found.start(), stop, Piece("link", address, address)))
    return _cut(text, sorted(spans, key=lambda span: span[0]))


def _link_end(text: str, start: int, stop: int) -> int:
    """Where an address ends: marks of the sentence around it are not its own; 0 when no host is left."""
    while stop > start:
        last = text[stop - 1]
        closes = {")": "(", "]": "["}.get(last)
        address = text[start:stop]
        if last in ".,;:!?\u2019\u2026" or (closes and address.count(closes) < address.count(last)):
            stop -= 1
        else:
            break
    return stop if len(text[start:stop].partition("://")[2]) > 2 else 0


def _cut(text: str, spans: list[tuple[int, int, Piece]]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    here = 0
    for start, stop, piece in [*spans, (len(text), len(text), None)]:
        if start < here:
            continue
        for n, part in enumerate(text[here:start].split("\n\n")):
            if n:
                found.append([])
            _add_lines(found[-1], part)
        if piece is not None:
            found[-1].append(piece)
        here = stop
    return [pieces for pieces in found if pieces]


def _add_lines(pieces: list[Piece], part: str) -> None:
    for n, line in enumerate(part.split("\n")):
        if n:
            pieces.append(Piece("break", ""))
        if line:
            pieces.append(Piece("text", line))


def first_words(text: str, most: int = 90) -> str:
    """The beginning of a text for a list, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most + 1].rpartition(" ")[0].rstrip(",;:") + " \u2026"
