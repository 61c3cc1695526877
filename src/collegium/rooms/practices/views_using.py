"""Doors of those who use a card: tell of a trial, write to its contact, confirm that it still holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, actor_of, authorise
from collegium.commons.journal.reading import acts
from collegium.commons.notify import Grant, grant_of
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref
from collegium.rooms.people.queries import addresses_of

from . import actions_using, queries, queries_shown
from .forms import ConfirmForm, MessageForm, TrialForm
from .rules import may_be_confirmed, may_be_tried
from .views_writing import universities
from .words import FAULTS, SEEN_BY


@door("practices.try")
def tried(request: HttpRequest, practice: str) -> HttpResponse:
    """A university tells that it tried it, what it changed and what came of it."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    every = universities(who)
    if not every:
        raise NotFound(practice)
    institutions = [(ident, name) for ident, name in every if ident != it.institution_id] or every
    held = queries_shown.trial_of(it.id, institutions[0][0])
    form = TrialForm(request.POST or None, institutions=institutions, initial=_told(held))
    answer = may_be_tried(queries.standing_of(it, who), own=institutions[0][0] == it.institution_id)
    context = {
        "it": it,
        "form": form,
        "held": held,
        "one": institutions[0] if len(institutions) == 1 else None,
        "before": before_sentence("practices.try", seen_by=SEEN_BY[it.visibility]),
        "refused": "" if answer else reason_sentence(answer),
    }
    if request.method != "POST":
        return render(request, "practices/tried.jinja", context)
    if not form.is_valid():
        return refused_form(request, "practices/tried.jinja", context)
    try:
        actions_using.tell_of_trial(actor=who, practice=it.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        return refused_form(request, "practices/tried.jinja", context, error)
    except Invalid as error:
        for name, code in error.fields.items():
            form.add_error(name, str(FAULTS.get(str(code), code)))
        return refused_form(request, "practices/tried.jinja", context)
    tell(request, _("It stands on the card. Whoever keeps the card is told."))
    return back_to("practices:page", it.id)


def _told(held: Any) -> dict[str, Any]:
    names = ("began", "changed", "verdict", "outcome")
    return {name: getattr(held, name) for name in names} if held else {}


@require_POST
@door("practices.try")
def withdraw_trial(request: HttpRequest, practice: str) -> HttpResponse:
    """A university takes its trial back."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    place = request.POST.get("institution", "")
    actions_using.withdraw_trial(actor=who, practice=it.id, institution=place, now=clock.now())
    tell(request, _("Taken back."))
    return back_to("practices:page", it.id)


@door("practices.write_to_contact")
def write(request: HttpRequest, practice: str) -> HttpResponse:
    """A message to the contact, whose address is not shown."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    authorise(who, "practices.write_to_contact", it)
    form = MessageForm(request.POST or None)
    own = next((row["email"] for row in addresses_of([who.id])), "")
    before = before_sentence("practices.write", name=it.contact.name, email=own)
    context = {"it": it, "form": form, "before": before}
    if request.method != "POST":
        return render(request, "practices/write.jinja", context)
    if not form.is_valid():
        return refused_form(request, "practices/write.jinja", context)
    try:
        actions_using.write_to_contact(
            actor=who, practice=it.id, message=form.cleaned_data["message"], email=own, now=clock.now()
        )
    except Refused as error:
        return refused_form(request, "practices/write.jinja", context, error)
    tell(request, _("Your message is on its way to %(name)s.") % {"name": it.contact.name})
    return back_to("practices:page", it.id)


@door("practices.read_messages")
def messages(request: HttpRequest, practice: str) -> HttpResponse:
    """What was written to the contact, newest first, for whoever keeps the card."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    authorise(who, "practices.read_messages", it)
    rows = acts(subjects=[it.id], kinds=["practices.asked"], limit=100)
    people = {row["id"]: row for row in addresses_of({row.actor for row in rows})}
    told = [{"at": row.at, "text": row.text, "person": people.get(row.actor)} for row in rows]
    return render(request, "practices/messages.jinja", {"it": it, "rows": told})


def _who(request: HttpRequest, practice: str) -> tuple[Actor, Grant | None]:
    """Who confirms here: the person of the link where there is one, else whoever is signed in. Raises NotFound."""
    grant = grant_of(request, "practices.confirm", Ref("practice", practice))
    who = actor_of(grant.person, clock.now()) if grant else actor(request)
    if who.is_public:
        raise NotFound(practice)
    return who, grant


@public()
def confirm(request: HttpRequest, practice: str) -> HttpResponse:
    """Confirm a card in one click, or say what has changed; from the desk, or by the link of a letter."""
    request.wants_token = True  # type: ignore[attr-defined]
    who, grant = _who(request, practice)
    it = queries.practice_for(who, practice)
    authorise(who, "practices.confirm", it)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    answer = may_be_confirmed(queries.standing_of(it, who))
    context = {
        "it": it,
        "form": form,
        "by_link": grant is not None and actor(request).is_public,
        "before": before_sentence("practices.confirm"),
        "refused": "" if answer else reason_sentence(answer),
    }
    if request.method != "POST":
        return render(request, "practices/confirm.jinja", context)
    if not form.is_valid():
        return refused_form(request, "practices/confirm.jinja", context)
    try:
        actions_using.confirm_practice(actor=who, practice=it.id, changed=form.cleaned_data["changed"], now=clock.now())
    except Refused as error:
        return refused_form(request, "practices/confirm.jinja", context, error)
    if context["by_link"]:
        return render(request, "practices/confirmed.jinja", {"it": it, "name": who.name})
    tell(request, _("Confirmed. It is asked about again in a year."))
    return back_to("practices:page", it.id)
