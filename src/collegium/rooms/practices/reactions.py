"""Who is told when something happens to a card."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from collegium.commons.access import OPERATOR
from collegium.commons.announce import on
from collegium.commons.notify import notify
from collegium.rooms.groups.choices import Role
from collegium.rooms.groups.queries import people_of

from .queries import practice_for
from .queries_keepers import keepers_of
from .queries_shown import who_tried

SETTLED = {"shared": "practice_shared", "sent-back": "practice_sent_back", "withdrawn": "practice_withdrawn"}


def _path(practice: str, *rest: str) -> str:
    return "/".join(["/practices", practice, *rest, ""])


@on("practices.submitted")
def tell_the_chairs(fact: Any) -> None:
    """The chairs of the group of its theme."""
    it, now = practice_for(OPERATOR, fact.practice), datetime.fromisoformat(fact.at)
    notify(
        "practice_submitted",
        to=people_of(fact.group, now, roles=[Role.CHAIR]),
        about=it.ref,
        url=_path(it.id, "review"),
        key=fact.announced_id,
        title=it.title,
        member=it.institution_id,
        group=fact.group,
    )


@on("practices.settled")
def tell_of_the_settling(fact: Any) -> None:
    """Whoever answers for the card; when it is withdrawn, also those who tried it."""
    it, now = practice_for(OPERATOR, fact.practice), datetime.fromisoformat(fact.at)
    others = who_tried(it.id) if fact.state == "withdrawn" else []
    notify(
        SETTLED[fact.state],
        to=list(dict.fromkeys([*keepers_of(it.id, now), *others])),
        about=it.ref,
        url=_path(it.id),
        key=fact.announced_id,
        title=it.title,
        group=it.theme_id,
    )


@on("practices.changed")
def tell_of_the_change(fact: Any) -> None:
    """Those who tried it, and the chairs who had let it be shared."""
    it, now = practice_for(OPERATOR, fact.practice), datetime.fromisoformat(fact.at)
    chairs = people_of(it.theme_id, now, roles=[Role.CHAIR])
    notify(
        "practice_changed",
        to=list(dict.fromkeys([*chairs, *who_tried(it.id)])),
        about=it.ref,
        url=_path(it.id),
        key=fact.announced_id,
        title=it.title,
        member=it.institution_id,
    )


@on("practices.tried")
def tell_its_university(fact: Any) -> None:
    """Whoever answers for the card hears that another university tried it."""
    it, now = practice_for(OPERATOR, fact.practice), datetime.fromisoformat(fact.at)
    notify(
        "practice_tried",
        to=keepers_of(it.id, now),
        about=it.ref,
        url=_path(it.id),
        key=fact.announced_id,
        title=it.title,
        member=fact.institution,
    )
