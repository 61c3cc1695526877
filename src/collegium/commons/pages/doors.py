"""Doors: every view says who may come in, and how its errors are answered.

`@public(...)` is open to all and may be kept for everybody; `@door("permission")` asks a permission of the actor
without a subject (who may never do it gets the 404 of the absent); `@signed_in` asks only for a session.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

from collegium.commons.access import NOBODY, Actor, actor_of
from collegium.commons.journal.counters import read_counters
from collegium.commons.network.settings import forget
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused

from . import errors
from .shell import shell_for

View = Callable[..., HttpResponse]


class ActorMiddleware:
    """Gives each request its actor, made from the session and the hats of this moment."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the actor; answers to signed-in people are never kept by anybody else."""
        forget()
        person = request.session.get("person", "")
        request.actor = actor_of(person, clock.now()) if person else NOBODY  # type: ignore[attr-defined]
        response = self.get_response(request)
        if person and "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-cache"
            patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Domain errors that no view answered become their pages: 404, 422, 409."""
        return errors.answer(request, error)


def render(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Draw a page: finished values in, the shell added."""
    from django.template.loader import get_template

    content = get_template(template, using=None).render(
        {**(context or {}), "shell": shell_for(request), "actor": actor(request)}, None
    )
    return HttpResponse(content, status=status)


def actor(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    found: Actor = request.actor  # type: ignore[attr-defined]
    return found


def tell(request: HttpRequest, text: str, kind: str = "good") -> None:
    """A sentence for the next page (what was done)."""
    request.session["notices"] = [*request.session.get("notices", []), {"kind": kind, "text": text}]


def public(*counters: str) -> Callable[[View], View]:
    """A page for everybody. `counters` name all that it is drawn from ("papers:public"); it is kept for the
    public until one of them rises or `request.good_until(moment)` is reached. Without counters it is not kept.
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            keys = [*counters, "network:public"] if counters else []
            stamp: dict[str, Any] = {"until": None, "counters": read_counters(keys) if keys else {}}
            request.good_until = lambda moment: _earlier(stamp, moment)  # type: ignore[attr-defined]
            response = view(request, *args, **kwargs)
            keep = keys and actor(request).is_public and request.method == "GET" and response.status_code == 200
            if keep and not response.cookies:
                request.META["collegium.stamp"] = stamp
                response["Cache-Control"] = "public, no-cache"
            return response

        run.door = "public"  # type: ignore[attr-defined]
        run.counters = counters  # type: ignore[attr-defined]
        return run

    return wrap


def _earlier(stamp: dict[str, Any], moment: datetime) -> None:
    if stamp["until"] is None or moment < stamp["until"]:
        stamp["until"] = moment


def signed_in(view: View) -> View:
    """A page for whoever has a session; others are led to the sign-in page and back."""

    @functools.wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if actor(request).is_public:
            return _to_sign_in(request)
        return view(request, *args, **kwargs)

    run.door = "signed_in"  # type: ignore[attr-defined]
    return run


def door(permission: str) -> Callable[[View], View]:
    """A page behind a permission. The view (or its action) asks again with the subject; here only: signed in.

    Who is not signed in is led to the sign-in page on GET and gets the 404 on POST.
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if actor(request).is_public:
                if request.method in ("GET", "HEAD"):
                    return _to_sign_in(request)
                raise NotFound(permission)
            return view(request, *args, **kwargs)

        run.door = permission  # type: ignore[attr-defined]
        return run

    return wrap


def _to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('people:sign_in')}?{urlencode({'next': request.get_full_path()})}")


def back_to(name: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """After a POST: go and look at the result."""
    return redirect(reverse(name, args=args or None, kwargs=kwargs or None), permanent=False)


def refused_form(
    request: HttpRequest, template: str, context: dict[str, Any], refusal: Refused | None = None
) -> HttpResponse:
    """422: the page again with what was typed; `refusal` holds the sentence and code of the rule."""
    told = errors.refusal_of(refusal) if refusal else None
    return render(request, template, {**context, "refusal": told}, status=422)
