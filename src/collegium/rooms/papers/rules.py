"""When a paper may move on. Kinds are data: the rules ask for what a kind says, never for its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import EDITABLE, Adoption, Consulted, Starter, State


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of paper asks for."""

    consulted: Consulted
    consult_days: int
    adoption: Adoption


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a paper at one moment."""

    state: State
    kind: Kind
    words: int
    recommendations: int
    unaddressed: int
    """Recommendations without an addressee."""
    consulted: bool
    draft_changed: bool
    """Whether the draft differs from the text that was frozen last."""


def has_text(paper: Standing, **_: object) -> Decision:
    """A group is asked to review what can be read, not a title."""
    if paper.words < 50:
        return refuse("too_little_text", words=paper.words, needed=50)
    return allow()


def consultation_lasted(paper: Standing, *, opened: date, closed: date, today: date, **_: object) -> Decision:
    """The consultation of this kind lasted its minimum days, and is over."""
    if paper.kind.consulted == Consulted.NONE:
        return refuse("kind_is_not_consulted")
    if closed > today:
        return refuse("consultation_not_over")
    if (closed - opened).days < paper.kind.consult_days:
        return refuse("consultation_too_short", days=(closed - opened).days, needed=paper.kind.consult_days)
    return allow()


def ready_to_decide(paper: Standing, *, adoption: Adoption, **_: object) -> Decision:
    """Text, addressees and, where asked, consultation are there, and this is how the kind is adopted."""
    if paper.kind.adoption != adoption:
        return refuse("adopted_otherwise", how=str(paper.kind.adoption))
    if paper.words < 50:
        return refuse("too_little_text", words=paper.words, needed=50)
    if paper.unaddressed:
        return refuse("recommendation_without_addressee", count=paper.unaddressed)
    if paper.kind.consulted != Consulted.NONE and not paper.consulted:
        return refuse("not_consulted_yet", days=paper.kind.consult_days)
    return allow()


def vote_can_begin(paper: Standing, **asked: object) -> Decision:
    """A vote is how this kind is adopted, and everything before it was done."""
    return ready_to_decide(paper, adoption=Adoption.VOTE)


def adoption_can_be_recorded(paper: Standing, **asked: object) -> Decision:
    """The adopting body decides elsewhere, and everything before it was done."""
    return ready_to_decide(paper, adoption=Adoption.RECORDED)


def text_stands(paper: Standing, *, same_text: bool, **_: object) -> Decision:
    """Only the text that was adopted is published: its fingerprint is the same."""
    return allow() if same_text else refuse("text_differs_from_adopted")


def may_start(starters: Iterable[str], *, drafts: bool, body_kind: str) -> Decision:
    """Whether papers of a kind are begun in such a body: `drafts` says that it is a group that drafts papers.

    A kind that names nobody may be begun anywhere.
    """
    named = list(starters)
    if not named or body_kind in named or (drafts and Starter.GROUP in named):
        return allow()
    return refuse("kind_is_not_begun_there")


def was_consulted(paper: Standing, **_: object) -> Decision:
    """The text goes back to where it stood before the vote: consulted, or in review when nobody was asked."""
    return allow() if paper.consulted else refuse("not_consulted_yet", days=paper.kind.consult_days)


FLOW = Flow(
    Move("submit", {State.DRAFTING}, State.REVIEW, guard=has_text),
    Move("hand_back", {State.REVIEW, State.CONSULTED}, State.DRAFTING, with_reason=True),
    Move("consult", {State.REVIEW}, State.CONSULTED, guard=consultation_lasted),
    Move("put_to_vote", {State.REVIEW, State.CONSULTED}, State.VOTING, guard=vote_can_begin),
    Move("record_adoption", {State.REVIEW, State.CONSULTED}, State.ADOPTED, guard=adoption_can_be_recorded),
    Move("adopt", {State.VOTING}, State.ADOPTED),
    Move("reject", {State.VOTING}, State.REJECTED),
    Move("call_off", {State.VOTING}, State.CONSULTED, guard=was_consulted),
    Move("call_off_unconsulted", {State.VOTING}, State.REVIEW),
    Move("publish", {State.ADOPTED}, State.PUBLISHED, guard=text_stands),
    Move("park", {*EDITABLE, State.REJECTED}, State.PARKED, with_reason=True),
    Move("withdraw", {*EDITABLE, State.REJECTED, State.PARKED}, State.WITHDRAWN, with_reason=True),
    Move("reopen", {State.PARKED, State.REJECTED}, State.DRAFTING),
)


def may_edit(state: State) -> Decision:
    """The text is open until it is frozen for the decision."""
    return allow() if state in EDITABLE else refuse("text_is_frozen", state=str(state))


def may_answer(state: State, *, until: datetime, now: datetime) -> Decision:
    """Who was asked to read says what she thinks until the moment named, while the text is open."""
    return allow() if now < until and state in EDITABLE else refuse("reading_is_over")


KEEP_ALL = timedelta(days=2)
"""Savings of this time are all kept."""
CLOSE = timedelta(minutes=10)
MONTHS = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Kept:
    """An earlier saving: its number, when it was made and by whom."""

    id: int
    at: datetime
    by: str


def spare_savings(savings: Iterable[Kept], now: datetime) -> list[int]:
    """Which of a text's savings (oldest first) can go.

    After two days one stays of every ten minutes, after two months one of every day: the last of each. The last
    one of a person before somebody else went on always stays.
    """
    held = list(savings)
    spare = []
    for one, following in pairwise(held):
        age = now - one.at
        if age <= KEEP_ALL or one.by != following.by:
            continue
        step = timedelta(days=1) if age > MONTHS else CLOSE
        if one.at.timestamp() // step.total_seconds() == following.at.timestamp() // step.total_seconds():
            spare.append(one.id)
    return spare
