"""Reads on discussions, narrowed by the sight of the object that is discussed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from collegium.commons.access import Actor, actor_of
from collegium.commons.pages.activity import address_of, bodies_of, seen_among
from collegium.commons.pages.words import names_of
from collegium.commons.reading import Statement, columns
from collegium.kernel.errors import NotFound
from collegium.kernel.ids import Ref
from collegium.rooms.people.queries import active_names

from .choices import HOSTS, State
from .models import Contribution, Discussion, Mention, Reading
from .rules import Standing, folded


@dataclass(frozen=True, slots=True)
class Host:
    """What is discussed, as the reader may see it."""

    ref: Ref
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """A discussion as it stands for one reader: how much was said, and since when how much is new to her."""

    id: str
    locked_at: datetime | None
    read_at: datetime | None
    follows: bool
    total: int
    new: int


def host_for(actor: Actor, kind: str, ident: str) -> Host:
    """The object under discussion, when the actor may see it. Raises NotFound; two queries."""
    name = names_of(kind, [ident]).get(ident) if kind in HOSTS and actor.is_member else None
    if name is None or ident not in seen_among(kind, [ident], actor):
        raise NotFound(ident)
    ref = Ref(kind, ident)
    return Host(ref, name, address_of(ref))


def _place(person: str) -> QuerySet[Discussion, Any]:
    """The values of a place for one reader."""
    shown = Q(contributions__state=State.SHOWN)
    new = shown & Q(contributions__said_at__gt=F("mine__read_at")) & ~Q(contributions__author=person)
    rows = Discussion.objects.annotate(
        mine=FilteredRelation("readings", condition=Q(readings__person=person)),
        total=Count("contributions", filter=shown),
        new=Count("contributions", filter=new),
    )
    return rows.values_list("id", "locked_at", "mine__read_at", "mine__follows", "total", "new")


_PLACE = Statement(_place)


def place_of(actor: Actor, host: Ref) -> Place | None:
    """The discussion of an object as it stands for the actor; None before anything was said. One query."""
    for values in _PLACE.rows(Q(host=host.id, host_kind=host.kind), values=(actor.id,)):
        ident, locked_at, read_at, follows, total, new = values
        return Place(ident, locked_at, read_at, bool(follows), total, new)
    return None


def contribution_for(actor: Actor, ident: str, *, lock: bool = False) -> Contribution:
    """One contribution to a discussion of what the actor may see, with its `host` and its `bodies`. Raises NotFound."""
    source = Contribution.objects.select_for_update(of=("self",)) if lock else Contribution.objects
    found: Contribution | None = source.filter(pk=ident).select_related("discussion", "author", "institution").first()
    if found is None:
        raise NotFound(ident)
    where = found.discussion
    found.host = host_for(actor, where.host_kind, where.host)  # type: ignore[attr-defined]
    asks = actor.wears("chair") or actor.is_machine
    found.bodies = bodies_of(Ref(where.host_kind, where.host)) if asks else frozenset()  # type: ignore[attr-defined]
    return found


def standing_of(it: Contribution, actor: Actor) -> Standing:
    """What the rules need to know; no query."""
    return Standing(State(it.state), it.said_at, it.author_id == actor.id, it.discussion.locked_at is not None)


def readers_among(persons: Iterable[str], host: Ref, now: datetime) -> list[str]:
    """Those of these people who may see the object and belong to the network now; three small queries for each."""
    actors = (actor_of(person, now) for person in persons)
    return [it.id for it in actors if it.is_member and host.id in seen_among(host.kind, [host.id], it)]


def people_by_name() -> Mapping[str, list[str]]:
    """The people of the network by folded name; one query."""
    found: dict[str, list[str]] = defaultdict(list)
    for ident, name in active_names():
        found[folded(name)].append(ident)
    return found


MOST_FOUND = 8
MOST_TRIED = 40


def readers_called(words: str, host: Ref, now: datetime) -> list[tuple[str, str]]:
    """ULID and name of people in whose name all these words are and who may see the object, at most `MOST_FOUND`."""
    asked = folded(words).split()
    if not asked:
        return []
    named = {ident: name for ident, name in active_names() if all(word in folded(name) for word in asked)}
    tried = sorted(named, key=lambda ident: named[ident])[:MOST_TRIED]
    found: list[tuple[str, str]] = []
    for person in tried:
        if len(found) == MOST_FOUND:
            break
        found += [(ident, named[ident]) for ident in readers_among([person], host, now)]
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer that is wanted of the actor."""

    contribution: str
    host: Ref
    author: str
    text: str
    said_at: datetime


MOST_ASKED = 20


def _asked() -> QuerySet[Mention, Any]:
    rows = Mention.objects.filter(asked=True, answered_at__isnull=True, contribution__state=State.SHOWN)
    return rows.order_by("contribution__said_at").values_list(
        *("contribution_id", "contribution__discussion__host_kind", "contribution__discussion__host"),
        *("contribution__author__name", "contribution__text", "contribution__said_at"),
    )


_ASKED = Statement(_asked)


def asked_of(actor: Actor) -> list[Asked]:
    """What waits for an answer of the actor, oldest first; one query. The caller narrows it to what she may see."""
    rows = _ASKED.rows(Q(person=actor.id))[:MOST_ASKED]
    return [Asked(ident, Ref(kind, host), *rest) for ident, kind, host, *rest in rows]


def asked_here(actor: Actor, discussion: str) -> set[str]:
    """The contributions to a discussion that want an answer of the actor; one query."""
    rows = Mention.objects.filter(person=actor.id, asked=True, answered_at__isnull=True)
    return set(rows.filter(contribution__discussion=discussion).values_list("contribution_id", flat=True))


def followers_of(discussion: str) -> list[tuple[str, datetime | None]]:
    """Who follows a discussion, and until when each has read it."""
    return list(Reading.objects.filter(discussion=discussion, follows=True).values_list("person_id", "read_at"))


def named_in(contribution: str) -> list[tuple[str, bool]]:
    """Who is named in a contribution, and whether her answer is wanted."""
    return list(Mention.objects.filter(contribution=contribution).values_list("person_id", "asked"))


def hosts_of(contributions: list[str]) -> dict[str, tuple[Ref, str]]:
    """What these contributions are about, and their state; one query."""
    rows = Contribution.objects.filter(pk__in=contributions)
    values = rows.values_list("id", "discussion__host_kind", "discussion__host", "state")
    return {ident: (Ref(kind, host), state) for ident, kind, host, state in values}


def hosts_of_discussions(ids: list[str]) -> dict[str, Ref]:
    """What these discussions are about; one query."""
    rows = _HOSTS_OF_DISCUSSIONS.rows(Q(pk__in=ids))
    return {ident: Ref(kind, host) for ident, kind, host in rows}


_HOSTS_OF_DISCUSSIONS = columns(Discussion, "id", "host_kind", "host")


def discussion_of(host: Ref) -> str:
    """The ULID of the discussion of an object, or ""; one query."""
    found = Discussion.objects.filter(host=host.id, host_kind=host.kind).values_list("id", flat=True).first()
    return found or ""


def all_ids() -> list[str]:
    """Every discussion, for the search index."""
    return list(Discussion.objects.values_list("id", flat=True))


def texts_of(ids: list[str]) -> dict[str, list[tuple[str, datetime]]]:
    """What is shown in these discussions, in order of time, for the search index; one query."""
    found: dict[str, list[tuple[str, datetime]]] = defaultdict(list)
    rows = Contribution.objects.filter(discussion__in=ids, state=State.SHOWN).order_by("said_at", "id")
    for ident, text, at in rows.values_list("discussion_id", "text", "said_at"):
        found[ident].append((text, at))
    return found


def said_by(person: str) -> list[dict[str, Any]]:
    """All that a person said, for "what is held on me"."""
    rows = Contribution.objects.filter(author=person).order_by("said_at")
    return [{"said": text, "at": at.isoformat()} for text, at in rows.values_list("text", "said_at")]
