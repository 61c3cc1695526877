"""Doors of those who plan: a new event, other words or days, the moves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.groups.queries import bodies
from collegium.rooms.members.queries import members

from . import actions, queries, queries_people
from .actions import MOVES as ACTS
from .actions import Plan
from .forms import ChangeForm, EventForm, ReasonForm, fault
from .policy import led_by
from .rules import FLOW
from .views import facts_of
from .words import MOVES, SEEN_BY


def _choices(who: Actor) -> dict[str, list[tuple[str, Any]]]:
    """What may be chosen: kinds, the bodies for which the actor plans, hosts."""
    groups = [(row.id, row.name) for row in bodies(who) if who.is_office or row.id in led_by(who)]
    hosts = [(row.id, row.short) for row in members(who)]
    kinds = [(row.id, row.name) for row in queries.kinds() if who.is_office or row.of_a_body]
    return {
        "kinds": kinds,
        "bodies": ([("", _("No group"))] if who.is_office else []) + groups,
        "hosts": [("", _("No host")), *hosts],
    }


def _plan(form: EventForm) -> Plan:
    given = dict(form.cleaned_data)
    given.pop("version", None)
    return Plan(**given)


def _add_faults(form: Any, error: Invalid) -> None:
    for name, code in error.fields.items():
        form.add_error(name, fault(name, str(code)))


@door("events.plan")
def new(request: HttpRequest) -> HttpResponse:
    """Plan an event."""
    who = actor(request)
    if not (who.is_office or led_by(who)):
        raise NotFound("events.plan")
    first = {"language": translation.get_language() or settings.LANGUAGE_CODE, "audience": "public"}
    first |= {"body": request.GET.get("body", "")} if request.GET.get("body") else {}
    form = EventForm(request.POST or None, initial=first, **_choices(who))
    context = {"form": form, "before": before_sentence("events.plan")}
    if request.method != "POST":
        return render(request, "events/new.jinja", context)
    if not form.is_valid():
        return refused_form(request, "events/new.jinja", context)
    try:
        ident = actions.plan_event(actor=who, plan=_plan(form), now=clock.now())
    except Invalid as error:
        _add_faults(form, error)
        return refused_form(request, "events/new.jinja", context)
    tell(request, _("The draft is kept. Add its programme, then announce it."))
    return back_to("events:page", queries.slugs([ident])[ident])


@door("events.change")
def change(request: HttpRequest, event: str) -> HttpResponse:
    """Other words, days, places."""
    who = actor(request)
    it = queries.event_for(who, event)
    authorise(who, "events.change", it)
    first = {name: getattr(it, name) for name in ("title", "summary", "language", "starts_on", "ends_on", "place",
                                                  "city", "audience", "capacity", "practical", "version")}  # fmt: skip
    first |= {"kind": it.kind_id, "host": it.host_id or "", "body": it.body_id or "", "until": it.registration_until}
    form = ChangeForm(request.POST or None, initial=first, **_choices(who))
    context = {**facts_of(it, who), "form": form, "before": before_sentence("events.change")}
    if request.method != "POST":
        return render(request, "events/change.jinja", context)
    if not form.is_valid():
        return refused_form(request, "events/change.jinja", context)
    try:
        actions.change_event(
            actor=who, event=it.id, version=form.cleaned_data["version"], plan=_plan(form), now=clock.now()
        )
    except Invalid as error:
        _add_faults(form, error)
        return refused_form(request, "events/change.jinja", context)
    tell(request, _("Kept."))
    return back_to("events:page", it.slug)


def _sentence(it: Any, name: str) -> str:
    """What a move does, said before it."""
    until = day_long(it.registration_until) if isinstance(it.registration_until, date) else ""
    told = ""
    if name == "open":
        from collegium.rooms.groups.queries import in_words

        words = in_words(it.body.names) if it.body else ""
        told = before_sentence(f"events.open_told_{'body' if it.body else 'liaisons'}", body=words)
    count = len(queries_people.told_of(it.id)) if name == "cancel" else 0
    return before_sentence(f"events.{name}", seen_by=SEEN_BY[it.audience], until=until, told=told, count=count)


@door("events.change")
def move(request: HttpRequest, event: str, move: str) -> HttpResponse:
    """Announce it, open and close registration, enter it as held, cancel it, take it up again."""
    who, now = actor(request), clock.now()
    it = queries.event_for(who, event)
    authorise(who, "events.change", it)
    if move not in MOVES:
        raise NotFound(move)
    answer = FLOW.check(move, queries.standing_of(it, now))
    form = ReasonForm(request.POST or None) if move == "cancel" else None
    context = {
        **facts_of(it, who),
        "form": form,
        "move": move,
        "title": MOVES[move],
        "before": _sentence(it, move),
        "refused": "" if answer else reason_sentence(answer),
    }
    if request.method != "POST":
        return render(request, "events/move.jinja", context)
    if form is not None and not form.is_valid():
        return refused_form(request, "events/move.jinja", context)
    try:
        if form is not None:
            actions.cancel_event(actor=who, event=it.id, reason=form.cleaned_data["reason"], now=now)
        else:
            ACTS[move](actor=who, event=it.id, now=now)
    except Refused as error:
        return refused_form(request, "events/move.jinja", context, error)
    tell(request, _("Done: it stands on its page."))
    return back_to("events:page", it.slug)
