"""Who is told when a round opens, moves or ends."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import OPERATOR
from collegium.commons.announce import on
from collegium.commons.notify import notify

from .actions_rounds import tell_liaisons
from .queries_rounds import liaisons_to_ask, liaisons_who_gave, round_for


def _asked(data_round: str, now: datetime) -> list[str]:
    found = liaisons_to_ask(OPERATOR, data_round, now)
    return sorted({person for people in found.values() for person in people})


@on("benchmarking.round_opened")
def ask_the_liaisons(fact: Any) -> None:
    """The Liaison of every university that is asked."""
    now = datetime.fromisoformat(fact.at)
    it = round_for(OPERATOR, fact.data_round)
    tell_liaisons("data_asked", it, _asked(it.id, now), key=fact.announced_id, now=now)


@on("benchmarking.deadline_moved")
def tell_of_the_deadline(fact: Any) -> None:
    """Whoever has not confirmed yet, with a new link."""
    now = datetime.fromisoformat(fact.at)
    it = round_for(OPERATOR, fact.data_round)
    tell_liaisons("data_moved", it, _asked(it.id, now), key=fact.announced_id, now=now)


@on("benchmarking.round_ended")
def tell_of_the_end(fact: Any) -> None:
    """Those who gave something: the figures are there, or the round was cancelled."""
    now = datetime.fromisoformat(fact.at)
    it = round_for(OPERATOR, fact.data_round)
    notify(
        "data_closed" if fact.state == "closed" else "data_cancelled",
        to=liaisons_who_gave(it.id, now),
        about=it.ref,
        url=f"/data/rounds/{it.id}/",
        key=fact.announced_id,
        title=it.title,
    )
