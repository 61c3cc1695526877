"""Doors of writing a card: begin it, change it, lay files beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise
from collegium.commons.files import file_rows
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import named
from collegium.commons.pages.words import REASONS, before_sentence
from collegium.commons.thread import describe
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.groups.queries import bodies, in_words
from collegium.rooms.members.queries import members
from collegium.rooms.people.queries import names_of_places

from . import actions, queries
from .choices import TEXTS, State
from .forms import ChangeForm, FileForm, NewForm
from .words import SEEN_BY


def universities(who: Actor) -> list[tuple[str, str]]:
    """The universities in whose name the actor may write."""
    return [(row.id, row.name) for row in members(who, ids=who.institutions)] if who.institutions else []


def _themes(who: Actor) -> list[tuple[str, str]]:
    return [(group.id, group.name) for group in bodies(who) if group.adopts_challenges]


def _contacts(who: Actor, institutions: Iterable[str]) -> list[tuple[str, str]]:
    """The people of these universities, the actor first."""
    now = clock.now()
    found = dict(names_of_places(who, [it.slug for it in members(who, ids=institutions)], now))
    own = [(who.id, who.name)] if who.id in found else []
    return own + [(ident, name) for ident, name in found.items() if ident != who.id]


def _challenge(who: Actor, ident: str) -> Any:
    """The step of the challenge that a new card answers, or None."""
    told = describe([Ref("challenge", ident)], who) if ident else {}
    return next((step for steps in told.values() for step in steps), None)


@door("practices.write")
def new(request: HttpRequest) -> HttpResponse:
    """Begin a card."""
    who = actor(request)
    institutions = universities(who)
    if not institutions:
        raise NotFound
    answers = request.GET.get("challenge", "")[:26]
    form = NewForm(
        request.POST or None,
        institutions=institutions,
        themes=_themes(who),
        contacts=_contacts(who, who.institutions),
        initial={
            "language": who.language,
            "visibility": "members",
            "contact": who.id,
            "challenge": answers,
            "scale": "university",
        },
    )
    context = {
        "form": form,
        "one": institutions[0][1] if len(institutions) == 1 else "",
        "challenge": _challenge(who, form["challenge"].value() or ""),
        "before": before_sentence("practices.begin"),
    }
    if request.method != "POST":
        return render(request, "practices/new.jinja", context)
    if not form.is_valid():
        return refused_form(request, "practices/new.jinja", context)
    try:
        ident = actions.begin_practice(actor=who, now=clock.now(), **form.asked())
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "practices/new.jinja", context)
    tell(request, _("The draft is kept. Add files, then give it to the group for review."))
    return back_to("practices:page", ident)


@door("practices.change")
def change(request: HttpRequest, practice: str) -> HttpResponse:
    """Better words for a card; a stale tab gets both texts beside each other."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    authorise(who, "practices.change", it)
    shared = it.state == State.SHARED
    contacts = dict(_contacts(who, [it.institution_id])) | {it.contact_id: it.contact.name}
    form = ChangeForm(
        request.POST or None,
        initial=_initial(it),
        themes=_themes(who),
        contacts=contacts.items(),
        complete=shared,
    )
    words = {"seen_by": SEEN_BY[it.visibility], "group": in_words(it.theme.names)}
    before = before_sentence("practices.change_shared", **words) if shared else before_sentence("practices.change")
    context = {"form": form, "it": it, "before": before}
    if request.method != "POST":
        return render(request, "practices/change.jinja", context)
    if not form.is_valid():
        return refused_form(request, "practices/change.jinja", context)
    try:
        actions.change_practice(actor=who, practice=it.id, now=clock.now(), **form.asked())
    except Stale as error:
        raise named(error, form) from error
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "practices/change.jinja", context)
    tell(request, _("Changed."))
    return back_to("practices:page", it.id)


def _initial(it: Any) -> dict[str, Any]:
    plain = ("title", "language", "posts", "euros", "scale", "visibility", "version", *TEXTS)
    return {"theme": it.theme_id, "contact": it.contact_id} | {name: getattr(it, name) for name in plain}


@door("practices.change")
def files(request: HttpRequest, practice: str) -> HttpResponse:
    """The files beside a card: add one, remove one."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    authorise(who, "practices.change", it)
    form = FileForm(request.POST or None, request.FILES or None)
    context = {"form": form, "it": it, "files": file_rows(it), "seen_by": SEEN_BY[it.visibility], "code": ""}
    if request.method != "POST":
        return render(request, "practices/files.jinja", context)
    if not form.is_valid():
        return refused_form(request, "practices/files.jinja", context)
    try:
        actions.add_file(actor=who, practice=it.id, upload=form.cleaned_data["upload"], now=clock.now())
    except Invalid as error:
        code = str(error.fields.get("file", ""))
        form.add_error("upload", str(REASONS.get(code, code)))
        return refused_form(request, "practices/files.jinja", context | {"code": code})
    tell(request, _("The file lies beside the card."))
    return back_to("practices:files", it.id)


@require_POST
@door("practices.change")
def remove_file(request: HttpRequest, practice: str, file: str) -> HttpResponse:
    """Take a file away."""
    who = actor(request)
    it = queries.practice_for(who, practice)
    actions.remove_file(actor=who, practice=it.id, file=file, now=clock.now())
    tell(request, _("The file is removed."))
    return back_to("practices:files", it.id)
