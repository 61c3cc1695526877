"""Doors for readers: the page of a discussion, one contribution wherever it stands, its wordings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from collegium.commons.access import Actor, can
from collegium.commons.network import preset
from collegium.commons.pages.activity import bodies_of
from collegium.commons.pages.addresses import address
from collegium.commons.pages.doors import actor, door, render
from collegium.commons.pages.listing import listing
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

from . import actions, queries, queries_shown
from .queries import Host, Place

THREADS = 20


class Keeps:
    """The subject of `discussions.hide` for a whole discussion: the bodies that carry what is discussed."""

    def __init__(self, bodies: frozenset[str]) -> None:
        self.bodies = bodies


@door("discussions.see")
def page(request: HttpRequest, kind: str, host: str) -> HttpResponse:
    """The discussion of an object: its threads, the one that was answered last first. To see it is to have read it."""
    who, now = actor(request), clock.now()
    about = queries.host_for(who, kind, host)
    place = queries.place_of(who, about.ref)
    response = render(request, "discussions/page.jinja", context_of(request, who, about, place))
    if place is not None and not who.is_machine and not _looks_ahead(request):
        actions.mark_read(who, place.id, now)
    return response


def _looks_ahead(request: HttpRequest) -> bool:
    """A browser that fetches a page which nobody has asked for yet."""
    return "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))


def context_of(request: HttpRequest, who: Actor, about: Host, place: Place | None) -> dict[str, Any]:
    """What the page of a discussion shows, its form empty."""
    since = place.read_at if place else None
    moderates = may_hide(who, about)
    found = queries_shown.threads(who, place.id, since, moderates=moderates) if place else []
    rows = listing(request, found, size=THREADS)
    queries_shown.with_answers(who, list(rows.rows), since, moderates=moderates)
    return {
        "about": about,
        "place": place,
        "rows": rows,
        "asked": queries.asked_here(who, place.id) if place else set(),
        "moderates": moderates,
        "locks": bool(can(who, "discussions.lock")),
        "writes": bool(can(who, "discussions.write")) and not (place and place.locked_at),
        "before": before_sentence("discussions.say"),
        "fresh_from": clock.now() - timedelta(minutes=preset(actions.MINUTES)),
    }


def may_hide(who: Actor, about: Host) -> bool:
    """Whether the actor keeps order here: the office, or a chair of a body that carries what is discussed."""
    bodies = bodies_of(about.ref) if who.wears("chair") and not who.is_office else frozenset()
    return bool(can(who, "discussions.hide", Keeps(bodies)))


@door("discussions.see")
def at(request: HttpRequest, contribution: str) -> HttpResponse:
    """Where a contribution stands now: the right page of its discussion, at its place."""
    it = queries.contribution_for(actor(request), contribution)
    number = queries_shown.before(it) // THREADS + 1
    where = address("discussions:page", it.discussion.host_kind, it.discussion.host)
    asked = f"?page={number}" if number > 1 else ""
    return HttpResponseRedirect(f"{where}{asked}#c-{it.id}")


@door("discussions.see")
def wordings(request: HttpRequest, contribution: str) -> HttpResponse:
    """The present and the earlier words of a contribution; of a hidden one for its author and who keeps order."""
    who = actor(request)
    it = queries.contribution_for(who, contribution)
    about: Host = it.host  # type: ignore[attr-defined]
    if it.state != "shown" and it.author_id != who.id and not may_hide(who, about):
        raise NotFound(contribution)
    context = {"it": it, "about": about, "rows": queries_shown.wordings(it)}
    return render(request, "discussions/wordings.jinja", context)
