"""Sentences for acts: who did what, when; names are looked up when read, one query for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.journal.reading import ActRow, ids_by_kind
from collegium.kernel.ids import Ref

from . import words

Address = Callable[[str], str]
Sight = Callable[[list[str], Actor], Iterable[str]]
_addresses: dict[str, Address] = {}
_sights: dict[str, Sight] = {}
Bodies = Callable[[str], Iterable[str]]
_bodies: dict[str, Bodies] = {}


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act for a page: the sentence, its moment, where it leads, and its free text."""

    id: str
    at: datetime
    kind: str
    sentence: str
    actor: str
    subject: str
    url: str
    text: str


def register_address(kind: str, address: Address) -> None:
    """A room says where its objects of a kind are found: ULID -> path."""
    _addresses[kind] = address


def address_of(ref: Ref) -> str:
    """The path of an object, or "" when its room has no page for it."""
    return _addresses[ref.kind](ref.id) if ref.kind in _addresses else ""


def register_sight(kind: str, sight: Sight) -> None:
    """A room whose objects are not for every member says which of these the actor may see, in one query."""
    _sights[kind] = sight


def seen_among(kind: str, ids: Iterable[str], actor: Actor) -> set[str]:
    """Those of these objects that the actor may see, in at most one query; what has no sight is for every member."""
    asked = sorted(set(ids))
    if kind in _sights:
        return set(_sights[kind](asked, actor)) if asked else set()
    return set(asked) if actor.is_member else set()


def register_bodies(kind: str, bodies: Bodies) -> None:
    """A room says which bodies (ULIDs) carry an object: their chairs keep order in what is said about it."""
    _bodies[kind] = bodies


def bodies_of(ref: Ref) -> frozenset[str]:
    """The bodies that carry an object; none where its room names none."""
    return frozenset(_bodies[ref.kind](ref.id)) if ref.kind in _bodies else frozenset()


def may_see(ref: Ref, actor: Actor) -> bool:
    """Whether the actor may see an object; where its room has not said, whether she is a member."""
    return ref.id in seen_among(ref.kind, [ref.id], actor)


def seen_by(rows: Iterable[ActRow], actor: Actor) -> list[ActRow]:
    """The acts whose subject, and whatever else their sentences name, is for the actor; one query for each kind."""
    held = list(rows)
    named = {kind: set(ids) for kind, ids in ids_by_kind(held, _sights).items() if kind in _sights and ids}
    hidden = {kind: ids - seen_among(kind, ids, actor) for kind, ids in named.items()}
    return [row for row in held if not _is_hidden(row, hidden)]


def _is_hidden(row: ActRow, hidden: dict[str, set[str]]) -> bool:
    named = [(row.subject_kind, row.subject), *row.params.items()]
    return any(kind in hidden and isinstance(value, str) and value in hidden[kind] for kind, value in named)


def act_lines(rows: Iterable[ActRow]) -> list[ActLine]:
    """The sentences of acts that the caller has narrowed to what the reader may see."""
    held = list(rows)
    wanted = ids_by_kind(held, words.named_kinds())
    names = {kind: dict(words.names_of(kind, sorted(ids))) for kind, ids in wanted.items()}
    return [_line(row, names) for row in held]


def quoted_inside(name: str) -> str:
    """A name within the quotation marks of a sentence: its own marks become the inner ones of the language."""
    if (get_language() or "en") == "fr":
        return re.sub(r"«[\s\u202f]*(.*?)[\s\u202f]*»", r"“\1”", name)
    return name.replace("“", "‘").replace("”", "’")


def _line(row: ActRow, names: dict[str, dict[str, str]]) -> ActLine:
    subject = names.get(row.subject_kind, {}).get(row.subject, "")
    actor = names.get("person", {}).get(row.actor) or _hand(row.actor)
    params = {
        name: quoted_inside(names[name].get(value, "")) if name in names and isinstance(value, str) else value
        for name, value in row.params.items()
    }
    member = names.get("member", {}).get(row.member, "")
    data = _Gaps({**params, "actor": actor, "subject": quoted_inside(subject), "member": member})
    said = _said(row)
    sentence = str(said) % data if said is not None else row.kind
    return ActLine(
        id=row.id,
        at=row.at,
        kind=row.kind,
        sentence=sentence,
        actor=actor,
        subject=subject,
        url=address_of(Ref(row.subject_kind, row.subject)),
        text=row.text,
    )


def _said(row: ActRow) -> Any:
    """The sentence of an act; one that a code of the act names ("challenges.settled:parked") goes first."""
    codes = (f"{row.kind}:{value}" for value in row.params.values() if isinstance(value, str))
    return next((words.ACTS[key] for key in (*codes, row.kind) if key in words.ACTS), None)


def _hand(actor: str) -> str:
    if actor == "operator":
        return _("The office (at the command line)")
    if actor == "system":
        return _("The calendar")
    return _("Somebody who has left") if actor else _("The public")


class _Gaps(dict[str, object]):
    """A sentence may name what an old act does not hold: it is left empty, never an error."""

    def __missing__(self, key: str) -> str:
        return ""
