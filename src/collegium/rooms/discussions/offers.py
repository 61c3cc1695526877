"""What discussions give to the house: the panel on the pages of hosts, questions on desks, search entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import Actor
from collegium.commons.journal.acting import RECORD_HOOKS
from collegium.commons.pages.activity import register_address, register_sight, seen_among
from collegium.commons.pages.addresses import address
from collegium.commons.pages.offers import Panel, Task, offer_panel, offer_to_desk, offer_word
from collegium.commons.pages.words import names_of, register_names
from collegium.commons.search import Entry, offer_search
from collegium.commons.search.entries import OFFERS
from collegium.kernel.ids import Ref
from collegium.rooms.people.places import offer_held_data

from . import queries, queries_shown
from .actions_keeping import touch_with
from .choices import HOSTS, State
from .rules import first_words


def panel_of_host(kind: str, actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The latest few contributions and a form, for members; the host's page has made sure that it may be seen."""
    if not actor.is_member:
        return None
    host = Ref(kind, ident)
    place = queries.place_of(actor, host)
    rows = queries_shown.latest(actor, place.id, place.read_at) if place and place.total else []
    where = address("discussions:page", kind, ident)
    data = {
        "host": host,
        "place": place,
        "rows": rows,
        "url": where,
        "writes": not actor.is_machine and not (place and place.locked_at),
    }
    return Panel(
        *("discussion", _("Discussion"), "discussions/panel.jinja", data),
        order=90,
        count=place.total if place and place.total else None,
        url=where,
    )


def tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Where somebody asked for the actor's answer and has none yet. Being mentioned alone is no task."""
    if actor.is_public or not actor.is_member:
        return
    asked = queries.asked_of(actor)
    seen = _seen(asked, actor)
    for one in asked:
        if one.host in seen:
            yield Task(
                key=f"asked:{one.contribution}",
                title=seen[one.host],
                url=address("discussions:at", one.contribution),
                meta=_("%(who)s asks you: %(said)s") % {"who": one.author, "said": first_words(one.text)},
                since=one.said_at,
                action=_("Answer"),
            )


def _seen(asked: Iterable[queries.Asked], actor: Actor) -> dict[Ref, str]:
    """The names of what is discussed, where the actor still may see it; two queries for each kind of thing."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for one in asked:
        by_kind[one.host.kind].add(one.host.id)
    found: dict[Ref, str] = {}
    for kind, ids in by_kind.items():
        names = names_of(kind, sorted(seen_among(kind, ids, actor)))
        found |= {Ref(kind, ident): name for ident, name in names.items()}
    return found


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: one for a discussion, found by the members who find what is discussed."""
    texts, hosts = queries.texts_of(ids), queries.hosts_of_discussions(ids)
    audiences = _audiences(hosts.values())
    found = []
    for ident, said in texts.items():
        host = hosts[ident]
        if host not in audiences:
            continue
        it = audiences[host]
        found.append(
            Entry(
                kind="discussion",
                id=ident,
                title=it.title,
                text="\n\n".join(text for text, _at in said),
                url=f"/discussions/{host.kind}/{host.id}/",
                audience=members_only(it.audience),
                language=it.language,
                at=said[-1][1],
                detail=it.detail,
            )
        )
    return found


def _audiences(hosts: Iterable[Ref]) -> dict[Ref, Entry]:
    """How search holds what is discussed, by the room that keeps it."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for host in hosts:
        by_kind[host.kind].append(host.id)
    return {
        Ref(kind, entry.id): entry
        for kind, idents in by_kind.items()
        if kind in OFFERS
        for entry in OFFERS[kind].entries(idents)
    }


def members_only(audience: Iterable[str]) -> list[str]:
    """Whoever finds the object finds what is said about it; of the public only members."""
    return sorted({"members" if token == "public" else token for token in audience})  # noqa: S105


def _named(ids: list[str], hosts: Mapping[str, Ref]) -> dict[str, str]:
    by_kind: dict[str, set[str]] = defaultdict(set)
    for host in hosts.values():
        by_kind[host.kind].add(host.id)
    names = {kind: names_of(kind, sorted(found)) for kind, found in by_kind.items()}
    return {ident: names[host.kind][host.id] for ident, host in hosts.items() if host.id in names[host.kind]}


def _visible(hosts: Mapping[str, Ref], actor: Actor) -> list[str]:
    by_kind: dict[str, set[str]] = defaultdict(set)
    for host in hosts.values():
        by_kind[host.kind].add(host.id)
    seen = {kind: seen_among(kind, found, actor) for kind, found in by_kind.items()}
    return [ident for ident, host in hosts.items() if host.id in seen[host.kind]]


def names_of_discussions(ids: list[str]) -> Mapping[str, str]:
    """A discussion is called after what is discussed."""
    return _named(ids, queries.hosts_of_discussions(ids))


def names_of_contributions(ids: list[str]) -> Mapping[str, str]:
    """In sentences a contribution is called after what is discussed."""
    return _named(ids, {ident: host for ident, (host, _state) in queries.hosts_of(ids).items()})


def seen_discussions(ids: list[str], actor: Actor) -> list[str]:
    """Members see the discussions of what they may see."""
    return _visible(queries.hosts_of_discussions(ids), actor) if actor.is_member else []


def seen_contributions(ids: list[str], actor: Actor) -> list[str]:
    """The same; what is hidden is for the office alone."""
    if not actor.is_member:
        return []
    hosts = {
        ident: host for ident, (host, state) in queries.hosts_of(ids).items() if state == State.SHOWN or actor.is_office
    }
    return _visible(hosts, actor)


def path_of_discussion(ident: str) -> str:
    """Where a discussion is found, in the reader's language."""
    host = queries.hosts_of_discussions([ident]).get(ident)
    return address("discussions:page", host.kind, host.id) if host else ""


def path_of_contribution(ident: str) -> str:
    """The address that leads to a contribution wherever it stands."""
    return address("discussions:at", ident)


def held(person: str, now: datetime) -> object:
    """What this room holds on a person: what she said."""
    return queries.said_by(person)


def touch_discussion(ref: Ref) -> None:
    """Who finds an object may change with every act on it: then so does who finds its discussion."""
    if ref.kind in HOSTS:
        touch_with(ref)


for _host in HOSTS:
    offer_panel(_host, "discussions.of_host", partial(panel_of_host, _host))
offer_to_desk("discussions.asked", tasks)
offer_word("discussions", _l("Discussions"))
offer_search("discussion", entries, all_ids=queries.all_ids, label=_l("Discussions"))
offer_held_data("discussions", held)
register_names("discussion", names_of_discussions)
register_names("contribution", names_of_contributions)
register_address("discussion", path_of_discussion)
register_address("contribution", path_of_contribution)
register_sight("discussion", seen_discussions)
register_sight("contribution", seen_contributions)
if touch_discussion not in RECORD_HOOKS:
    RECORD_HOOKS.append(touch_discussion)
