"""Recommendations as pages show them: their words, their paper, where they stand and what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.exports.paper import addressee_words
from collegium.rooms.papers.queries import PaperRow, papers
from collegium.rooms.papers.queries_asked import AskedRow

from .queries import asked_on
from .queries_following import FollowedRow, FollowUpRow, followed, latest_of, words_of
from .rules import Uptake, counted


@dataclass(frozen=True, slots=True)
class Shown:
    """One recommendation: its row, its words, to whom, its paper (None on its own page), the latest look at it."""

    row: FollowedRow
    words: AskedRow
    to: str
    paper: PaperRow | None
    latest: FollowUpRow | None


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A paper with those of its recommendations that are meant, and what came of them."""

    paper: PaperRow
    shown: list[Shown]
    uptake: Uptake


def shown(actor: Actor, rows: Sequence[FollowedRow]) -> list[Shown]:
    """These recommendations, dressed; three queries whatever their number."""
    held = {row.id: row for row in papers(actor, ids={row.paper for row in rows})}
    return _dressed(actor, [row for row in rows if row.paper in held], held)


def of_paper(actor: Actor, paper: str) -> list[Shown]:
    """The recommendations of one published paper (ULID) for its own page, which knows the paper; three queries."""
    return _dressed(actor, list(followed(papers=[paper])), {})


def _dressed(actor: Actor, rows: Sequence[FollowedRow], held: Mapping[str, PaperRow]) -> list[Shown]:
    words, found = words_of(rows), latest_of(actor, [row.id for row in rows])
    names = addressee_words(_)
    return [
        Shown(
            row,
            words[row.recommendation],
            ", ".join(names[code] for code in words[row.recommendation].addressees),
            held.get(row.paper),
            found.get(row.id),
        )
        for row in rows
        if row.recommendation in words
    ]


def by_paper(actor: Actor, rows: Iterable[FollowedRow]) -> list[AskedPaper]:
    """The same, paper by paper."""
    held: dict[str, list[Shown]] = defaultdict(list)
    kept: dict[str, PaperRow] = {}
    for it in shown(actor, list(rows)):
        if it.paper is not None:
            held[it.paper.id].append(it)
            kept[it.paper.id] = it.paper
    return [AskedPaper(kept[ident], its, counted(one.row.state for one in its)) for ident, its in held.items()]


def asked_on_file(actor: Actor, file: str) -> list[AskedPaper]:
    """What the network asks on a file (ULID), and what became of it."""
    asked = asked_on(file)
    rows = [row for row in followed(papers=list(asked)) if not asked[row.paper] or row.number in asked[row.paper]]
    return by_paper(actor, rows)
