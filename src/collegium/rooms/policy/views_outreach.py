"""Doors of the log of outreach: for the office alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import named
from collegium.commons.pages.listing import listing
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, Stale
from collegium.rooms.papers.queries import papers

from . import actions_outreach, queries, queries_outreach
from .forms import ChangeOutreachForm, OutreachForm
from .views import tabs
from .words import OCCASIONS


@door("policy.outreach")
def list_(request: HttpRequest) -> HttpResponse:
    """Everything that was said to somebody outside, the latest first."""
    who = actor(request)
    authorise(who, "policy.outreach")
    asked = {name: request.GET.get(name, "")[:100] for name in ("q", "occasion", "file")}
    rows = queries_outreach.outreach(
        who,
        text=asked["q"],
        occasion=asked["occasion"] if asked["occasion"] in OCCASIONS else "",
        file=asked["file"],
    )
    page = listing(request, rows)
    context = {
        "rows": page,
        "papers": {row.id: row for row in papers(who, ids={row.paper for row in page.rows})},
        "asked": asked,
        "files": queries.slugs(),
        "occasions": OCCASIONS,
        "tabs": tabs("outreach", who),
    }
    return render(request, "policy/outreach.jinja", context)


def _choices(who: Actor) -> dict[str, Any]:
    none = [("", _("None"))]
    return {
        "papers": [*none, *((row.id, row.title) for row in papers(who, published=True))],
        "files": [*none, *queries.slugs()],
    }


@door("policy.outreach")
def new(request: HttpRequest) -> HttpResponse:
    """The office keeps what was said."""
    who = actor(request)
    authorise(who, "policy.outreach")
    first = {name: request.GET.get(name, "")[:26] for name in ("paper", "file")} | {"on": queries.today(clock.now())}
    form = OutreachForm(request.POST or None, initial=first, **_choices(who))
    context = {"form": form, "title": _("Enter what was said"), "it": None, "act": "policy.log_outreach"}
    context["before"] = before_sentence("policy.outreach")
    if request.method != "POST":
        return render(request, "policy/log.jinja", context)
    if not form.is_valid():
        return refused_form(request, "policy/log.jinja", context)
    try:
        actions_outreach.log_outreach(actor=who, now=clock.now(), **form.cleaned_data)
    except Invalid as error:
        return _wrong(request, form, context, error)
    tell(request, _("It stands in the log."))
    return back_to("policy:outreach")


@door("policy.outreach")
def change(request: HttpRequest, outreach: str) -> HttpResponse:
    """Better words for an entry; a stale tab gets both texts beside each other."""
    who = actor(request)
    it = queries_outreach.outreach_for(who, outreach)
    names = ("occasion", "on", "subject", "with_whom", "organisation", "ours", "said", "version")
    given = {name: getattr(it, name) for name in names} | {"paper": it.paper_id or "", "file": it.file_id or ""}
    form = ChangeOutreachForm(request.POST or None, initial=given, **_choices(who))
    context = {"form": form, "title": it.subject, "it": it, "act": "policy.change_outreach"}
    context["before"] = before_sentence("policy.outreach")
    if request.method != "POST":
        return render(request, "policy/log.jinja", context)
    if not form.is_valid():
        return refused_form(request, "policy/log.jinja", context)
    try:
        actions_outreach.change_outreach(actor=who, outreach=it.id, now=clock.now(), **form.cleaned_data)
    except Stale as error:
        raise named(error, form) from error
    except Invalid as error:
        return _wrong(request, form, context, error)
    tell(request, _("Changed."))
    return back_to("policy:outreach")


def _wrong(request: HttpRequest, form: Any, context: dict[str, Any], error: Invalid) -> HttpResponse:
    """The one thing that the form itself cannot see: a day that has not come."""
    for field in error.fields:
        form.add_error(field, _("That day has not come yet.") if field == "on" else _("This is not there any more."))
    return refused_form(request, "policy/log.jinja", context)


@require_POST
@door("policy.outreach")
def remove(request: HttpRequest, outreach: str) -> HttpResponse:
    """Take an entry out of the log for good."""
    who = actor(request)
    actions_outreach.remove_outreach(actor=who, outreach=outreach, now=clock.now())
    tell(request, _("The entry is removed."))
    return back_to("policy:outreach")
