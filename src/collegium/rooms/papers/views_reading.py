"""Doors of readers from outside: the office asks; the reader answers by her link, or from her desk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, actor_of, authorise, can
from collegium.commons.network import network
from collegium.commons.notify import grant_of
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref
from collegium.rooms.groups.queries import in_words

from . import queries
from .actions_reading import answer_reading, ask_reader
from .choices import State
from .forms import AnswerForm, AskReaderForm
from .queries_page import crumbs
from .queries_published import drawn
from .queries_reading import reading_for, readings_of
from .rules import may_answer
from .words import INVALID_READER


@door("papers.edit")
def readers(request: HttpRequest, paper: str) -> HttpResponse:
    """Who from outside was asked and what they said; the office asks somebody."""
    who = actor(request)
    it = queries.paper_for(who, paper)
    authorise(who, "papers.edit", it)
    asks = bool(can(who, "papers.ask_reader", it)) and queries.is_open(it)
    form = AskReaderForm(request.POST or None, languages=_languages()) if asks else None
    context = _readers_context(it, who) | {"form": form}
    if request.method != "POST":
        return render(request, "papers/readers.jinja", context)
    authorise(who, "papers.ask_reader", it)
    if form is None:
        raise NotFound(paper)
    if not form.is_valid():
        return refused_form(request, "papers/readers.jinja", context)
    try:
        ask_reader(actor=who, paper=it.id, now=clock.now(), **form.cleaned_data)
    except Invalid as error:
        form.add_error("email", str(INVALID_READER.get(error.fields.get("email", ""), error)))
        return refused_form(request, "papers/readers.jinja", context)
    except Refused as error:
        return refused_form(request, "papers/readers.jinja", context, error)
    tell(request, _("Asked. A letter with a personal link is on its way."))
    return back_to("papers:readers", it.slug)


def _languages() -> list[tuple[str, str]]:
    return [(code, name) for code, name in settings.LANGUAGES if code in network().languages]


def _readers_context(it: Any, who: Actor) -> dict[str, Any]:
    last = queries.latest_version(it)
    return {
        "it": it,
        "crumbs": crumbs(it, here=_("Readers from outside")),
        "rows": readings_of(it),
        "last": last,
        "now": clock.now(),
        "sees_people": who.is_office,
        "before": before_sentence("papers.ask_reader", number=last.number) if last else "",
    }


@public()
def reading(request: HttpRequest, reading: str) -> HttpResponse:
    """The reader's own page: the text, what is asked until when, and her words."""
    request.wants_token = True  # type: ignore[attr-defined]
    grant = grant_of(request, "papers.answer_reading", Ref("reading", reading))
    who, now = actor_of(grant.person, clock.now()) if grant else actor(request), clock.now()
    if who.is_public:
        raise NotFound(reading)
    row = reading_for(who, reading)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"words": row.words})
    context = {
        "row": row,
        "it": row.paper,
        "form": form,
        "who": who,
        "by_link": grant is not None,
        "group_name": in_words(row.paper.group.names),
        "kind": in_words(row.paper.kind.names),
        "html": drawn(row.version.doc, row.paper.language),
        "is_open": bool(may_answer(State(row.paper.state), until=row.until, now=now)),
        "before": before_sentence("papers.answer_reading"),
        "refusal": None,
    }
    if request.method != "POST":
        return render(request, "papers/reading.jinja", context)
    if not form.is_valid():
        return refused_form(request, "papers/reading.jinja", context)
    try:
        answer_reading(actor=who, reading=row.id, words=form.cleaned_data["words"], now=now)
    except Refused as error:
        return render(request, "papers/reading.jinja", {**context, "refusal": refusal_of(error)}, status=422)
    tell(request, _("Your words are with the editors. You can change them until the day named."))
    return back_to("papers:reading", row.id)
