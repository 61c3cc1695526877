"""Doors of papers: the list, a new one, the page of one, its text as it stands."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from collegium.commons.access import authorise, can
from collegium.commons.network import network
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.commons.pages.listing import listing
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.threads import thread_steps
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused
from collegium.rooms.groups.queries import bodies, in_words

from . import queries
from .actions import start_paper
from .forms import StartForm
from .printing import size_of
from .queries_kinds import bodies_to_start_in, kinds_for, starting_among
from .queries_page import crumbs, hanging_on, is_public, standing_context
from .queries_published import drawn, published_context
from .queries_steps import lines
from .words import STATE_KINDS, STATES

DRAWN_FROM = (
    "papers:public",
    "ballots:public",
    "challenges:public",
    "groups:public",
    "members:public",
    "people:public",
    "events:public",
    "policy:public",
    "priorities:public",
)


@public("papers:public", "groups:public")
def list_(request: HttpRequest) -> HttpResponse:
    """Published papers for everybody to read; for members all that they may see, with where each stands."""
    who = actor(request)
    asked = {name: request.GET.get(name, "")[:100] for name in ("q", "kind", "state", "group")}
    members = who.is_member
    rows = queries.papers(
        who,
        text=asked["q"],
        kind=asked["kind"],
        group=asked["group"],
        state=asked["state"] if asked["state"] in STATES and members else "",
        published=not members,
    )
    page = listing(request, rows)
    kinds, groups = list(queries.kinds()), bodies(who)
    return render(
        request,
        "papers/list.jinja" if members else "papers/shelf.jinja",
        {
            "rows": page,
            "lines": lines(list(page.rows), who) if members else [],
            "asked": asked,
            "kinds": [("", _("All kinds")), *((row.slug, in_words(row.names)) for row in kinds)],
            "states": [("", _("All states")), *STATES.items()],
            "groups": [("", _("All groups")), *((b.slug, b.name) for b in groups if b.drafts_papers)],
            "state_words": STATES,
            "state_kinds": STATE_KINDS,
            "may_start": bool(starting_among(who, groups, kinds)),
        },
    )


@door("papers.start")
def new(request: HttpRequest) -> HttpResponse:
    """Begin a paper: its kind with its rules, who drafts it, title, in one or two sentences, language."""
    if request.GET.get("challenge"):
        return redirect(reverse("portal:draft_from_challenge", args=[request.GET["challenge"][:40]]))
    who = actor(request)
    carriers = bodies_to_start_in(who)
    if not carriers:
        raise NotFound("papers.start")
    form, words = start_form(request, carriers)
    context = {"form": form, "kind_words": words, "before": before_sentence("papers.start")}
    if request.method != "POST":
        return render(request, "papers/new.jinja", context)
    if not form.is_valid():
        return refused_form(request, "papers/new.jinja", context)
    try:
        paper = start_paper(actor=who, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        context["codes"] = put_right(form, error, {"kind_is_not_begun_there": "kind"})
        return refused_form(request, "papers/new.jinja", context)
    tell(request, _("The draft is there. You are its first editor."))
    return back_to("papers:write", queries.slugs([paper])[paper])


def start_form(
    request: HttpRequest,
    carriers: list[Any],
    *,
    choose_group: bool = True,
    initial: dict[str, Any] | None = None,
) -> tuple[StartForm, dict[str, dict[str, str]]]:
    """The form that begins a paper in one of these bodies, and the rules of its kinds in words."""
    who = actor(request)
    found = kinds_for(who, carriers)
    first = {"group": request.GET.get("group", ""), "language": network().languages[0], **(initial or {})}
    by_slug = {body.slug: body.id for body in carriers}
    first["group"] = by_slug.get(first["group"], first["group"])
    form = StartForm(
        request.POST or None,
        kinds=[(slug, name) for slug, name, _words in found],
        languages=[(code, label) for code, label in settings.LANGUAGES if code in network().languages],
        groups=[(body.id, body.name) for body in carriers] if choose_group else None,
        initial=first,
    )
    return form, {slug: words for slug, _name, words in found}


def put_right(form: Any, error: Refused, fields: dict[str, str]) -> dict[str, str]:
    """A refusal beside its field, or at the head of the form; returns the code by field."""
    told = refusal_of(error)
    field = fields.get(told["code"])
    if field is None or field not in form.fields:
        form.add_error(None, told["text"])
        return {"": told["code"]}
    form.add_error(field, told["text"])
    return {field: told["code"]}


@public(*DRAWN_FROM)
def page(request: HttpRequest, paper: str) -> HttpResponse:
    """A published paper to read; before that, for members, where it stands and who must move."""
    who, now = actor(request), clock.now()
    it = queries.paper_for(who, paper)
    if not is_public(it):
        panels = panels_for("paper", who, it.id, now)
        return render(request, "papers/page.jinja", {**standing_context(it, who, now), "now": now, "panels": panels})
    context = published_context(it, who, now)
    context |= {
        "thread": thread_steps(it.ref, who),
        "size": size_of(it, context["version"]),
        "for_members": None,
        "panels": panels_for("paper", who, it.id, now),
    }
    if who.is_member:
        context["for_members"] = hanging_on(it, who) | {"may_translate": bool(can(who, "papers.translate", it))}
    return render(request, "papers/published.jinja", context)


@door("papers.read_draft")
def text(request: HttpRequest, paper: str) -> HttpResponse:
    """The text as it stands now, to read."""
    who = actor(request)
    it = queries.paper_for(who, paper)
    authorise(who, "papers.read_draft", it)
    draft = queries.draft_of(it)
    return render(
        request,
        "papers/text.jinja",
        {
            "it": it,
            "crumbs": crumbs(it, here=_("Text")),
            "state": STATES[it.state],
            "state_kind": STATE_KINDS[it.state],
            "draft": draft,
            "versions": queries.versions_of(it),
            "html": drawn(draft.doc, it.language) if draft.words else "",
            "may_write": bool(can(who, "papers.edit", it)),
        },
    )
