"""Doors of the calendar: what comes, and the secret address at which calendars of people read it."""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import Any

from babel.dates import format_date
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, actor_of
from collegium.commons.network import network
from collegium.commons.pages.doors import actor, back_to, door, public, render, tell
from collegium.commons.pages.moments import LOCALES
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

from . import actions_feeds, queries, queries_feeds
from .actions_feeds import digest_of, token_of
from .calendars import Item, event_items, items_for
from .views import calendar_file, until_midnight


@public("events:public", "groups:public", "members:public")
def calendar(request: HttpRequest) -> HttpResponse:
    """What comes, month by month: events for everybody; for those signed in also dates and what waits for them."""
    who, now = actor(request), clock.now()
    until_midnight(request, now)
    every = event_items(queries.coming(who, now)) if who.is_public else items_for(who, now)
    labels = dict(sorted({item.kind: item.label for item in every if item.label}.items(), key=lambda pair: pair[1]))
    kind = request.GET.get("kind", "")
    shown = [item for item in every if item.kind == kind] if kind in labels else every
    return render(
        request,
        "events/calendar.jinja",
        {
            "months": _months(shown),
            "labels": labels,
            "kind": kind if kind in labels else "",
            "total": len(every),
            **(_address(who) if who.is_member else {"feed": "", "may_have": False}),
        },
    )


def _months(items: list[Item]) -> list[tuple[str, list[Item]]]:
    """The items under the names of their months, in the reader's language."""
    zone, language = network().tz, translation.get_language() or "en"
    return [
        (format_date(held[0].at.astimezone(zone).date(), "LLLL y", locale=LOCALES.get(language, language)), held)
        for _month, group in groupby(items, key=lambda item: item.at.astimezone(zone).strftime("%Y%m"))
        for held in [list(group)]
    ]


def _address(who: Actor) -> dict[str, Any]:
    salt = queries_feeds.feed_of(who.id)
    where = f"{settings.ORIGIN}/calendar/{token_of(who.id, salt)}.ics" if salt else ""
    return {
        "feed": where,
        "webcal": "webcal:" + where.partition(":")[2] if where else "",
        "may_have": not who.is_machine,
        "make_says": before_sentence("events.renew_feed" if where else "events.make_feed"),
        "end_says": before_sentence("events.end_feed"),
    }


@require_POST
@door("events.keep_feed")
def make(request: HttpRequest) -> HttpResponse:
    """Make the address of one's calendar, or a new one."""
    actions_feeds.make_feed(actor=actor(request), now=clock.now())
    tell(request, _("The address stands below. Enter it in your calendar."))
    return back_to("events:calendar")


@require_POST
@door("events.keep_feed")
def end(request: HttpRequest) -> HttpResponse:
    """End the address of one's calendar."""
    actions_feeds.end_feed(actor=actor(request), now=clock.now())
    tell(request, _("The address is ended."))
    return back_to("events:calendar")


@public()
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address, with the rights that its person has at this moment."""
    from .calendars import feed as made

    now = clock.now()
    who = actor_of(queries_feeds.whose(digest_of(token)), now)
    if not who.is_member:
        raise NotFound("calendar")
    content = made(who, now)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = (
        HttpResponse(status=304)
        if etag in request.headers.get("If-None-Match", "")
        else calendar_file(content, "calendar.ics")
    )
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    response["Referrer-Policy"], response["X-Robots-Tag"] = "no-referrer", "noindex"
    return response
