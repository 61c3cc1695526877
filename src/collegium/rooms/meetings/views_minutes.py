"""Doors of what was: who was there, the minutes, decisions, actions; minutes shown, frozen, corrected."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.groups.queries_shown import the_body

from . import actions, actions_minutes, queries, queries_agenda
from .choices import AHEAD, Answer, Presence
from .forms import ActionForm, DecisionForm, ReasonForm, noted_of
from .queries_agenda import ItemRow
from .queries_people import helpers
from .rules import FLOW
from .views import back_to_meeting, crumb
from .views_agenda import reference
from .words import PRESENCES, fault


@door("meetings.note_presence")
def presence(request: HttpRequest, meeting: str) -> HttpResponse:
    """Tick who was there; the first time says that the meeting took place."""
    who, now = actor(request), clock.now()
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.note_presence", it)
    rows = queries.invitations_of(it.id)
    decision = FLOW.check("hold", queries.standing_of(it), now=now) if it.state in AHEAD else None
    context = {
        "it": it,
        "rows": [_ticked(request, row) for row in rows],
        "presences": [(str(value), PRESENCES[value]) for value in Presence],
        "faults": {},
        "before": before_sentence("meetings.note_presence"),
        "refused": "" if decision is None or decision else reason_sentence(decision),
        **crumb(it),
    }
    if request.method != "POST":
        return render(request, "meetings/presence.jinja", context)
    try:
        actions.note_presence(actor=who, meeting=it.id, noted=noted_of(request.POST, rows), now=now)
    except Refused as error:
        return refused_form(request, "meetings/presence.jinja", context, error)
    except Invalid as error:
        faults = {ident: fault(code) for ident, code in error.fields.items()}
        wrong = [{"id": f"s-{ident}", "text": text} for ident, text in faults.items()]
        return refused_form(request, "meetings/presence.jinja", {**context, "faults": faults, "wrong": wrong})
    tell(request, _("Noted who was there."))
    return back_to_meeting(queries.meeting_for(who, meeting))


def _ticked(request: HttpRequest, row: Any) -> dict[str, Any]:
    """A line of the list with what is ticked: as it came back, as it is noted, or as it was announced."""
    foreseen = Presence.EXCUSED if row.answer == Answer.CANNOT else ""
    typed = request.method == "POST"
    return {
        "row": row,
        "presence": request.POST.get(f"p-{row.id}", "") if typed else row.presence or foreseen,
        "substitute": request.POST.get(f"s-{row.id}", "") if typed else row.substitute,
    }


@door("meetings.write_minutes")
def minutes(request: HttpRequest, meeting: str) -> HttpResponse:
    """Write the minutes of every item on one page; a stale tab gets both texts beside each other."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.write_minutes", it)
    items = queries_agenda.agenda_of(it.id, who)
    said = _said(request, items)
    before = before_sentence("meetings.write_minutes")
    context = {"it": it, "items": items, "said": said, "faults": {}, "before": before, **crumb(it)}
    if request.method != "POST":
        return render(request, "meetings/minutes.jinja", context)
    try:
        _keep(request, who, it.id, said)
    except Invalid as error:
        faults = {ident: fault(code) for ident, code in error.fields.items()}
        wrong = [{"id": f"f-m-{ident}", "text": text} for ident, text in faults.items()]
        return refused_form(request, "meetings/minutes.jinja", {**context, "faults": faults, "wrong": wrong})
    tell(request, _("The minutes are kept."))
    return _after_minutes(it.id, *request.POST.get("then", "").partition(":")[::2])


def _said(request: HttpRequest, items: Any) -> dict[str, str]:
    """Item -> its minutes as they were typed, or as they are kept."""
    return {item.id: request.POST.get(f"m-{item.id}", item.said) for item in items}


def _keep(request: HttpRequest, who: Actor, meeting: str, said: dict[str, str]) -> None:
    version = request.POST.get("version", "")
    seen = int(version) if version.isdecimal() else 0
    actions_minutes.write_minutes(actor=who, meeting=meeting, version=seen, said=said, now=clock.now())


def _after_minutes(meeting: str, then: str, item: str) -> HttpResponse:
    """Where whoever has written goes on: the page on which something is recorded on an item, or the minutes again."""
    if item and then in ("decide", "give_action"):
        return back_to(f"meetings:{then}", meeting, item)
    return back_to("meetings:minutes", meeting)


def _row(it: Any, ident: str) -> ItemRow:
    found = next((row for row in queries_agenda.items_of(it.id) if row.id == ident), None)
    if found is None:
        raise NotFound(ident)
    return found


def _on_item(request: HttpRequest, meeting: str, item: str) -> tuple[Actor, Any, ItemRow]:
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.write_minutes", it)
    return who, it, _row(it, item)


@door("meetings.write_minutes")
def decide(request: HttpRequest, meeting: str, item: str) -> HttpResponse:
    """Record what was decided on an item, with the vote behind it."""
    who, it, row = _on_item(request, meeting, item)
    form = DecisionForm(request.POST or None)
    context = {"it": it, "row": row, "form": form, "before": before_sentence("meetings.decide"), **crumb(it)}
    if request.method != "POST":
        return render(request, "meetings/decide.jinja", context)
    if not form.is_valid():
        return refused_form(request, "meetings/decide.jinja", context)
    typed = form.cleaned_data["address"]
    ref = reference(who, typed) if typed else None
    if typed and (ref is None or ref.kind != "decision"):
        form.add_error("address", fault("ballot"))
        return refused_form(request, "meetings/decide.jinja", context)
    try:
        actions_minutes.record_resolution(
            actor=who,
            meeting=it.id,
            item=row.id,
            text=form.cleaned_data["text"],
            ballot=ref.id if ref else "",
            now=clock.now(),
        )
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "meetings/decide.jinja", context)
    tell(request, _("The decision stands in the minutes."))
    return back_to("meetings:minutes", it.id)


@require_POST
@door("meetings.write_minutes")
def withdraw(request: HttpRequest, meeting: str, resolution: str) -> HttpResponse:
    """Take a decision out of minutes that are not frozen. What is typed beside it on the same page is kept first."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.write_minutes", it)
    said = _said(request, queries_agenda.agenda_of(it.id, who)) if "version" in request.POST else {}
    if said:
        try:
            _keep(request, who, it.id, said)
        except Invalid:
            return minutes(request, meeting)
    actions_minutes.withdraw_resolution(actor=who, meeting=it.id, resolution=resolution, now=clock.now())
    tell(request, _("The decision is taken out of the minutes."))
    return back_to("meetings:minutes", it.id)


@door("meetings.write_minutes")
def give(request: HttpRequest, meeting: str, item: str) -> HttpResponse:
    """Somebody is to do something until a day."""
    who, it, row = _on_item(request, meeting, item)
    form = ActionForm(request.POST or None, people=helpers(it.id, clock.now()))
    context = {"it": it, "row": row, "form": form, "before": before_sentence("meetings.give_action"), **crumb(it)}
    if request.method != "POST":
        return render(request, "meetings/give.jinja", context)
    if not form.is_valid():
        return refused_form(request, "meetings/give.jinja", context)
    try:
        actions_minutes.give_action(actor=who, meeting=it.id, item=row.id, now=clock.now(), **form.cleaned_data)
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "meetings/give.jinja", context)
    tell(request, _("The action stands in the minutes. Its owner is told."))
    return back_to("meetings:minutes", it.id)


def _settled(request: HttpRequest, meeting: str, move: str) -> tuple[Actor, Any, dict[str, Any]]:
    """What the pages on which minutes are shown, frozen or taken up have in common."""
    who = actor(request)
    it = queries.meeting_for(who, meeting)
    authorise(who, "meetings.correct" if move == "correct" else "meetings.freeze", it)
    decision = FLOW.check(move, queries.standing_of(it))
    context = {
        "it": it,
        "before": before_sentence(f"meetings.{move}"),
        "refused": "" if decision else reason_sentence(decision),
        **crumb(it),
    }
    return who, it, context


@door("meetings.freeze")
def show(request: HttpRequest, meeting: str) -> HttpResponse:
    """Let those invited read the draft."""
    who, it, context = _settled(request, meeting, "show")
    if request.method != "POST":
        return render(request, "meetings/show.jinja", context)
    try:
        actions_minutes.show_minutes(actor=who, meeting=it.id, now=clock.now())
    except Refused as error:
        return refused_form(request, "meetings/show.jinja", context, error)
    tell(request, _("Those invited are told that they can read the draft."))
    return back_to_meeting(it)


@door("meetings.freeze")
def freeze(request: HttpRequest, meeting: str) -> HttpResponse:
    """Approve the minutes: they become a document."""
    who, it, context = _settled(request, meeting, "freeze")
    context["the_body"] = the_body(context["body_name"], drafts_papers=it.group.kind.drafts_papers)
    if request.method != "POST":
        return render(request, "meetings/freeze.jinja", context)
    version = request.POST.get("version", "")
    try:
        actions_minutes.freeze_minutes(
            actor=who, meeting=it.id, version=int(version) if version.isdecimal() else 0, now=clock.now()
        )
    except Refused as error:
        return refused_form(request, "meetings/freeze.jinja", context, error)
    tell(request, _("The minutes are frozen. Those invited are told."))
    return back_to_meeting(it)


@door("meetings.correct")
def correct(request: HttpRequest, meeting: str) -> HttpResponse:
    """Frozen minutes are wrong: write a new version, with a reason."""
    who, it, context = _settled(request, meeting, "correct")
    form = ReasonForm(request.POST or None)
    context["form"] = form
    if request.method != "POST":
        return render(request, "meetings/correct.jinja", context)
    if not form.is_valid():
        return refused_form(request, "meetings/correct.jinja", context)
    try:
        actions_minutes.correct_minutes(actor=who, meeting=it.id, reason=form.cleaned_data["reason"], now=clock.now())
    except Refused as error:
        return refused_form(request, "meetings/correct.jinja", context, error)
    tell(request, _("The minutes can be written again. The frozen version stays readable."))
    return back_to("meetings:minutes", it.id)
