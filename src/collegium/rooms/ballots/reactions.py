"""Letters that follow from votes: to who may vote, with a personal link; to who voted, with the result."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import OPERATOR
from collegium.commons.announce import on
from collegium.commons.notify import notify, signed_link
from collegium.kernel.counting.sentences import sentence
from collegium.kernel.ids import Ref

from .queries import current_holders, decision_for, electors_of, passing_of


def _path(decision: str, *rest: str) -> str:
    return "/".join(["/decisions", decision, *rest, ""])


def _holders(decision: Any, now: datetime) -> dict[str, str]:
    """Seat -> person, for seats that may vote."""
    held = current_holders(decision.body_id, now)
    return {e.seat: held[e.seat] for e in electors_of(decision.id) if not e.excluded and e.seat in held}


@on("ballots.opened")
def ask_for_votes(fact: Any) -> None:
    """Each holder of a seat gets a letter with a link that opens this vote and nothing else."""
    it, now = decision_for(OPERATOR, fact.decision), datetime.fromisoformat(fact.at)
    for seat, person in _holders(it, now).items():
        link = signed_link(
            act="ballots.cast_vote", person=person, about=it.ref, mandate=seat, expires=it.closes_at, now=now
        )
        notify(
            "ballot_opened",
            to=[person],
            about=it.ref,
            url=_path(it.id, "vote"),
            key=f"{it.id}:{seat}",
            texts=fact.texts,
            link=link,
            question=it.question,
            group=it.body_id,
            closes_at=it.closes_at,
        )


@on("ballots.closed")
def tell_the_result(fact: Any) -> None:
    """Everybody on the roll hears the result in a sentence."""
    it, now = decision_for(OPERATOR, fact.decision), datetime.fromisoformat(fact.at)
    passing = passing_of(it)
    notify(
        "ballot_closed",
        to=list(_holders(it, now).values()),
        about=it.ref,
        url=_path(it.id),
        key=it.id,
        question=it.question,
        group=it.body_id,
        sentence={lang: sentence(passing, lang) for lang in ("en", "fr")},
    )


@on("ballots.cancelled")
def tell_it_is_off(fact: Any) -> None:
    """Everybody on the roll hears that nothing is asked any more."""
    it, now = decision_for(OPERATOR, fact.decision), datetime.fromisoformat(fact.at)
    people = list(_holders(it, now).values())
    notify("ballot_cancelled", to=people, about=it.ref, url=_path(it.id), key=it.id, question=it.question)


@on("ballots.moved")
def tell_the_new_time(fact: Any) -> None:
    """Everybody on the roll hears the new closing time."""
    it, now = decision_for(OPERATOR, fact.decision), datetime.fromisoformat(fact.at)
    notify(
        "ballot_moved",
        to=list(_holders(it, now).values()),
        about=it.ref,
        url=_path(it.id, "vote"),
        key=fact.announced_id,
        question=it.question,
        closes_at=it.closes_at,
    )


@on("ballots.recorded")
def tell_the_holder(fact: Any) -> None:
    """Whoever holds the seat hears of a vote that came by link or was recorded by the office."""
    it, now = decision_for(OPERATOR, fact.decision), datetime.fromisoformat(fact.at)
    person = current_holders(it.body_id, now).get(fact.seat)
    if person:
        notify(
            "vote_recorded",
            to=[person],
            about=Ref("decision", it.id),
            url=_path(it.id, "vote"),
            key=fact.announced_id,
            question=it.question,
            closes_at=it.closes_at,
        )
