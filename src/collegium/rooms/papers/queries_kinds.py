"""Kinds of papers in plain words, and where each may be begun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from collegium.commons.access import Actor, can
from collegium.rooms.groups.queries import BodyRow, bodies, in_words
from collegium.rooms.groups.queries_shown import the_body as in_a_sentence

from .queries import kinds
from .rules import may_start
from .words import ADOPTED, CONSULTED, STARTERS


def the_body(body: BodyRow | None, *, first: bool = False) -> str:
    """A body of a paper in a sentence; None stands for the group that drafts it."""
    if body is None:
        return _("The group that drafts it") if first else _("the group that drafts it")
    return in_a_sentence(body.name, drafts_papers=body.drafts_papers, first=first)


def rules_in_words(kind: Any, by_slug: Mapping[str, BodyRow]) -> str:
    """Who is consulted and who adopts, in two or three sentences; `by_slug` are the bodies."""
    body = the_body(by_slug.get(kind.adopting_body), first=True)
    parts = [
        in_words(kind.notice) if kind.notice else "",
        CONSULTED[kind.consulted] % {"days": kind.consult_days},
        ADOPTED[kind.adoption] % {"body": body},
    ]
    return " ".join(str(part) for part in parts if part)


def starters_in_words(kind: Any) -> str:
    """Who begins papers of a kind: "a working group, the Board"."""
    return ", ".join(str(STARTERS[name]) for name in kind.starters if name in STARTERS)


def bodies_to_start_in(actor: Actor) -> list[BodyRow]:
    """The bodies in which this actor may begin a paper of some kind, in their order."""
    return starting_among(actor, bodies(actor), kinds())


def starting_among(actor: Actor, found: Iterable[BodyRow], rows: Iterable[Any]) -> list[BodyRow]:
    """Those of these bodies in which the actor may begin a paper of one of these kinds; no query."""
    held = list(rows)
    return [
        body
        for body in found
        if can(actor, "papers.start", group=body.id) and any(_begins(kind, body) for kind in held)
    ]


def _begins(kind: Any, body: BodyRow) -> bool:
    return bool(may_start(kind.starters, drafts=body.drafts_papers, body_kind=body.kind))


def kinds_for(actor: Actor, carriers: Iterable[BodyRow]) -> list[tuple[str, str, dict[str, str]]]:
    """The kinds that may be begun in one of these bodies: slug, name, and {"hint": its rules in words}."""
    by_slug = {body.slug: body for body in bodies(actor)}
    held = list(carriers)
    return [
        (kind.slug, in_words(kind.names), {"hint": rules_in_words(kind, by_slug)})
        for kind in kinds()
        if any(_begins(kind, body) for body in held)
    ]
