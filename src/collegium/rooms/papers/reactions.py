"""What follows from votes on papers, at once in the vote's own transaction; and who is told of what."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from collegium.commons.access import OPERATOR, Actor
from collegium.commons.announce import on
from collegium.commons.consequences import consequence
from collegium.commons.exports.errors import ExportError
from collegium.commons.notify import notify, signed_link
from collegium.rooms.groups.queries import people_of
from collegium.rooms.members.choices import HatKind
from collegium.rooms.members.queries import holders_of, members

from . import words_letters  # noqa: F401  (its kinds of letters)
from .deciding import subject_paper, take_back_from_vote, take_decision
from .printing import pdf_of
from .queries import adopted_version, editors_of, paper_for
from .queries_reading import reading_by_id

log = logging.getLogger("collegium.papers")


def _preview_close(*, subject: str, **_data: Any) -> list[str]:
    if not subject_paper(subject):
        return []
    return [_("If it passes, the paper stands adopted at once; if not, it is marked as rejected.")]


def _apply_close(*, actor: Actor, now: datetime, decision: str, body: str, subject: str, adopted: bool) -> None:
    paper = subject_paper(subject)
    if paper:
        take_decision(actor=actor, paper=paper, decision=decision, body=body, adopted=adopted, now=now)


def _preview_cancel(*, subject: str, **_data: Any) -> list[str]:
    return [_("The text of the paper is open again for its editors.")] if subject_paper(subject) else []


def _apply_cancel(*, actor: Actor, now: datetime, decision: str, subject: str) -> None:
    paper = subject_paper(subject)
    if paper:
        take_back_from_vote(actor=actor, paper=paper, decision=decision, now=now)


consequence("ballots.closed", "papers.decide", preview=_preview_close, apply=_apply_close)
consequence("ballots.cancelled", "papers.reopen", preview=_preview_cancel, apply=_apply_cancel)


def _path(slug: str) -> str:
    return f"/papers/{slug}/"


def _workers(it: Any, now: datetime) -> list[str]:
    """Its editors and everybody who sits in its group, each once."""
    return list(dict.fromkeys([*(person.id for person in editors_of(it)), *people_of(it.group_id, now)]))


@on("papers.moved")
def tell_of_the_move(fact: Any) -> None:
    """Review: the group. Back: the editors, with the reason. Not adopted: all who worked on it."""
    it, now = paper_for(OPERATOR, fact.paper), datetime.fromisoformat(fact.at)
    about = {"about": it.ref, "url": _path(it.slug), "key": fact.announced_id, "title": it.title}
    if fact.move == "submit":
        notify("paper_submitted", to=people_of(it.group_id, now), group=it.group_id, texts=fact.texts, **about)
    elif fact.move == "hand_back":
        notify("paper_handed_back", to=[person.id for person in editors_of(it)], reason=it.reason, **about)
    elif fact.move == "reject":
        notify("paper_rejected", to=_workers(it, now), **about)


@on("papers.adopted")
def tell_of_the_adoption(fact: Any) -> None:
    """All who worked on it."""
    it, now = paper_for(OPERATOR, fact.paper), datetime.fromisoformat(fact.at)
    notify("paper_adopted", to=_workers(it, now), about=it.ref, url=_path(it.slug), key=it.id, title=it.title)


@on("papers.published")
def tell_of_the_publication(fact: Any) -> None:
    """All who worked on it, and whoever answers for a member."""
    it, now = paper_for(OPERATOR, fact.paper), datetime.fromisoformat(fact.at)
    notify(
        "paper_published",
        to=readers_of_publication(it, now),
        about=it.ref,
        url=_path(it.slug),
        key=it.id,
        texts=fact.texts,
        title=it.title,
    )


@on("papers.published")
def print_it(fact: Any) -> None:
    """Make the PDF at once, so that nobody waits for it. Where it cannot be made, its page says so when asked."""
    it = paper_for(OPERATOR, fact.paper)
    try:
        pdf_of(it, adopted_version(it), datetime.fromisoformat(fact.at))
    except ExportError:
        log.exception("no PDF of %s", it.reference)


def readers_of_publication(it: Any, now: datetime) -> list[str]:
    """Who is told of a publication: workers, Delegates and Liaisons of all members."""
    ids = [member.id for member in members(OPERATOR)]
    held = holders_of(ids, [HatKind.DELEGATE, HatKind.LIAISON], now)
    return list(dict.fromkeys([*_workers(it, now), *(person for people in held.values() for person in people)]))


@on("papers.reader_asked")
def ask_the_reader(fact: Any) -> None:
    """A letter with a link that opens this text and nothing else."""
    row, now = reading_by_id(fact.reading), datetime.fromisoformat(fact.at)
    link = signed_link(act="papers.answer_reading", person=row.person_id, about=row.ref, expires=row.until, now=now)
    notify(
        "reader_asked",
        to=[row.person_id],
        about=row.ref,
        url=f"/papers/reading/{row.id}/",
        key=row.id,
        link=link,
        title=row.version.title,
        group=row.paper.group_id,
        until=row.until,
        note=row.note,
    )


@on("papers.reader_answered")
def tell_of_the_answer(fact: Any) -> None:
    """Its editors."""
    row = reading_by_id(fact.reading)
    notify(
        "reader_answered",
        to=[person.id for person in editors_of(row.paper)],
        about=row.paper.ref,
        url=f"{_path(row.paper.slug)}readers/",
        key=fact.announced_id,
        title=row.version.title,
        person=row.person_id,
    )
