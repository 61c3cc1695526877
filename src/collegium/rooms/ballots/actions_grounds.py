"""The ground of a vote that the office recorded: the letter, note or mail behind it. Kept with its seat on the roll."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import Actor, authorise
from collegium.commons.files import keep_upload
from collegium.commons.journal import act, record
from collegium.kernel.errors import NotFound
from collegium.kernel.ids import Ref

from . import queries
from .actions import record_vote
from .choices import Choice
from .models import Elector


@act("ballots.post_kept", public=False)
def record_with_ground(*, actor: Actor, decision: str, seat: str, choice: Choice, upload: Any, now: datetime) -> None:
    """Keep the letter and record the vote that it holds, both or neither.

    Raises NotFound, Refused after closing, Invalid(file=...) for an upload that is not what its name says.
    """
    it = queries.decision_for(actor, decision)
    authorise(actor, "ballots.record_vote", it)
    elector = Elector.objects.filter(decision=it, seat=seat, excluded="").values_list("id", flat=True).first()
    if elector is None:
        raise NotFound(seat)
    ground = keep_upload(upload, about=Ref("elector", elector), now=now, by=actor.id)
    record_vote(actor=actor, decision=it.id, seat=seat, choice=choice, ground=ground, now=now)
    record(it, seat=seat, file=ground)
