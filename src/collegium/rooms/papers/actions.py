"""Writes on papers until their decision: versions, review, consultation, putting aside.

Deciding is in `deciding`; starting, titles and editors in `starting`, whose names are offered here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from collegium.commons.access import Actor
from collegium.commons.files import keep_upload
from collegium.commons.journal import act, record
from collegium.commons.network import network
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import new_id

from .choices import Stage
from .freezing import demand_open, freeze, go, taken, unchanged_since
from .models import Consultation
from .queries import latest_version
from .starting import define_kind, name_authors, name_editors, retitle_paper, start_paper, translate_title

__all__ = [
    "define_kind",
    "freeze_version",
    "hand_back",
    "name_authors",
    "name_editors",
    "put_aside",
    "record_consultation",
    "retitle_paper",
    "start_paper",
    "submit_paper",
    "translate_title",
]
ASIDE = ("park", "withdraw", "reopen")


@act("papers.frozen", public=False)
def freeze_version(*, actor: Actor, paper: str, note: str, now: datetime, stage: Stage = Stage.DRAFT) -> int:
    """Keep the draft as the next version with a note of what changed; returns its number.

    What was not changed is not kept twice: Refused("nothing_changed").
    """
    it = taken(actor, paper, "papers.freeze")
    demand_open(it)
    same = unchanged_since(it)
    if same is not None:
        raise Refused("nothing_changed", version=same.number)
    version = freeze(it, actor, stage, note, now)
    record(it, number=version.number)
    return version.number


@act("papers.submitted")
def submit_paper(*, actor: Actor, paper: str, note: str, now: datetime, texts: Mapping[str, str] | None = None) -> None:
    """Editors give the draft to their group for review; it is kept as a version, writing stays possible.

    `texts` are changed words of the letter to the group, by language. Raises Refused, NotFound.
    """
    it = taken(actor, paper, "papers.submit")
    go(it, "submit", now, texts=texts)
    record(it, number=freeze(it, actor, Stage.REVIEW, note, now).number)


@act("papers.handed_back")
def hand_back(*, actor: Actor, paper: str, reason: str, now: datetime) -> None:
    """The group or the office gives the text back to its editors, with a reason that they read."""
    it = taken(actor, paper, "papers.hand_back")
    go(it, "hand_back", now, reason=reason)
    record(it, state=it.state)


@act("papers.consulted")
def record_consultation(
    *,
    actor: Actor,
    paper: str,
    opened_on: date,
    closed_on: date,
    asked: str,
    asked_count: int | None,
    answered_count: int,
    summary: str,
    upload: Any = None,
    now: datetime,
) -> str:
    """The office records that the consultation of this kind was held; returns the record's ULID.

    `asked_count` is None where nobody holds it; `upload` is the file of answers. Raises Refused (too short,
    not over), Invalid for fields that contradict one another or a file that cannot be taken, NotFound.
    """
    it = taken(actor, paper, "papers.record_consultation")
    if closed_on < opened_on:
        raise Invalid(closed_on="before_it_opened")
    if asked_count is not None and answered_count > asked_count:
        raise Invalid(answered_count="more_than_asked")
    today = now.astimezone(network().tz).date()
    go(it, "consult", now, opened=opened_on, closed=closed_on, today=today)
    version = latest_version(it) or freeze(it, actor, Stage.CONSULTATION, "", now)
    row = Consultation(
        id=new_id(now),
        paper=it,
        version=version,
        opened_on=opened_on,
        closed_on=closed_on,
        asked=asked,
        asked_count=asked_count,
        answered_count=answered_count,
        summary=summary,
        file=keep_upload(upload, about=it, now=now) if upload else "",
        at=now,
    )
    row.save(force_insert=True)
    record(it, consultation=row.id, asked_count=asked_count, answered_count=answered_count)
    return row.id


@act("papers.put_aside")
def put_aside(*, actor: Actor, paper: str, move: str, reason: str = "", now: datetime) -> None:
    """Park, withdraw or reopen a paper; the first two with a reason."""
    it = taken(actor, paper, "papers.put_aside")
    if move not in ASIDE:
        raise NotFound(move)
    if move == "reopen":
        it.decision, it.fingerprint = "", ""
    go(it, move, now, reason=reason)
    record(it, state=it.state)
