"""Doors: the inbox, preferences, unsubscribing, and mail that waits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from collegium.commons.pages.doors import actor, back_to, public, render, signed_in, tell
from collegium.commons.pages.shapes.paging import paging
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

from . import queries
from .actions import choose_paces, unsubscribe, whose
from .addressing import in_language
from .choices import Pace
from .forms import chosen_paces
from .kinds import KINDS
from .links import is_prefetch
from .post import mail_state
from .reading import mark_all_read, mark_read
from .words import PACES


@require_GET
@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """The actor's lines, newest first."""
    who, unread = actor(request), request.GET.get("show") == "unread"
    total = queries.inbox_size(who, unread=unread)
    pages = paging(total, request.GET.get("page", "1"), {"show": "unread" if unread else ""})
    lines = queries.inbox(who, unread=unread, start=pages.start, stop=pages.stop)
    context = {"lines": lines, "unread_only": unread, "paging": pages}
    return render(request, "notify/inbox.jinja", {**context, "unread": any(not line.is_read for line in lines)})


@require_http_methods(["GET", "HEAD"])
@signed_in
def open_line(request: HttpRequest, line: str) -> HttpResponse:
    """Mark a line as read and go where it leads; a look ahead by the browser marks nothing."""
    if request.method == "HEAD" or is_prefetch(request):
        return HttpResponse(status=204)
    url = mark_read(actor(request), line, clock.now())
    if url is None:
        raise NotFound
    language = translation.get_language() or "en"
    return HttpResponseRedirect(in_language(url, language)) if url else back_to("notify:inbox")


@require_POST
@signed_in
def read(request: HttpRequest, line: str) -> HttpResponse:
    """Mark one line as read and stay."""
    if mark_read(actor(request), line, clock.now()) is None:
        raise NotFound
    return back_to("notify:inbox")


@require_POST
@signed_in
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    count = mark_all_read(actor(request), clock.now())
    tell(
        request,
        ngettext("%(count)s line marked as read.", "%(count)s lines marked as read.", count) % {"count": count},
    )
    return back_to("notify:inbox")


@require_http_methods(["GET", "POST"])
@signed_in
def preferences(request: HttpRequest) -> HttpResponse:
    """What comes by mail, and how soon."""
    if request.method == "POST":
        choose_paces(actor=actor(request), paces=chosen_paces(request.POST), now=clock.now())
        tell(request, _("Your choice of letters is saved."))
        return back_to("notify:preferences")
    context = {"rooms": list(queries.choices(actor(request)).items()), "paces": list(PACES.items())}
    return render(request, "notify/preferences.jinja", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public()
def unsubscribe_page(request: HttpRequest, token: str) -> HttpResponse:
    """Say what will end; a POST ends it. The token is the right to do this and nothing else (RFC 8058)."""
    _person, kind = whose(token)
    label = KINDS[kind].title if kind in KINDS else str(PACES[Pace(kind.removeprefix("digest_"))])
    done = request.method == "POST"
    if done:
        unsubscribe(token, clock.now())
    return render(request, "notify/unsubscribe.jinja", {"label": label, "done": done, "token": token})


@require_GET
@signed_in
def waiting(request: HttpRequest) -> HttpResponse:
    """For the office: how many letters wait or came back, since when, and what to do."""
    if not actor(request).is_office:
        raise NotFound
    return render(request, "notify/waiting.jinja", {"mail": mail_state(), "came_back": queries.came_back()})
