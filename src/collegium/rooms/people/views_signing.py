"""Doors of signing in: ask for a link, open it, press the button, leave. A GET never changes anything."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from collegium.commons.pages.callers import caller_of
from collegium.commons.pages.doors import actor, public, render
from collegium.commons.pages.errors import refusal_of
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused

from .actions import ask_to_sign_in, sign_out
from .forms import SignInForm, errors_of
from .rules import own_path
from .signing import count_attempt, enter_by_link, person_behind

COOKIE = "collegium_in"
MINUTES = 15


@public()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form for the address, and the answer, which is the same for a known and an unknown one."""
    request.wants_token = True  # type: ignore[attr-defined]
    next_path = own_path(request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "POST":
        return _asked(request, next_path)
    if not actor(request).is_public:
        return HttpResponseRedirect(next_path or reverse("portal:desk"))
    return _form(request, {"typed": "", "next": next_path})


def _asked(request: HttpRequest, next_path: str) -> HttpResponse:
    form = SignInForm(request.POST)
    typed = {"typed": request.POST.get("email", ""), "next": next_path}
    if not form.is_valid():
        return _form(request, {**typed, "errors": errors_of(form)}, status=422)
    email = form.cleaned_data["email"]
    try:
        count_attempt(email, caller_of(request), datetime.now(UTC))
    except Refused as refused:
        return _form(request, {**typed, "refusal": refusal_of(refused)}, status=429)
    ask_to_sign_in(email=email, next_path=next_path, now=clock.now())
    return _form(request, {**typed, "sent": True})


def _form(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    return render(
        request,
        "people/sign_in.jinja",
        {"errors": {}, "refusal": None, "sent": False, "over": None, "minutes": MINUTES, **context},
        status=status,
    )


@public()
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """The link of a mail: exchanged for a short cookie, so that the token does not stay in the address."""
    request.wants_token = True  # type: ignore[attr-defined]
    try:
        person = person_behind(token, clock.now())
    except (NotFound, Refused) as error:
        return _over(request, error)
    with translation.override(person.language):
        response = HttpResponseRedirect(reverse("people:confirm"))
    response.set_signed_cookie(
        COOKIE, token, max_age=MINUTES * 60, httponly=True, samesite="Lax", secure=settings.SECURE, path="/"
    )
    response["Referrer-Policy"] = "no-referrer"
    return response


@public()
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Whom the link signs in, and the one button that does it."""
    request.wants_token = True  # type: ignore[attr-defined]
    token = request.get_signed_cookie(COOKIE, default="", max_age=MINUTES * 60) or ""
    now = clock.now()
    try:
        person = person_behind(token, now)
        if request.method == "POST":
            return _entered(request, token, person.language, now)
    except (NotFound, Refused) as error:
        return _over(request, error)
    name = actor(request).name
    return render(
        request,
        "people/confirm.jinja",
        {"name": person.name, "instead_of": name if name != person.name else ""},
    )


def _entered(request: HttpRequest, token: str, language: str, now: datetime) -> HttpResponse:
    next_path = enter_by_link(request, token, now)
    with translation.override(language):
        response = HttpResponseRedirect(next_path or reverse("portal:desk"))
    response.delete_cookie(COOKIE, path="/", samesite="Lax")
    return response


def _over(request: HttpRequest, error: NotFound | Refused) -> HttpResponse:
    refusal = refusal_of(error if isinstance(error, Refused) else Refused("link_unknown"))
    return _form(request, {"typed": "", "next": "", "over": refusal}, status=410)


@public()
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out of this browser."""
    sign_out(request)
    return HttpResponseRedirect(reverse("portal:home"))
