"""Who is told when something happens to a challenge."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import translation

from collegium.commons.access import OPERATOR
from collegium.commons.announce import on
from collegium.commons.notify import notify
from collegium.rooms.groups.choices import Role
from collegium.rooms.groups.queries import people_of
from collegium.rooms.members.choices import HatKind
from collegium.rooms.members.queries import holders_of

from .queries import challenge_for, supporting_institutions
from .words import STATES


def liaisons_of_supporters(challenge: str, now: datetime) -> list[str]:
    """The Liaisons and Delegates of all universities that support it, each once."""
    held = holders_of(supporting_institutions(challenge), [HatKind.LIAISON, HatKind.DELEGATE], now)
    return list(dict.fromkeys(person for people in held.values() for person in people))


def _in_all_languages(word: Any) -> dict[str, str]:
    found = {}
    for lang in ("en", "fr"):
        with translation.override(lang):
            found[lang] = str(word)
    return found


@on("challenges.raised")
def tell_the_chairs(fact: Any) -> None:
    """The chairs of the group under whose theme it was raised."""
    it, now = challenge_for(OPERATOR, fact.challenge), datetime.fromisoformat(fact.at)
    notify(
        "challenge_raised",
        to=people_of(fact.theme, now, roles=[Role.CHAIR]),
        about=it.ref,
        url=f"/challenges/{it.id}/",
        key=it.id,
        title=it.title,
        member=fact.institution,
        group=fact.theme,
    )


@on("challenges.adopted")
def tell_the_supporters(fact: Any) -> None:
    """Everybody who answers for a university that supports it."""
    it, now = challenge_for(OPERATOR, fact.challenge), datetime.fromisoformat(fact.at)
    notify(
        "challenge_adopted",
        to=liaisons_of_supporters(it.id, now),
        about=it.ref,
        url=f"/challenges/{it.id}/",
        key=fact.announced_id,
        title=it.title,
        group=fact.group,
    )


@on("challenges.settled")
def tell_of_the_settling(fact: Any) -> None:
    """Everybody who answers for a university that supports it."""
    it, now = challenge_for(OPERATOR, fact.challenge), datetime.fromisoformat(fact.at)
    notify(
        "challenge_settled",
        to=liaisons_of_supporters(it.id, now),
        about=it.ref,
        url=f"/challenges/{it.id}/",
        key=fact.announced_id,
        title=it.title,
        state=_in_all_languages(STATES[fact.state]),
    )
