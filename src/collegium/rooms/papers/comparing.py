"""Two texts of a paper beside each other, ready to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collegium.commons.pages.shapes.comparison import (
    ADDED,
    REMOVED,
    SAME,
    Cell,
    Change,
    Fold,
    Run,
    folded,
    redline,
)
from collegium.kernel.text.compare import Counts, Entry, compare
from collegium.kernel.text.leaves import NOTE
from collegium.kernel.text.shape import Doc

from .words import ADDRESSEES

OPS = {"equal": SAME, "insert": ADDED, "delete": REMOVED}
KINDS = {"bullet": "item", "numbered": "item", "quotation": "quote"}


@dataclass(frozen=True, slots=True)
class Compared:
    """What a page of comparison shows. `title` and `standfirst` are runs, empty where nothing changed."""

    changes: list[Change | Fold]
    summary: list[str]
    title: tuple[Run, ...]
    standfirst: tuple[Run, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.summary or self.title or self.standfirst)


def draft_as_text(it: Any, draft: Any) -> Any:
    """The draft (or an earlier saving) under the title that the paper has now."""
    return SimpleNamespace(doc=draft.doc, title=it.title, standfirst=it.standfirst)


def compared(old: Any, new: Any) -> Compared:
    """The way from one text to another; both have `doc`, `title` and `standfirst`."""
    found = compare(Doc(old.doc), Doc(new.doc))
    units = [unit for block, entries in groupby(found.entries, key=_unit) for unit in _changes(block, list(entries))]
    return Compared(
        changes=folded(_placed(units)),
        summary=[] if found.same else _summary(found.counts),
        title=redline(old.title, new.title) if old.title != new.title else (),
        standfirst=redline(old.standfirst, new.standfirst) if old.standfirst != new.standfirst else (),
    )


def _unit(entry: Entry) -> str:
    """Cells of one table belong together; everything else stands alone."""
    return f"table {entry.place.block}" if entry.cell else entry.id


@dataclass(frozen=True, slots=True)
class _Unit:
    change: Change
    old_at: int | None
    new_at: int | None


def _changes(block: str, entries: list[Entry]) -> Iterable[_Unit]:
    if not entries[0].cell:
        yield from (_Unit(_leaf(entry), entry.old_at, entry.new_at) for entry in entries)
        return
    first = entries[0]
    olds = [entry.old_at for entry in entries if entry.old_at is not None]
    yield _Unit(_table(entries), min(olds, default=None), first.new_at)


def _placed(units: Sequence[_Unit]) -> list[Change]:
    """Numbers as a reader counts: what stands in the new text from 1, and where it stood in the old one."""
    olds = sorted(unit.old_at for unit in units if unit.old_at is not None)
    was = {at: number for number, at in enumerate(olds, 1)}
    made, place = [], 0
    for unit in units:
        place += unit.change.kind != "removed"
        made.append(
            replace(
                unit.change,
                place=0 if unit.change.kind == "removed" else place,
                was=was.get(unit.old_at, 0) if unit.old_at is not None else 0,
            )
        )
    return made


def _leaf(entry: Entry) -> Change:
    place = entry.place
    block = f"heading{place.level}" if place.kind == "heading" else KINDS.get(place.kind, "paragraph")
    bullet = f"{place.number}." if place.kind == "numbered" else ""
    if place.opens:
        block, bullet = "recommendation", str(place.recommendation)
    return Change(kind=_kind(entry), block=block, runs=_runs(entry), bullet=bullet, note=", ".join(_notes(entry)))


def _kind(entry: Entry) -> str:
    status = entry.status
    return {"unchanged": "same", "renumbered": "changed"}.get(status, status)


def _runs(entry: Entry) -> tuple[Run, ...]:
    """The words; the sign of a footnote, which follows as a line of its own, is a star."""
    return tuple(Run(OPS[part.op], part.text.replace(NOTE, "*")) for part in entry.segments)


def _notes(entry: Entry) -> Iterable[str]:
    """What changed besides the words."""
    now, before = entry.place, entry.before
    if now.kind == "footnote":
        yield _("footnote")
    if before is None:
        return
    if "renumbered" in entry.facets and before.number != now.number:
        yield _("number %(was)s is now %(now)s") % {"was": before.number, "now": now.number}
    elif "renumbered" in entry.facets:
        words = {"was": before.recommendation, "now": now.recommendation}
        yield _("recommendation %(was)s is now %(now)s") % words
    if "level" in entry.facets or "kind" in entry.facets:
        yield _("its form")
    if "marks" in entry.facets:
        yield _("emphasis or link")
    if "addressees" in entry.facets:
        yield _("now addressed to %(names)s") % {"names": _names(now.addressees)}


def _names(codes: Iterable[str]) -> str:
    return ", ".join(str(ADDRESSEES[code]) for code in codes) or _("nobody")


def _table(entries: Sequence[Entry]) -> Change:
    kinds = {_kind(entry) for entry in entries}
    if kinds == {"same"}:
        kind = "same"
    else:
        kind = kinds.pop() if len(kinds) == 1 and kinds <= {"added", "removed", "moved"} else "changed"
    rows = tuple(tuple(_cells(row)) for row in _rows(entries))
    return Change(kind=kind, block="table", rows=rows)


def _rows(entries: Sequence[Entry]) -> Iterable[list[Entry]]:
    """The cells row by row; a cell that was taken out stands in the row from which it went."""
    row: list[Entry] = []
    for entry in entries:
        if row and not _same_row(row[-1], entry):
            yield row
            row = []
        row.append(entry)
    if row:
        yield row


def _same_row(one: Entry, other: Entry) -> bool:
    gone, also_gone = one.new_at is None, other.new_at is None
    if gone == also_gone:
        return one.place.row == other.place.row
    kept, removed = (other, one) if gone else (one, other)
    return kept.before is not None and kept.before.row == removed.place.row


def _cells(row: Sequence[Entry]) -> Iterable[Cell]:
    """Cells of a row; the paragraphs of one cell are joined."""
    for _place, entries in groupby(row, key=lambda entry: (entry.place.column, entry.new_at is None)):
        held = list(entries)
        runs = tuple(run for entry in held for run in _runs(entry))
        yield Cell(runs, head=held[0].place.kind == "head_cell")


def _summary(counts: Counts) -> list[str]:
    """What changed, counted, each part a few words."""
    told = [
        (counts.added, ngettext("%(n)s paragraph is new", "%(n)s paragraphs are new", counts.added)),
        (counts.changed, ngettext("%(n)s changed", "%(n)s changed", counts.changed)),
        (counts.removed, ngettext("%(n)s taken out", "%(n)s taken out", counts.removed)),
        (counts.moved, ngettext("%(n)s moved", "%(n)s moved", counts.moved)),
        (counts.renumbered, ngettext("%(n)s renumbered", "%(n)s renumbered", counts.renumbered)),
        (counts.words_added, ngettext("%(n)s word came", "%(n)s words came", counts.words_added)),
        (counts.words_removed, ngettext("%(n)s word went", "%(n)s words went", counts.words_removed)),
    ]
    return [words % {"n": number} for number, words in told if number]
