"""Doors of votes: the list, a decision, casting a vote (signed in, or by a link from a letter)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.commons import consequences
from collegium.commons.access import Actor, abilities, actor_of
from collegium.commons.notify import Grant, grant_of
from collegium.commons.pages.doors import actor, back_to, public, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.commons.pages.listing import listing
from collegium.commons.pages.moments import moment_full
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.counting.sentences import rule_sentence, sentence
from collegium.kernel.errors import NotFound, Refused
from collegium.kernel.ids import Ref

from . import queries
from .actions import cast_vote
from .choices import Choice, State
from .forms import VoteForm
from .queries_page import body_in_a_sentence, page_context, reason_of
from .shown import subject_link
from .words import CHOICES, OPENNESS, STATES


@public("ballots:public", "groups:public")
def list_(request: HttpRequest) -> HttpResponse:
    """All decisions, open ones first; the public sees what was closed."""
    who = actor(request)
    text, state = request.GET.get("q", "")[:100], request.GET.get("state", "")
    rows = queries.decisions(who, text=text, state=state if state in STATES else "", open_first=True)
    return render(
        request,
        "ballots/list.jinja",
        {
            "rows": listing(request, rows),
            "q": text,
            "state": state,
            "states": STATES,
            "can": abilities(who, ["ballots.open"]),
        },
    )


@public("ballots:public", "groups:public", "papers:public", "challenges:public", "priorities:public")
def page(request: HttpRequest, decision: str) -> HttpResponse:
    """One decision: the result or where it stands, how it was reached, the rule, the thread."""
    who, now = actor(request), clock.now()
    it = queries.decision_for(who, decision)
    context = page_context(it, who, now)
    if it.state == State.OPEN:
        request.waits_for = context["waits_for"]  # type: ignore[attr-defined]
    return render(request, "ballots/page.jinja", context)


def _grant(request: HttpRequest, decision: str) -> tuple[Actor, Grant | None]:
    """Who votes here: the person of the link where there is one, else whoever is signed in. Raises NotFound."""
    who = actor(request)
    grant = grant_of(request, "ballots.cast_vote", Ref("decision", decision))
    if grant is not None:
        return actor_of(grant.person, clock.now()), grant
    if who.is_public:
        raise NotFound(decision)
    return who, None


@public()
def vote(request: HttpRequest, decision: str) -> HttpResponse:
    """The answer page of a seat: the question, the text, one choice, one button; afterwards what was stored."""
    request.wants_token = True  # type: ignore[attr-defined]
    who, grant = _grant(request, decision)
    it = queries.decision_for(who, decision)
    seat = _own_seat(it, who, grant, request)
    form = VoteForm(request.POST if request.method == "POST" else None, initial={"choice": seat["choice"]})
    context = {**_vote_context(it, who, seat, grant), "form": form}
    if request.method != "POST":
        return render(request, "ballots/vote.jinja", context)
    if not form.is_valid():
        return refused_form(request, "ballots/vote.jinja", context)
    try:
        cast_vote(
            actor=who,
            decision=it.id,
            seat=seat["seat"],
            choice=Choice(form.cleaned_data["choice"]),
            now=clock.now(),
            by_link=grant is not None,
        )
    except Refused as error:
        return render(request, "ballots/vote.jinja", {**context, "refusal": refusal_of(error)}, status=422)
    return _stored(request, it.id)


def _stored(request: HttpRequest, decision: str) -> HttpResponse:
    """After a vote: the answer page with what is stored, or the result where it was the last vote."""
    if not queries.is_open(decision):
        tell(request, _("Your vote is stored. It was the last one: the vote is closed and counted."))
        return back_to("ballots:page", decision)
    tell(request, _("Your vote is stored. You can replace it until closing."))
    seat = request.GET.get("seat", "")
    here = reverse("ballots:vote", args=[decision])
    return redirect(f"{here}?{urlencode({'seat': seat})}" if seat else here)


def _own_seat(it: Any, who: Actor, grant: Grant | None, request: HttpRequest) -> dict[str, Any]:
    """The seat that votes here, with what it has voted. Raises NotFound for whoever holds none on the roll."""
    now = clock.now()
    holders = queries.current_holders(it.body_id, now)
    electors = [e for e in queries.electors_of(it.id) if not e.excluded and holders.get(e.seat) == who.id]
    wanted = grant.mandate if grant else request.GET.get("seat", "")
    chosen = next((e for e in electors if e.seat == wanted), electors[0] if electors and not grant else None)
    if chosen is None:
        raise NotFound(it.id)
    held = getattr(chosen, "vote", None)
    return {
        "seat": chosen.seat,
        "label": _("Seat %(number)s of %(body)s") % {"number": chosen.number, "body": body_in_a_sentence(it)},
        "institution": chosen.institution.short if chosen.institution else "",
        "choice": held.choice if held else "",
        "cast_at": held.cast_at if held else None,
        "by_office": bool(held and held.by_office),
        "ground": held.ground if held else "",
        "recused": chosen.recused,
    }


def _vote_context(it: Any, who: Actor, seat: dict[str, Any], grant: Grant | None) -> dict[str, Any]:
    now, lang = clock.now(), get_language() or "en"
    passing = queries.passing_of(it)
    return {
        "it": it,
        "who": who,
        "seat": seat,
        "by_link": grant is not None,
        "the_body": body_in_a_sentence(it, first=True),
        "rule_sentence": rule_sentence(queries.rule_of(it, passing), lang),
        "subject": subject_link(it),
        "choices": CHOICES,
        "is_open": it.state == State.OPEN and now < it.closes_at,
        "before": before_sentence(
            "ballots.cast_vote",
            seat=seat["label"],
            closes=moment_full(it.closes_at),
            shown=OPENNESS[it.openness],
        ),
        "follows": consequences.preview(
            "ballots.closed", subject=f"{it.subject_kind}:{it.subject}" if it.subject else ""
        ),
        "result": sentence(passing, lang) if it.state == State.CLOSED else "",
        "called_off": reason_of(it) or _("No result was counted.") if it.state == State.CANCELLED else "",
        "links": _links(it, seat, grant),
        "refusal": None,
        "now": now,
    }


def _links(it: Any, seat: dict[str, Any], grant: Grant | None) -> list[dict[str, str]]:
    """Where one goes from the answer page: whoever came by a link sees what the public sees."""
    found = []
    if grant is None or it.state == State.CLOSED:
        label = _("How the result was reached") if it.state == State.CLOSED else _("Where this vote stands")
        found.append({"label": label, "url": reverse("ballots:page", args=[it.id])})
    if grant is None and it.state == State.OPEN and not seat["recused"]:
        found.append({"label": _("Withdraw this seat from the vote"), "url": reverse("ballots:recuse", args=[it.id])})
    return found
