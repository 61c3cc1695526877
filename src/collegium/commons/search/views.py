"""Doors: the page of results, and suggestions for the field on top of every page."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from collegium.commons.access import authorise
from collegium.commons.notify.addressing import in_language
from collegium.commons.pages.doors import actor, public, render
from collegium.commons.pages.shapes.paging import paging

from .forms import asked
from .queries import PAGE, search, suggest


@require_safe
@public()
def page(request: HttpRequest) -> HttpResponse:
    """Results for whoever asks."""
    authorise(actor(request), "search.search")
    question = asked(request.GET)
    results = search(actor(request), question.words, kind=question.kind, page=question.page)
    language = translation.get_language() or "en"
    context = {
        "question": question,
        "results": results,
        "addresses": [in_language(hit.url, language) for hit in results.hits],
        "paging": paging(results.total, question.page, {"q": question.words, "kind": question.kind}, rows=PAGE),
    }
    return render(request, "search/page.jinja", context)


@require_safe
@public()
def suggestions(request: HttpRequest) -> HttpResponse:
    """Titles for what is being typed: a list for htmx, else JSON."""
    authorise(actor(request), "search.search")
    language = translation.get_language() or "en"
    found = [
        {**asdict(it), "url": in_language(it.url, language)} for it in suggest(actor(request), request.GET.get("q", ""))
    ]
    if request.headers.get("HX-Request"):
        return render(request, "search/suggestions.jinja", {"suggestions": found})
    return JsonResponse({"schema": "collegium.suggestions/1", "suggestions": found})
