"""Doors of what hangs on a file: stages, windows, followers, papers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused
from collegium.rooms.groups.queries import people_of
from collegium.rooms.papers.queries import papers as papers_seen
from collegium.rooms.papers.queries_asked import asked
from collegium.rooms.people.queries import people_named

from . import actions, queries
from .forms import FollowersForm, MilestoneForm, NumbersForm, PaperForm, WindowForm

TEMPLATE = "policy/act.jinja"


def _changing(request: HttpRequest, file: str) -> tuple[Actor, Any]:
    """Who acts, and the file that she may change. Raises NotFound."""
    who = actor(request)
    it = queries.file_for(who, file)
    authorise(who, "policy.change", it)
    return who, it


@door("policy.change")
def milestone(request: HttpRequest, file: str) -> HttpResponse:
    """A file came to a stage."""
    who, it = _changing(request, file)
    form = MilestoneForm(request.POST or None)
    context = {"it": it, "form": form, "act": "policy.move", "sentence": before_sentence("policy.move")}
    context |= {"title": _("Enter a stage"), "button": _("Enter it")}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return refused_form(request, TEMPLATE, context)
    actions.add_milestone(actor=who, file=it.id, now=clock.now(), **form.cleaned_data)
    tell(request, _("The stage is entered."))
    return back_to("policy:page", it.slug)


@require_POST
@door("policy.change")
def remove_milestone(request: HttpRequest, file: str, milestone: str) -> HttpResponse:
    """Take a wrong stage away."""
    who, it = _changing(request, file)
    try:
        actions.remove_milestone(actor=who, file=it.id, milestone=milestone, now=clock.now())
    except Refused as error:
        tell(request, refusal_of(error)["text"], "stop")
    return back_to("policy:page", it.slug)


@door("policy.change")
def window(request: HttpRequest, file: str) -> HttpResponse:
    """A consultation with its first and last day."""
    who, it = _changing(request, file)
    form = WindowForm(request.POST or None)
    context: dict[str, Any] = {"it": it, "form": form, "act": "policy.window"}
    context |= {"sentence": before_sentence("policy.window"), "codes": {}}
    context |= {"title": _("Enter a consultation window"), "button": _("Enter it")}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return refused_form(request, TEMPLATE, context)
    try:
        actions.add_window(actor=who, file=it.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        told = refusal_of(error)
        form.add_error("closes_on", told["text"])
        context["codes"] = {"closes_on": told["code"]}
        return refused_form(request, TEMPLATE, context)
    tell(request, _("The window is entered."))
    return back_to("policy:page", it.slug)


@require_POST
@door("policy.change")
def remove_window(request: HttpRequest, file: str, window: str) -> HttpResponse:
    """Take a window away."""
    who, it = _changing(request, file)
    actions.remove_window(actor=who, file=it.id, window=window, now=clock.now())
    return back_to("policy:page", it.slug)


@door("policy.change")
def followers(request: HttpRequest, file: str) -> HttpResponse:
    """Who follows a file: people of its group, of the office, and who does already."""
    who, it = _changing(request, file)
    now, held = clock.now(), queries.followers_of(it.id)
    ids = [person for group in (it.group_id, "secretariat") if group for person in _sitting(who, group, now)]
    names = people_named([*ids, *(person for person, _name in held)])
    offered = sorted(names.items(), key=lambda pair: pair[1])
    first = {"people": [person for person, _name in held]}
    form = FollowersForm(request.POST if request.method == "POST" else None, people=offered, initial=first)
    context = {"it": it, "form": form, "act": "policy.followers", "sentence": before_sentence("policy.followers")}
    context |= {"title": _("Who follows it"), "button": _("Name them")}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return refused_form(request, TEMPLATE, context)
    actions.name_followers(actor=who, file=it.id, people=form.cleaned_data["people"], now=now)
    tell(request, _("They are named. Those who are new are told."))
    return back_to("policy:page", it.slug)


def _sitting(who: Actor, group: str, now: Any) -> list[str]:
    from collegium.rooms.groups.queries import body

    found = body(who, group)
    return people_of(found.id, now) if found else []


@door("policy.change")
def papers(request: HttpRequest, file: str) -> HttpResponse:
    """Which published paper asks something on this file."""
    who, it = _changing(request, file)
    offered = [("", _("Choose a paper")), *((row.slug, row.title) for row in papers_seen(who, published=True))]
    form = PaperForm(request.POST or None, papers=offered)
    context = {"it": it, "form": form, "act": "policy.choose_paper", "title": _("Join a paper to this file")}
    context |= {"button": _("Choose it"), "sentence": _("Next you choose its recommendations.")}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return refused_form(request, TEMPLATE, context)
    return back_to("policy:numbers", it.slug, form.cleaned_data["paper"])


def _paper(who: Actor, slug: str) -> Any:
    """A published paper by its slug. Raises NotFound."""
    found = next((row for row in papers_seen(who, published=True) if row.slug == slug), None)
    if found is None:
        raise NotFound(slug)
    return found


@door("policy.change")
def numbers(request: HttpRequest, file: str, paper: str) -> HttpResponse:
    """Which of its recommendations."""
    who, it = _changing(request, file)
    row = _paper(who, paper)
    recs = asked(papers=[row.id])
    held = queries.asked_on(it.id)
    ticked = held.get(row.id) or [rec.number for rec in recs]
    offered = [(str(rec.number), f"{rec.number}. {rec.lead}") for rec in recs]
    form = NumbersForm(request.POST or None, numbers=offered, initial={"numbers": [str(n) for n in ticked]})
    context = {"it": it, "form": form, "act": "policy.ask", "sentence": before_sentence("policy.ask")}
    context |= {"title": row.title, "button": _("Join them to the file")}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return refused_form(request, TEMPLATE, context)
    actions.ask_through(actor=who, file=it.id, paper=row.id, numbers=form.cleaned_data["numbers"], now=clock.now())
    tell(request, _("They stand on the page of the file."))
    return back_to("policy:page", it.slug)


@require_POST
@door("policy.change")
def part(request: HttpRequest, file: str, paper: str) -> HttpResponse:
    """Take a paper from the file."""
    who, it = _changing(request, file)
    actions.ask_no_more(actor=who, file=it.id, paper=_paper(who, paper).id, now=clock.now())
    return back_to("policy:page", it.slug)
