"""Which moves a page offers to an actor, and why one is refused: flow table and policy, read together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from collegium.commons.access import Actor, can
from collegium.commons.pages.words import reason_sentence
from collegium.kernel.errors import Decision, allow
from collegium.kernel.flow import Move

from .choices import Adoption, Consulted
from .queries import draft_of
from .rules import FLOW, Standing, text_stands
from .words import MOVE_SAYS, MOVES

PERMISSION = {
    "submit": "papers.submit",
    "consult": "papers.record_consultation",
    "put_to_vote": "papers.put_to_vote",
    "record_adoption": "papers.record_adoption",
    "publish": "papers.publish",
    "hand_back": "papers.hand_back",
    "reopen": "papers.put_aside",
    "park": "papers.put_aside",
    "withdraw": "papers.put_aside",
}
"""In the order in which they are offered: forward first."""
FORWARD = frozenset({"submit", "consult", "put_to_vote", "record_adoption", "publish", "reopen"})


@dataclass(frozen=True, slots=True)
class Offered:
    """A move on a page: its name, what it does, where; `refused` is the sentence that says why not."""

    name: str
    label: str
    says: str
    url: str
    forward: bool
    refused: str = ""
    code: str = ""


def offered_moves(it: Any, actor: Actor, standing: Standing) -> list[Offered]:
    """The moves that this actor may make on the paper from its state, those that its rules refuse as well."""
    from_here = {move.name: move for move in FLOW.offered(it.state)}
    return [
        _offered(it, from_here[name], decision_on(name, it, standing))
        for name, permission in PERMISSION.items()
        if name in from_here and _belongs(name, standing) and can(actor, permission, it)
    ]


def _belongs(name: str, standing: Standing) -> bool:
    """Whether papers of this kind know the move at all."""
    if name == "consult":
        return standing.kind.consulted != Consulted.NONE
    if name == "put_to_vote":
        return standing.kind.adoption == Adoption.VOTE
    return name != "record_adoption" or standing.kind.adoption == Adoption.RECORDED


def decision_on(name: str, it: Any, standing: Standing) -> Decision:
    """Whether the move may be made now, as far as that is known before its form is filled in."""
    if not FLOW.leads_from(name, it.state):
        return FLOW.check(name, standing)
    if name == "consult":
        return allow()
    if name == "publish":
        return text_stands(standing, same_text=draft_of(it).fingerprint == it.fingerprint)
    return FLOW.check(name, standing)


def _offered(it: Any, move: Move, decision: Decision) -> Offered:
    return Offered(
        name=move.name,
        label=str(MOVES[move.name]),
        says=str(MOVE_SAYS[move.name]),
        url=reverse(f"papers:{move.name}", args=[it.slug]),
        forward=move.name in FORWARD,
        refused="" if decision else reason_sentence(decision),
        code=decision.reason,
    )
