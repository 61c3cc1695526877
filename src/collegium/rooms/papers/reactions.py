"""What follows from votes on papers: at once, in the vote's own transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.consequences import consequence

from .deciding import subject_paper, take_back_from_vote, take_decision


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
