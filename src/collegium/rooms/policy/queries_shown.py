"""Recommendations as pages show them: their words, their paper, where they stand and what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
    """One recommendation: its row, its words, to whom, its paper, and the latest look at it, if there was one."""

    row: FollowedRow
    words: AskedRow
    to: str
    paper: PaperRow
    latest: FollowUpRow | None


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A paper with those of its recommendations that are meant, and what came of them."""

    paper: PaperRow
    shown: list[Shown]
    uptake: Uptake


def shown(actor: Actor, rows: Sequence[FollowedRow]) -> list[Shown]:
    """These recommendations, dressed; three queries whatever their number."""
    words, found = words_of(rows), latest_of(actor, [row.id for row in rows])
    titles = {row.id: row for row in papers(actor, ids={row.paper for row in rows})}
    names = addressee_words(_)
    return [
        Shown(
            row,
            words[row.recommendation],
            ", ".join(names[code] for code in words[row.recommendation].addressees),
            titles[row.paper],
            found.get(row.id),
        )
        for row in rows
        if row.recommendation in words and row.paper in titles
    ]


def by_paper(actor: Actor, rows: Iterable[FollowedRow]) -> list[AskedPaper]:
    """The same, paper by paper."""
    held: dict[str, list[Shown]] = defaultdict(list)
    for it in shown(actor, list(rows)):
        held[it.paper.id].append(it)
    return [AskedPaper(its[0].paper, its, counted(one.row.state for one in its)) for its in held.values()]


def asked_on_file(actor: Actor, file: str) -> list[AskedPaper]:
    """What the network asks on a file (ULID), and what became of it."""
    asked = asked_on(file)
    rows = [row for row in followed(papers=list(asked)) if not asked[row.paper] or row.number in asked[row.paper]]
    return by_paper(actor, rows)
