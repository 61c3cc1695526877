"""Doors of my account: details, looks, sessions, what is held on me."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from collegium.commons.pages.doors import actor, back_to, render, signed_in, tell
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Stale

from . import queries
from .actions import change_details, sign_out_everywhere
from .choices import Theme
from .forms import THEMES, DetailsForm, LooksForm, errors_of
from .signing import places
from .views import shown_hat
from .words import fault

THEME_COOKIE = "collegium_theme"
YEAR = 365 * 24 * 3600


@signed_in
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """My account."""
    return draw(request)


def draw(request: HttpRequest, *, status: int = 200, **more: object) -> HttpResponse:
    """The page of my account."""
    who, now = actor(request), clock.now()
    found = queries.person_page(who, who.id, now)
    if found is None:
        raise NotFound
    context = {
        "person": found,
        "hats": [shown_hat(hat) for hat in found.hats],
        "typed": {"name": found.name, "language": found.language, "version": found.version},
        "errors": {},
        "stale": None,
        "typed_address": "",
        "address_error": "",
        "address_refusal": None,
        "address_asked": queries.address_asked(who.id, now),
        "error_items": [],
        "languages": settings.LANGUAGES,
        "language_names": dict(settings.LANGUAGES),
        "themes": THEMES,
        "theme": request.COOKIES.get(THEME_COOKIE, ""),
        "places": places(who.id, request.session.session_key or ""),
        "preferences_url": _preferences(),
        **more,
    }
    return render(request, "people/account.jinja", context, status=status)


def _preferences() -> str:
    try:
        return reverse("notify:preferences")
    except NoReverseMatch:
        return ""


@signed_in
@require_POST
def details(request: HttpRequest) -> HttpResponse:
    """Change my name and language."""
    form, who = DetailsForm(request.POST), actor(request)
    typed = {name: request.POST.get(name, "") for name in ("name", "language", "version")}
    if not form.is_valid():
        return _refused(request, typed, errors_of(form))
    try:
        change_details(actor=who, person=who.id, now=clock.now(), **form.cleaned_data)
    except Invalid as invalid:
        return _refused(request, typed, {name: fault(code) for name, code in invalid.fields.items()})
    except Stale as stale:
        fresh = queries.person_page(who, who.id, clock.now())
        typed["version"] = str(fresh.version if fresh else "")
        return draw(request, status=409, typed=typed, stale=stale)
    tell(request, _("Your details are saved."))
    with translation.override(form.cleaned_data["language"]):
        return back_to("people:account")


def _refused(request: HttpRequest, typed: dict[str, str], errors: dict[str, str]) -> HttpResponse:
    items = [{"id": f"f-{name}" if name != "version" else "", "text": text} for name, text in errors.items()]
    return draw(request, status=422, typed=typed, errors=errors, error_items=items)


@signed_in
@require_POST
def looks(request: HttpRequest) -> HttpResponse:
    """Choose the colours of this browser."""
    form = LooksForm(request.POST)
    theme = form.cleaned_data["theme"] if form.is_valid() else Theme.AUTO
    response = HttpResponseRedirect(reverse("people:account"))
    if theme:
        response.set_cookie(THEME_COOKIE, theme, max_age=YEAR, samesite="Lax", secure=settings.SECURE, path="/")
    else:
        response.delete_cookie(THEME_COOKIE, path="/", samesite="Lax")
    return response


@signed_in
@require_POST
def sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    ended = sign_out_everywhere(actor(request).id, but=request.session.session_key or "")
    said = ngettext("%(count)s other session has ended.", "%(count)s other sessions have ended.", ended)
    tell(request, said % {"count": ended})
    return back_to("people:account")


@signed_in
@require_GET
def held(request: HttpRequest) -> HttpResponse:
    """All that is held on me, as a file."""
    data = queries.everything_on(actor(request).id, clock.now())
    response = HttpResponse(
        json.dumps(data, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="held-on-me.json"'
    return response
