"""Doors of the way of a card: give it for review, decide on it, withdraw it, take it up again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Refused
from collegium.rooms.groups.queries import in_words

from . import actions, queries
from .forms import ReasonForm, ReviewForm
from .rules import FLOW
from .words import PARTS, SEEN_BY


@door("practices.submit")
def submit(request: HttpRequest, practice: str) -> HttpResponse:
    """Give a complete card to the chairs of the group of its theme; an incomplete one says what is missing."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    authorise(who, "practices.submit", it)
    standing = queries.standing_of(it, who)
    decision = FLOW.check("submit", standing)
    context = {
        "it": it,
        "missing": [PARTS[name] for name in standing.missing],
        "before": before_sentence("practices.submit", group=in_words(it.theme.names)),
        "refused": "" if decision else reason_sentence(decision),
    }
    if request.method != "POST":
        return render(request, "practices/submit.jinja", context)
    try:
        actions.submit_practice(actor=who, practice=it.id, now=clock.now())
    except Refused as error:
        return refused_form(request, "practices/submit.jinja", context, error)
    tell(request, _("It waits for the chairs of the group. They are told."))
    return back_to("practices:page", it.id)


@door("practices.review")
def review(request: HttpRequest, practice: str) -> HttpResponse:
    """A chair shares a card or sends it back."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    authorise(who, "practices.review", it)
    form = ReviewForm(request.POST or None)
    decision = FLOW.check("share", queries.standing_of(it, who))
    context = {
        "it": it,
        "form": form,
        "theme": in_words(it.theme.names),
        "words": {
            "share": {"hint": before_sentence("practices.share", seen_by=SEEN_BY[it.visibility])},
            "send_back": {"hint": before_sentence("practices.send_back")},
        },
        "refused": "" if decision else reason_sentence(decision),
    }
    if request.method != "POST":
        return render(request, "practices/review.jinja", context)
    if not form.is_valid():
        return refused_form(request, "practices/review.jinja", context)
    asked: dict[str, Any] = {"actor": who, "practice": it.id, "now": clock.now()}
    try:
        if form.cleaned_data["decision"] == "share":
            actions.share_practice(**asked)
            tell(request, _("Shared. Whoever wrote it is told."))
        else:
            actions.send_back_practice(**asked, reason=form.cleaned_data["reason"])
            tell(request, _("Sent back. Whoever wrote it is told."))
    except Refused as error:
        return refused_form(request, "practices/review.jinja", context, error)
    return back_to("practices:page", it.id)


@door("practices.withdraw")
def withdraw(request: HttpRequest, practice: str) -> HttpResponse:
    """Take a card away from its readers, with a reason."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    authorise(who, "practices.withdraw", it)
    form = ReasonForm(request.POST or None)
    decision = FLOW.check("withdraw", queries.standing_of(it, who))
    context = {
        "it": it,
        "form": form,
        "before": before_sentence("practices.withdraw"),
        "refused": "" if decision else reason_sentence(decision),
    }
    if request.method != "POST":
        return render(request, "practices/withdraw.jinja", context)
    if not form.is_valid():
        return refused_form(request, "practices/withdraw.jinja", context)
    try:
        actions.withdraw_practice(actor=who, practice=it.id, reason=form.cleaned_data["reason"], now=clock.now())
    except Refused as error:
        return refused_form(request, "practices/withdraw.jinja", context, error)
    tell(request, _("Withdrawn."))
    return back_to("practices:page", it.id)


@require_POST
@door("practices.reopen")
def reopen(request: HttpRequest, practice: str) -> HttpResponse:
    """A withdrawn card becomes a draft again."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    try:
        actions.reopen_practice(actor=who, practice=it.id, now=clock.now())
        tell(request, _("It is a draft again."))
    except Refused as error:
        tell(request, refusal_of(error)["text"], "stop")
    return back_to("practices:page", it.id)
