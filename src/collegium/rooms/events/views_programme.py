"""Doors of those who plan the programme: sessions, and what an event discusses."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise
from collegium.commons.network import network
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence
from collegium.commons.search.queries import search
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound
from collegium.kernel.ids import Ref

from . import actions_programme, queries, queries_people, queries_programme
from .actions_programme import DISCUSSED, Part
from .forms import SessionForm, fault
from .views import discussed as discussed_by
from .views import facts_of
from .words import KINDS_DISCUSSED


def _planned(request: HttpRequest, event: str) -> tuple[Actor, Any]:
    """Who plans, and the event. Raises NotFound."""
    who = actor(request)
    it = queries.event_for(who, event)
    authorise(who, "events.change", it)
    return who, it


@door("events.change")
def programme(request: HttpRequest, event: str) -> HttpResponse:
    """All sessions in a list, each with the way to change it."""
    who, it = _planned(request, event)
    rows = queries_programme.sessions_of(it.id)
    waiting = queries_programme.waiting_counts(it.id) if any(row.capacity for row in rows) else {}
    return render(request, "events/programme.jinja", {**facts_of(it, who), "rows": rows, "waiting": waiting})


def _part(form: SessionForm) -> Part:
    return Part(**form.cleaned_data)


@door("events.change")
def new(request: HttpRequest, event: str) -> HttpResponse:
    """Add a session: it begins when the last one ended."""
    who, it = _planned(request, event)
    rows = queries_programme.sessions_of(it.id)
    begins = max((row.ends_at for row in rows), default=datetime.combine(it.starts_on, time(9), network().tz))
    form = SessionForm(
        request.POST or None, initial={"starts_at": begins, "ends_at": begins + timedelta(hours=1), "public": True}
    )
    context = _context(it, who, form)
    if request.method != "POST":
        return render(request, "events/session.jinja", context)
    if not form.is_valid():
        return refused_form(request, "events/session.jinja", context)
    try:
        actions_programme.add_session(actor=who, event=it.id, part=_part(form), now=clock.now())
    except Invalid as error:
        return _faulty(request, context, form, error)
    tell(request, _("The session stands in the programme."))
    return back_to("events:programme", it.slug)


def _context(it: Any, who: Actor, form: SessionForm, session: Any = None) -> dict[str, Any]:
    return {
        **facts_of(it, who),
        "form": form,
        "session": session,
        "tracks": queries_programme.tracks_of(it.id),
        "before": before_sentence("events.session"),
    }


def _faulty(request: HttpRequest, context: dict[str, Any], form: SessionForm, error: Invalid) -> HttpResponse:
    for name, code in error.fields.items():
        form.add_error(name, fault(name, str(code)))
    return refused_form(request, "events/session.jinja", context)


@door("events.change")
def change(request: HttpRequest, event: str, session: str) -> HttpResponse:
    """Change a session, or take it out."""
    who, it = _planned(request, event)
    held = queries_programme.session_of(it.id, session)
    names = ("title", "starts_at", "ends_at", "track", "room", "about", "capacity", "public", "is_break")
    first = {name: getattr(held, name) for name in names} | {"speakers": queries_programme.speaker_lines(held.id)}
    form = SessionForm(request.POST or None, initial=first)
    count = held.taken + queries_people.waits_in(held.id) if held.capacity is not None else 0
    context = _context(it, who, form, held) | {"remove": before_sentence("events.remove_session", count=count)}
    if request.method != "POST":
        return render(request, "events/session.jinja", context)
    if not form.is_valid():
        return refused_form(request, "events/session.jinja", context)
    try:
        actions_programme.change_session(actor=who, event=it.id, session=held.id, part=_part(form), now=clock.now())
    except Invalid as error:
        return _faulty(request, context, form, error)
    tell(request, _("Kept."))
    return back_to("events:programme", it.slug)


@require_POST
@door("events.change")
def remove(request: HttpRequest, event: str, session: str) -> HttpResponse:
    """Take a session out of the programme."""
    who, it = _planned(request, event)
    actions_programme.remove_session(actor=who, event=it.id, session=session, now=clock.now())
    tell(request, _("The session is taken out."))
    return back_to("events:programme", it.slug)


@door("events.change")
def discussed(request: HttpRequest, event: str) -> HttpResponse:
    """Find papers, challenges, practices and European files, and say that the event discusses them."""
    who, it = _planned(request, event)
    if request.method == "POST":
        return _say(request, who, it)
    asked = request.GET.get("q", "")[:100]
    held = discussed_by(it, who)
    hits = search(who, asked).hits if asked else []
    taken = {row["id"] for row in held}
    found = [hit for hit in hits if hit.kind in DISCUSSED and hit.id not in taken]
    context = {**facts_of(it, who), "held": held, "found": found, "asked": asked, "words": KINDS_DISCUSSED}
    return render(request, "events/discussed.jinja", context)


def _say(request: HttpRequest, who: Actor, it: Any) -> HttpResponse:
    try:
        what = Ref.parse(request.POST.get("what", ""))
    except ValueError:
        raise NotFound("what") from None
    act = actions_programme.discuss_no_more if "remove" in request.POST else actions_programme.discuss
    act(actor=who, event=it.id, what=what, now=clock.now())
    tell(request, _("Kept."))
    return back_to("events:discussed", it.slug)
