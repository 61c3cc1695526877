"""Doors of the work plan: the list, an item, choosing from a closed round, what becomes of an item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities, authorise
from collegium.commons.journal.reading import acts
from collegium.commons.pages.activity import act_lines
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.errors import named
from collegium.commons.pages.listing import listing
from collegium.commons.pages.moments import local
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.threads import thread_steps
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Decision, Invalid, NotFound, Refused, Stale
from collegium.rooms.groups.queries import bodies, in_words

from . import actions_plan, queries, queries_plan
from .choices import State
from .forms import CameForm, ChooseForm, ItemForm
from .rules import ITEM_FLOW
from .words import ITEM_KINDS, ITEM_STATES, MOVES

PUBLIC = ("priorities:public", "challenges:public", "groups:public")


def _groups(who: Actor) -> list[tuple[str, str]]:
    return [(row.id, row.name) for row in bodies(who) if row.adopts_challenges]


@public(*PUBLIC)
def plan(request: HttpRequest) -> HttpResponse:
    """What the network works on: chosen from rounds, carried by groups."""
    who, asked = actor(request), request.GET
    text, state, group = asked.get("q", "")[:100], asked.get("state", ""), asked.get("group", "")[:60]
    year = int(asked["year"]) if asked.get("year", "").isdecimal() and len(asked["year"]) == 4 else 0
    rows = queries_plan.items(text=text, state=state if state in ITEM_STATES else "", group=group, year=year)
    context = {
        "rows": listing(request, rows),
        "q": text,
        "state": state,
        "group": group,
        "year": year,
        "years": [(str(one), str(one)) for one in queries_plan.years()],
        "groups": [(row.slug, row.name) for row in bodies(who) if row.adopts_challenges],
        "states": ITEM_STATES,
        "kinds": ITEM_KINDS,
        "figures": queries_plan.figures(),
    }
    return render(request, "priorities/plan.jinja", context)


@public(*PUBLIC, "papers:public", "ballots:public", "practices:public", "policy:public")
def item(request: HttpRequest, item: str) -> HttpResponse:
    """One item: why it was chosen, who carries it, what became of it, its thread."""
    who, now = actor(request), clock.now()
    it = queries_plan.item_for(item)
    moves = [(move.name, MOVES[move.name][0]) for move in ITEM_FLOW.offered(it.state)]
    context = {
        "it": it,
        "group": in_words(it.group.names),
        "states": ITEM_STATES,
        "kinds": ITEM_KINDS,
        "thread": thread_steps(it.option.ref, who),
        "panels": panels_for("work_item", who, it.id, now),
        "lines": act_lines(acts(subjects=[it.id], limit=20)) if who.is_member else [],
        "moves": moves,
        "can": abilities(who, ["priorities.settle_item", "priorities.change_item"], it),
    }
    return render(request, "priorities/item.jinja", context)


@door("priorities.choose")
def choose(request: HttpRequest, round: str) -> HttpResponse:
    """The office or the Board marks what enters the work plan, and who carries it."""
    who, now = actor(request), clock.now()
    it = queries.round_for(who, round)
    authorise(who, "priorities.choose", it)
    options = sorted(
        (option for option in queries.options_of(it) if not option.item), key=lambda o: (o.rank or 0, o.number)
    )
    year = local(now).year
    form = ChooseForm(
        request.POST or None, options=options, groups=_groups(who), initial={"year": year, "until": year + 1}
    )
    context = {"it": it, "form": form, "before": before_sentence("priorities.choose"), "refusal": None}
    context["refused"] = "" if it.state == State.CLOSED else reason_sentence(Decision(False, "round_not_closed"))
    if request.method != "POST":
        return render(request, "priorities/choose.jinja", context)
    if not form.is_valid():
        return refused_form(request, "priorities/choose.jinja", context)
    years = {name: form.cleaned_data[name] for name in ("year", "until")}
    try:
        actions_plan.choose(actor=who, round=it.id, chosen=form.chosen(), now=now, **years)
    except Refused as error:
        return refused_form(request, "priorities/choose.jinja", context, error)
    tell(request, _("Chosen. It stands in the work plan; the chairs of the groups are told."))
    return back_to("priorities:plan")


@door("priorities.settle_item")
def settle(request: HttpRequest, item: str, move: str) -> HttpResponse:
    """Begin, finish, drop or resume an item."""
    who = actor(request)
    it = queries_plan.item_for(item)
    authorise(who, "priorities.settle_item", it)
    if move not in MOVES:
        raise NotFound(move)
    form = CameForm(request.POST or None) if ITEM_FLOW.move(move).with_reason else None
    context = _settle_context(it, move, form)
    if request.method != "POST":
        return render(request, "priorities/act.jinja", context)
    if form is not None and not form.is_valid():
        return refused_form(request, "priorities/act.jinja", context)
    reason = form.cleaned_data["reason"] if form is not None else ""
    try:
        actions_plan.settle_item(actor=who, item=it.id, move=move, reason=reason, now=clock.now())
    except Refused as error:
        return refused_form(request, "priorities/act.jinja", context, error)
    tell(request, _("The state in the work plan is changed."))
    return back_to("priorities:item", it.id)


def _settle_context(it: Any, move: str, form: Any) -> dict[str, Any]:
    stands = ITEM_FLOW.leads_from(move, it.state)
    why = Decision(False, "not_from_here", {"move": move, "state": str(it.state)})
    return {
        "it": it,
        "item": it,
        "act": "priorities.settle_item",
        "title": MOVES[move][0],
        "button": MOVES[move][1],
        "before": before_sentence("priorities.settle_item"),
        "form": form,
        "refused": "" if stands else reason_sentence(why),
        "stop": move == "drop",
        "letters": [],
        "refusal": None,
    }


@door("priorities.change_item")
def change(request: HttpRequest, item: str) -> HttpResponse:
    """Other words, group or years for an item; a stale tab gets both texts."""
    who = actor(request)
    it = queries_plan.item_for(item)
    authorise(who, "priorities.change_item", it)
    held = {"title": it.title, "group": it.group_id, "year": it.year, "until": it.until, "version": it.version}
    form = ItemForm(request.POST or None, groups=_groups(who), initial=held)
    context = {"it": it, "form": form, "refusal": None}
    if request.method != "POST":
        return render(request, "priorities/change_item.jinja", context)
    if not form.is_valid():
        return refused_form(request, "priorities/change_item.jinja", context)
    try:
        actions_plan.change_item(actor=who, item=it.id, now=clock.now(), **form.cleaned_data)
    except Stale as error:
        raise named(error, form) from error
    except Refused as error:
        return refused_form(request, "priorities/change_item.jinja", context, error)
    except Invalid as error:
        raise NotFound(item) from error
    tell(request, _("Changed."))
    return back_to("priorities:item", it.id)
