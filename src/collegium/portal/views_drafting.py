"""The door of the recipe: a draft begins from a challenge."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused
from collegium.rooms.challenges.choices import State
from collegium.rooms.challenges.queries import challenge_for
from collegium.rooms.groups.queries import body
from collegium.rooms.papers.queries import slugs
from collegium.rooms.papers.views import put_right, start_form

from .recipes.drafting import start_from_challenge


@door("papers.start")
def draft_from_challenge(request: HttpRequest, challenge: str) -> HttpResponse:
    """Begin a paper in the group that carries the challenge; its thread goes on in the paper."""
    who = actor(request)
    source = challenge_for(who, challenge)
    carrier = body(who, source.group_id) if source.group_id else None
    if carrier is None:
        raise NotFound(challenge)
    authorise(who, "papers.start", group=carrier.id)
    form, words = start_form(
        request,
        [carrier],
        choose_group=False,
        initial={"title": source.title, "language": source.language},
    )
    open_to_drafts = source.state == State.ADOPTED
    context = {
        "source": source,
        "carrier": carrier,
        "form": form,
        "kind_words": words,
        "before": before_sentence("papers.start"),
        "refused": "" if open_to_drafts else refusal_of(Refused("challenge_not_adopted"))["text"],
    }
    if request.method != "POST":
        return render(request, "portal/draft.jinja", context)
    if not form.is_valid():
        return refused_form(request, "portal/draft.jinja", context)
    try:
        paper = start_from_challenge(actor=who, challenge=source.id, now=clock.now(), **form.cleaned_data)
    except Refused as error:
        context["codes"] = put_right(form, error, {"kind_is_not_begun_there": "kind"})
        return refused_form(request, "portal/draft.jinja", context)
    tell(request, _("The draft is there, on the thread of its challenge. You are its first editor."))
    return back_to("papers:write", slugs([paper])[paper])
