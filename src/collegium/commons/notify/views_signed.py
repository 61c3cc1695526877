"""The door of signed links: a token is exchanged for a short cookie; GET changes nothing."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from collegium.commons.pages.doors import public, render
from collegium.kernel import clock

from .actions import renew_link
from .addresses import readers
from .links import SIGNED_ACTS, give_cookie, grant_behind, grant_expired, is_prefetch


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public()
def signed(request: HttpRequest, token: str) -> HttpResponse:
    """GET leads on with a cookie, or says that the link has expired; POST asks for a new one by mail."""
    response = _answer(request, token)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    now = clock.now()
    if request.method == "POST":
        grant = grant_behind(token, now) or grant_expired(token, now)
        if grant:
            renew_link(grant, now)
        return render(request, "notify/expired.jinja", {"asked": True, "token": token})
    if request.method == "HEAD" or is_prefetch(request):
        return HttpResponse(status=204)
    grant = grant_behind(token, now)
    if grant is None:
        return render(request, "notify/expired.jinja", {"asked": False, "token": token}, status=410)
    reader = readers([grant.person]).get(grant.person)
    language = reader.language if reader else translation.get_language() or "en"
    response = HttpResponseRedirect(SIGNED_ACTS[grant.act].page(grant, language))
    give_cookie(response, grant, secure=settings.SECURE)
    return response
