"""Two versions of a text beside each other: added, removed, moved and changed, by leaf and then by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from .aligning import aligned, moved
from .leaves import Leaf, Place, leaves
from .shape import Doc
from .wordwise import Segment, difference, marked

FACETS = ("added", "removed", "text", "marks", "moved", "renumbered", "level", "kind", "spans", "addressees")
_CELLS = ("cell", "head_cell")


@dataclass(frozen=True, slots=True)
class Entry:
    """One leaf of the comparison.

    `facets` (of FACETS) say what happened to it, none when nothing did. `place` is where it stands (of a
    removed leaf: stood), `before` where it stood when it is in both texts. `old_at` and `new_at` are its
    positions.
    """

    id: str
    facets: tuple[str, ...]
    place: Place
    before: Place | None
    segments: tuple[Segment, ...]
    old_at: int | None
    new_at: int | None

    @property
    def status(self) -> str:
        """The one word for it: added, removed, moved, changed, renumbered or unchanged."""
        for facet in ("added", "removed", "moved"):
            if facet in self.facets:
                return facet
        if self.facets == ("renumbered",):
            return "renumbered"
        return "changed" if self.facets else "unchanged"

    @property
    def cell(self) -> bool:
        """Whether it is a cell of a table."""
        return self.place.kind in _CELLS


@dataclass(frozen=True, slots=True)
class Counts:
    """How many leaves are what. `cells` are those of `changed` that stand in tables.

    A word is what `word_count` takes for one.
    """

    unchanged: int = 0
    changed: int = 0
    added: int = 0
    removed: int = 0
    moved: int = 0
    renumbered: int = 0
    cells: int = 0
    words_added: int = 0
    words_removed: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All leaves in the order of the new text; removed ones stand where they were."""

    entries: tuple[Entry, ...]
    counts: Counts

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not any(entry.facets for entry in self.entries)

    @property
    def summary(self) -> dict[str, int]:
        """The counts that are not zero, without what is unchanged, for a sentence."""
        named = ((field.name, getattr(self.counts, field.name)) for field in fields(Counts))
        return {name: number for name, number in named if number and name != "unchanged"}

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        entries = [asdict(entry) | {"status": entry.status} for entry in self.entries]
        return {"entries": entries, "counts": asdict(self.counts), "same": self.same, "summary": self.summary}


def compare(old: Doc, new: Doc) -> Comparison:
    """What leads from the old text to the new one."""
    was, now = leaves(old), leaves(new)
    pairs = aligned(was, now)
    gone = moved(pairs)
    entries = [
        _entry(was, pairs[at], leaf, at, at in gone) if at in pairs else _one_sided("added", leaf, None, at)
        for at, leaf in enumerate(now)
    ]
    stayed = {pairs[at]: at for at in pairs if at not in gone}
    ordered = tuple(_with_removed(entries, was, set(pairs.values()), stayed))
    return Comparison(ordered, _counts(ordered))


def _with_removed(entries: list[Entry], was: Sequence[Leaf], kept: set[int], stayed: dict[int, int]) -> list[Entry]:
    """Puts what was removed behind what it stood behind."""
    behind: dict[int, list[Entry]] = {}
    anchor = -1
    for at, leaf in enumerate(was):
        if at in stayed:
            anchor = stayed[at]
        elif at not in kept:
            behind.setdefault(anchor, []).append(_one_sided("removed", leaf, at, None))
    made = behind.get(-1, [])
    for entry in entries:
        made += [entry, *behind.get(-1 if entry.new_at is None else entry.new_at, [])]
    return made


def _one_sided(facet: str, leaf: Leaf, old_at: int | None, new_at: int | None) -> Entry:
    op = "insert" if facet == "added" else "delete"
    segments = tuple(marked(op, leaf, 0, len(leaf.text)))
    return Entry(leaf.id, (facet,), leaf.place, None, segments, old_at, new_at)


def _entry(was: Sequence[Leaf], old_at: int, leaf: Leaf, new_at: int, is_moved: bool) -> Entry:
    old = was[old_at]
    segments = tuple(difference(old, leaf))
    found = {
        "text": any(it.op != "equal" for it in segments),
        "marks": any(it.before is not None for it in segments),
        "moved": is_moved,
        **_place_facets(old.place, leaf.place),
    }
    facets = tuple(facet for facet in FACETS if found.get(facet))
    return Entry(leaf.id, facets, leaf.place, old.place, segments, old_at, new_at)


def _place_facets(old: Place, new: Place) -> dict[str, bool]:
    kind = old.kind != new.kind or (old.recommendation > 0) != (new.recommendation > 0)
    opened = bool(old.opens and new.opens)
    renumbered = old.number != new.number or (opened and old.recommendation != new.recommendation)
    return {
        "kind": kind,
        "level": not kind and old.level != new.level,
        "renumbered": not kind and renumbered,
        "spans": old.spans != new.spans,
        "addressees": opened and old.addressees != new.addressees,
    }


def _counts(entries: Sequence[Entry]) -> Counts:
    statuses = [entry.status for entry in entries]
    named = ("unchanged", "changed", "added", "removed", "moved", "renumbered")
    return Counts(
        **{name: statuses.count(name) for name in named},
        cells=sum(entry.cell for entry in entries if entry.status == "changed"),
        words_added=_words(entries, "insert"),
        words_removed=_words(entries, "delete"),
    )


def _words(entries: Sequence[Entry], op: str) -> int:
    texts = (it.text for entry in entries for it in entry.segments if it.op == op)
    return sum(any(letter.isalnum() for letter in word) for text in texts for word in text.split())
