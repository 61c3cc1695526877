"""Doors of the office: prepare, change, open with its letters, remind, move, close and call off a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import Actor, authorise
from collegium.commons.notify import changed_words, previews
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import named
from collegium.commons.pages.moments import moment_full
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Decision, Invalid, NotFound, Refused, Stale

from . import actions, queries, queries_plan
from .choices import State
from .forms import MoveForm, ReasonForm, RoundForm
from .rules import FLOW, may_remind


def _round(who: Actor, ident: str, permission: str) -> Any:
    it = queries.round_for(who, ident)
    authorise(who, permission, it)
    return it


def _form(request: HttpRequest, who: Actor, chosen: Sequence[str], **initial: Any) -> RoundForm:
    """The form with the adopted challenges; those in the work plan are marked, and stay out of a new round."""
    rows = queries.eligible(who)
    carried = queries_plan.running(row.id for row in rows)
    words = [
        (row.id, f"{row.title} ({_('in the work plan')})" if row.id in carried else f"{row.title} ({row.group})")
        for row in rows
    ]
    picked = list(chosen) or [row.id for row in rows if row.id not in carried]
    asked = {"language": who.language, "challenges": picked, **initial}
    return RoundForm(request.POST or None, challenges=words, initial=asked)


@door("priorities.prepare")
def new(request: HttpRequest) -> HttpResponse:
    """The office prepares a round."""
    who = actor(request)
    authorise(who, "priorities.prepare")
    form = _form(request, who, [])
    context = {"form": form, "it": None, "before": before_sentence("priorities.prepare")}
    if request.method != "POST":
        return render(request, "priorities/form.jinja", context)
    if not form.is_valid():
        return refused_form(request, "priorities/form.jinja", context)
    data = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    try:
        ident = actions.prepare_round(actor=who, now=clock.now(), **data)
    except Refused as error:
        return refused_form(request, "priorities/form.jinja", context, error)
    tell(request, _("The round is prepared. Look at the letters, then open it."))
    return back_to("priorities:page", ident)


@door("priorities.prepare")
def change(request: HttpRequest, round: str) -> HttpResponse:
    """Other words, terms or options before the opening; a stale tab gets both texts."""
    who = actor(request)
    it = _round(who, round, "priorities.prepare")
    held = {name: getattr(it, name) for name in ("title", "why", "dots", "most", "closes_at", "language", "version")}
    form = _form(request, who, [option.challenge for option in queries.options_of(it)], **held)
    closed = reason_sentence(Decision(False, "round_was_opened")) if it.state != State.PREPARED else ""
    context = {"form": form, "it": it, "before": before_sentence("priorities.prepare"), "refused": closed}
    if request.method != "POST":
        return render(request, "priorities/form.jinja", context)
    if not form.is_valid():
        return refused_form(request, "priorities/form.jinja", context)
    data = {**form.cleaned_data, "version": form.cleaned_data["version"] or 0}
    try:
        actions.change_round(actor=who, round=it.id, now=clock.now(), **data)
    except Stale as error:
        raise named(error, form) from error
    except Refused as error:
        return refused_form(request, "priorities/form.jinja", context, error)
    tell(request, _("Changed."))
    return back_to("priorities:page", it.id)


@dataclass
class Move:
    """One act on a round as a page: its form, what will happen, and why it cannot be done now."""

    act: str
    title: str
    button: str
    before: str
    form: forms.Form | None = None
    refused: str = ""
    stop: bool = False
    letters: list[dict[str, Any]] = field(default_factory=list)


def _page(it: Any, move: Move) -> dict[str, Any]:
    names = ("act", "title", "button", "before", "form", "refused", "stop", "letters")
    return {"it": it, "refusal": None, **{name: getattr(move, name) for name in names}}


def _moves(request: HttpRequest, it: Any, move: Move, do: Any, told: str) -> HttpResponse:
    """GET shows the page; POST does it, or comes back with 422 and what was typed."""
    context = _page(it, move)
    if request.method != "POST":
        return render(request, "priorities/act.jinja", context)
    if move.form is not None and not move.form.is_valid():
        return refused_form(request, "priorities/act.jinja", context)
    try:
        do(move.form.cleaned_data if move.form is not None else {})
    except Refused as error:
        return refused_form(request, "priorities/act.jinja", context, error)
    except Invalid as error:
        raise NotFound(it.id) from error
    tell(request, told)
    return back_to("priorities:page", it.id)


@door("priorities.open")
def open_(request: HttpRequest, round: str) -> HttpResponse:
    """Who is asked, the letters as they will go out, and the button that opens the round."""
    who, now = actor(request), clock.now()
    it = _round(who, round, "priorities.open")
    asked = [member.id for member, excluded in queries.roll_now() if not excluded]
    options = queries.options_of(it)
    check = FLOW.check("open", queries.standing_of(it), asked=len(asked), gone=0, now=now)
    move = Move(
        act="priorities.open",
        title=_("Open the round"),
        button=_("Open it and send the letters"),
        before=before_sentence("priorities.open", asked=len(asked), closes=moment_full(it.closes_at)),
        refused="" if check else reason_sentence(check),
        letters=_letters(it, asked, len(options), request) if it.state == State.PREPARED else [],
    )
    texts = changed_words(request.POST)
    return _moves(
        request,
        it,
        move,
        lambda _data: actions.open_round(actor=who, round=it.id, texts=texts, now=clock.now()),
        _("The round is open. Letters with a personal link are on their way."),
    )


def _letters(it: Any, asked: Sequence[str], options: int, request: HttpRequest) -> list[dict[str, Any]]:
    """The letters by language; each person’s university and link are put in when they go out."""
    people = [person for held in queries.answering(asked, clock.now()).values() for person in held]
    return previews(
        "round_opened", request.POST, to=list(dict.fromkeys(people)), about=it.ref, url="/",
        member=_l("Your university"), title=it.title, dots=it.dots, options=options, closes_at=it.closes_at,
    )  # fmt: skip


@door("priorities.remind")
def remind(request: HttpRequest, round: str) -> HttpResponse:
    """A letter with a new link to who has not answered."""
    who, now = actor(request), clock.now()
    it = _round(who, round, "priorities.remind")
    standing = queries.standing_of(it)
    check = may_remind(standing, last=it.reminded_at, now=now)
    silent = standing.asked - standing.answered
    move = Move(
        act="priorities.remind",
        title=_("Remind who has not answered"),
        button=ngettext("Remind %(n)s university", "Remind %(n)s universities", silent) % {"n": silent},
        before=before_sentence("priorities.remind", number=silent),
        refused="" if check else reason_sentence(check),
    )
    return _moves(
        request,
        it,
        move,
        lambda _data: actions.remind_round(actor=who, round=it.id, now=clock.now()),
        _("The reminders are on their way."),
    )


@door("priorities.move")
def move(request: HttpRequest, round: str) -> HttpResponse:
    """Another deadline for an open round."""
    who = actor(request)
    it = _round(who, round, "priorities.move")
    shown = Move(
        act="priorities.move",
        title=_("Move the deadline"),
        button=_("Move it and tell them"),
        before=before_sentence("priorities.move"),
        form=MoveForm(request.POST or None, initial={"closes_at": it.closes_at}),
        refused=_not_from(it, "move"),
    )
    return _moves(
        request,
        it,
        shown,
        lambda data: actions.move_round(actor=who, round=it.id, now=clock.now(), **data),
        _("The deadline was moved; they are told."),
    )


def _not_from(it: Any, name: str) -> str:
    """Why a move does not start from here, guards aside; "" when it does."""
    if FLOW.leads_from(name, it.state):
        return ""
    return reason_sentence(Decision(False, "not_from_here", {"move": name, "state": str(it.state)}))


@door("priorities.close")
def close(request: HttpRequest, round: str) -> HttpResponse:
    """Close and count a round at its deadline, or when all have answered."""
    who = actor(request)
    it = _round(who, round, "priorities.close")
    check = FLOW.check("close", queries.standing_of(it), now=clock.now())
    shown = Move(
        act="priorities.close",
        title=_("Close the round"),
        button=_("Close it and count"),
        before=before_sentence("priorities.close"),
        refused="" if check else reason_sentence(check),
    )
    return _moves(
        request,
        it,
        shown,
        lambda _data: actions.close_round(actor=who, round=it.id, now=clock.now()),
        _("The round is closed and counted."),
    )


@door("priorities.withdraw")
def withdraw(request: HttpRequest, round: str) -> HttpResponse:
    """Call a round off, with a reason that everybody who was asked reads."""
    who = actor(request)
    it = _round(who, round, "priorities.withdraw")
    shown = Move(
        act="priorities.withdraw",
        title=_("Call the round off"),
        button=_("Call it off and tell them") if it.state == State.OPEN else _("Call it off"),
        before=before_sentence("priorities.withdraw"),
        form=ReasonForm(request.POST or None),
        refused=_not_from(it, "withdraw"),
        stop=True,
    )
    return _moves(
        request,
        it,
        shown,
        lambda data: actions.withdraw_round(actor=who, round=it.id, now=clock.now(), **data),
        _("The round is called off."),
    )
