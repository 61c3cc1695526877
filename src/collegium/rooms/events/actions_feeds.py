"""The secret address of a person's calendar: made, renewed, ended."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

from django.conf import settings

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act, record
from collegium.kernel.errors import NotFound
from collegium.kernel.ids import new_id

from .models import CalendarFeed


def token_of(person: str, salt: str) -> str:
    """The token of a feed: 128 bits made from the installation's key, so that a copy of the database opens nothing."""
    key = hashlib.sha256(b"collegium.calendar:" + settings.SECRET_KEY.encode()).digest()
    made = hmac.new(key, f"{person}:{salt}".encode(), hashlib.sha256).digest()[:16]
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def digest_of(token: str) -> str:
    """What is kept of a token, and finds it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@act("events.feed_made", public=False)
def make_feed(*, actor: Actor, now: datetime) -> str:
    """Make the address of one's calendar, or a new one instead: the old one opens nothing from then on."""
    authorise(actor, "events.keep_feed")
    if actor.is_machine:
        raise NotFound("feed")
    it = CalendarFeed.objects.filter(person=actor.id).first() or CalendarFeed(id=new_id(now), person_id=actor.id)
    it.salt, it.made_at = secrets.token_hex(16), now
    token = token_of(actor.id, it.salt)
    it.digest = digest_of(token)
    it.save()
    record(it)
    return token


@act("events.feed_ended", public=False)
def end_feed(*, actor: Actor, now: datetime) -> None:
    """End the address of one's calendar. Raises NotFound when there is none."""
    authorise(actor, "events.keep_feed")
    it = CalendarFeed.objects.filter(person=actor.id).first()
    if it is None:
        raise NotFound("feed")
    record(it)
    it.delete()
