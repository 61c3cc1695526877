"""Doors for whoever writes: a contribution with its picker of people, other words, following, answered elsewhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import authorise
from collegium.commons.network import preset
from collegium.commons.pages.addresses import address
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.moments import moment_full
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.people.queries import people_named

from . import actions, queries
from .choices import State
from .forms import ChangeForm, SayForm, put_beside
from .rules import first_words, may_be_changed, may_write
from .words import FAULTS


@door("discussions.write")
def write(request: HttpRequest, kind: str, host: str) -> HttpResponse:
    """Write, or answer a contribution (`answers`); `step=find` looks for somebody to mention, `mention` names her."""
    who = actor(request)
    about = queries.host_for(who, kind, host)
    authorise(who, "discussions.write")
    form = SayForm(request.POST or None, initial={"answers": request.GET.get("answers", "")[:26]})
    answered = _answered(request, who, about)
    context: dict[str, Any] = {"about": about, "form": form, "answered": answered, "found": None}
    context["find"] = request.POST.get("find", "")[:80]
    context |= {"before": before_sentence("discussions.say"), "refused": _refused(who, about, answered), "codes": {}}
    if request.method != "POST":
        return render(request, "discussions/write.jinja", context)
    if "step" in request.POST or "mention" in request.POST:
        return render(request, "discussions/write.jinja", {**context, **_picking(request, about)})
    if not form.is_valid():
        return refused_form(request, "discussions/write.jinja", context)
    try:
        ident = actions.say(actor=who, kind=kind, host=about.ref.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        return refused_form(request, "discussions/write.jinja", context, error)
    except Invalid as error:
        context["codes"] = put_beside(form, error.fields, FAULTS)
        return refused_form(request, "discussions/write.jinja", context)
    tell(request, _told(form.cleaned_data["text"], ident))
    return HttpResponseRedirect(address("discussions:at", ident))


def _answered(request: HttpRequest, who: Any, about: queries.Host) -> dict[str, Any] | None:
    """What is answered here, as a few words; it has to belong to this discussion. Raises NotFound."""
    ident = (request.POST or request.GET).get("answers", "")[:26]
    if not ident:
        return None
    it = queries.contribution_for(who, ident)
    if it.host.ref != about.ref:  # type: ignore[attr-defined]
        raise NotFound(ident)
    hidden = it.state == State.HIDDEN
    words = "" if hidden else first_words(it.text, 300)
    return {"author": it.author.name, "at": it.said_at, "words": words, "state": State(it.state)}


def _refused(who: Any, about: queries.Host, answered: dict[str, Any] | None) -> str:
    place = queries.place_of(who, about.ref)
    locked = place is not None and place.locked_at is not None
    check = may_write(locked=locked, answered=answered["state"] if answered else None)
    return "" if check else reason_sentence(check)


def _picking(request: HttpRequest, about: queries.Host) -> dict[str, Any]:
    """The form again with who was found, or with the name of whoever was chosen at the end of the text."""
    chosen, text = request.POST.get("mention", "")[:26], request.POST.get("text", "")
    asked, found = request.POST.get("find", "").strip()[:80], None
    if chosen and queries.readers_among([chosen], about.ref, clock.now()):
        name = people_named([chosen])[chosen]
        text, asked = f"{text.rstrip()} @{name} ".lstrip(), ""
    elif asked:
        found = queries.readers_called(asked, about.ref, clock.now())
    given = {"asks": request.POST.get("asks", "line"), "answers": request.POST.get("answers", "")}
    return {"form": SayForm(initial={**given, "text": text}), "find": asked, "found": found}


def _told(text: str, ident: str) -> str:
    nobody = actions.unresolved(text, ident)
    if not nobody:
        return _("It stands in the discussion.")
    return _("It stands in the discussion. Nobody who reads here is called %(names)s: nobody was told by this.") % {
        "names": ", ".join(f"@{name}" for name in nobody)
    }


@door("discussions.change")
def change(request: HttpRequest, contribution: str) -> HttpResponse:
    """Other words for one's own contribution while it is fresh."""
    who = actor(request)
    it = queries.contribution_for(who, contribution)
    authorise(who, "discussions.change", it)
    minutes = preset(actions.MINUTES)
    check = may_be_changed(queries.standing_of(it, who), clock.now(), minutes=minutes)
    form = ChangeForm(request.POST or None, initial={"text": it.text})
    until = moment_full(it.said_at + timedelta(minutes=minutes))
    context: dict[str, Any] = {"it": it, "about": it.host, "form": form, "codes": {}}  # type: ignore[attr-defined]
    context |= {
        "before": before_sentence("discussions.change", until=until),
        "refused": "" if check else reason_sentence(check),
    }
    if request.method != "POST":
        return render(request, "discussions/change.jinja", context)
    if not form.is_valid():
        return refused_form(request, "discussions/change.jinja", context)
    try:
        actions.change(actor=who, contribution=it.id, text=form.cleaned_data["text"], now=clock.now())
    except Refused as error:
        return refused_form(request, "discussions/change.jinja", context, error)
    except Invalid as error:
        context["codes"] = put_beside(form, error.fields, FAULTS)
        return refused_form(request, "discussions/change.jinja", context)
    return HttpResponseRedirect(address("discussions:at", it.id))


@require_POST
@door("discussions.follow")
def follow(request: HttpRequest, kind: str, host: str) -> HttpResponse:
    """Follow the discussion, or no more (`follows` empty)."""
    follows = bool(request.POST.get("follows"))
    actions.follow(actor=actor(request), kind=kind, host=host, follows=follows, now=clock.now())
    tell(request, _("You follow this discussion.") if follows else _("You no longer follow this discussion."))
    return back_to("discussions:page", kind, host)


@require_POST
@door("discussions.see")
def answered(request: HttpRequest, contribution: str) -> HttpResponse:
    """Take a question off one's desk: it was answered elsewhere, or needs no answer."""
    actions.mark_answered(actor=actor(request), contribution=contribution, now=clock.now())
    tell(request, _("It is off your desk."))
    return HttpResponseRedirect(address("discussions:at", contribution))
