"""Doors of an action: settle it, give it to somebody else or another day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import abilities, authorise
from collegium.commons.pages.doors import actor, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, Refused

from . import actions_minutes, queries_agenda
from .forms import ActionForm, SettleForm
from .queries_people import helpers
from .rules import may_be_settled
from .views import back_to_meeting, crumb
from .words import ACTION_KINDS, ACTION_STATES


@door("meetings.settle_action")
def settle(request: HttpRequest, action: str) -> HttpResponse:
    """Say that an action is done, or dropped and why."""
    who = actor(request)
    row, it = queries_agenda.action_for(who, action)
    authorise(who, "meetings.settle_action", it, person=row.owner)
    form = SettleForm(request.POST or None)
    check = may_be_settled(row.state)
    context = {
        "it": it,
        "row": row,
        "form": form,
        "before": before_sentence("meetings.settle_action"),
        "refused": "" if check else reason_sentence(check),
        "states": ACTION_STATES,
        "kinds": ACTION_KINDS,
        "can": abilities(who, ["meetings.change_action"], it),
        **crumb(it),
    }
    if request.method != "POST":
        return render(request, "meetings/action.jinja", context)
    if not form.is_valid():
        return refused_form(request, "meetings/action.jinja", context)
    try:
        actions_minutes.settle_action(actor=who, action=row.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        return refused_form(request, "meetings/action.jinja", context, error)
    tell(request, _("The action is settled."))
    return back_to_meeting(it)


@door("meetings.change_action")
def change(request: HttpRequest, action: str) -> HttpResponse:
    """Other words, another owner or day for an open action."""
    who = actor(request)
    row, it = queries_agenda.action_for(who, action)
    authorise(who, "meetings.change_action", it)
    people = helpers(it.id, clock.now())
    if row.owner not in dict(people):
        people.append((row.owner, row.owner_name))
    initial = {"text": row.text, "owner": row.owner, "due": row.due}
    form = ActionForm(request.POST or None, people=people, initial=initial)
    check = may_be_settled(row.state)
    context = {
        "it": it,
        "row": row,
        "form": form,
        "before": before_sentence("meetings.give_action"),
        "refused": "" if check else reason_sentence(check),
        **crumb(it),
    }
    if request.method != "POST":
        return render(request, "meetings/change_action.jinja", context)
    if not form.is_valid():
        return refused_form(request, "meetings/change_action.jinja", context)
    try:
        actions_minutes.change_action(actor=who, action=row.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        return refused_form(request, "meetings/change_action.jinja", context, error)
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "meetings/change_action.jinja", context)
    tell(request, _("Changed."))
    return back_to_meeting(it)
