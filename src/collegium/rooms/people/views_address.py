"""Doors of changing one's own address: ask, open the link, press the button, or take it back."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from collegium.commons.pages.doors import actor, back_to, render, signed_in, tell
from collegium.commons.pages.errors import refusal_of
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused

from .actions_address import address_behind, ask_for_address, confirm_address, give_up_address
from .rules import ADDRESS_MINUTES
from .signing import count_address
from .views_account import draw
from .words import fault


@signed_in
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for another address. The answer is the same for one that somebody has and for one that nobody has."""
    who, email = actor(request), request.POST.get("email", "")[:254]
    try:
        count_address(who.id, datetime.now(UTC))
        ask_for_address(actor=who, person=who.id, email=email, now=clock.now())
    except Refused as refused:
        return draw(request, status=429, typed_address=email, address_refusal=refusal_of(refused))
    except Invalid as invalid:
        return draw(request, status=422, typed_address=email, address_error=fault(invalid.fields["email"]))
    said = _("If %(mail)s is free, a letter with a link is on its way to it. It works for %(minutes)s minutes.")
    tell(request, said % {"mail": email.strip(), "minutes": ADDRESS_MINUTES})
    return back_to("people:account")


@signed_in
@require_POST
def give_up(request: HttpRequest) -> HttpResponse:
    """Take back what was asked."""
    give_up_address(actor=actor(request), now=clock.now())
    tell(request, _("Your address stays as it is."))
    return back_to("people:account")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the letter: which address it confirms, and the one button that does it."""
    who, now = actor(request), clock.now()
    try:
        if request.method == "POST":
            email = confirm_address(actor=who, token=token, now=now)
            tell(request, _("Your address is now %(mail)s.") % {"mail": email})
            return back_to("people:account")
        context = {"email": address_behind(actor=who, token=token, now=now), "over": None}
        return render(request, "people/address.jinja", {**context, "token": token})
    except (NotFound, Refused) as error:
        over = refusal_of(error if isinstance(error, Refused) else Refused("address_link_unknown"))
        return render(request, "people/address.jinja", {"over": over, "email": "", "token": ""}, status=410)
