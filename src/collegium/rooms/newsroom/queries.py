"""Reads on news, already narrowed to the actor, in the reader's language where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When
from django.utils import translation

from collegium.commons.access import Actor
from collegium.commons.pages.found import Found
from collegium.commons.pages.years import Year
from collegium.commons.reading import Statement, columns
from collegium.commons.thread import sources_of
from collegium.kernel.errors import NotFound

from .choices import State
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


def seen(ids: list[str], actor: Actor) -> list[str]:
    """Those of these news that the actor may see."""
    return [ident for (ident,) in _SEEN.rows(visible_to(actor) & Q(pk__in=ids))]


_SEEN = columns(News, "id")


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A piece of news in a list, in the reader's language where there is one."""

    id: str
    slug: str
    state: str
    published_at: datetime | None
    language: str
    title: str
    summary: str


def news(actor: Actor, *, ids: Iterable[str] | None = None) -> Found[NewsLine]:
    """News, newest first, drafts on top."""
    asked = visible_to(actor)
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    return Found(_LINES.rows(asked, translation.get_language() or "en"), NewsLine, _COUNTED.rows(asked))


def _lines(language: str) -> QuerySet[News, Any]:
    first = Case(When(language=language, then=0), When(language="en", then=1), default=2)
    its = NewsText.objects.filter(news=OuterRef("pk")).order_by(first, "language")
    said = {name: Subquery(its.values(name)[:1]) for name in ("language", "title", "summary")}
    rows = News.objects.annotate(**said).order_by("state", "-published_at", "-id")
    return rows.values_list("id", "slug", "state", "published_at", *said)


_LINES = Statement(_lines)
_COUNTED = columns(News, "pk")


def news_for(actor: Actor, key: str) -> News:
    """One piece of news by slug or ULID. Raises NotFound."""
    found: News | None = News.objects.filter(visible_to(actor)).filter(Q(slug=key) | Q(pk=key)).first()
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


@dataclass(frozen=True, slots=True)
class SearchText:
    """The words of a piece of news for the search index: all languages together under the English title."""

    id: str
    slug: str
    title: str
    summary: str
    text: str
    language: str
    published: bool
    at: datetime


def search_texts(ids: list[str]) -> list[SearchText]:
    """What search may find of these news."""
    from collegium.kernel.text.reading import plain_text

    found = []
    for it in News.objects.filter(pk__in=ids).prefetch_related("texts"):
        row = _row(it, "en")
        if row is not None:
            words = "\n".join(f"{text.title}\n{text.summary}\n{plain_text(text.doc)}" for text in it.texts.all())
            at = it.published_at or datetime.min.replace(tzinfo=UTC)
            found.append(
                SearchText(it.id, it.slug, row.title, row.summary, words, row.language, it.state == State.PUBLISHED, at)
            )
    return found


def all_ids() -> list[str]:
    """Every piece of news, for the search index."""
    return list(News.objects.values_list("id", flat=True))


def titles(ids: list[str]) -> dict[str, str]:
    """Titles by ULID, in the reader's language where there is one."""
    rows = _LINES.rows(Q(pk__in=ids), translation.get_language() or "en")
    return {ident: title for ident, _slug, _state, _at, _language, title, _summary in rows}


def about(actor: Actor, ident: str, limit: int = 4) -> list[NewsLine]:
    """News that tell of an object (ULID), newest first."""
    ids = sources_of([ident], News.KIND).get(ident, [])
    return news(actor, ids=ids)[:limit] if ids else []


def related(ident: str) -> list[dict[str, str]]:
    """What a piece of news tells of: titles and addresses of objects of other rooms."""
    from collegium.commons.pages.activity import address_of
    from collegium.commons.pages.words import names_of
    from collegium.commons.thread.models import Link
    from collegium.kernel.ids import Ref

    rows = Link.objects.filter(from_kind=News.KIND, from_id=ident, relation="tells_of").order_by("id")
    refs = [Ref(*ends) for ends in rows.values_list("to_kind", "to_id")]
    kinds = {ref.kind for ref in refs}
    names = {kind: names_of(kind, [ref.id for ref in refs if ref.kind == kind]) for kind in kinds}
    found = ((ref.kind, names[ref.kind].get(ref.id, ""), address_of(ref)) for ref in refs)
    return [{"title": title, "url": url, "kind": kind} for kind, title, url in found if title and url]


def figures_of_year(year: Year) -> tuple[int, int]:
    """News published in a year and in the one before; one query."""
    now, before = year.both("published_at", also=Q(state=State.PUBLISHED))
    told = News.objects.aggregate(now=now, before=before)
    return told["now"], told["before"]
