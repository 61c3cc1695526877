"""Writes on what came of recommendations."""

from __future__ import annotations

from datetime import date, datetime

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.thread import link
from collegium.kernel.errors import Invalid, NotFound
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.papers.queries_asked import AskedRow, asked, published_ids

from .choices import State
from .facts import FollowedUp
from .models import File, Followed, FollowUp
from .queries import today
from .queries_following import followed_for, ids_of_papers, standing_of
from .rules import FLOW, MOVE_TO


def follow_publication(*, actor: Actor, paper: str, now: datetime) -> None:
    """From its publication on, each recommendation of a paper (ULID) is followed up; once is enough."""
    rows = asked(papers=[paper])
    held = set(Followed.objects.filter(paper=paper).values_list("recommendation_id", flat=True))
    fresh = [row for row in rows if row.id not in held]
    if fresh:
        _begin(actor=actor, rows=fresh, now=now)


def follow_all(*, actor: Actor, now: datetime) -> None:
    """The same for papers that were published before this room was there."""
    for paper in set(published_ids()) - ids_of_papers():
        follow_publication(actor=actor, paper=paper, now=now)


@act("policy.following_began")
def _begin(*, actor: Actor, rows: list[AskedRow], now: datetime) -> None:
    for row in rows:
        it = Followed(id=new_id(now), recommendation_id=row.id, paper_id=row.paper, group_id=row.group)
        it.number, it.asked_on = row.number, today(row.published_at)
        it.save(force_insert=True)
    paper = Ref("paper", rows[0].paper)
    link(paper, "came_to", Ref("uptake", paper.id))
    record(paper, number=len(rows))


@act("policy.followed_up")
def follow_up(
    *,
    actor: Actor,
    followed: str,
    state: str,
    on: date,
    publisher: str = "",
    source: str = "",
    quotation: str = "",
    language: str = "en",
    note: str = "",
    file: str = "",
    now: datetime,
) -> str:
    """Record what came of a recommendation, with the words and the address of whoever says so; returns a ULID.

    What was recorded before stays in the history. "open" says that somebody has looked and found nothing yet.
    Raises NotFound, Refused with the rule's reason, Invalid(file="unknown").
    """
    it = followed_for(followed, lock=True)
    authorise(actor, "policy.follow_up", it, group=it.group_id)
    if file and not File.objects.filter(pk=file).exists():
        raise Invalid(file="unknown")
    quoted = {"source": source.strip(), "quotation": quotation.strip()}
    step = FLOW.take(_move(state), standing_of(it), on=on, today=today(now), **quoted)
    row = FollowUp(
        id=new_id(now),
        followed=it,
        state=step.to,
        on=on,
        publisher=publisher.strip(),
        language=language,
        note=note.strip(),
        file_id=file or None,
        by_id=None if actor.is_machine else actor.id,
        at=now,
        **quoted,
    )
    row.save(force_insert=True)
    changed = it.state != step.to
    it.state, it.looked_on = str(step.to), today(now)
    it.save()
    record(it, paper=it.paper_id, number=it.number, state=str(step.to))
    announce(FollowedUp(it.id, it.paper_id, str(step.to), changed, now))
    return str(row.id)


def _move(state: str) -> str:
    try:
        return MOVE_TO[State(state)]
    except ValueError:
        raise NotFound(state) from None
