"""Atom feeds (RFC 4287) of what rooms publish: a room offers a feed by name, one door draws it in each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MOST = 50
"""Entries of a feed, the latest."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: `id` is the ULID of the thing, `path` its page, `language` that of title and summary."""

    id: str
    title: str
    path: str
    summary: str
    published: datetime
    updated: datetime
    language: str


Source = Callable[[int], Iterable[FeedEntry]]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its words, the page that it follows, and what it is drawn from (`counters`)."""

    name: str
    title: Any
    url_name: str
    source: Source
    counters: tuple[str, ...]


FEEDS: dict[str, Feed] = {}


def offer_feed(name: str, title: Any, url_name: str, source: Source, *, counters: tuple[str, ...]) -> None:
    """A room gives a feed: `source(most)` is what the public may read, newest first, in the language in force."""
    FEEDS[name] = Feed(name, title, url_name, source, counters)


def urn_of(ulid: str) -> str:
    """A ULID as the URN that names the same 128 bits (RFC 9562): it stays when addresses change.

    >>> urn_of("01ARZ3NDEKTSV4RRFFQ69G5FAV")
    'urn:uuid:01563e3a-b5d3-d676-4c61-efb99302bd5b'
    """
    number = 0
    for letter in ulid:
        number = number * 32 + ALPHABET.index(letter)
    return UUID(int=number).urn


class _Atom(Atom1Feed):
    """Each entry says its language, which need not be that of the feed."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime:
        """When the feed was last changed; an empty one is as old as the epoch."""
        return max((item["updateddate"] for item in self.items), default=datetime.fromtimestamp(0, UTC))


def title_of(feed: Feed, network: str) -> str:
    """What a feed is called in the language in force."""
    return f"{network}, {feed.title}"


def atom(feed: Feed, *, language: str, network: str, own: str, page: str) -> bytes:
    """The feed as a document; `own` and `page` are whole addresses."""
    drawn = _Atom(
        title=title_of(feed, network),
        link=page,
        description=None,
        language=language,
        author_name=network,
        feed_url=own,
        feed_guid=uuid5(NAMESPACE_URL, own).urn,
    )
    for entry in feed.source(MOST):
        drawn.add_item(
            title=_CONTROL.sub(" ", entry.title),
            link=f"{settings.ORIGIN}{entry.path}",
            description=str(escape(_CONTROL.sub(" ", entry.summary))),
            unique_id=urn_of(entry.id),
            pubdate=entry.published,
            updateddate=entry.updated,
            language=entry.language,
        )
    text: str = drawn.writeString("utf-8")
    return text.encode()
