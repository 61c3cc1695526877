"""Who is told when something happens to a file or a recommendation; what begins with a publication."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import translation

from collegium.commons.access import OPERATOR
from collegium.commons.announce import on
from collegium.commons.network import network
from collegium.commons.notify import notify
from collegium.commons.pages.moments import day_long
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.choices import Role
from collegium.rooms.groups.queries import people_of
from collegium.rooms.papers.queries import paper_for

from .actions import end_following
from .actions_following import follow_publication
from .queries import file_for, followers_of, window_of
from .queries_following import followed_for
from .words import STATES


@on("papers.published")
def follow_its_recommendations(fact: Any) -> None:
    """Each recommendation of a published paper is followed up from that day on."""
    follow_publication(actor=OPERATOR, paper=fact.paper, now=datetime.fromisoformat(fact.at))


@on("people.left")
def let_go(fact: Any) -> None:
    """Whoever has left the network follows nothing any more."""
    end_following(actor=OPERATOR, person=fact.person, now=datetime.fromisoformat(fact.at))


def _chairs(group: str | None, now: datetime) -> list[str]:
    return people_of(group, now, roles=[Role.CHAIR]) if group else []


def _in_all_languages(say: Any) -> dict[str, str]:
    found = {}
    for code in network().languages:
        with translation.override(code):
            found[code] = str(say())
    return found


@on("policy.window_added")
def tell_of_the_window(fact: Any) -> None:
    """The chairs of the group that follows the file, and everybody named as following it."""
    now = datetime.fromisoformat(fact.at)
    it = file_for(OPERATOR, fact.file)
    try:
        window = window_of(it.id, fact.window)
    except NotFound:  # taken away before the letters were written
        return
    if window.closes_on < now.date():
        return
    notify(
        "policy_window",
        to=list(dict.fromkeys([*_chairs(it.group_id, now), *(person for person, _ in followers_of(it.id))])),
        about=it.ref,
        url=f"/policy/{it.slug}/",
        key=fact.window,
        title=it.title,
        closes=_in_all_languages(lambda: day_long(window.closes_on)),
    )


@on("policy.followers_named")
def tell_the_followers(fact: Any) -> None:
    """Whoever was named."""
    if not fact.people:
        return
    it = file_for(OPERATOR, fact.file)
    notify(
        "policy_follower",
        to=list(fact.people),
        about=it.ref,
        url=f"/policy/{it.slug}/",
        key=fact.announced_id,
        title=it.title,
    )


@on("policy.followed_up")
def tell_the_group(fact: Any) -> None:
    """The chairs of the group that drafted the paper, when something changed."""
    if not fact.changed:
        return
    it, now = followed_for(fact.followed), datetime.fromisoformat(fact.at)
    notify(
        "policy_uptake",
        to=_chairs(it.group_id, now),
        about=it.ref,
        url=f"/recommendations/{it.id}/",
        key=fact.announced_id,
        title=paper_for(OPERATOR, it.paper_id).title,
        number=it.number,
        state=_in_all_languages(lambda: STATES[fact.state]),
    )
