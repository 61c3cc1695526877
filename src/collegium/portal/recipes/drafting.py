"""Start a draft from a challenge: one transaction across two topics."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import Actor
from collegium.commons.journal import act, record
from collegium.kernel.errors import Refused
from collegium.rooms.challenges.choices import State
from collegium.rooms.challenges.queries import challenge_for
from collegium.rooms.papers.actions import start_paper


@act("papers.drafted_from_challenge", public=False)
def start_from_challenge(
    *, actor: Actor, challenge: str, kind: str, title: str, now: datetime, standfirst: str = "", language: str = "en"
) -> str:
    """Begin a paper in the group that carries the challenge and join their threads; returns the paper's ULID.

    Raises Refused("challenge_not_adopted"), NotFound, Invalid.
    """
    source = challenge_for(actor, challenge)
    if source.state != State.ADOPTED:
        raise Refused("challenge_not_adopted")
    paper = start_paper(
        actor=actor,
        kind=kind,
        title=title,
        group=source.group_id or "",
        standfirst=standfirst,
        language=language,
        now=now,
        follows=source.ref,
    )
    record(source.ref, paper=paper)
    return paper
