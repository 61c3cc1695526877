"""How errors are answered: the same 404 for absent and forbidden, 422 with the reason, 409 with both texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.kernel.errors import Invalid, NotFound, Refused, Stale

from .words import reason_sentence


def answer(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The page for a domain error, or None for anything else (a bug, answered with 500)."""
    from django.http import Http404

    if isinstance(error, (NotFound, Http404)):
        return page(request, 404)
    if isinstance(error, Refused):
        return page(request, 422, refusal=refusal_of(error))
    if isinstance(error, Stale):
        return page(request, 409, theirs=error.theirs, yours=error.yours, who=error.who)
    if isinstance(error, Invalid):
        return page(request, 422, refusal={"code": "invalid", "text": str(error)})
    return None


def named(error: Stale, form: Any) -> Stale:
    """The same refusal, its parts called as the form calls them."""

    def words(parts: Mapping[str, object]) -> dict[str, object]:
        return {str(form.fields[name].label) if name in form.fields else name: text for name, text in parts.items()}

    return Stale(theirs=words(error.theirs), yours=words(error.yours), who=error.who)


def refusal_of(error: Refused) -> dict[str, str]:
    """The code and the sentence of a refusal."""
    return {"code": error.reason, "text": reason_sentence(error.decision)}


def page(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    """An error page in the shell of the request."""
    from .doors import render

    if not hasattr(request, "actor"):
        from collegium.commons.access import NOBODY

        request.actor = NOBODY  # type: ignore[attr-defined]
    return render(request, "pages/error.jinja", {"status": status, **context}, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404."""
    return page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler500: plain and without queries, since the database may be the cause."""
    text = _("Something went wrong on our side. What was saved before is kept. Try again in a minute.")
    return HttpResponse(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>500</title><h1>{text}</h1>", status=500
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400."""
    return page(request, 400)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was older than the session: what was typed is shown again so that it can be copied."""
    typed = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken" and value}
    return page(request, 403, typed=typed)
