"""Two versions of a text as one list to read: unchanged parts folded, changed words marked, moves said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

SAME, ADDED, REMOVED = "same", "ins", "del"
TOKEN = re.compile(r"\s+|[\w'’]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that stayed ("same"), came ("ins") or went ("del")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a compared table."""

    runs: tuple[Run, ...]
    head: bool = False

    @property
    def changed(self) -> bool:
        """Whether anything in it came or went."""
        return any(run.kind != SAME for run in self.runs)


@dataclass(frozen=True, slots=True)
class Change:
    """One block in both versions.

    `kind` is same, changed, added, removed or moved; a moved block may have changed words as well. `block`
    is paragraph, heading1 to heading3, item, quote, table or recommendation; `bullet` its number or sign.
    `place` is its number in the new version, `was` in the old one (0 where it is absent), as a reader counts.
    """

    kind: str
    block: str = "paragraph"
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    bullet: str = ""
    place: int = 0
    was: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Unchanged blocks that are folded away between two changes."""

    changes: tuple[Change, ...]
    kind: str = "folded"


def redline(before: str, after: str) -> tuple[Run, ...]:
    """Word by word what came and went. Joined without "ins" it gives `before`, without "del" `after`."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    found: list[Run] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Run(SAME, "".join(old[a:b])))
            continue
        found.append(Run(REMOVED, "".join(old[a:b])))
        found.append(Run(ADDED, "".join(new[c:d])))
    return tuple(_calm([run for run in found if run.text]))


def _calm(runs: Sequence[Run]) -> Iterable[Run]:
    """Join changes that only a space or a sign parts: whole phrases read better than words in turn."""
    went = came = ""
    for place, run in enumerate(runs):
        inside = bool(went or came) and place + 1 < len(runs)
        if run.kind == SAME and not (inside and len(run.text) <= 2 and not run.text.strip().isalnum()):
            yield from (part for part in (Run(REMOVED, went), Run(ADDED, came)) if part.text)
            went = came = ""
            yield run
        else:
            went += run.text if run.kind != ADDED else ""
            came += run.text if run.kind != REMOVED else ""
    yield from (part for part in (Run(REMOVED, went), Run(ADDED, came)) if part.text)


def folded(changes: Iterable[Change], *, around: int = 1) -> list[Change | Fold]:
    """The list as it is read: runs of unchanged blocks are folded, `around` of them stay beside each change.

    Fewer than three are not worth a fold and stay.
    """
    shown: list[Change | Fold] = []
    groups = [(same, list(found)) for same, found in groupby(changes, key=lambda change: change.kind == SAME)]
    for place, (same, found) in enumerate(groups):
        before = around if place else 0
        after = around if place + 1 < len(groups) else 0
        inner = found[before : len(found) - after]
        if not same or len(inner) < 3:
            shown.extend(found)
            continue
        shown.extend([*found[:before], Fold(tuple(inner)), *found[len(found) - after :]])
    return shown
