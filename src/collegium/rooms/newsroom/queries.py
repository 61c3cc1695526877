"""Reads on news, already narrowed to the actor, in the reader's language where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import translation

from collegium.commons.access import Actor
from collegium.kernel.errors import NotFound

from .models import News, NewsText
from .policy import visible_to


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A piece of news in one language; `languages` are all it has."""

    id: str
    slug: str
    state: str
    published_at: datetime | None
    language: str
    title: str
    summary: str
    languages: tuple[str, ...]
    doc: dict[str, Any]


def _row(it: News, language: str) -> NewsRow | None:
    texts = {text.language: text for text in it.texts.all()}
    if not texts:
        return None
    text = texts.get(language) or texts.get("en") or next(iter(texts.values()))
    return NewsRow(
        id=it.id,
        slug=it.slug,
        state=it.state,
        published_at=it.published_at,
        language=text.language,
        title=text.title,
        summary=text.summary,
        languages=tuple(sorted(texts)),
        doc=text.doc,
    )


def news(actor: Actor, *, ids: Iterable[str] | None = None, limit: int | None = None) -> list[NewsRow]:
    """News, newest first, drafts on top; two queries."""
    rows = News.objects.filter(visible_to(actor)).prefetch_related("texts")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    language = translation.get_language() or "en"
    found = (_row(it, language) for it in rows.order_by("state", "-published_at", "-id")[:limit])
    return [row for row in found if row is not None]


def news_for(actor: Actor, key: str) -> News:
    """One piece of news by slug or ULID. Raises NotFound."""
    found = News.objects.filter(visible_to(actor)).filter(Q(slug=key) | Q(pk=key)).first()
    if found is None:
        raise NotFound(key)
    return found


def news_row(actor: Actor, key: str) -> NewsRow:
    """One piece of news in the reader's language. Raises NotFound."""
    row = _row(news_for(actor, key), translation.get_language() or "en")
    if row is None:
        raise NotFound(key)
    return row


def texts_of(it: News) -> dict[str, NewsText]:
    """The texts by language."""
    return {text.language: text for text in NewsText.objects.filter(news=it)}
