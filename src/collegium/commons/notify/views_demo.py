"""Doors of a demonstration: mail that never leaves, readable by whoever sits at this machine."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from collegium.commons.access import authorise
from collegium.commons.pages.doors import actor, public, render
from collegium.commons.pages.shapes.paging import paging
from collegium.kernel.errors import NotFound

from . import queries

_HERE = re.compile(r"http://(?:127\.0\.0\.1|localhost)(?::\d+)?(?=/)")


def _enter(request: HttpRequest) -> None:
    if not settings.DEMONSTRATION:
        raise NotFound
    authorise(actor(request), "notify.see_outbox")


@require_GET
@public()
def outbox(request: HttpRequest) -> HttpResponse:
    """All letters of the demonstration, newest first, or those to one person."""
    _enter(request)
    person = request.GET.get("person", "")
    pages = paging(queries.outbox_size(person), request.GET.get("page", "1"), {"person": person})
    people = [
        ("", _("Everybody")),
        *((it.person, f"{it.name} ({it.letters})") for it in queries.addressees()),
    ]
    letters = queries.outbox(person, start=pages.start, stop=pages.stop)
    context = {"letters": letters, "person": person, "people": people, "paging": pages}
    return render(request, "notify/outbox.jinja", context)


@require_GET
@public()
def letter(request: HttpRequest, letter: str) -> HttpResponse:
    """One letter as its reader gets it, with addresses that can be followed."""
    _enter(request)
    found = queries.letter(letter)
    if found is None:
        raise NotFound
    return render(request, "notify/letter.jinja", {"letter": found, "text": _at_home(found.text, request)})


def _at_home(text: str, request: HttpRequest) -> str:
    """The text with its addresses at the port on which the demonstration answers now."""
    return _HERE.sub(f"{request.scheme}://{request.get_host()}", text)
