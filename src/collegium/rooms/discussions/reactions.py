"""Who is told of what was said; and what follows at once when a person is erased."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from collegium.commons import consequences
from collegium.commons.access import OPERATOR
from collegium.commons.announce import on
from collegium.commons.notify import notify
from collegium.kernel.ids import Ref

from .actions_keeping import forget_person
from .choices import State
from .queries import contribution_for, followers_of, named_in, readers_among
from .rules import first_words

MOST_WORDS = 200


def _about(it: Any) -> dict[str, Any]:
    return {"about": it.host.ref, "url": f"/discussions/at/{it.id}/", "title": it.host.title}


@on("discussions.said")
def tell_those_who_are_named(fact: Any) -> None:
    """Whoever is named is told at once; whose answer is wanted, in other words."""
    _tell_named(fact.contribution)


@on("discussions.changed")
def tell_those_who_are_named_now(fact: Any) -> None:
    """Whoever is named since the change is told; nobody is told twice."""
    _tell_named(fact.contribution)


def _tell_named(contribution: str) -> None:
    it = contribution_for(OPERATOR, contribution)
    if it.state != State.SHOWN:
        return
    said = first_words(it.text, MOST_WORDS)
    for kind, wanted in (("discussion_mention", False), ("discussion_asked", True)):
        to = [person for person, asked in named_in(it.id) if asked == wanted]
        notify(kind, to=to, key=it.id, person=it.author_id, said=said, **_about(it))


@on("discussions.said")
def tell_those_who_follow(fact: Any) -> None:
    """One line for each follower and discussion until she has read it; who may not see the object any more, none."""
    it, now = contribution_for(OPERATOR, fact.contribution), datetime.fromisoformat(fact.at)
    if it.state != State.SHOWN:
        return
    aside = {it.author_id, *(person for person, _asked in named_in(it.id))}
    by_key: dict[str, list[str]] = defaultdict(list)
    for person, read_at in followers_of(it.discussion_id):
        if person not in aside and not (read_at and read_at > it.said_at):
            since = read_at.isoformat() if read_at else "never"
            by_key[f"{it.discussion_id}:{since}"].append(person)
    for key, people in by_key.items():
        to = readers_among(people, Ref(fact.host_kind, fact.host), now)
        notify("discussion_new", to=to, key=key, person=it.author_id, **_about(it))


@on("discussions.hidden")
def tell_the_author(fact: Any) -> None:
    """Whoever wrote it learns that it was hidden and why, or that it is shown again."""
    it = contribution_for(OPERATOR, fact.contribution)
    kind = "discussion_hidden" if fact.state == State.HIDDEN else "discussion_shown"
    more = {"reason": it.reason} if fact.state == State.HIDDEN else {}
    notify(kind, to=[it.author_id], key=fact.announced_id, **more, **_about(it))


consequences.consequence("people.erased", "discussions.forget", preview=lambda **_: [], apply=forget_person)
