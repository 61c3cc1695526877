"""The door of titles in other languages: for readers who do not read the language of the text."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import authorise
from collegium.commons.network import network
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import named
from collegium.kernel import clock
from collegium.kernel.errors import Stale

from . import queries
from .actions import translate_title
from .forms import LanguagesForm
from .queries_page import crumbs, is_public
from .starting import by_field


def _others(it: Any) -> list[tuple[str, str]]:
    """The languages of the network in which the text is not written: code, name in itself."""
    return [(code, name) for code, name in settings.LANGUAGES if code in network().languages and code != it.language]


@door("papers.translate")
def languages(request: HttpRequest, paper: str) -> HttpResponse:
    """Title and standfirst in other languages; an older tab gets both beside each other (409)."""
    who = actor(request)
    it = queries.paper_for(who, paper)
    authorise(who, "papers.translate", it)
    form = LanguagesForm(
        request.POST or None,
        languages=_others(it),
        has_standfirst=bool(it.standfirst),
        initial={"version": it.version, **by_field(it.translations)},
    )
    context = {
        "it": it,
        "form": form,
        "crumbs": crumbs(it, here=_("In other languages")),
        "published": is_public(it),
        "own": dict(settings.LANGUAGES).get(it.language, it.language),
    }
    if request.method != "POST":
        return render(request, "papers/languages.jinja", context)
    if not form.is_valid():
        return refused_form(request, "papers/languages.jinja", context)
    try:
        translate_title(
            actor=who, paper=it.id, words=form.words(), version=form.cleaned_data["version"], now=clock.now()
        )
    except Stale as error:
        raise named(error, form) from error
    tell(request, _("Title and summary in other languages are saved."))
    return back_to("papers:page", it.slug)
