"""What follows: who leaves the network loses the hats of institutions at once; those concerned are told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from collegium.commons.access import Actor
from collegium.commons.announce import on
from collegium.commons.consequences import consequence
from collegium.commons.notify import notify
from collegium.kernel.ids import Ref
from collegium.rooms.people.hats import hats_of
from collegium.rooms.people.words import HATS, hat_line

from .actions import end_all_hats
from .choices import HatKind
from .queries import holders_of, open_hats

SPEAKING = (HatKind.HEAD, HatKind.DELEGATE, HatKind.DEPUTY, HatKind.LIAISON)


def hats_that_end(*, person: str, now: datetime, **_: Any) -> list[str]:
    """Before somebody leaves: one line for each hat of an institution that will end."""
    hats = [hat for hat in hats_of([person], now).get(person, []) if not hat.body]
    return [hat_line(hat.kind, hat.institution_name) for hat in hats]


def end_hats(*, actor: Actor, person: str, now: datetime, **_: Any) -> None:
    """When somebody leaves: end the hats of institutions."""
    if open_hats(person):
        end_all_hats(actor=actor, person=person, now=now)


consequence("people.left", "members.hats", preview=hats_that_end, apply=end_hats)


@on("members.colleague_invited")
def tell_the_colleague(fact: Any) -> None:
    """Who was entered learns by whom, as what, and how to sign in."""
    about, params = Ref("member", fact.institution), {"member": fact.institution, "hat": HATS[fact.kind]}
    notify(
        "colleague_invited",
        to=[fact.person],
        about=about,
        url="/account/",
        key=fact.announced_id,
        person=fact.invited_by,
        **params,
    )


@on("members.hat_ended")
def tell_who_wore_it(fact: Any) -> None:
    """Who wore the hat learns that it has ended."""
    about, params = Ref("member", fact.institution), {"member": fact.institution, "hat": HATS[fact.kind]}
    notify("hat_ended", to=[fact.person], about=about, url="/account/", key=fact.announced_id, **params)


@on("members.suspended")
def tell_the_suspended(fact: Any) -> None:
    """Who speaks for the institution learns of the suspension."""
    _tell_speakers("member_suspended", fact, on=date.fromisoformat(fact.on))


@on("members.reinstated")
def tell_the_reinstated(fact: Any) -> None:
    """Who speaks for the institution learns that the suspension has ended."""
    _tell_speakers("member_reinstated", fact)


def _tell_speakers(kind: str, fact: Any, **params: Any) -> None:
    held = holders_of([fact.institution], SPEAKING, datetime.fromisoformat(fact.at))
    notify(
        kind,
        to=held.get(fact.institution, []),
        about=Ref("member", fact.institution),
        url=f"/members/{fact.institution}/",
        key=fact.announced_id,
        member=fact.institution,
        **params,
    )
