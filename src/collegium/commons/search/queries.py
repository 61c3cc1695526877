"""Searching: whatever is asked, only what is for the actor is found, counted or suggested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from markupsafe import Markup

from collegium.commons.access import Actor
from collegium.commons.reading import Statement
from collegium.kernel.ids import Ref

from .asking import Term, parse
from .engine import engine
from .entries import OFFERS, is_token
from .models import SearchEntry
from .snippets import marked, snippet

PAGE, SUGGESTIONS = 20, 8


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; `title` and `text` are safe HTML with the terms in <mark>."""

    kind: str
    id: str
    label: str
    title: Markup
    text: Markup
    url: str
    detail: str
    language: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind with the number of its hits."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `is_capped`: there are more than `total`, the newest come first."""

    hits: list[Hit] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    total: int = 0
    everything: int = 0
    is_capped: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title that the asker may see."""

    title: str
    url: str
    kind: str
    label: str


def _label(kind: str) -> str:
    return OFFERS[kind].title if kind in OFFERS else kind


def _audiences(actor: Actor) -> list[str]:
    return [token for token in actor.audiences() if is_token(token)]


def search(actor: Actor, raw: str, *, kind: str = "", page: int = 1) -> Results:
    """What has all words of `raw` and is for the actor, 20 a page; at most four queries once the words are
    known.
    """
    terms = parse(raw)
    if not terms:
        return Results()
    found = engine().find(terms, _audiences(actor), kind=kind, limit=PAGE, offset=(max(page, 1) - 1) * PAGE)
    facets = [Facet(name, _label(name), count) for name, count in found.by_kind.items() if name in OFFERS]
    everything = sum(found.by_kind.values())
    total = found.by_kind.get(kind, 0) if kind else everything
    return Results(
        hits=_hits(found.ids, terms),
        facets=sorted(facets, key=lambda facet: (-facet.count, facet.label)),
        total=total,
        everything=everything,
        is_capped=found.is_capped,
        asked=True,
    )


def _entries(ids: list[int]) -> list[SearchEntry]:
    rows = SearchEntry.objects.in_bulk(ids)
    return [rows[ident] for ident in ids if ident in rows]


def _hits(ids: list[int], terms: list[Term]) -> list[Hit]:
    return [
        Hit(
            row.kind,
            row.ident,
            _label(row.kind),
            marked(row.title, terms),
            snippet(row.text, terms),
            row.url,
            row.detail,
            row.language,
            row.at,
        )
        for row in _entries(ids)
    ]


def suggest(actor: Actor, raw: str) -> list[Suggestion]:
    """Titles with all words of `raw`, the last of them perhaps only begun; nothing before two letters."""
    terms = parse(raw.strip())
    if not terms or sum(len(word) for term in terms for word in term.words) < 2:
        return []
    ids = engine().titles(terms, _audiences(actor), limit=SUGGESTIONS)
    return [Suggestion(row.title, row.url, row.kind, _label(row.kind)) for row in _entries(ids)]


_SHORT = ("kind", "ident", "tokens", "title", "url")
_ENTRIES = Statement(lambda: SearchEntry.objects.order_by().values_list(*_SHORT))


def found_at(actor: Actor, path: str) -> Ref | None:
    """What stands at a path (in the network's first language), or above it, when it is for the actor; one query."""
    parts = [part for part in path.partition("?")[0].partition("#")[0].split("/") if part][:6]
    paths = [f"/{'/'.join(parts[:n])}/" for n in range(len(parts), 0, -1)]
    rows: Iterable[Any] = _ENTRIES.rows(Q(url__in=paths)) if paths else []
    held = {url: (Ref(kind, ident), tokens) for kind, ident, tokens, _, url in rows}
    found = next((held[it] for it in paths if it in held), None)
    return found[0] if found and _is_for(actor, found[1]) else None


def described(actor: Actor, refs: Iterable[Ref]) -> dict[Ref, Suggestion]:
    """Title and page of each of these objects that is for the actor; one query, none for none."""
    wanted = set(refs)
    if not wanted:
        return {}
    rows = _ENTRIES.rows(Q(kind__in=[*{ref.kind for ref in wanted}], ident__in=[*{ref.id for ref in wanted}]))
    return {
        Ref(kind, ident): Suggestion(title, url, kind, _label(kind))
        for kind, ident, tokens, title, url in rows
        if Ref(kind, ident) in wanted and _is_for(actor, tokens)
    }


def _is_for(actor: Actor, tokens: str) -> bool:
    return not set(tokens.split()).isdisjoint(_audiences(actor))
