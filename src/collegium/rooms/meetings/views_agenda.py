"""Doors of the agenda: its items and their order, what lies beside an item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise
from collegium.commons.notify.addressing import plain
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import REASONS
from collegium.commons.search.queries import found_at
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref

from . import actions_agenda, queries, queries_agenda
from .forms import FileForm, ItemForm, PaperForm
from .queries_agenda import ItemRow
from .queries_people import helpers
from .queries_proposals import proposals_for
from .queries_shown import timed
from .rules import too_much
from .views import crumb
from .words import ITEM_KINDS, fault


@door("meetings.prepare")
def agenda(request: HttpRequest, meeting: str) -> HttpResponse:
    """Build the agenda: add items, take up what waits, put them in order."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.prepare", it)
    form = ItemForm(request.POST or None, people=helpers(it.id, clock.now()))
    if request.method != "POST":
        return render(request, "meetings/agenda.jinja", _agenda(it, who, form))
    if not form.is_valid():
        return refused_form(request, "meetings/agenda.jinja", _agenda(it, who, form))
    ref = found_at(who, plain(request.POST.get("about", "")[:400]))
    try:
        actions_agenda.add_item(
            actor=who, meeting=it.id, entry=form.entry(), papers=(ref,) if ref else (), now=clock.now()
        )
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "meetings/agenda.jinja", _agenda(it, who, form))
    return back_to("meetings:agenda", it.id)


def _agenda(it: Any, who: Actor, form: ItemForm) -> dict[str, Any]:
    items = queries_agenda.items_of(it.id)
    lengths = [item.length for item in items]
    return {
        "it": it,
        "form": form,
        "items": timed(it, items),
        "proposals": proposals_for(it, who, items, clock.now()),
        "planned": sum(length or 0 for length in lengths),
        "over": too_much(it.begins_at, it.ends_at, lengths),
        "item_kinds": ITEM_KINDS,
        "in_order": it.state in ("planned", "sent"),
        **crumb(it),
    }


def _item(it: Any, who: Actor, ident: str) -> ItemRow:
    found = next((row for row in queries_agenda.agenda_of(it.id, who) if row.id == ident), None)
    if found is None:
        raise NotFound(ident)
    return found


@door("meetings.prepare")
def item(request: HttpRequest, meeting: str, item: str) -> HttpResponse:
    """One item: its words, papers and files; each has a form of its own."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.prepare", it)
    row = _item(it, who, item)
    asked = request.POST.get("what", "change") if request.method == "POST" else ""
    words = {"title": row.title, "kind": row.kind, "length": row.length, "lead": row.lead, "note": row.note}
    people = helpers(it.id, clock.now())
    if row.lead and row.lead not in dict(people):
        people.append((row.lead, row.lead_name))
    context: dict[str, Any] = {
        "it": it,
        "row": row,
        "form": ItemForm(request.POST if asked == "change" else None, people=people, initial=words),
        "paper_form": PaperForm(request.POST if asked == "paper" else None),
        "file_form": FileForm(request.POST if asked == "file" else None, request.FILES or None),
        "code": "",
        **crumb(it),
    }
    if not asked:
        return render(request, "meetings/item.jinja", context)
    steps = {"change": _change, "paper": _lay, "file": _file}
    done = steps.get(asked, _change)(who, it, row, context)
    if not done:
        return refused_form(request, "meetings/item.jinja", context)
    tell(request, done)
    return back_to("meetings:agenda", it.id) if asked == "change" else back_to("meetings:item", it.id, row.id)


def _change(who: Actor, it: Any, row: ItemRow, context: dict[str, Any]) -> str:
    form = context["form"]
    if not form.is_valid():
        return ""
    try:
        actions_agenda.change_item(actor=who, meeting=it.id, item=row.id, entry=form.entry(), now=clock.now())
    except Invalid as error:
        form.blame(error.fields)
        return ""
    return _("Changed.")


def _lay(who: Actor, it: Any, row: ItemRow, context: dict[str, Any]) -> str:
    form = context["paper_form"]
    if not form.is_valid():
        return ""
    ref = reference(who, form.cleaned_data["address"])
    if ref is None:
        form.add_error("address", fault("address"))
        return ""
    actions_agenda.lay_paper(actor=who, meeting=it.id, item=row.id, ref=ref, now=clock.now())
    return _("It lies beside the item.")


def reference(who: Actor, typed: str) -> Ref | None:
    """The object at an address of this network, whole or without its host, that the actor may see."""
    text = typed.strip()
    path = "/" + text.split("://", 1)[1].partition("/")[2] if "://" in text else text
    return found_at(who, plain(path if path.startswith("/") else f"/{path}"))


def _file(who: Actor, it: Any, row: ItemRow, context: dict[str, Any]) -> str:
    form = context["file_form"]
    if not form.is_valid():
        return ""
    try:
        actions_agenda.add_file(
            actor=who, meeting=it.id, item=row.id, upload=form.cleaned_data["upload"], now=clock.now()
        )
    except Invalid as error:
        context["code"] = str(error.fields.get("file", ""))
        form.add_error("upload", str(REASONS.get(context["code"], context["code"])))
        return ""
    return _("The file lies beside the item.")


@require_POST
@door("meetings.order")
def move(request: HttpRequest, meeting: str, item: str) -> HttpResponse:
    """An item goes a place up or down."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    up = request.POST.get("to", "") == "up"
    actions_agenda.move_item(actor=who, meeting=it.id, item=item, up=up, now=clock.now())
    return back_to("meetings:agenda", it.id)


@require_POST
@door("meetings.prepare")
def remove(request: HttpRequest, meeting: str, item: str) -> HttpResponse:
    """Take an item off the agenda."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    try:
        actions_agenda.remove_item(actor=who, meeting=it.id, item=item, now=clock.now())
        tell(request, _("It is off the agenda."))
    except Refused as error:
        tell(request, str(REASONS.get(error.reason, error.reason)), "stop")
    return back_to("meetings:agenda", it.id)


@require_POST
@door("meetings.prepare")
def take_paper(request: HttpRequest, meeting: str, item: str, paper: str) -> HttpResponse:
    """Take a paper away from an item."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    actions_agenda.take_paper(actor=who, meeting=it.id, item=item, paper=paper, now=clock.now())
    tell(request, _("It is taken away from the item."))
    return back_to("meetings:item", it.id, item)


@require_POST
@door("meetings.prepare")
def remove_file(request: HttpRequest, meeting: str, item: str, file: str) -> HttpResponse:
    """Take a file away from an item."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    actions_agenda.remove_file(actor=who, meeting=it.id, item=item, file=file, now=clock.now())
    tell(request, _("The file is removed."))
    return back_to("meetings:item", it.id, item)
