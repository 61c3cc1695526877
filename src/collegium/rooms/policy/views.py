"""Doors of European files: the list, the page of one, its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities, authorise
from collegium.commons.journal.reading import acts
from collegium.commons.network import network
from collegium.commons.pages.activity import act_lines
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.errors import named
from collegium.commons.pages.listing import listing
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Stale
from collegium.rooms.groups.queries import bodies, in_words

from . import actions, queries
from .forms import ChangeForm, OpenForm
from .queries_following import whole_uptake
from .queries_outreach import outreach
from .queries_shown import asked_on_file
from .rules import next_edge, window_state
from .words import (
    INSTITUTIONS,
    STAGE_KINDS,
    STAGES,
    STATE_KINDS,
    STATES,
    WINDOW_KINDS,
    WINDOW_STATES,
    sum_in_words,
)

WORDS = {
    "institutions": INSTITUTIONS,
    "stages": STAGES,
    "stage_kinds": STAGE_KINDS,
    "window_states": WINDOW_STATES,
    "window_kinds": WINDOW_KINDS,
    "states": STATES,
    "state_kinds": STATE_KINDS,
    "sum_in_words": sum_in_words,
}


def groups(who: Actor) -> list[tuple[str, str]]:
    """The groups that may follow a file."""
    return [(body.id, body.name) for body in bodies(who) if body.drafts_papers and body.kind == "working-group"]


def tabs(here: str, who: Actor) -> list[dict[str, Any]]:
    """Files, recommendations and, for the office, the log of outreach: parts of one room."""
    parts = [("list", _("European files")), ("recommendations", _("What came of it"))]
    if who.is_office:
        parts.append(("outreach", _("Outreach")))
    return [{"label": label, "url": reverse(f"policy:{name}"), "current": name == here} for name, label in parts]


def until_it_changes(request: HttpRequest, windows: list[Any], day: Any) -> None:
    """A window opens and closes by itself: the kept page is good until then."""
    edge = next_edge(windows, day)
    if edge is not None:
        request.good_until(datetime.combine(edge, time.min, network().tz))  # type: ignore[attr-defined]


@public("policy:public", "groups:public", "papers:public")
def list_(request: HttpRequest) -> HttpResponse:
    """The files that the network follows, the latest stage first."""
    who, now = actor(request), clock.now()
    day = queries.today(now)
    asked = {name: request.GET.get(name, "")[:100] for name in ("q", "institution", "stage", "group")}
    rows = queries.files(
        text=asked["q"],
        institution=asked["institution"] if asked["institution"] in INSTITUTIONS else "",
        stage=asked["stage"] if asked["stage"] in STAGES else "",
        group=asked["group"],
    )
    page_ = listing(request, rows)
    until_it_changes(request, queries.all_windows_ahead(day), day)
    uptake = whole_uptake()
    context = {
        "rows": page_,
        "asked": asked,
        "windows": queries.next_windows([row.id for row in page_.rows], day),
        "today": day,
        "groups": [(body.slug, body.name) for body in bodies(who) if body.drafts_papers],
        "uptake": sum_in_words(uptake) if uptake.total else "",
        "tabs": tabs("list", who),
        "can": abilities(who, ["policy.open"]),
    }
    return render(request, "policy/list.jinja", WORDS | context)


@public("policy:public", "papers:public", "groups:public", "events:public")
def page(request: HttpRequest, file: str) -> HttpResponse:
    """One file: where it stands, who is asked until when, what the network asks there and what came of it."""
    who, now = actor(request), clock.now()
    it, day = queries.file_for(who, file), queries.today(now)
    windows = queries.windows_of(it.id)
    until_it_changes(request, [(row.opens_on, row.closes_on) for row in windows], day)
    asked = asked_on_file(who, it.id)
    context = {
        "it": it,
        "group": in_words(it.group.names) if it.group else "",
        "milestones": queries.milestones_of(it.id),
        "windows": [(row, str(window_state(row.opens_on, row.closes_on, day))) for row in windows],
        "asked": asked,
        "followers": queries.followers_of(it.id) if who.is_member else [],
        "outreach": outreach(who, file=it.id)[:8] if who.is_office else [],
        "lines": [replace(line, url="") for line in act_lines(acts(subjects=[it.id], limit=12))]
        if who.is_member
        else [],
        "panels": panels_for("policy_file", who, it.id, now),
        "can": abilities(who, ["policy.change"], it),
    }
    return render(request, "policy/page.jinja", WORDS | context)


@door("policy.open")
def new(request: HttpRequest) -> HttpResponse:
    """The office enters a file."""
    who = actor(request)
    authorise(who, "policy.open")
    form = OpenForm(request.POST or None, groups=[("", _("No group")), *groups(who)])
    context = {"form": form, "before": before_sentence("policy.open")}
    if request.method != "POST":
        return render(request, "policy/new.jinja", context)
    if not form.is_valid():
        return refused_form(request, "policy/new.jinja", context)
    ident = actions.open_file(actor=who, now=clock.now(), **form.cleaned_data)
    tell(request, _("The file stands on the public pages."))
    return back_to("policy:page", queries.file_for(who, ident).slug)


@door("policy.change")
def change(request: HttpRequest, file: str) -> HttpResponse:
    """Other words for a file; a stale tab gets both texts beside each other."""
    who = actor(request)
    it = queries.file_for(who, file)
    authorise(who, "policy.change", it)
    fields = ("title", "reference", "institution", "summary", "source", "internal", "version")
    given = {name: getattr(it, name) for name in fields} | {"group": it.group_id or ""}
    offered = [("", _("No group")), *groups(who)]
    if not who.is_office:
        offered = [pair for pair in offered if pair[0] == it.group_id]
    form = ChangeForm(request.POST or None, initial=given, groups=offered)
    context = {"form": form, "it": it, "sentence": _("Everybody reads the new words at once.")}
    context |= {"title": _("Change the words"), "button": _("Keep the new words"), "act": "policy.change"}
    if request.method != "POST":
        return render(request, "policy/act.jinja", context)
    if not form.is_valid():
        return refused_form(request, "policy/act.jinja", context)
    try:
        actions.change_file(actor=who, file=it.id, now=clock.now(), **form.cleaned_data)
    except Stale as error:
        raise named(error, form) from error
    tell(request, _("Changed."))
    return back_to("policy:page", it.slug)
