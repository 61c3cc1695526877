"""Doors for the office: the suspension of a member, with what follows, and its end."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, authorise
from collegium.commons.consequences import preview
from collegium.commons.network import network
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused

from . import queries
from .actions import reinstate_institution, suspend_institution
from .choices import State
from .forms import ReinstatementForm, SuspensionForm
from .queries import MemberPage


def _in_state(who: Actor, slug: str, state: State) -> MemberPage:
    authorise(who, "members.suspend")
    it = queries.member_page(who, slug)
    if it is None or it.state != state:
        raise NotFound(slug)
    return it


@door("members.suspend")
def suspend(request: HttpRequest, slug: str) -> HttpResponse:
    """Suspend a member from a day; all that follows at once stands before the button."""
    who, now = actor(request), clock.now()
    it = _in_state(who, slug, State.MEMBER)
    today = now.astimezone(network().tz).date()
    form = SuspensionForm(request.POST or None, initial={"on": today})
    context = {"it": it, "form": form, "sentences": _suspension(it, now)}
    if request.method != "POST":
        return render(request, "members/suspend.jinja", context)
    if not form.is_valid():
        return refused_form(request, "members/suspend.jinja", context)
    try:
        suspend_institution(actor=who, institution=it.id, now=now, **form.cleaned_data)
    except Refused as refused:
        return refused_form(request, "members/suspend.jinja", context, refused)
    tell(request, _("%(member)s is suspended.") % {"member": it.short})
    return back_to("members:page", it.slug)


def _suspension(it: MemberPage, now: Any) -> list[str]:
    count, _countries = queries.member_counts()
    named = {"member": it.short, "count": count, "hats": queries.count_of_hats(it.id, now)}
    codes = ("members.suspend_rights", "members.suspend_hats", "members.suspend_count", "members.suspend_history")
    today = now.astimezone(network().tz).date()
    follow = preview("members.suspended", institution=it.id, on=today, now=now)
    return [*(before_sentence(code, **named) for code in codes[:2]), *follow] + [
        before_sentence(code, **named) for code in codes[2:]
    ]


@door("members.suspend")
def reinstate(request: HttpRequest, slug: str) -> HttpResponse:
    """End a suspension."""
    who, now = actor(request), clock.now()
    it = _in_state(who, slug, State.SUSPENDED)
    form = ReinstatementForm(request.POST or None)
    follow = preview("members.reinstated", institution=it.id, now=now)
    sentences = [before_sentence("members.reinstate_rights", member=it.short), *follow]
    context = {"it": it, "form": form, "sentences": sentences}
    if request.method != "POST":
        return render(request, "members/reinstate.jinja", context)
    if not form.is_valid():
        return refused_form(request, "members/reinstate.jinja", context)
    reinstate_institution(actor=who, institution=it.id, ground=form.cleaned_data["ground"], now=now)
    tell(request, _("The suspension of %(member)s has ended.") % {"member": it.short})
    return back_to("members:page", it.slug)
