"""The door of founding: the office founds a body of a kind; its seats and its mandate come after."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.access import authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid

from .actions import found_body
from .forms import FoundForm
from .queries_kinds import KindRow, kinds
from .words import FOUNDING

BESIDE = {"slug": "short", "until": "until"}
"""Beside which field what cannot be taken is told."""


@door("groups.found")
def found(request: HttpRequest) -> HttpResponse:
    """Found a body."""
    who = actor(request)
    authorise(who, "groups.found")
    rows = kinds()
    form = FoundForm(request.POST or None, kinds=[(kind.slug, kind.name) for kind in rows])
    context = {
        "form": form,
        "hints": {kind.slug: {"hint": features(kind)} for kind in rows},
        "before": before_sentence("groups.found"),
    }
    if request.method != "POST":
        return render(request, "groups/found.jinja", context)
    if not form.is_valid():
        return refused_form(request, "groups/found.jinja", context)
    try:
        ident = found_body(actor=who, now=clock.now(), **form.parts())
    except Invalid as error:
        for name, code in error.fields.items():
            form.add_error(BESIDE[name], str(FOUNDING[code]))
        return refused_form(request, "groups/found.jinja", context)
    tell(request, _("It is founded. Open its seats next; then people take them."))
    return back_to("groups:seats", ident)


def features(kind: KindRow) -> str:
    """What follows from a kind, in sentences."""
    said = [
        _("Every member sits in it.") if kind.every_member_sits else "",
        _("It decides by vote.") if kind.decides else "",
        _("It drafts papers and adopts challenges.") if kind.drafts_papers else "",
        _("Its seats belong to universities.") if kind.of_institutions else _("Its seats are its own."),
    ]
    return " ".join(part for part in said if part)
