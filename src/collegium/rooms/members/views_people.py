"""Doors for the Liaison: the people of an institution, who is invited, which hat ends."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, authorise, can
from collegium.commons.consequences import preview
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.people.hats import hats_of
from collegium.rooms.people.queries import person_at
from collegium.rooms.people.words import fault, hat_name

from . import queries
from .actions import end_hat, invite_colleague
from .choices import HatKind
from .forms import ColleagueForm
from .queries import HatRow, MemberPage

TEMPLATE = "members/people.jinja"


def _own(who: Actor, slug: str) -> MemberPage:
    """The institution, when the actor gives hats for it. Raises NotFound."""
    it = queries.member_page(who, slug)
    if it is None:
        raise NotFound(slug)
    authorise(who, "members.give_hat", institution=it.id)
    return it


@door("members.give_hat")
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """The hats of an institution, and the form for a colleague: first a look at what will happen, then the act."""
    who = actor(request)
    it = _own(who, slug)
    form = ColleagueForm(request.POST or None, is_office=who.is_office)
    if request.method != "POST":
        return render(request, TEMPLATE, _context(who, it, form))
    if not form.is_valid():
        return refused_form(request, TEMPLATE, _context(who, it, form))
    if "sure" not in request.POST:
        return render(request, "members/invite.jinja", _before(it, form.cleaned_data) | {"form": form})
    return _invite(request, it, form)


def _context(who: Actor, it: MemberPage, form: ColleagueForm) -> dict[str, Any]:
    hats = queries.hats_of_institution(it.id, clock.now())
    return {"it": it, "form": form, "hats": [_shown(who, it, hat) for hat in hats], "is_office": who.is_office}


def _shown(who: Actor, it: MemberPage, hat: HatRow) -> dict[str, Any]:
    allowed = can(who, "members.give_hat", institution=it.id, kind=hat.kind)
    return {
        "id": hat.id,
        "person": hat.person,
        "name": hat.person_name,
        "hat": hat_name(hat.kind),
        "since": hat.since,
        "until": hat.until,
        "why_not": "" if allowed else reason_sentence(allowed),
    }


def _before(it: MemberPage, data: dict[str, Any]) -> dict[str, Any]:
    """What will happen, in sentences, before the invitation is sent."""
    known = person_at(data["email"])
    named = {
        "name": known[1] if known else data["name"],
        "email": data["email"],
        "hat": hat_name(data["kind"]),
        "member": it.short,
        "language": {"en": _("English"), "fr": _("French")}.get(data["language"], data["language"]),
    }
    codes = ["members.invite_known" if known else "members.invite_new", "members.invite_mail"]
    codes += [] if known else ["members.invite_rights"]
    return {"it": it, "sentences": [before_sentence(code, **named) for code in codes], "name": named["name"]}


def _invite(request: HttpRequest, it: MemberPage, form: ColleagueForm) -> HttpResponse:
    who, data = actor(request), form.cleaned_data
    try:
        invite_colleague(
            actor=who,
            institution=it.id,
            name=data["name"],
            email=data["email"],
            kind=HatKind(data["kind"]),
            language=data["language"],
            now=clock.now(),
        )
    except Invalid as invalid:
        for name, code in invalid.fields.items():
            form.add_error(name, _("Somebody has it already. End that first.") if code == "taken" else fault(code))
        return refused_form(request, TEMPLATE, _context(who, it, form))
    except Refused as refused:
        return refused_form(request, TEMPLATE, _context(who, it, form), refused)
    tell(request, _("%(name)s is entered, and told by mail.") % {"name": data["name"]})
    return back_to("members:people", it.slug)


@door("members.give_hat")
def end(request: HttpRequest, slug: str, hat: str) -> HttpResponse:
    """End a hat: what follows is said before the button."""
    who, now = actor(request), clock.now()
    it = _own(who, slug)
    found = queries.hat_row(hat)
    if found is None or found[1] != it.id:
        raise NotFound(hat)
    row = found[0]
    authorise(who, "members.give_hat", institution=it.id, kind=row.kind)
    if request.method == "POST":
        end_hat(actor=who, hat=row.id, now=now)
        tell(request, _("The hat has ended."))
        return back_to("members:people", it.slug)
    named = {"name": row.person_name, "hat": hat_name(row.kind), "member": it.short}
    sentences = [before_sentence("members.end_hat", **named)]
    if len(hats_of([row.person], now).get(row.person, [])) == 1:
        sentences.append(before_sentence("members.end_last_hat", **named))
    data = {"hat": row.id, "person": row.person, "institution": it.id, "kind": row.kind}
    sentences += preview("members.hat_ended", now=now, **data)
    return render(request, "members/end_hat.jinja", {"it": it, "sentences": sentences, **named})
