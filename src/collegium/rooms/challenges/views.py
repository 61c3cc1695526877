"""Doors of challenges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, abilities, authorise, can
from collegium.commons.journal.reading import acts
from collegium.commons.network import preset
from collegium.commons.pages.activity import ActLine, act_lines
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.errors import named, refusal_of
from collegium.commons.pages.listing import listing
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.threads import thread_steps
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused, Stale
from collegium.rooms.groups.choices import Role
from collegium.rooms.groups.queries import bodies, in_words, people_of
from collegium.rooms.members.queries import members

from . import actions, queries
from .choices import State
from .forms import AdoptForm, ChangeForm, RaiseForm, ReasonForm, SupportForm
from .rules import FLOW, may_support
from .words import STATE_KINDS, STATES, TOLD


@public("challenges:public", "groups:public", "members:public")
def list_(request: HttpRequest) -> HttpResponse:
    """What universities find hard; the public sees what a group has adopted."""
    who, asked = actor(request), request.GET
    state, theme = asked.get("state", ""), asked.get("theme", "")
    order = "support" if asked.get("sort") == "support" else "newest"
    rows = queries.challenges(
        who, text=asked.get("q", "")[:100], state=state if state in STATES else "", theme=theme[:60], order=order
    )
    return render(
        request,
        "challenges/list.jinja",
        {
            "rows": listing(request, rows),
            "q": asked.get("q", ""),
            "state": state,
            "theme": theme,
            "sort": order,
            "states": STATES,
            "kinds": STATE_KINDS,
            "themes": [(group.slug, group.name) for group in bodies(who) if group.adopts_challenges],
            "needed": preset("challenges.supporters"),
            "can": abilities(who, ["challenges.raise"]),
        },
    )


@public(
    *("challenges:public", "groups:public", "members:public", "papers:public", "ballots:public"),
    *("practices:public", "priorities:public", "events:public", "policy:public"),
)
def page(request: HttpRequest, challenge: str) -> HttpResponse:
    """One challenge: what, who suffers, evidence, who supports it, what became of it."""
    who = actor(request)
    it = queries.challenge_for(who, challenge)
    supports = queries.supports_of(it.id, who)
    context = _context(it, who, supports)
    if it.state == State.RAISED and who.is_member and not context["adopt"]["refused"]:
        request.waits_for = _chairs(it)  # type: ignore[attr-defined]
    return render(request, "challenges/page.jinja", context)


def _chairs(it: Any) -> list[tuple[str, str]]:
    """Whom a challenge with enough support waits for: the chairs of its theme's group; (person, in words)."""
    words = _("Chair of %(group)s") % {"group": in_words(it.theme.names)}
    return [(person, words) for person in people_of(it.theme_id, clock.now(), roles=[Role.CHAIR])]


def _context(it: Any, who: Actor, supports: list[Any]) -> dict[str, Any]:
    standing, needed = queries.standing_of(it), preset("challenges.supporters")
    mine = {support.institution for support in supports} & who.institutions
    adopting = FLOW.check("adopt", standing, needed=needed)
    return {
        "it": it,
        "theme": in_words(it.theme.names),
        "group": in_words(it.group.names) if it.group else "",
        "states": STATES,
        "kinds": STATE_KINDS,
        "supports": supports,
        "needed_more": max(needed - len(supports), 0) if it.state == State.RAISED else 0,
        "mine": mine,
        "own": _institutions(who),
        "open_to_support": bool(may_support(standing)),
        "thread": thread_steps(it.ref, who),
        "panels": panels_for("challenge", who, it.id, clock.now()),
        "lines": _happened(it) if who.is_member else [],
        "can": abilities(who, ["challenges.change", "challenges.settle", "challenges.support"], it),
        "adopt": {
            "groups": _groups(who),
            "offered": it.state == State.RAISED and bool(_groups(who)),
            "refused": "" if adopting else reason_sentence(adopting),
        },
        "draft_here": it.state == State.ADOPTED and (who.sits_in(it.group_id or "") or who.is_office),
    }


def _happened(it: Any) -> list[ActLine]:
    """What happened to it, newest first; who supports it stands above with their words."""
    kinds = ("challenges.raised", "challenges.changed", "challenges.adopted", "challenges.settled")
    return [replace(line, url="") for line in act_lines(acts(subjects=[it.id], kinds=kinds, limit=20))]


def _groups(who: Actor) -> list[tuple[str, str]]:
    """The groups for which the actor may adopt."""
    return [
        (group.id, group.name)
        for group in bodies(who)
        if group.adopts_challenges and can(who, "challenges.adopt", None, group=group.id)
    ]


def _institutions(who: Actor) -> list[tuple[str, str]]:
    """The universities in whose name the actor may speak here."""
    return [(row.id, row.name) for row in members(who, ids=who.institutions)] if who.institutions else []


@door("challenges.raise")
def raise_(request: HttpRequest) -> HttpResponse:
    """A university raises a challenge."""
    who = actor(request)
    institutions = _institutions(who)
    if not institutions:
        raise NotFound
    themes = [(group.id, group.name) for group in bodies(who) if group.adopts_challenges]
    form = RaiseForm(request.POST or None, institutions=institutions, themes=themes, initial={"language": who.language})
    context = {"form": form, "one": institutions[0][1] if len(institutions) == 1 else ""}
    context["before"] = before_sentence("challenges.raise")
    if request.method != "POST":
        return render(request, "challenges/raise.jinja", context)
    if not form.is_valid():
        return refused_form(request, "challenges/raise.jinja", context)
    ident = actions.raise_challenge(actor=who, now=clock.now(), **form.cleaned_data)
    tell(request, _("Your challenge stands on the members’ pages. The chairs of the group are told."))
    return back_to("challenges:page", ident)


@door("challenges.change")
def change(request: HttpRequest, challenge: str) -> HttpResponse:
    """Better words for a challenge; a stale tab gets both texts beside each other."""
    who = actor(request)
    it = queries.challenge_for(who, challenge)
    authorise(who, "challenges.change", it)
    fields = ("title", "what", "who_suffers", "evidence", "version")
    form = ChangeForm(request.POST or None, initial={name: getattr(it, name) for name in fields})
    context = {"form": form, "it": it}
    if request.method != "POST":
        return render(request, "challenges/change.jinja", context)
    if not form.is_valid():
        return refused_form(request, "challenges/change.jinja", context)
    try:
        actions.change_challenge(actor=who, challenge=it.id, now=clock.now(), **form.cleaned_data)
    except Stale as error:
        raise named(error, form) from error
    tell(request, _("Changed."))
    return back_to("challenges:page", it.id)


@door("challenges.support")
def support(request: HttpRequest, challenge: str) -> HttpResponse:
    """A university says "ours too", with what it has seen itself."""
    who = actor(request)
    it = queries.challenge_for(who, challenge)
    institutions = _institutions(who)
    if not institutions:
        raise NotFound(challenge)
    notes = queries.notes_of(it.id, who)
    form = SupportForm(
        request.POST or None, institutions=institutions, initial={"note": notes.get(institutions[0][0], "")}
    )
    context = _support_context(it, institutions, notes) | {"form": form}
    if request.method != "POST":
        return render(request, "challenges/support.jinja", context)
    if not form.is_valid():
        return refused_form(request, "challenges/support.jinja", context)
    try:
        actions.support_challenge(actor=who, challenge=it.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        return refused_form(request, "challenges/support.jinja", context, error)
    tell(request, _("Your university stands among its supporters."))
    return back_to("challenges:page", it.id)


def _support_context(it: Any, institutions: list[tuple[str, str]], notes: Mapping[str, str]) -> dict[str, Any]:
    one = institutions[0][1] if len(institutions) == 1 else ""
    answer = may_support(queries.standing_of(it))
    return {
        "it": it,
        "one": one,
        "again": bool(one) and institutions[0][0] in notes,
        "before": before_sentence("challenges.support", institution=one or _("The university you choose")),
        "refused": "" if answer else reason_sentence(answer),
    }


@require_POST
@door("challenges.support")
def withdraw(request: HttpRequest, challenge: str) -> HttpResponse:
    """A university takes its support back."""
    who = actor(request)
    it = queries.challenge_for(who, challenge)
    try:
        actions.withdraw_support(
            actor=who, challenge=it.id, institution=request.POST.get("institution", ""), now=clock.now()
        )
    except Refused as error:
        tell(request, refusal_of(error)["text"], "stop")
    return back_to("challenges:page", it.id)


@door("challenges.adopt")
def adopt(request: HttpRequest, challenge: str) -> HttpResponse:
    """A group puts it on its list."""
    who = actor(request)
    it = queries.challenge_for(who, challenge)
    groups = _groups(who)
    if not groups:
        raise NotFound(challenge)
    form = AdoptForm(request.POST or None, groups=groups, initial={"group": it.theme_id})
    count = queries.standing_of(it).supporters
    chosen = groups[0][1] if len(groups) == 1 else _("The group you choose")
    context = {
        "it": it,
        "form": form,
        "act": "challenges.adopt",
        "title": _("Adopt this challenge"),
        "button": _("Adopt it"),
        "before": before_sentence("challenges.adopt", group=chosen, count=count),
        "support": ngettext("%(n)s university supports it", "%(n)s universities support it", count) % {"n": count},
    }
    if request.method != "POST":
        return render(request, "challenges/act.jinja", context)
    if not form.is_valid():
        return refused_form(request, "challenges/act.jinja", context)
    try:
        actions.adopt_challenge(actor=who, challenge=it.id, group=form.cleaned_data["group"], now=clock.now())
    except Refused as error:
        return refused_form(request, "challenges/act.jinja", context, error)
    tell(request, _("Adopted. The universities that support it are told."))
    return back_to("challenges:page", it.id)


@door("challenges.settle")
def settle(request: HttpRequest, challenge: str, move: str) -> HttpResponse:
    """Park, solve or reopen it."""
    who = actor(request)
    it = queries.challenge_for(who, challenge)
    authorise(who, "challenges.settle", it)
    words = {
        "park": (_("Park this challenge"), _("Park it")),
        "solve": (_("Mark this challenge as solved"), _("It is solved")),
        "reopen": (_("Reopen this challenge"), _("Reopen it")),
    }
    if move not in words:
        raise NotFound(move)
    form = ReasonForm(request.POST or None) if FLOW.move(move).with_reason else None
    context = {
        "it": it,
        "form": form,
        "act": "challenges.settle",
        "title": words[move][0],
        "button": words[move][1],
        "before": before_sentence("challenges.settle" if form else "challenges.reopen"),
        "support": "",
    }
    if request.method != "POST":
        return render(request, "challenges/act.jinja", context)
    if form is not None and not form.is_valid():
        return refused_form(request, "challenges/act.jinja", context)
    reason = form.cleaned_data["reason"] if form is not None else ""
    try:
        actions.settle_challenge(actor=who, challenge=it.id, move=move, reason=reason, now=clock.now())
    except Refused as error:
        return refused_form(request, "challenges/act.jinja", context, error)
    tell(request, str(TOLD[move]))
    return back_to("challenges:page", it.id)
