"""Doors of a demonstration: mail that never leaves, readable by whoever sits at this machine."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from collegium.commons.access import authorise
from collegium.commons.pages.doors import actor, public, render
from collegium.kernel.errors import NotFound

from . import queries
from .forms import page_number
from .views import paging


def _enter(request: HttpRequest) -> None:
    if not settings.DEMONSTRATION:
        raise NotFound
    authorise(actor(request), "notify.see_outbox")


@require_GET
@public()
def outbox(request: HttpRequest) -> HttpResponse:
    """All letters of the demonstration, newest first, or those to one person."""
    _enter(request)
    page, person = page_number(request.GET), request.GET.get("person", "")
    letters, total = queries.outbox(person=person, page=page)
    context = {"letters": letters, "person": person, "addressees": queries.addressees()}
    return render(request, "notify/outbox.jinja", {**context, **paging(page, total, f"person={person}&" if person else "")})


@require_GET
@public()
def letter(request: HttpRequest, letter: str) -> HttpResponse:
    """One letter as its reader gets it, with addresses that can be followed."""
    _enter(request)
    found = queries.letter(letter)
    if found is None:
        raise NotFound
    return render(request, "notify/letter.jinja", {"letter": found})
