"""Doors for those who keep order: hide with a reason, show again, close and open a discussion."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import authorise
from collegium.commons.pages.addresses import address
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, Refused

from . import actions_keeping, queries
from .forms import HideForm, put_beside
from .rules import paragraphs
from .words import REASON_FAULTS


@door("discussions.hide")
def hide(request: HttpRequest, contribution: str) -> HttpResponse:
    """Hide a contribution; its reason is shown in its place and told to its author."""
    who = actor(request)
    it = queries.contribution_for(who, contribution)
    authorise(who, "discussions.hide", it)
    form = HideForm(request.POST or None)
    context: dict[str, Any] = {"it": it, "about": it.host, "form": form, "codes": {}}  # type: ignore[attr-defined]
    context |= {"before": before_sentence("discussions.hide"), "words": paragraphs(it.text)}
    if request.method != "POST":
        return render(request, "discussions/hide.jinja", context)
    if not form.is_valid():
        return refused_form(request, "discussions/hide.jinja", context)
    try:
        actions_keeping.hide(actor=who, contribution=it.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        return refused_form(request, "discussions/hide.jinja", context, error)
    except Invalid as error:
        context["codes"] = put_beside(form, error.fields, REASON_FAULTS)
        return refused_form(request, "discussions/hide.jinja", context)
    tell(request, _("It is hidden. %(name)s is told the reason.") % {"name": it.author.name})
    return HttpResponseRedirect(address("discussions:at", it.id))


@require_POST
@door("discussions.hide")
def show(request: HttpRequest, contribution: str) -> HttpResponse:
    """Show a hidden contribution again."""
    actions_keeping.show(actor=actor(request), contribution=contribution, now=clock.now())
    tell(request, _("It is shown again. Its author is told."))
    return HttpResponseRedirect(address("discussions:at", contribution))


@require_POST
@door("discussions.lock")
def lock(request: HttpRequest, kind: str, host: str) -> HttpResponse:
    """Close the discussion, or open it again (`locked` empty)."""
    locked = bool(request.POST.get("locked"))
    actions_keeping.lock(actor=actor(request), kind=kind, host=host, locked=locked, now=clock.now())
    tell(request, _("The discussion is closed.") if locked else _("The discussion is open again."))
    return back_to("discussions:page", kind, host)
