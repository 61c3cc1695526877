"""Who is told of a meeting: those invited, with a link by which they answer; owners of actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from collegium.commons.access import OPERATOR
from collegium.commons.announce import on
from collegium.commons.notify import notify, signed_link

from . import words_letters  # noqa: F401  (its kinds of letters)
from .choices import AHEAD
from .queries import invited_people, meeting_for
from .queries_agenda import action_for
from .queries_letters import agenda_letter, plain_path, words_of


def _links(it: Any, people: list[str], now: datetime) -> Mapping[str, str]:
    """A link for each person by which she says whether she comes, until the meeting begins."""
    if it.begins_at <= now:
        return {}
    asked = {"act": "meetings.answer", "about": it.ref, "expires": it.begins_at, "now": now}
    return {person: signed_link(person=person, **asked) for person in people}


def _ask(kind: str, it: Any, key: str, now: datetime, **words: Any) -> None:
    people = invited_people(it.id)
    links = _links(it, people, now)
    given: dict[str, Any] = {"links": links} if links else {}
    notify(kind, to=people, about=it.ref, url=plain_path(it), key=key, **given, **words_of(it), **words)


@on("meetings.planned")
def invite_the_seats(fact: Any) -> None:
    """Whoever holds a seat; not for a meeting that has passed when it is entered."""
    it, now = meeting_for(OPERATOR, fact.meeting), datetime.fromisoformat(fact.at)
    if it.begins_at > now and it.state in AHEAD:
        _ask("meeting_invited", it, fact.announced_id, now)


@on("meetings.moved")
def tell_of_the_change(fact: Any) -> None:
    """Those invited hear of another time or place, and are asked again."""
    it, now = meeting_for(OPERATOR, fact.meeting), datetime.fromisoformat(fact.at)
    if it.begins_at > now and it.state in AHEAD:
        _ask("meeting_moved", it, fact.announced_id, now)


@on("meetings.agenda_sent")
def send_the_agenda(fact: Any) -> None:
    """Each gets the agenda with a link by which to answer."""
    it, now = meeting_for(OPERATOR, fact.meeting), datetime.fromisoformat(fact.at)
    asked = agenda_letter(it)
    links = _links(it, asked["to"], now)
    given: dict[str, Any] = {"links": links} if links else {}
    notify("meeting_agenda", key=fact.announced_id, texts=fact.texts, **given, **asked)


def _tell(kind: str, fact: Any, **words: Any) -> None:
    it = meeting_for(OPERATOR, fact.meeting)
    people = invited_people(it.id)
    notify(kind, to=people, about=it.ref, url=plain_path(it), key=fact.announced_id, **words_of(it), **words)


@on("meetings.cancelled")
def tell_of_the_end(fact: Any) -> None:
    """Those invited hear why it does not take place."""
    _tell("meeting_cancelled", fact, reason=meeting_for(OPERATOR, fact.meeting).reason)


@on("meetings.minutes_shown")
def tell_of_the_draft(fact: Any) -> None:
    """Those invited can read the draft."""
    _tell("minutes_shown", fact)


@on("meetings.minutes_frozen")
def tell_of_the_minutes(fact: Any) -> None:
    """Those invited can read the minutes."""
    _tell("minutes_frozen", fact, number=fact.number)


@on("meetings.action_given")
def tell_the_owner(fact: Any) -> None:
    """Who is to do something, unless she wrote it down herself or has done it meanwhile."""
    row, it = action_for(OPERATOR, fact.action)
    if row.owner == fact.by or row.state != "open":
        return
    words = {**words_of(it), "action": row.text, "due": row.due}
    notify(
        "action_given", to=[row.owner], about=it.ref, url=f"/meetings/actions/{row.id}/", key=fact.announced_id, **words
    )
