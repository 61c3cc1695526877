"""Doors of news."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import abilities, authorise
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.listing import listing
from collegium.commons.pages.texts import html_of
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused, Stale
from collegium.kernel.text.values import TextError

from . import actions, queries
from .choices import State
from .forms import NewsForm, VersionForm, WithdrawForm
from .rules import Standing, may_lose_language
from .words import STATES


@public("newsroom:public")
def list_(request: HttpRequest) -> HttpResponse:
    """All news, newest first."""
    who = actor(request)
    rows = listing(request, queries.news(who), size=50)
    return render(
        request, "newsroom/list.jinja", {"rows": rows, "states": STATES, "can": abilities(who, ["newsroom.write"])}
    )


@public("newsroom:public", "papers:public", "members:public", "challenges:public")
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One piece of news in the reader's language, or in the language it has."""
    who = actor(request)
    row = queries.news_row(who, slug)
    return render(
        request,
        "newsroom/page.jinja",
        {
            "row": row,
            "html": html_of(row.doc, notes="end"),
            "related": queries.related(row.id),
            "states": STATES,
            "can": abilities(who, ["newsroom.write", "newsroom.publish"]),
            "before": before_sentence("newsroom.publish"),
        },
    )


@door("newsroom.write")
def new(request: HttpRequest) -> HttpResponse:
    """Begin a piece of news."""
    who = actor(request)
    authorise(who, "newsroom.write")
    form = NewsForm(request.POST or None)
    context = {"form": form, "row": None}
    if request.method != "POST":
        return render(request, "newsroom/edit.jinja", context)
    if not form.is_valid():
        return refused_form(request, "newsroom/edit.jinja", context)
    try:
        ident = actions.draft_news(actor=who, texts=form.texts(), now=clock.now())
    except TextError as error:
        form.add_error("text_en", str(error))
        return refused_form(request, "newsroom/edit.jinja", context)
    tell(request, _("The draft is kept. Only the office sees it until it is published."))
    return back_to("newsroom:page", ident)


@door("newsroom.write")
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Better a piece of news."""
    who = actor(request)
    authorise(who, "newsroom.write")
    it = queries.news_for(who, slug)
    held = queries.texts_of(it)
    form = NewsForm(request.POST or None, initial=_initial(it), held=held)
    context = {"form": form, "row": queries.news_row(who, slug), "held": held}
    if request.method != "POST":
        return render(request, "newsroom/edit.jinja", context)
    if not form.is_valid():
        return refused_form(request, "newsroom/edit.jinja", context)
    try:
        actions.change_news(
            actor=who, news=it.id, version=form.cleaned_data["version"], texts=form.texts(), now=clock.now()
        )
    except Stale as error:
        raise Stale(theirs=form.told(error.theirs), yours=form.told(error.yours)) from error
    except TextError as error:
        form.add_error("text_en", str(error))
        return refused_form(request, "newsroom/edit.jinja", context)
    tell(request, _("Saved."))
    return back_to("newsroom:page", it.id)


def _initial(it: Any) -> dict[str, Any]:
    values: dict[str, Any] = {"version": it.version}
    for code, text in queries.texts_of(it).items():
        values |= {f"title_{code}": text.title, f"summary_{code}": text.summary, f"text_{code}": text.source}
    return values


@door("newsroom.write")
def remove_language(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Take one language of a piece of news away: first what will happen, then one button."""
    who = actor(request)
    authorise(who, "newsroom.write")
    it, names = queries.news_for(who, slug), dict(settings.LANGUAGES)
    held = queries.texts_of(it)
    if language not in held:
        raise NotFound(language)
    others = [names.get(code, code) for code in held if code != language]
    answer = may_lose_language(Standing(State(it.state), frozenset(held)), language)
    form = VersionForm(request.POST or None, initial={"version": it.version})
    context = {
        "form": form,
        "row": queries.news_row(who, slug),
        "text": held[language],
        "language": names.get(language, language),
        "before": before_sentence("newsroom.remove_language", others=" / ".join(others)) if answer else "",
        "refused": "" if answer else reason_sentence(answer),
    }
    if request.method != "POST":
        return render(request, "newsroom/remove_language.jinja", context)
    if not form.is_valid():
        return refused_form(request, "newsroom/remove_language.jinja", context)
    try:
        actions.remove_language(
            actor=who, news=it.id, version=form.cleaned_data["version"], language=language, now=clock.now()
        )
    except Refused as error:
        return refused_form(request, "newsroom/remove_language.jinja", context, error)
    tell(request, _("The version in this language (%(language)s) is removed.") % {"language": context["language"]})
    return back_to("newsroom:edit", it.slug)


@require_POST
@door("newsroom.publish")
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a draft on the public pages."""
    who = actor(request)
    authorise(who, "newsroom.publish")
    it = queries.news_for(who, slug)
    actions.publish_news(actor=who, news=it.id, now=clock.now())
    tell(request, _("Published."))
    return back_to("newsroom:page", it.id)


@door("newsroom.publish")
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a piece of news off the public pages, with a reason."""
    who = actor(request)
    authorise(who, "newsroom.publish")
    it = queries.news_for(who, slug)
    form = WithdrawForm(request.POST or None)
    context = {"form": form, "row": queries.news_row(who, slug), "before": before_sentence("newsroom.withdraw")}
    if request.method != "POST":
        return render(request, "newsroom/withdraw.jinja", context)
    if not form.is_valid():
        return refused_form(request, "newsroom/withdraw.jinja", context)
    try:
        actions.withdraw_news(actor=who, news=it.id, reason=form.cleaned_data["reason"], now=clock.now())
    except Refused as error:
        return refused_form(request, "newsroom/withdraw.jinja", context, error)
    tell(request, _("Withdrawn from the public pages."))
    return back_to("newsroom:page", it.id)
