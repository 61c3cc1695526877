"""The difference of two sentences, word by word, as a reader wants to see it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .leaves import NOTE, Leaf, Marks
from .sequences import common_words, readable

_WORD = re.compile(r"\w+(?:['’-]\w+|(?<=\d)[.,](?=\d)\w+)*|\n|[^\S\n]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that are `equal`, `insert` or `delete`. Equal words whose marks changed have `before`.

    Marks are `bold`, `italic`, `subscript`, `superscript` and `link:<address>`. A footnote is U+FFFC here and
    a leaf of its own; a hard break is a line feed.
    """

    op: str
    text: str
    marks: Marks = ()
    before: Marks | None = None


def words_of(text: str) -> list[str]:
    """Words, spaces and signs; joined they give the text."""
    return _WORD.findall(text)


def difference(old: Leaf, new: Leaf) -> list[Segment]:
    """The segments that lead from the old words to the new ones."""
    if old.text == new.text:
        return _equal(old, new, 0, 0, len(new.text))
    start = _same_beginning(old.text, new.text)
    end = _same_beginning(old.text[start:][::-1], new.text[start:][::-1])
    was = words_of(old.text[start : len(old.text) - end])
    now = words_of(new.text[start : len(new.text) - end])
    made = _equal(old, new, 0, 0, start)
    at, to, a, b = start, start, 0, 0  # offsets in the old and new text; words seen
    stays = readable(common_words(was, now), was, now, keep=NOTE)
    for i, j, size in [*stays, (len(was), len(now), 0)]:
        deleted, inserted = sum(map(len, was[a:i])), sum(map(len, now[b:j]))
        made += marked("delete", old, at, at + deleted) + marked("insert", new, to, to + inserted)
        same = sum(map(len, now[j : j + size]))
        made += _equal(old, new, at + deleted, to + inserted, same)
        at, to, a, b = at + deleted + same, to + inserted + same, i + size, j + size
    return _joined(made + _equal(old, new, at, to, end))


def _same_beginning(old: str, new: str) -> int:
    """How many letters are the same, up to a space: what need not be looked at word by word."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if old[:middle] == new[:middle] else (low, middle - 1)
    at = old.rfind(" ", 0, max(low - 1, 0)) + 1
    while at and old[at].isspace():
        at = old.rfind(" ", 0, at - 1) + 1
    return at


def marked(op: str, leaf: Leaf, start: int, stop: int) -> list[Segment]:
    """A stretch of a leaf as segments of one kind, parted where its marks change."""
    made: list[Segment] = []
    begin = start
    for run_end, marks in leaf.runs:
        end = min(run_end, stop)
        if end > begin:
            made.append(Segment(op, leaf.text[begin:end], marks))
            begin = end
    return _joined(made)


def _equal(old: Leaf, new: Leaf, at: int, to: int, length: int) -> list[Segment]:
    """Equal words with the marks they have now and, where these differ, those they had."""
    was = marked("equal", old, at, at + length)
    now = marked("equal", new, to, to + length)
    if was == now:
        return now
    made: list[Segment] = []
    while was and now:
        cut = min(len(was[0].text), len(now[0].text))
        text, marks, before = now[0].text[:cut], now[0].marks, was[0].marks
        made.append(Segment("equal", text, marks, before if set(before) != set(marks) else None))
        for side in (was, now):
            rest = side[0].text[cut:]
            side[:1] = [Segment("equal", rest, side[0].marks)] if rest else []
    return _joined(made)


def _joined(segments: list[Segment]) -> list[Segment]:
    made: list[Segment] = []
    for it in segments:
        if made and (made[-1].op, made[-1].marks, made[-1].before) == (it.op, it.marks, it.before):
            made[-1] = Segment(it.op, made[-1].text + it.text, it.marks, it.before)
        else:
            made.append(it)
    return made
