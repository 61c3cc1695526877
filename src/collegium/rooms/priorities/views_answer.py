"""The answer page of an institution: signed in, or by a personal link from a letter."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, actor_of
from collegium.commons.notify import Grant, grant_of
from collegium.commons.pages.doors import actor, public, refused_form, render, tell
from collegium.commons.pages.moments import moment_full
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused
from collegium.kernel.ids import Ref
from collegium.rooms.members.queries import short_names

from . import queries
from .actions import answer_round
from .choices import State
from .forms import AnswerForm

TEMPLATE = "priorities/answer.jinja"


def _grant(request: HttpRequest, ident: str) -> tuple[Actor, Grant | None]:
    """Who answers here: the person of the link where there is one, else whoever is signed in. Raises NotFound."""
    who = actor(request)
    grant = grant_of(request, "priorities.answer", Ref("round", ident))
    if grant is not None:
        return actor_of(grant.person, clock.now()), grant
    if who.is_public:
        raise NotFound(ident)
    return who, None


def _institution(request: HttpRequest, who: Actor, grant: Grant | None) -> str:
    """For which institution: that of the link, the one asked for, else the only one. Raises NotFound."""
    own = sorted(ident for ident in who.institutions if who.speaks_for(ident))
    wanted = grant.mandate if grant else request.GET.get("for", "")
    chosen = next((ident for ident in own if ident == wanted), own[0] if own and not wanted else "")
    if not chosen:
        raise NotFound
    return chosen


@public()
def answer(request: HttpRequest, round: str) -> HttpResponse:
    """The question, a number for each challenge, one button; afterwards what was stored."""
    request.wants_token = True  # type: ignore[attr-defined]
    who, grant = _grant(request, round)
    it, institution = queries.round_for(who, round), _institution(request, who, grant)
    held = queries.own_answer(it.id, institution)
    if held is None:
        raise NotFound(round)
    options, terms = queries.options_of(it), queries.terms_of(it)
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        options=options,
        terms=terms,
        initial=AnswerForm.initial_of(options, held.dots, held.reasons),
    )
    context = _context(it, who, institution, grant) | {"form": form, "held": held, "terms": terms}
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    if not form.is_valid():
        return refused_form(request, TEMPLATE, context)
    asked = {"dots": form.dots(), "reasons": form.reasons(), "by_link": grant is not None}
    try:
        answer_round(actor=who, round=it.id, institution=institution, now=clock.now(), **asked)
    except Refused as error:
        return refused_form(request, TEMPLATE, context, error)
    tell(request, _("Your answer is stored. You can replace it until the deadline."))
    here = reverse("priorities:answer", args=[it.id])
    wanted = request.GET.get("for", "")
    return redirect(f"{here}?{urlencode({'for': wanted})}" if wanted else here)


def _context(it: Any, who: Actor, institution: str, grant: Grant | None) -> dict[str, Any]:
    name = short_names([institution])[institution]
    before = before_sentence("priorities.answer", institution=name, closes=moment_full(it.closes_at))
    return {
        "it": it,
        "who": who,
        "institution": name,
        "by_link": grant is not None,
        "is_open": it.state == State.OPEN and clock.now() < it.closes_at,
        "before": before,
        "refusal": None,
    }
