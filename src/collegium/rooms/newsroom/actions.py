"""Writes on news."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.text import slugify

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.thread import link
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref, block_id, new_id
from collegium.kernel.text.outline import from_outline

from .choices import State
from .facts import NewsPublished
from .models import News, NewsText
from .queries import texts_of
from .rules import FLOW, Standing, may_lose_language


def _locked(news: str) -> News:
    it: News | None = News.objects.select_for_update().filter(pk=news).first()
    if it is None:
        raise NotFound(news)
    return it


@act("newsroom.drafted", public=False)
def draft_news(
    *, actor: Actor, texts: Mapping[str, Mapping[str, str]], now: datetime, slug: str = "", about: Iterable[Ref] = ()
) -> str:
    """Begin a piece of news: language -> {title, summary, text}; returns its ULID. Raises Invalid(title="missing")."""
    authorise(actor, "newsroom.write")
    complete = _complete(texts)
    first = complete.get("en") or next(iter(complete.values()))
    it = News(id=new_id(now), slug=_free_slug(slug or first["title"]))
    it.save(force_insert=True)
    _store(it, complete, now)
    for ref in about:
        link(it, "tells_of", ref)
    record(it, languages=sorted(complete))
    return it.id


def _complete(texts: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    found = {
        lang: text for lang, text in texts.items() if text.get("title", "").strip() and text.get("text", "").strip()
    }
    if not found:
        raise Invalid(title="missing")
    return found


def _free_slug(title: str) -> str:
    stem = slugify(title)[:80].strip("-") or "news"
    taken = set(News.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return stem if stem not in taken else next(f"{stem}-{n}" for n in range(2, 10_000) if f"{stem}-{n}" not in taken)


def _store(it: News, texts: Mapping[str, Mapping[str, str]], now: datetime) -> None:
    held = texts_of(it)
    for language, text in texts.items():
        row = held.get(language) or NewsText(id=new_id(now), news=it, language=language)
        row.title, row.summary = text["title"].strip(), text.get("summary", "").strip()
        row.source, row.doc = text["text"], from_outline(text["text"], block_id)
        row.save()


@act("newsroom.changed")
def change_news(
    *, actor: Actor, news: str, version: int, texts: Mapping[str, Mapping[str, str]], now: datetime
) -> None:
    """Better the texts of a piece of news. Raises Stale when another version stands meanwhile."""
    authorise(actor, "newsroom.write")
    it = _locked(news)
    if it.version != version:
        stands = {
            lang: {"title": row.title, "summary": row.summary, "text": row.source} for lang, row in texts_of(it).items()
        }
        raise Stale(theirs=_by_field(stands), yours=_by_field(texts))
    _store(it, _complete(texts), now)
    it.version += 1
    it.save()
    record(it, version=it.version)


def _by_field(texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """title_en, summary_en, text_en, title_fr: as the form calls them."""
    return {f"{name}_{lang}": words for lang, text in texts.items() for name, words in text.items()}


@act("newsroom.language_removed")
def remove_language(*, actor: Actor, news: str, version: int, language: str, now: datetime) -> None:
    """Take one language of a piece of news away; its title stays beside the act.

    Raises NotFound for a language that it does not have, Refused for the only one, Stale.
    """
    authorise(actor, "newsroom.write")
    it = _locked(news)
    held = texts_of(it)
    if language not in held:
        raise NotFound(language)
    check = may_lose_language(Standing(State(it.state), frozenset(held)), language)
    if not check:
        raise Refused(check)
    title = held[language].title
    if it.version != version:
        raise Stale(theirs={language: held[language].source}, yours={language: ""})
    held[language].delete()
    it.version += 1
    it.save()
    record(it, text=title, language=language, version=it.version)


@act("newsroom.published")
def publish_news(*, actor: Actor, news: str, now: datetime) -> None:
    """Put a piece of news on the public pages. Raises Refused, NotFound."""
    authorise(actor, "newsroom.publish")
    it = _locked(news)
    step = FLOW.take("publish", Standing(State(it.state), frozenset(texts_of(it))))
    it.state, it.published_at, it.reason = step.to, it.published_at or now, ""
    it.save()
    record(it)
    announce(NewsPublished(it.id, now))


@act("newsroom.withdrawn")
def withdraw_news(*, actor: Actor, news: str, reason: str, now: datetime) -> None:
    """Take a piece of news off the public pages, with a reason. Raises Refused, Invalid(reason="missing")."""
    authorise(actor, "newsroom.publish")
    it = _locked(news)
    step = FLOW.take("withdraw", Standing(State(it.state), frozenset(texts_of(it))))
    if not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.reason = step.to, reason.strip()
    it.save()
    record(it)
