"""Signing in by a link: made, opened once, kept only as a hash. Sessions are bookkeeping, not acts."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import F
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.urls import reverse
from django.utils import translation

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act, record
from collegium.commons.network import network
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused

from .choices import State
from .models import AddressChange, Person, SignedIn, SignInAttempt, SignInLink
from .rules import FOR_A_CALLER, FOR_A_CHANGE, FOR_AN_ADDRESS, Limit, LinkStanding, link_opens, may_ask, own_path

MOST_MINUTES = 24 * 60


@act("people.login_link_made", public=False)
def make_login_link(
    *,
    actor: Actor,
    email: str,
    now: datetime,
    minutes: int = 15,
    next_path: str = "",
    reusable: bool = False,
) -> str:
    """Make a link that signs the person with this address in; returns its absolute address.

    It works once and for `minutes` (1 to 1440). A `reusable` one, for the cast of a demonstration, has no end
    and opens nowhere else. Only the operator and the machine make links. Raises NotFound for all others, for
    an unknown address and for somebody who has left; Invalid(minutes="out_of_range").
    """
    authorise(actor, "people.make_login_link")
    if not 1 <= minutes <= MOST_MINUTES:
        raise Invalid(minutes="out_of_range")
    person = Person.objects.filter(email__iexact=email.strip(), state=State.ACTIVE).first() if email.strip() else None
    if person is None:
        raise NotFound
    token = secrets.token_urlsafe(16)
    SignInLink.objects.create(
        token_hash=hash_of(token),
        person=person,
        made_at=now,
        expires_at=None if reusable else now + timedelta(minutes=minutes),
        reusable=reusable,
        next_path=own_path(next_path),
    )
    record(person, minutes=0 if reusable else minutes)
    return address_of(token)


def hash_of(token: str) -> str:
    """What is kept of a token (128 random bits, so that a plain hash is enough)."""
    return hashlib.sha256(token.encode()).hexdigest()


def address_of(token: str) -> str:
    """The absolute address of a link, without a language."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.ORIGIN}{reverse('people:enter', args=[token])}"


def person_behind(token: str, now: datetime) -> Person:
    """Whom the link would sign in; nothing changes. Raises NotFound (unknown), Refused (used, too old)."""
    return _link(token, now).person


def _link(token: str, now: datetime) -> SignInLink:
    link = SignInLink.objects.select_related("person").filter(pk=hash_of(token)).first()
    if link is None:
        raise NotFound
    standing = LinkStanding(
        expires=link.expires_at,
        used=link.used_at is not None,
        reusable=link.reusable,
        left=link.person.state != State.ACTIVE,
    )
    decision = link_opens(standing, now=now, demonstration=network().is_demonstration)
    if not decision:
        raise NotFound if decision.reason == "link_unknown" else Refused(decision)
    return link


def enter_by_link(request: HttpRequest, token: str, now: datetime) -> str:
    """Use the link: sign its person in; returns the path to go to ("" for none).

    Raises NotFound, Refused. Of two at the same moment only one gets in.
    """
    link = _link(token, now)
    if not link.reusable:
        taken = SignInLink.objects.filter(pk=link.pk, used_at__isnull=True).update(used_at=now)
        if not taken:
            raise Refused("link_used")
    sign_in(request, link.person_id)
    return link.next_path


def sign_in(request: HttpRequest, person: str) -> None:
    """Give the browser a fresh session of this person (a ULID). Her language is taken with her."""
    session = request.session
    _forget_session(session)
    session.flush()
    session["person"] = person
    session.save()
    SignedIn.objects.update_or_create(
        session_key=session.session_key, defaults={"person_id": person, "since": clock.now()}
    )
    rotate_token(request)


def sign_out(request: HttpRequest) -> None:
    """End the session of this browser."""
    session = request.session
    _forget_session(session)
    session.flush()
    rotate_token(request)


def _forget_session(session: SessionBase) -> None:
    if session.session_key:
        SignedIn.objects.filter(pk=session.session_key).delete()


def sign_out_everywhere(person: str, *, but: str = "") -> int:
    """End all sessions of a person, except the one with the key `but`; returns how many ended."""
    from django.contrib.sessions.models import Session

    keys = list(SignedIn.objects.filter(person=person).exclude(pk=but).values_list("pk", flat=True))
    Session.objects.filter(pk__in=keys).delete()
    SignedIn.objects.filter(pk__in=keys).delete()
    return len(keys)


def forget_signing(person: str, email: str) -> None:
    """Remove sessions, sign-in links and noted attempts of a person (a ULID) and her address."""
    sign_out_everywhere(person)
    SignInLink.objects.filter(person=person).delete()
    AddressChange.objects.filter(person=person).delete()
    SignInAttempt.objects.filter(key=_key("email", email.strip().lower())).delete()


def _key(kind: str, value: str) -> str:
    return hash_of(f"{settings.SECRET_KEY}:{kind}:{value}")


def count_attempt(email: str, caller: str, real_now: datetime) -> None:
    """Note that a link was asked for, known address or not. Raises Refused("asked_too_often", minutes=).

    `real_now` is the real time, never the clock of a demonstration that stands still.
    """
    _count(_key("email", email.strip().lower()), FOR_AN_ADDRESS, real_now)
    _count(_key("caller", caller), FOR_A_CALLER, real_now)


def count_address(person: str, real_now: datetime) -> None:
    """Note that a person (a ULID) asked for another address. Raises Refused("asked_too_often", minutes=)."""
    _count(_key("change", person), FOR_A_CHANGE, real_now)


def _count(key: str, limit: Limit, real_now: datetime) -> None:
    since = real_now - timedelta(seconds=limit.seconds)
    before = list(SignInAttempt.objects.filter(key=key, at__gt=since).values_list("at", flat=True))
    decision = may_ask(before, limit, real_now)
    if not decision:
        raise Refused(decision)
    SignInAttempt.objects.create(key=key, at=real_now)


def clear_signing(now: datetime, real_now: datetime) -> None:
    """Throw away what no longer counts: old links, attempts of yesterday, sessions that are over."""
    from django.contrib.sessions.models import Session

    day = timedelta(days=1)
    SignInLink.objects.filter(expires_at__lt=now - day).delete()
    AddressChange.objects.filter(expires_at__lt=now - day).delete()
    SignInAttempt.objects.filter(at__lt=real_now - day).delete()
    Session.objects.filter(expire_date__lt=real_now).delete()
    SignedIn.objects.exclude(pk__in=Session.objects.values("session_key")).delete()


def places(person: str, current: str) -> list[dict[str, object]]:
    """Where a person is signed in: since when, and whether it is the session `current`. That first, then the newest."""
    rows = SignedIn.objects.filter(person=person).order_by(F("since").desc())
    found = [{"since": row.since, "here": row.session_key == current} for row in rows]
    return sorted(found, key=lambda place: not place["here"])
