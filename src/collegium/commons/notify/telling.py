"""notify and preview: from one thing that happened to lines in inboxes and letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation

from collegium.commons.journal import acting
from collegium.commons.reading import Statement
from collegium.kernel import clock
from collegium.kernel.ids import Ref, new_id

from .addresses import Reader, readers
from .addressing import absolute, holds_token, in_language, plain
from .choices import DIGESTS, Pace
from .kinds import KINDS, Kind
from .params import TEXTS, kept, names_in, worded
from .writing import Sentences, headers_for, letter_text, new_letter, sentences

if TYPE_CHECKING:
    from collegium.commons.access import Actor

    from .models import Letter


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """A letter as it would go out. `body` is the part that may be edited and handed to notify(texts=...)."""

    person: str
    name: str
    email: str
    language: str
    subject: str
    text: str
    body: str
    pace: Pace = Pace.AT_ONCE


@dataclass(slots=True)
class Notice:
    """One call of notify: the same words for all who read a language."""

    kind: Kind
    about: Ref
    url: str
    params: dict[str, Any]
    texts: Mapping[str, str]
    links: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    _said: dict[str, Sentences] = field(default_factory=dict)

    def said(self, language: str) -> Sentences:
        """The sentences in a language, made once."""
        if language not in self._said:
            with translation.override(language):
                words = worded(self.params, names_in([self.params]))
                self._said[language] = sentences(self.kind, words, self.texts.get(language, ""))
        return self._said[language]

    def page(self, language: str) -> str:
        """The whole address of the page it leads to, in a language."""
        return absolute(in_language(self.url, language)) if self.url else ""

    def letter(self, reader: Reader, key: str, now: datetime) -> Letter:
        """The letter to one reader."""
        said, link = self.said(reader.language), self.links.get(reader.id, self.link)
        with translation.override(reader.language):
            text = letter_text(said, reader, self.kind.name, page=self.page(reader.language), link=link)
            headers = headers_for(reader, self.kind.name, self.kind.title, self.about)
        return new_letter(reader, self.kind.name, subject=said.subject, text=text, headers=headers, key=key, now=now)


def _notice(kind: str, about: Any, url: str, texts: Mapping[str, str] | None, params: dict[str, Any]) -> Notice:
    link, links = str(params.pop("link", "") or ""), dict(params.pop("links", None) or {})
    for name, value in {"url": url, **params}.items():
        if isinstance(value, str) and holds_token(value):
            raise ValueError(f"{name} holds a signed address, which is not kept: give it as link= or links=")
    ref = about if isinstance(about, Ref) else about.ref
    return Notice(KINDS[kind], ref, plain(url), kept(params), texts or {}, links, link)


def _known_language(reader: Reader) -> Reader:
    from .writing import as_read_by

    known = {code for code, _ in settings.LANGUAGES}
    return reader if reader.language in known else as_read_by(reader, settings.LANGUAGE_CODE)


def _paces(kind: Kind, persons: Iterable[str]) -> dict[str, Pace]:
    from .models import Preference

    rows = Preference.objects.filter(kind=kind.name, person__in=list(persons)).values_list("person", "pace")
    return {person: Pace(pace) for person, pace in rows}


def preview(
    kind: str,
    *,
    to: Sequence[str],
    about: Any,
    url: str = "",
    texts: Mapping[str, str] | None = None,
    **params: Any,
) -> list[LetterPreview]:
    """The letters that notify() with the same arguments would send, in the order of `to`; nothing is kept.

    A personal signed address is made only when it is sent: in its place stands the address of the page.
    People without an address, or who never want this kind by mail, are left out. Raises KeyError for an
    unknown kind.
    """
    notice = _notice(kind, about, url, texts, params)
    found = {person: _known_language(reader) for person, reader in readers(to).items()}
    paces, now = _paces(notice.kind, found), clock.now()
    previews = []
    for reader in found.values():
        pace = paces.get(reader.id, notice.kind.pace)
        if reader.email and pace != Pace.NEVER:
            it = notice.letter(reader, "", now)
            body = notice.said(reader.language).body
            previews.append(
                LetterPreview(reader.id, reader.name, reader.email, reader.language, it.subject, it.text, body, pace)
            )
    return previews


def notify(
    kind: str,
    *,
    to: Sequence[str],
    about: Any,
    url: str = "",
    key: str,
    texts: Mapping[str, str] | None = None,
    **params: Any,
) -> int:
    """Tell people: a line in each inbox and, by preference, a letter. Returns how many were told anew.

    `about` is a Ref or a kept object; `url` the path of the page; `key` makes it idempotent for each kind
    and person. `texts` holds edited bodies by language. `link` (or `links` by person) is a personal signed
    address for the letter only. Parameters are words, numbers, times, ids (named by their kind) or
    {"en":..., "fr":...}. Raises KeyError for an unknown kind, ValueError when a parameter would keep a
    signed address.
    """
    notice = _notice(kind, about, url, texts, params)
    current = acting()
    now = current.now if current else clock.now()
    with transaction.atomic():
        return _tell(notice, [_known_language(r) for r in readers(to).values()], key, now)


def _tell(notice: Notice, found: list[Reader], key: str, now: datetime) -> int:
    from .models import Letter, Notification

    keys = {reader.id: _key(notice.kind.name, key, reader.id) for reader in found}
    told = set(Notification.objects.filter(key__in=list(keys.values())).values_list("key", flat=True))
    anew = [reader for reader in found if keys[reader.id] not in told]
    if not anew:
        return 0
    paces = _paces(notice.kind, [reader.id for reader in anew])
    lines, letters = [], []
    for reader in anew:
        pace = paces.get(reader.id, notice.kind.pace) if reader.email else Pace.NEVER
        lines.append(_line(notice, reader, pace, keys[reader.id], now))
        if pace == Pace.AT_ONCE:
            letters.append(notice.letter(reader, keys[reader.id], now))
    Notification.objects.bulk_create(lines)
    Letter.objects.bulk_create(letters)
    return len(lines)


def _line(notice: Notice, reader: Reader, pace: Pace, key: str, now: datetime) -> Any:
    from .models import Notification

    texts = {TEXTS: dict(notice.texts)} if notice.texts else {}
    return Notification(
        id=new_id(now),
        person=reader.id,
        kind=notice.kind.name,
        about_kind=notice.about.kind,
        about=notice.about.id,
        url=notice.url,
        params={**notice.params, **texts},
        at=now,
        digest=pace if pace in DIGESTS else "",
        key=key,
    )


def _key(kind: str, key: str, person: str) -> str:
    if not key or len(key) > 160:
        raise ValueError("the key of a notice has 1 to 160 characters")
    return f"{kind}:{key}:{person}"


def unread_count(actor: Actor) -> int:
    """How many lines of the actor's inbox are not read."""
    return _UNREAD.rows(Q(person=actor.id)).count() if actor.id else 0


def _unread() -> QuerySet[Any, Any]:
    from .models import Notification

    return Notification.objects.filter(read_at__isnull=True).order_by().values_list("pk")


_UNREAD = Statement(_unread)
