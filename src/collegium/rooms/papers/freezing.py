"""What several actions share: a paper under lock, the draft as a version, a move of the flow table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.kernel.errors import Invalid, Refused
from collegium.kernel.ids import new_id

from .choices import Stage, State
from .facts import PaperMoved
from .models import Paper, Version
from .queries import draft_of, latest_version, paper_for, standing_of
from .rules import FLOW, may_edit


def taken(actor: Actor, key: str, permission: str) -> Paper:
    """The paper under lock, for whoever has the permission on it. Raises NotFound, Refused."""
    it = paper_for(actor, key, lock=True)
    authorise(actor, permission, it)
    return it


def demand_open(it: Paper) -> None:
    """Raises Refused once the text is frozen."""
    decision = may_edit(State(it.state))
    if not decision:
        raise Refused(decision)


def unchanged_since(it: Paper) -> Version | None:
    """The newest version when nothing was changed since: neither text nor title nor standfirst."""
    last = latest_version(it)
    if last is None or last.fingerprint != draft_of(it).fingerprint:
        return None
    return last if (last.title, last.standfirst) == (it.title, it.standfirst) else None


def freeze(it: Paper, actor: Actor, stage: Stage, note: str, now: datetime) -> Version:
    """The draft as a version, or the version that stands when nothing was changed. The act records."""
    return unchanged_since(it) or _next_version(it, actor, stage, note, now)


def _next_version(it: Paper, actor: Actor, stage: Stage, note: str, now: datetime) -> Version:
    draft, last = draft_of(it), latest_version(it)
    version = Version(
        id=new_id(now),
        paper=it,
        number=last.number + 1 if last else 1,
        stage=stage,
        title=it.title,
        standfirst=it.standfirst,
        doc=draft.doc,
        fingerprint=draft.fingerprint,
        words=draft.words,
        note=note.strip(),
        by_id=None if actor.is_machine else actor.id,
        at=now,
    )
    version.save(force_insert=True)
    return version


def go(
    it: Paper,
    move: str,
    now: datetime,
    *,
    reason: str = "",
    texts: Mapping[str, str] | None = None,
    **asked: Any,
) -> None:
    """Make a move of the flow table: decide, write, announce. The act records.

    Raises Refused with the rule's reason, Invalid(reason="missing").
    """
    step = FLOW.take(move, standing_of(it), **asked)
    if step.with_reason and not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.since, it.reason = step.to, now, reason.strip() if step.with_reason else ""
    it.save()
    announce(PaperMoved(it.id, move, str(step.to), now, dict(texts or {})))
