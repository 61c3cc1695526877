"""Letters that follow from rounds: to who is asked, with a personal link; to the chairs of groups."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import OPERATOR
from collegium.commons.announce import on
from collegium.commons.notify import notify, signed_link
from collegium.rooms.groups.choices import Role
from collegium.rooms.groups.queries import people_of

from .choices import State
from .queries import answering, asked_in, round_for, silent_in
from .queries_plan import item_for, latest

ACT = "priorities.answer"


def _path(ident: str, *rest: str) -> str:
    return "/".join(["/priorities", ident, *rest, ""])


def _ask(kind: str, it: Any, institutions: list[str], now: datetime, key: str, **words: Any) -> None:
    """One letter for each institution's Liaisons and Delegates; each person gets her own link."""
    for institution, people in answering(institutions, now).items():
        links = {
            person: signed_link(
                act=ACT, person=person, about=it.ref, mandate=institution, expires=it.closes_at, now=now
            )
            for person in people
        }
        notify(
            kind,
            to=people,
            about=it.ref,
            url=_path(it.id, "answer"),
            key=f"{key}:{institution}",
            links=links,
            title=it.title,
            member=institution,
            closes_at=it.closes_at,
            **words,
        )


def _still_open(fact: Any) -> Any:
    it = round_for(OPERATOR, fact.round)
    return it if it.state == State.OPEN and it.closes_at > datetime.fromisoformat(fact.at) else None


@on("priorities.opened")
def ask_the_members(fact: Any) -> None:
    """Every university that is asked gets its letters."""
    it, now = _still_open(fact), datetime.fromisoformat(fact.at)
    if it is not None:
        words = {"dots": it.dots, "options": it.options.count(), "texts": fact.texts}
        _ask("round_opened", it, asked_in(it.id), now, it.id, **words)


@on("priorities.reminded")
def remind_the_silent(fact: Any) -> None:
    """Those that have not answered at this moment."""
    it = _still_open(fact)
    if it is not None:
        _ask("round_reminder", it, silent_in(it.id), datetime.fromisoformat(fact.at), fact.announced_id)


@on("priorities.moved")
def tell_the_new_deadline(fact: Any) -> None:
    """Everybody who is asked: the links of the first letters end at the old deadline."""
    it = _still_open(fact)
    if it is not None:
        _ask("round_moved", it, asked_in(it.id), datetime.fromisoformat(fact.at), fact.announced_id)


@on("priorities.answered")
def tell_the_colleagues(fact: Any) -> None:
    """Who else answers for the university; by link also who is said to have answered: not you?"""
    it, now = round_for(OPERATOR, fact.round), datetime.fromisoformat(fact.at)
    people = answering([fact.institution], now).get(fact.institution, [])
    notify(
        "round_answered",
        to=[person for person in people if fact.by_link or person != fact.person],
        about=it.ref,
        url=_path(it.id, "answer"),
        key=fact.announced_id,
        title=it.title,
        member=fact.institution,
        person=fact.person,
        closes_at=it.closes_at,
    )


def _everybody(it: Any, now: datetime) -> list[str]:
    held = answering(asked_in(it.id), now)
    return list(dict.fromkeys(person for people in held.values() for person in people))


@on("priorities.closed")
def tell_the_result(fact: Any) -> None:
    """Everybody who was asked."""
    it, now = round_for(OPERATOR, fact.round), datetime.fromisoformat(fact.at)
    first = [row.title for row in latest(1) if row.round == it.id] or [it.title]
    notify(
        "round_closed",
        to=_everybody(it, now),
        about=it.ref,
        url=_path(it.id),
        key=it.id,
        title=it.title,
        asked=fact.asked,
        answered=fact.answered,
        first=first[0],
    )


@on("priorities.withdrawn")
def tell_it_is_off(fact: Any) -> None:
    """Everybody who was asked; nobody when it had not been opened."""
    if fact.was_open:
        it, now = round_for(OPERATOR, fact.round), datetime.fromisoformat(fact.at)
        notify("round_withdrawn", to=_everybody(it, now), about=it.ref, url=_path(it.id), key=it.id, title=it.title)


@on("priorities.chosen")
def tell_the_chairs(fact: Any) -> None:
    """The chairs of the group that carries each new item."""
    now = datetime.fromisoformat(fact.at)
    for ident in fact.items:
        it = item_for(ident)
        notify(
            "work_chosen",
            to=people_of(it.group_id, now, roles=[Role.CHAIR]),
            about=it.ref,
            url=f"/priorities/work-plan/{it.id}/",
            key=it.id,
            title=it.title,
            group=it.group_id,
        )
