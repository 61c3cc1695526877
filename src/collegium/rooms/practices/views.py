"""Doors of good practices for readers: the list, one card, which practice travelled where."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from babel.numbers import format_decimal
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collegium.commons.access import Actor, abilities
from collegium.commons.files import file_rows
from collegium.commons.journal.reading import acts
from collegium.commons.pages.activity import ActLine, act_lines
from collegium.commons.pages.addresses import address
from collegium.commons.pages.countries import country_name
from collegium.commons.pages.doors import actor, public, render
from collegium.commons.pages.listing import listing
from collegium.commons.pages.moments import LOCALES
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.shapes.map import Dot, Place, Tie, dots, ties
from collegium.commons.pages.threads import thread_steps
from collegium.commons.thread import describe, refs_along
from collegium.kernel import clock
from collegium.rooms.groups.queries import in_words

from . import queries, queries_shown
from .choices import State
from .queries_shown import TrialRow
from .rules import due_at, facets, may_be_tried
from .words import SCALES, SEEN_BY, STATE_KINDS, STATES, VERDICT_KINDS, VERDICTS

NOT_SHARED = (State.REVIEW, State.SENT_BACK, State.DRAFT, State.WITHDRAWN)


@public("practices:public", "groups:public", "members:public")
def list_(request: HttpRequest) -> HttpResponse:
    """Shared cards with their facets; for members also those of theirs that are not shared."""
    who, given = actor(request), request.GET
    asked = queries.Asked(
        q=given.get("q", "")[:100],
        theme=given.get("theme", "")[:60],
        country=given.get("country", "")[:2],
        institution=given.get("institution", "")[:60],
        tried=given.get("tried", "") if given.get("tried") in ("yes", "no") else "",
    )
    own = queries.practices(who, states=NOT_SHARED, own=not who.is_office) if who.is_member else []
    in_work = given.get("part") == "work" and who.is_member
    return render(
        request,
        "practices/list.jinja",
        {
            "rows": listing(request, own if in_work else queries.practices(who, asked), size=50),
            "asked": asked,
            "narrowed": bool(asked.q or asked.chosen),
            "facets": [] if in_work else _facets(who, asked),
            "in_work": in_work,
            "own": len(own),
            "states": STATES,
            "kinds": STATE_KINDS,
            "seen_by": SEEN_BY,
            "can": abilities(who, ["practices.write"]),
        },
    )


def _facets(who: Actor, asked: queries.Asked) -> list[dict[str, Any]]:
    """The choices of the list: name, label, what is chosen, and (value, word with its count) of each."""
    held = queries.facet_rows(who, asked.q)
    counts = facets(held.rows, asked.chosen)
    lands = {code: country_name(code) for code in {row.country for row in held.rows}}
    told = {"yes": _("Tried elsewhere"), "no": _("Not tried elsewhere")}
    every = [
        ("theme", _("Theme"), _("All themes"), held.themes),
        ("country", _("Country"), _("All countries"), lands),
        ("institution", _("University"), _("All universities"), held.institutions),
        ("tried", _("Tried"), _("Tried or not"), told),
    ]
    return [
        {"name": name, "label": label, "value": getattr(asked, name), "options": [("", whole), *_counted(words, of)]}
        for name, label, whole, words in every
        for of in [counts.of(name)]
    ]


def _counted(words: Any, of: Any) -> list[tuple[str, str]]:
    """Value and word with its count, by word; what finds nothing is left out."""
    rows = sorted((str(words[value]), value, n) for value, n in of.items() if value in words)
    return [(value, f"{word} ({n})") for word, value, n in rows]


@public(
    *("practices:public", "groups:public", "members:public", "challenges:public", "papers:public", "ballots:public"),
    *("priorities:public", "policy:public", "events:public"),
)
def page(request: HttpRequest, practice: str) -> HttpResponse:
    """One card: what it is, what it took and gave, who tried it, what is related."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    trials = queries_shown.trials_of(it.id, who)
    return render(request, "practices/page.jinja", {**_card(it, who), **_around(it, who, trials)})


def _card(it: Any, who: Actor) -> dict[str, Any]:
    now = clock.now()
    shared = it.state == State.SHARED
    names = ["change", "submit", "review", "withdraw", "reopen", "confirm", "write_to_contact", "read_messages"]
    return {
        "it": it,
        "theme": in_words(it.theme.names),
        "states": STATES,
        "kinds": STATE_KINDS,
        "scale": SCALES[it.scale],
        "posts": _number(it.posts),
        "euros": _number(it.euros),
        "seen_by": SEEN_BY[it.visibility],
        "links": [line.partition(" ")[::2] for line in it.links.splitlines()],
        "steps": [line.strip() for line in it.steps.splitlines() if line.strip()],
        "files": file_rows(it),
        "missing": queries.standing_of(it, who).missing,
        "due": shared and due_at(it.confirmed_at) <= now,
        "asked_again": due_at(it.confirmed_at) if shared else None,
        "can": abilities(who, [f"practices.{name}" for name in names], it),
    }


def _number(value: Any) -> str:
    """A number as the reader's language writes it; "" for none."""
    language = translation.get_language() or "en"
    return "" if value is None else str(format_decimal(value, locale=LOCALES.get(language, language)))


def _around(it: Any, who: Actor, trials: list[TrialRow]) -> dict[str, Any]:
    try_here = [
        place
        for place in sorted(who.institutions)
        if may_be_tried(queries.standing_of(it, who), own=place == it.institution_id)
    ]
    answers = [ref for ref in refs_along(it.ref, depth=1) if ref.kind == "challenge"]
    told = describe(answers, who)
    return {
        "trials": trials,
        "verdicts": VERDICTS,
        "verdict_kinds": VERDICT_KINDS,
        "try_here": try_here,
        "has_tried": {row.institution for row in trials} & who.institutions,
        "map": _map(trials, {it.institution_id}) if trials else None,
        "confirmations": queries_shown.confirmations_of(it.id, who),
        "related": queries_shown.related_to(it, who),
        "challenge": next((step for steps in told.values() for step in steps), None),
        "thread": thread_steps(it.ref, who) if told else [],
        "panels": panels_for("practice", who, it.id, clock.now()),
        "lines": _happened(it) if who.is_member else [],
    }


def _happened(it: Any) -> list[ActLine]:
    """What happened to it, newest first; the way through the review only while it is not shared."""
    kinds = ["practices.shared", "practices.changed", "practices.withdrawn", "practices.reopened"]
    if it.state != State.SHARED:
        kinds += ["practices.begun", "practices.submitted", "practices.sent_back"]
    return [replace(line, url="") for line in act_lines(acts(subjects=[it.id], kinds=kinds, limit=20))]


@public("practices:public", "members:public")
def travels(request: HttpRequest) -> HttpResponse:
    """Which practice travelled where: a map with ties, and the same as a table."""
    who = actor(request)
    rows = queries_shown.travels(who)
    went = len({row.practice for row in rows})
    return render(
        request,
        "practices/travels.jinja",
        {
            "rows": listing(request, rows, size=100),
            "map": _map(rows, who.institutions) if rows else None,
            "verdicts": VERDICTS,
            "kinds": VERDICT_KINDS,
            "told": ngettext("%(n)s practice was tried", "%(n)s practices were tried", went) % {"n": went},
            "places": len({row.institution for row in rows}),
        },
    )


def _map(rows: Iterable[TrialRow], marked: Collection[str]) -> dict[str, Any]:
    """The universities of these trials as dots, a line from where a practice is at home to where it was tried."""
    base, held = address("members:list"), list(rows)
    ends = {row.home: (row.home_short, row.home_place, row.home_slug) for row in held}
    ends |= {row.institution: (row.institution_short, row.place, row.institution_slug) for row in held}
    places = {
        ident: Place(short, *place, f"{base}{slug}/", "you" if ident in marked else "")
        for ident, (short, place, slug) in ends.items()
        if place is not None
    }
    drawn = dict(zip(places, (dots([place])[0] for place in places.values()), strict=True))
    return {
        "dots": dots(places.values()),
        "ties": _ties(held, drawn),
    }


def _ties(rows: Iterable[TrialRow], drawn: dict[str, Dot]) -> list[Tie]:
    pairs = dict.fromkeys((row.home, row.institution) for row in rows)
    ends = ((drawn.get(home), drawn.get(there)) for home, there in pairs)
    return [tie for one, other in ends if one and other for tie in ties(one, [other])]
