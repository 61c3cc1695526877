"""Letters in the reader's language: subject, body, address, and why it came."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import formataddr
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.network import network
from collegium.commons.pages.shell import disclaimer
from collegium.kernel.ids import Ref, new_id

from .addresses import Reader
from .addressing import absolute, in_language
from .kinds import Kind

if TYPE_CHECKING:
    from .models import Letter

_FOOT = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
SALT = "collegium.unsubscribe"


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is said to everybody who reads one language. `body` may be edited before it is sent."""

    subject: str
    body: str
    why: str


def one_line(text: str, most: int = 200) -> str:
    """Text fit for a header: no line breaks, no control characters, cut at `most`."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return clean if len(clean) <= most else clean[: most - 1] + "…"


def sentences(kind: Kind, words: Mapping[str, Any], edited: str = "") -> Sentences:
    """The sentences of a notice in the language in force. Raises KeyError when a place has no parameter."""
    why = (
        str(kind.why) % words
        if kind.why
        else _("It concerns your part in the network (“%(kind)s”).") % {"kind": kind.title}
    )
    body = _FOOT.sub("", "\n" + edited.replace("\r\n", "\n")).strip() if edited.strip() else _said(kind.line, words)
    return Sentences(one_line(_said(kind.subject, words)), body, why)


def _said(sentence: Any, words: Mapping[str, Any]) -> str:
    return str(sentence(words) if callable(sentence) else str(sentence) % words)


def letter_text(said: Sentences, reader: Reader, kind: str, *, page: str, link: str = "") -> str:
    """The whole text for one reader: body, address, and the foot. `link` is a personal address of the same
    page.
    """
    body, address = said.body, link or page
    if page and link:
        body = body.replace(page, link)
    if address and address not in body:
        body = f"{body}\n\n{address}"
    return f"{body}\n\n-- \n{_foot(said.why, reader, kind)}\n"


def _foot(why: str, reader: Reader, kind: str) -> str:
    here = network()
    lines = [_("Why did I get this? %(why)s") % {"why": why}]
    if kind:
        choose = absolute(in_language(reverse("notify:preferences"), reader.language))
        lines.append(_("No more letters of this kind: %(address)s") % {"address": unsubscribe_address(reader, kind)})
        lines.append(_("Choose what comes by mail: %(address)s") % {"address": choose})
    known = here.full_name.startswith(here.name)
    lines.append(here.full_name if known else f"{here.name}, {here.full_name}")
    if here.is_demonstration:
        lines.append(disclaimer())
    return "\n".join(lines)


def unsubscribe_address(reader: Reader, kind: str) -> str:
    """An address that can only end the letters of this kind to this person."""
    token = signing.dumps([reader.id, kind], salt=SALT, compress=False)
    return absolute(in_language(reverse("notify:unsubscribe", args=[token]), reader.language))


def headers_for(reader: Reader, kind: str, title: str, about: Ref | None) -> dict[str, str]:
    """Headers that let mail programs sort, thread and unsubscribe (RFC 2919, 2369, 8058, 3834)."""
    domain = network().domain
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    if kind:
        headers["List-Id"] = (
            f"{one_line(title, 60).replace('<', '').replace('>', '')} <{kind.replace('_', '-')}.{domain}>"
        )
        headers["List-Unsubscribe"] = f"<{unsubscribe_address(reader, kind)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if about is not None:
        thread = f"<{about.kind}.{about.id}@{domain}>"
        headers["In-Reply-To"], headers["References"] = thread, thread
    return headers


def sender() -> str:
    """From: an address of the network itself, so that DMARC of other domains is never touched."""
    here = network()
    return formataddr((here.name, here.sender or here.email or f"noreply@{here.domain}"))


def new_letter(
    reader: Reader, kind: str, *, subject: str, text: str, headers: dict[str, str], key: str, now: datetime
) -> Letter:
    """A letter that is not yet in the queue."""
    from .models import Letter

    return Letter(
        id=new_id(now),
        person=reader.id,
        name=reader.name,
        address=reader.email,
        language=reader.language,
        kind=kind,
        subject=subject,
        text=text,
        headers=headers,
        at=now,
        key=key,
    )


def write_letter(
    reader: Reader, *, subject: str, text: str, key: str, now: datetime, why: str = "", link: str = ""
) -> bool:
    """Queue a letter that is no notice (a sign-in link, a new signed link): no line in the inbox, no
    unsubscribing.

    Subject and text in the reader's language. Belongs into the transaction of what it tells of; the same
    key again changes nothing. False when nothing was queued.
    """
    from .models import Letter

    if not reader.email or Letter.objects.filter(key=key).exists():
        return False
    with translation.override(reader.language):
        said = Sentences(one_line(subject), text, why or _("Somebody asked for it on the pages of the network."))
        whole = letter_text(said, reader, "", page="", link=link)
    new_letter(
        reader,
        "",
        subject=said.subject,
        text=whole,
        headers=headers_for(reader, "", "", None),
        key=key,
        now=now,
    ).save(force_insert=True)
    return True


def as_read_by(reader: Reader, language: str) -> Reader:
    """The same reader in another language."""
    return replace(reader, language=language)
