"""Signed links: one person, one act, one thing, until a moment; without signing in.

The address holds 128 random bits, the database only their SHA-256. Following it changes nothing: it is
exchanged for a short cookie bound to the act and the thing, and the view asks `grant_of`.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from collegium.kernel import clock
from collegium.kernel.ids import Ref, new_id

from .addressing import absolute

if TYPE_CHECKING:
    from .models import SignedLink

SALT = "collegium.grant"
COOKIE_SECONDS = 30 * 60
RENEWED_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Grant:
    """What the holder of a link may do: `act` on `about`, as `person`, for the mandate (a seat's ULID, or
    "").
    """

    person: str
    mandate: str
    act: str
    about: Ref
    link: str = ""
    expires: datetime | None = None


Renewal = Callable[[Grant, datetime], "datetime | None"]
PageArguments = Callable[[Grant], list[str]]


@dataclass(frozen=True, slots=True)
class SignedAct:
    """An act that may be done by link, and the page on which it is done."""

    act: str
    url_name: str
    renew: Renewal | None = None
    arguments: PageArguments | None = None

    def page(self, grant: Grant, language: str) -> str:
        """The clean address in the reader's language, with the id of the thing or what `arguments` says."""
        given = self.arguments(grant) if self.arguments else [grant.about.id]
        with translation.override(language):
            return reverse(self.url_name, args=given)


SIGNED_ACTS: dict[str, SignedAct] = {}


def offer_signed_act(
    act: str, *, url_name: str, renew: Renewal | None = None, arguments: PageArguments | None = None
) -> None:
    """Let an act be done by link on the page `url_name` (its arguments: the thing's id, or
    `arguments(grant)`).

    `renew(grant, now)` gives the moment until which a new link may be good that somebody asks for when the
    old one has expired, or None when there is nothing left to do; without it a new link is good for three
    days, and the page says what can still be done.
    """
    SIGNED_ACTS[act] = SignedAct(act, url_name, renew, arguments)


def is_prefetch(request: HttpRequest) -> bool:
    """Whether the browser only looks ahead; such a request changes nothing and gives nothing."""
    purpose = (
        request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "") + request.headers.get("X-Moz", "")
    )
    return "prefetch" in purpose or "prerender" in purpose or "preview" in purpose


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def signed_link(
    *, act: str, person: str, about: Any, mandate: str = "", expires: datetime, now: datetime | None = None
) -> str:
    """Make a link within the act or reaction in progress; the whole address, to be put into one letter only.

    It stays good until `expires` for an act that may be repeated; `spend` ends it after one that may not.
    Raises ValueError for an act that was not offered.
    """
    from .models import SignedLink

    if act not in SIGNED_ACTS:
        raise ValueError(f"{act} is not offered by link")
    ref, at = about if isinstance(about, Ref) else about.ref, now or clock.now()
    token = secrets.token_urlsafe(16)
    SignedLink.objects.create(
        id=new_id(at),
        hash=token_hash(token),
        act=act,
        person=person,
        mandate=mandate,
        about_kind=ref.kind,
        about=ref.id,
        at=at,
        expires=expires,
    )
    return absolute(reverse("notify_plain:signed", args=[token]))


def _grant(row: SignedLink) -> Grant:
    return Grant(row.person, row.mandate, row.act, Ref(row.about_kind, row.about), row.id, row.expires)


def grant_behind(token: str, now: datetime) -> Grant | None:
    """The grant of a token that is good at `now`."""
    from .models import SignedLink

    row = SignedLink.objects.filter(hash=token_hash(token), expires__gt=now, ended_at__isnull=True).first()
    return _grant(row) if row and row.act in SIGNED_ACTS else None


def grant_expired(token: str, now: datetime) -> Grant | None:
    """The grant of a token that was good once and has run out: a new one may be asked for."""
    from .models import SignedLink

    row = SignedLink.objects.filter(hash=token_hash(token), expires__lte=now, ended_at__isnull=True).first()
    return _grant(row) if row and row.act in SIGNED_ACTS else None


def cookie_name(act: str, about: Ref) -> str:
    """One cookie for each act and thing, so that two open ballots do not disturb each other."""
    return f"collegium_act_{hashlib.sha256(f'{act}|{about}'.encode()).hexdigest()[:12]}"


def give_cookie(response: HttpResponse, grant: Grant, *, secure: bool) -> None:
    """Let the browser hold the grant for half an hour."""
    response.set_cookie(
        cookie_name(grant.act, grant.about),
        signing.dumps([grant.link, grant.act, str(grant.about)], salt=SALT),
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=secure,
    )


def grant_of(request: HttpRequest, act: str, about: Any) -> Grant | None:
    """The grant that this browser holds for the act on this thing, or None. One query, only with a cookie.

    The link is asked again each time: one that has run out, was spent or ended gives nothing.
    """
    from .models import SignedLink

    ref = about if isinstance(about, Ref) else about.ref
    held = request.COOKIES.get(cookie_name(act, ref))
    if not held:
        return None
    try:
        link, for_act, for_about = signing.loads(held, salt=SALT, max_age=COOKIE_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if (for_act, for_about) != (act, str(ref)):
        return None
    good = Q(pk=link, act=act, about=ref.id, ended_at__isnull=True, expires__gt=clock.now())
    row = SignedLink.objects.filter(good).first()
    return _grant(row) if row else None


def spend(grant: Grant, now: datetime) -> bool:
    """End a link because its act was done and may not be repeated; within that act. False when it was
    spent.
    """
    from .models import SignedLink

    return bool(SignedLink.objects.filter(pk=grant.link, ended_at__isnull=True).update(ended_at=now))


def end_links(*, about: Any, now: datetime, person: str = "", mandate: str = "", act: str = "") -> int:
    """End all links to a thing, or those of a person, a mandate or an act; within the act that makes them
    void.
    """
    from .models import SignedLink

    ref = about if isinstance(about, Ref) else about.ref
    rows = SignedLink.objects.filter(about_kind=ref.kind, about=ref.id, ended_at__isnull=True)
    for name, value in (("person", person), ("mandate", mandate), ("act", act)):
        rows = rows.filter(**{name: value}) if value else rows
    return rows.update(ended_at=now)
