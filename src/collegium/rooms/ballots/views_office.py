"""Doors of the office and of whoever presides: open, record, move, call off, close, withdraw a seat."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons import consequences
from collegium.commons.access import authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.counting.rule import Rule
from collegium.kernel.counting.sentences import rule_sentence
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.groups.queries import bodies, counts_by_body, in_words

from . import actions, actions_grounds, queries
from .choices import Choice, Openness
from .forms import CancelForm, MoveForm, OpenForm, RecordForm, RecuseForm
from .queries_page import cast_words, closing, recusable, seat_words
from .shown import subject_link


@door("ballots.open")
def open_(request: HttpRequest) -> HttpResponse:
    """A new vote on a question that stands alone; papers are put to the vote on their own pages."""
    who = actor(request)
    authorise(who, "ballots.open")
    rules = queries.rules()
    form = OpenForm(
        request.POST or None,
        bodies=_deciding(who),
        rules=[(rule.slug, in_words(rule.names)) for rule in rules],
    )
    context = {"form": form, "rules": [_rule_words(rule) for rule in rules], "bodies": form.bodies}
    if request.method != "POST":
        return render(request, "ballots/open.jinja", context)
    if not form.is_valid():
        return refused_form(request, "ballots/open.jinja", context)
    data = form.cleaned_data
    try:
        ident = actions.open_decision(
            actor=who,
            body=data["body"],
            question=data["question"],
            rule=data["rule"],
            closes_at=data["closes_at"],
            openness=Openness(data["openness"]),
            now=clock.now(),
        )
    except Refused as error:
        return refused_form(request, "ballots/open.jinja", context, error)
    tell(request, _("The vote is open. Letters with a personal link are on their way."))
    return back_to("ballots:page", ident)


def _deciding(who: Any) -> list[tuple[str, str]]:
    """The bodies that decide and in which somebody holds a seat: in others a vote would have no voters."""
    seats = counts_by_body(clock.now())
    return [(body.id, body.name) for body in bodies(who) if body.decides and seats.get(body.id, (0, 0))[1]]


def _rule_words(rule: Any) -> dict[str, str]:
    from django.utils.translation import get_language

    words = rule_sentence(Rule.from_json(rule.rule), get_language() or "en")
    return {"name": in_words(rule.names), "sentence": words, "days": rule.minimum_days, "early": rule.closes_early}


@door("ballots.record_vote")
def record_(request: HttpRequest, decision: str) -> HttpResponse:
    """What came by post, phone or mail is recorded on behalf of a seat, with its ground."""
    who, now = actor(request), clock.now()
    it = queries.decision_for(who, decision)
    authorise(who, "ballots.record_vote", it)
    lines = [line for line in queries.seat_lines(it, queries.electors_of(it.id), who, now) if not line.excluded]
    seats = [(line.seat, seat_words(line)) for line in lines if not line.recused]
    form = RecordForm(request.POST or None, request.FILES or None, seats=seats)
    context = {"form": form, "it": it, "subject": subject_link(it)}
    if request.method != "POST":
        return render(request, "ballots/record.jinja", context)
    if not form.is_valid():
        return refused_form(request, "ballots/record.jinja", context)
    data = form.cleaned_data
    try:
        actions_grounds.record_with_ground(
            actor=who, decision=it.id, seat=data["seat"], choice=Choice(data["choice"]), upload=data["ground"], now=now
        )
    except Invalid as error:
        form.add_error("ground", _file_words(error.fields.get("file", "")))
        return refused_form(request, "ballots/record.jinja", context)
    except Refused as error:
        return refused_form(request, "ballots/record.jinja", context, error)
    tell(request, _("Recorded. Whoever holds the seat is told and can replace it until closing."))
    return back_to("ballots:page", it.id)


def _file_words(code: str) -> str:
    from collegium.commons.pages.words import REASONS

    return str(REASONS.get(code, code))


def _told(it: Any) -> int:
    holders = queries.current_holders(it.body_id, clock.now())
    return len({holders[e.seat] for e in queries.electors_of(it.id) if e.seat in holders and not e.excluded})


@door("ballots.move")
def move(request: HttpRequest, decision: str) -> HttpResponse:
    """A new closing time for an open vote; everybody who may vote is told."""
    who = actor(request)
    it = queries.decision_for(who, decision)
    authorise(who, "ballots.move", it)
    form = MoveForm(request.POST or None, initial={"closes_at": it.closes_at})
    context = {
        "form": form,
        "it": it,
        "act": "ballots.move",
        "title": _("Move the closing time"),
        "button": _("Move it and tell them"),
        "before": [before_sentence("ballots.move", told=_told(it))],
        "stop": False,
    }
    if request.method != "POST":
        return render(request, "ballots/act.jinja", context)
    if not form.is_valid():
        return refused_form(request, "ballots/act.jinja", context)
    try:
        actions.move_deadline(actor=who, decision=it.id, closes_at=form.cleaned_data["closes_at"], now=clock.now())
    except Refused as error:
        return refused_form(request, "ballots/act.jinja", context, error)
    tell(request, _("The closing time was moved; they are told."))
    return back_to("ballots:page", it.id)


@door("ballots.cancel")
def cancel(request: HttpRequest, decision: str) -> HttpResponse:
    """Call an open vote off, with a reason that everybody reads."""
    who = actor(request)
    it = queries.decision_for(who, decision)
    authorise(who, "ballots.cancel", it)
    form = CancelForm(request.POST or None)
    subject = f"{it.subject_kind}:{it.subject}" if it.subject else ""
    context = {
        "form": form,
        "it": it,
        "act": "ballots.cancel",
        "title": _("Call the vote off"),
        "button": _("Call it off and tell them"),
        "before": [
            before_sentence("ballots.cancel", told=_told(it)),
            *consequences.preview("ballots.cancelled", subject=subject),
        ],
        "stop": True,
    }
    if request.method != "POST":
        return render(request, "ballots/act.jinja", context)
    if not form.is_valid():
        return refused_form(request, "ballots/act.jinja", context)
    try:
        actions.cancel_decision(actor=who, decision=it.id, reason=form.cleaned_data["reason"], now=clock.now())
    except Refused as error:
        return refused_form(request, "ballots/act.jinja", context, error)
    tell(request, _("The vote is called off; they are told."))
    return back_to("ballots:page", it.id)


@door("ballots.close")
def close(request: HttpRequest, decision: str) -> HttpResponse:
    """Close a vote early where its rule allows it: a page that says what will happen, then one button."""
    who, now = actor(request), clock.now()
    it = queries.decision_for(who, decision)
    authorise(who, "ballots.close", it)
    electors = queries.electors_of(it.id)
    answer = closing(it, electors, who, now)
    subject = f"{it.subject_kind}:{it.subject}" if it.subject else ""
    context = {
        "form": None,
        "it": it,
        "act": "ballots.close",
        "title": _("Close the vote now"),
        "button": _("Close it and count"),
        "facts": [cast_words(it, electors)],
        "before": [
            before_sentence("ballots.close", told=_told(it)),
            *consequences.preview("ballots.closed", subject=subject),
        ],
        "refused": "" if answer else reason_sentence(answer),
        "stop": True,
    }
    if request.method != "POST":
        return render(request, "ballots/act.jinja", context)
    try:
        actions.close_decision(actor=who, decision=it.id, now=now)
    except Refused as error:
        return refused_form(request, "ballots/act.jinja", context, error)
    tell(request, _("The vote is closed and counted."))
    return back_to("ballots:page", it.id)


@door("ballots.recuse")
def recuse(request: HttpRequest, decision: str) -> HttpResponse:
    """A seat withdraws from an open vote: its holder for her own, the office for any."""
    who, now = actor(request), clock.now()
    it = queries.decision_for(who, decision)
    seats = recusable(it, who, now)
    if not seats:
        raise NotFound(decision)
    form = RecuseForm(request.POST or None, seats=seats)
    context = {
        "form": form,
        "it": it,
        "act": "ballots.recuse",
        "title": _("Withdraw a seat from the vote"),
        "button": _("Withdraw the seat"),
        "before": [before_sentence("ballots.recuse")],
        "stop": True,
    }
    if request.method != "POST":
        return render(request, "ballots/act.jinja", context)
    if not form.is_valid():
        return refused_form(request, "ballots/act.jinja", context)
    try:
        actions.recuse(actor=who, decision=it.id, seat=form.cleaned_data["seat"], now=now)
    except Refused as error:
        return refused_form(request, "ballots/act.jinja", context, error)
    tell(request, _("The seat has withdrawn; it leaves every count of this vote."))
    return back_to("ballots:page", it.id)


__all__ = ["cancel", "close", "move", "open_", "record_", "recuse"]
