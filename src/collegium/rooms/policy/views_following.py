"""Doors of recommendations: what came of what the network asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities, authorise
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.commons.pages.listing import listing
from collegium.commons.pages.threads import thread_steps
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused
from collegium.kernel.ids import Ref
from collegium.rooms.groups.queries import bodies

from . import actions_following, queries
from .forms import FollowUpForm
from .queries_following import FollowedRow, followed, followed_for, history_of, whole_uptake
from .queries_shown import Shown, shown
from .views import tabs
from .words import STATE_KINDS, STATES, sum_in_words

WORDS = {"states": STATES, "state_kinds": STATE_KINDS}
FIELDS = {"evidence_of_the_future": "on", "no_source": "source", "no_quotation": "quotation"}


@public("policy:public", "papers:public", "groups:public")
def list_(request: HttpRequest) -> HttpResponse:
    """Every recommendation of the published papers, and where it stands."""
    who = actor(request)
    asked = {name: request.GET.get(name, "")[:100] for name in ("state", "group")}
    rows = followed(state=asked["state"] if asked["state"] in STATES else "", group=asked["group"])
    page_, uptake = listing(request, rows), whole_uptake()
    context = {
        "rows": page_,
        "shown": shown(who, list(page_.rows)),
        "asked": asked,
        "groups": [(body.slug, body.name) for body in bodies(who) if body.drafts_papers or body.slug == "board"],
        "uptake": uptake,
        "sum": sum_in_words(uptake),
        "tabs": tabs("recommendations", who),
    }
    return render(request, "policy/recommendations.jinja", WORDS | context)


def _dressed(who: Actor, ident: str) -> tuple[FollowedRow, Shown]:
    """A recommendation by its ULID. Raises NotFound."""
    rows = list(followed(ids=[ident]))
    told = shown(who, rows)
    if not told:
        raise NotFound(ident)
    return rows[0], told[0]


@public(
    *("policy:public", "papers:public", "challenges:public", "ballots:public", "groups:public", "members:public"),
    "priorities:public",
)
def page(request: HttpRequest, followed: str) -> HttpResponse:
    """One recommendation: its words, what came of it, and everything that was recorded before."""
    who = actor(request)
    row, it = _dressed(who, followed)
    files = [
        (slug, title)
        for slug, title, numbers in queries.files_of_papers([row.paper]).get(row.paper, [])
        if not numbers or row.number in numbers
    ]
    context = {
        "it": it,
        "history": history_of(who, row.id),
        "files": files,
        "thread": thread_steps(Ref("paper", row.paper), who),
        "can": abilities(who, ["policy.follow_up"], None, group=row.group),
    }
    return render(request, "policy/recommendation.jinja", WORDS | context)


@door("policy.follow_up")
def follow_up(request: HttpRequest, followed: str) -> HttpResponse:
    """Record what came of a recommendation."""
    who = actor(request)
    row, it = _dressed(who, followed)
    authorise(who, "policy.follow_up", followed_for(row.id), group=row.group)
    files = [("", _("None")), *queries.slugs()]
    first = {"state": row.state, "on": queries.today(clock.now()), "language": who.language}
    form = FollowUpForm(request.POST or None, files=files, initial=first)
    context: dict[str, Any] = {"it": it, "form": form, "before": before_sentence("policy.follow_up"), "codes": {}}
    if request.method != "POST":
        return render(request, "policy/follow_up.jinja", WORDS | context)
    if not form.is_valid():
        return refused_form(request, "policy/follow_up.jinja", WORDS | context)
    try:
        actions_following.follow_up(actor=who, followed=row.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        told = refusal_of(error)
        form.add_error(FIELDS[told["code"]], told["text"])
        context["codes"] = {FIELDS[told["code"]]: told["code"]}
        return refused_form(request, "policy/follow_up.jinja", WORDS | context)
    tell(request, _("Recorded. It stands on the page of the paper."))
    return back_to("policy:recommendation", row.id)
