"""Doors of planning: a new meeting, another moment, the agenda sent, a meeting cancelled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collegium.commons.access import Actor, authorise
from collegium.commons.notify import changed_words, previews
from collegium.commons.pages.activity import may_see
from collegium.commons.pages.doors import actor, door, refused_form, render, tell
from collegium.commons.pages.errors import named
from collegium.commons.pages.words import before_sentence, names_of, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.groups.choices import State as BodyState
from collegium.rooms.groups.queries import bodies

from . import actions, queries
from .forms import ChangeForm, NewForm, ReasonForm
from .queries_letters import agenda_letter
from .rules import FLOW
from .views import back_to_meeting, crumb


def _bodies(who: Actor) -> list[tuple[str, str, str]]:
    """The bodies for which the actor plans meetings: those that she leads, all for the office."""
    rows = [row for row in bodies(who) if row.state == BodyState.ACTIVE]
    return [
        (row.id, row.slug, row.name) for row in rows if who.is_office or who.wears("chair", "president", body=row.id)
    ]


@door("meetings.plan")
def new(request: HttpRequest) -> HttpResponse:
    """A body will meet, alone or within an event."""
    who = actor(request)
    authorise(who, "meetings.plan")
    mine = _bodies(who)
    asked = request.GET.get("group", "")
    event = request.POST.get("event", request.GET.get("event", ""))[:26]
    host = Ref("event", event) if event and may_see(Ref("event", event), who) else None
    initial = {"group": next((ident for ident, slug, _name in mine if asked in (ident, slug)), ""), "event": event}
    form = NewForm(request.POST or None, groups=[(ident, name) for ident, _slug, name in mine], initial=initial)
    context = {
        "form": form,
        "host": names_of("event", [event]).get(event, "") if host else "",
        "before": before_sentence("meetings.plan"),
    }
    if request.method != "POST":
        return render(request, "meetings/new.jinja", context)
    if not form.is_valid():
        return refused_form(request, "meetings/new.jinja", context)
    data = form.cleaned_data
    data.pop("event")
    try:
        ident = actions.plan_meeting(actor=who, host=host, now=clock.now(), **data)
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "meetings/new.jinja", context)
    tell(request, _("Planned. Those invited are told. Build the agenda next."))
    return back_to_meeting(queries.meeting_for(who, ident))


@door("meetings.change")
def change(request: HttpRequest, meeting: str) -> HttpResponse:
    """Another title, moment, place or link."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.change", it)
    names = ("title", "begins_at", "ends_at", "place", "link", "version")
    form = ChangeForm(request.POST or None, initial={name: getattr(it, name) for name in names})
    context = {"it": it, "form": form, "before": before_sentence("meetings.change"), **crumb(it)}
    if request.method != "POST":
        return render(request, "meetings/change.jinja", context)
    if not form.is_valid():
        return refused_form(request, "meetings/change.jinja", context)
    try:
        actions.change_meeting(actor=who, meeting=it.id, now=clock.now(), **form.cleaned_data)
    except Stale as error:
        raise named(error, form) from error
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "meetings/change.jinja", context)
    tell(request, _("Changed."))
    return back_to_meeting(it)


@door("meetings.cancel")
def cancel(request: HttpRequest, meeting: str) -> HttpResponse:
    """It does not take place."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.cancel", it)
    form = ReasonForm(request.POST or None)
    decision = FLOW.check("cancel", queries.standing_of(it))
    context = {
        "it": it,
        "form": form,
        "before": before_sentence("meetings.cancel"),
        "refused": "" if decision else reason_sentence(decision),
        **crumb(it),
    }
    if request.method != "POST":
        return render(request, "meetings/cancel.jinja", context)
    if not form.is_valid():
        return refused_form(request, "meetings/cancel.jinja", context)
    try:
        actions.cancel_meeting(actor=who, meeting=it.id, reason=form.cleaned_data["reason"], now=clock.now())
    except Refused as error:
        return refused_form(request, "meetings/cancel.jinja", context, error)
    tell(request, _("Cancelled. Those invited are told."))
    return back_to_meeting(it)


@door("meetings.send")
def send(request: HttpRequest, meeting: str) -> HttpResponse:
    """The agenda goes out; the letters are shown before, and their words can be changed."""
    who, now = actor(request), clock.now()
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.send", it)
    decision = FLOW.check("send", queries.standing_of(it), now=now)
    asked = agenda_letter(it)
    people = ngettext("%(n)s person", "%(n)s people", len(asked["to"])) % {"n": len(asked["to"])}
    context = {
        "it": it,
        "letters": previews("meeting_agenda", request.POST, **asked),
        "before": before_sentence("meetings.send", people=people),
        "refused": "" if decision else reason_sentence(decision),
        **crumb(it),
    }
    if request.method != "POST":
        return render(request, "meetings/send.jinja", context)
    try:
        actions.send_agenda(actor=who, meeting=it.id, texts=changed_words(request.POST), now=now)
    except Refused as error:
        return refused_form(request, "meetings/send.jinja", context, error)
    tell(request, _("The agenda is on its way."))
    return back_to_meeting(it)
