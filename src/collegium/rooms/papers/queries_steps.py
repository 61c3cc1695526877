"""Where a paper stands in its thread, told from its row alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.pages.addresses import address
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.shapes.threadline import NEXT
from collegium.commons.pages.shapes.threadline import Step as Node
from collegium.commons.pages.threads import STAGE_WORDS
from collegium.commons.thread import STAGES, Step, sources_of, told_of
from collegium.rooms.groups.queries import bodies

from .choices import Consulted, State
from .models import Consultation
from .queries import PaperRow
from .words import STATES

PAST_DRAFT = (State.CONSULTED, State.VOTING, State.ADOPTED, State.PUBLISHED, State.REJECTED)


Answers = tuple[int, int | None]
"""Answers given, and asked for where that is known."""


def answers_to(papers: Iterable[str]) -> dict[str, Answers]:
    """How many answered the latest consultation of each of these papers (ULIDs), of how many; one query."""
    rows = Consultation.objects.filter(paper__in=list(papers)).order_by("closed_on")
    return {paper: (n, asked) for paper, n, asked in rows.values_list("paper_id", "answered_count", "asked_count")}


def own_steps(row: PaperRow, answered: Answers | None = None) -> list[Step]:
    """Draft, consultation and publication, and what this paper does without.

    The vote itself, the challenge and the uptake are told by their rooms; theirs is the stronger word.
    """
    url = address("papers:page", row.slug)
    group = address("groups:page", row.group_slug)
    return [
        Step("challenge", "skip"),
        Step("priority", "skip"),
        Step("mandate", "done", row.group_name, "", group, row.group_name),
        _draft(row, url),
        *_consultation(row, url, answered),
        *_decision(row, url),
    ]


def _draft(row: PaperRow, url: str) -> Step:
    if row.state == State.DRAFTING:
        return Step("draft", "now", row.reference, _("The editors"), url, row.title)
    if row.state == State.REVIEW:
        return Step("draft", "now", str(STATES[row.state]), row.group_name, url, row.title)
    if row.state in (State.PARKED, State.WITHDRAWN):
        return Step("draft", "back", str(STATES[row.state]), "", url, row.title)
    return Step("draft", "done", row.reference, "", url, row.title)


def _consultation(row: PaperRow, url: str, answered: Answers | None) -> Iterable[Step]:
    if row.consulted == Consulted.NONE:
        yield Step("consultation", "skip")
    elif row.state in PAST_DRAFT:
        yield Step("consultation", "done", _told(answered), "", url, row.title)


def _told(answered: Answers | None) -> str:
    if answered is None:
        return _("Recorded")
    n, asked = answered
    if asked is None:
        return _("%(answered)s answered") % {"answered": n}
    return _("%(answered)s of %(asked)s answered") % {"answered": n, "asked": asked}


def _decision(row: PaperRow, url: str) -> Iterable[Step]:
    if row.state == State.CONSULTED:
        yield Step("adoption", "now", _("Not asked yet"), _("Secretariat"), url, row.title)
    elif row.state == State.VOTING:
        yield Step("adoption", "now", "", "", url, row.title)
    elif row.state == State.REJECTED:
        yield Step("adoption", "back", str(STATES[row.state]), "", url, row.title)
    if row.adopted_at:
        yield Step("adoption", "done", day_long(row.adopted_at), "", url, row.title)
    if row.state == State.ADOPTED:
        yield Step("publication", "now", _("Last check"), _("Secretariat"), url, row.title)
    if row.published_at:
        yield Step("publication", "done", day_long(row.published_at), "", url, row.title)


@dataclass(frozen=True, slots=True)
class Line:
    """A paper in a list with its thread in small and who must move. Equal threads have the same `key`."""

    row: PaperRow
    url: str
    key: str
    nodes: tuple[Node, ...]
    who: str


def lines(rows: list[PaperRow], actor: Actor) -> list[Line]:
    """The rows of a list for members; four queries whatever their number, each thread drawn once."""
    challenged = sources_of([row.id for row in rows], "challenge")
    ranked = told_of("priority", {it for its in challenged.values() for it in its}, actor)
    names = {body.slug: body.name for body in bodies(actor)}
    house, drawn = address("papers:list"), dict[str, tuple[Node, ...]]()
    found = []
    for row in rows:
        priority = _furthest(ranked[it].state for it in challenged.get(row.id, ()) if it in ranked)
        key = f"{row.state} {row.consulted} {row.adopted_at is not None} {row.id in challenged} {priority}"
        if key not in drawn:
            drawn[key] = _nodes(row, row.id in challenged, priority)
        url = f"{house}{row.slug}/"
        found.append(Line(row, url, key, drawn[key], who_must_move(row, names)))
    return found


def _furthest(states: Iterable[str]) -> str:
    """Of what rounds say of the challenges of a paper, what says most; "" where none was asked about."""
    held = set(states)
    return next((state for state in ("now", "done", "back", "skip") if state in held), "")


def _nodes(row: PaperRow, challenged: bool, priority: str) -> tuple[Node, ...]:
    told = {step.stage: step.state for step in own_steps(row)}
    if challenged:
        told["challenge"] = "done"
    if priority:
        told["priority"] = priority
    return tuple(Node(str(STAGE_WORDS[stage]), told.get(stage, NEXT)) for stage in STAGES)


def who_must_move(row: PaperRow, names: Mapping[str, str]) -> str:
    """The people or the body without whom it stands still; "" where nobody must move. `names` by slug."""
    if row.state == State.DRAFTING:
        return _("The editors")
    if row.state == State.REVIEW:
        return row.group_name
    if row.state == State.VOTING:
        return names.get(row.adopting_body, "")
    return _("Secretariat") if row.state in (State.CONSULTED, State.ADOPTED) else ""
