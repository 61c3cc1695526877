"""The doors of the switcher. They stand only in the addresses of a demonstration."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from collegium.commons.access import actor_of
from collegium.commons.pages.doors import public, render
from collegium.kernel import clock
from collegium.kernel.errors import NotFound
from collegium.rooms.people.rules import own_path
from collegium.rooms.people.signing import sign_in

from .cast import ROLES, cast, person_of


class SeeOther(HttpResponseRedirect):
    """303: go and look, with GET."""

    status_code = 303


@public()
def parts(request: HttpRequest) -> HttpResponse:
    """The cast, a button for each."""
    rows = [{**part, "role_name": str(ROLES[part["role"]])} for part in cast()]
    return render(request, "demo/parts.jinja", {"parts": rows})


@csrf_exempt
@public()
def take_part(request: HttpRequest, who: str) -> HttpResponse:
    """POST signs in as a role of the cast or a person (ULID); GET only shows the button.

    No CSRF token is asked, for scripts; a form on another site's page is refused all the same.
    """
    person = person_of(who)
    it = actor_of(person, clock.now())
    if (
        not settings.DEMONSTRATION
        or it.is_public
        or it.is_machine
        or request.headers.get("Sec-Fetch-Site") == "cross-site"
    ):
        raise NotFound
    onward = own_path(request.GET.get("next", "")) or reverse("portal:desk")
    if request.method != "POST":
        return render(request, "demo/part.jinja", {"name": it.name, "onward": onward})
    sign_in(request, person)
    return SeeOther(onward)
