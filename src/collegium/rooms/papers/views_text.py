"""Doors of the text: the editor, its saving, title and standfirst, versions kept, earlier savings."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise
from collegium.commons.exports.cite import script_json
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.text.values import TextError
from collegium.rooms.groups.queries import in_words
from collegium.rooms.people.queries import people_named

from . import queries
from .actions import freeze_version, retitle_paper
from .comparing import compared, draft_as_text
from .forms import NoteForm, TitleForm
from .queries_page import crumbs
from .rules import FLOW
from .saving import Saved, earlier_savings, restore_saving, save_draft, saving_of
from .words import MOVES, STATE_KINDS, STATES
from .words_editor import editor_words

MOST_BYTES = 2_000_000


def _mine(request: HttpRequest, paper: str, permission: str = "papers.edit") -> tuple[Actor, Any]:
    """The actor and the paper she may write in. Raises NotFound, Refused."""
    who = actor(request)
    it = queries.paper_for(who, paper)
    authorise(who, permission, it)
    return who, it


@door("papers.edit")
def write(request: HttpRequest, paper: str) -> HttpResponse:
    """The editor, over the whole width. A frozen text is shown on the paper's page instead."""
    _who, it = _mine(request, paper)
    if not queries.is_open(it):
        return back_to("papers:page", it.slug)
    draft = queries.draft_of(it)
    return render(
        request,
        "papers/write.jinja",
        {
            "it": it,
            "crumbs": crumbs(it, here=_("Write")),
            "draft": draft,
            "doc": script_json(draft.doc),
            "last": queries.latest_version(it),
            "kind": in_words(it.kind.names),
            "group_name": in_words(it.group.names),
            "state": STATES[it.state],
            "state_kind": STATE_KINDS[it.state],
            "editors": queries.editors_of(it),
            "words": json.dumps(editor_words(), ensure_ascii=False),
            "submit": _submit(it),
        },
    )


def _submit(it: Any) -> dict[str, str] | None:
    """The way on from writing: the page that gives the draft to its group."""
    if not FLOW.leads_from("submit", it.state):
        return None
    return {"url": reverse("papers:submit", args=[it.slug]), "label": str(MOVES["submit"])}


def _name(person: str) -> str:
    return people_named([person]).get(person, "") if person else ""


@require_POST
@door("papers.edit")
def save(request: HttpRequest, paper: str) -> JsonResponse:
    """Store the text: 200 with the new revision; 409 with what stands there; 422 for what is no text; 404."""
    try:
        revision, doc = _sent(request)
        saved = save_draft(actor=actor(request), paper=paper, revision=revision, doc=doc, now=clock.now())
    except TextError as error:
        return _not_saved(422, error.code, error.message, path=error.path)
    except Refused as error:
        told = refusal_of(error)
        return _not_saved(422, told["code"], told["text"])
    except NotFound:
        return _not_saved(404, "not_found", _("This paper is not open to you any more."))
    return _conflict(paper, revision, saved) if saved.conflict else JsonResponse(_stored(saved))


def _sent(request: HttpRequest) -> tuple[int, object]:
    """Revision and text as sent. Raises TextError."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + 10_000:
        raise TextError("too_long")
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        raise TextError("shape") from None
    revision = sent.get("revision") if isinstance(sent, dict) else None
    if not isinstance(revision, int) or isinstance(revision, bool):
        raise TextError("shape", "/revision")
    return revision, sent.get("doc")


def _stored(saved: Saved) -> dict[str, Any]:
    return {
        "ok": True,
        "revision": saved.revision,
        "fingerprint": saved.fingerprint,
        "saved_at": saved.saved_at.isoformat(),
    }


def _conflict(paper: str, revision: int, saved: Saved) -> JsonResponse:
    return JsonResponse(
        {
            "ok": False,
            "error": {"code": "conflict", "message": _("Somebody else has saved this text meanwhile.")},
            "revision": saved.revision,
            "fingerprint": saved.fingerprint,
            "doc": saved.doc,
            "who": _name(saved.saved_by),
            "saved_at": saved.saved_at.isoformat(),
            "comparison_url": reverse("papers:saving", args=[paper, revision]),
        },
        status=409,
    )


def _not_saved(status: int, code: str, message: str, path: str = "") -> JsonResponse:
    told = {"code": code, "message": str(message), **({"path": path} if path else {})}
    return JsonResponse({"ok": False, "error": told}, status=status)


@door("papers.retitle")
def title(request: HttpRequest, paper: str) -> HttpResponse:
    """Title and standfirst. A second tab that is older gets both texts beside each other (409)."""
    who, it = _mine(request, paper, "papers.retitle")
    first = {"title": it.title, "standfirst": it.standfirst, "version": it.version}
    form = TitleForm(request.POST or None, initial=first)
    context = {"it": it, "form": form, "crumbs": crumbs(it, here=_("Title")), "theirs": None}
    if request.method != "POST":
        return render(request, "papers/title.jinja", context)
    if not form.is_valid():
        return refused_form(request, "papers/title.jinja", context)
    try:
        retitle_paper(actor=who, paper=it.id, now=clock.now(), **form.cleaned_data)
    except Stale as error:
        context |= {"theirs": error.theirs, "fresh": it.version}
        return render(request, "papers/title.jinja", context, status=409)
    except Refused as error:
        return refused_form(request, "papers/title.jinja", context, error)
    tell(request, _("Title and standfirst are changed."))
    return back_to("papers:page", it.slug)


@door("papers.freeze")
def keep(request: HttpRequest, paper: str) -> HttpResponse:
    """Keep the draft as a version with its number, and a line on what changed."""
    who, it = _mine(request, paper, "papers.freeze")
    form = NoteForm(request.POST or None)
    last = queries.latest_version(it)
    context = {
        "it": it,
        "form": form,
        "crumbs": crumbs(it, here=_("Keep a version")),
        "last": last,
        "draft": queries.draft_of(it),
        "compared": compared(last, draft_as_text(it, queries.draft_of(it))) if last else None,
    }
    if request.method != "POST":
        return render(request, "papers/keep.jinja", context)
    if not form.is_valid():
        return refused_form(request, "papers/keep.jinja", context)
    try:
        number = freeze_version(actor=who, paper=it.id, note=form.cleaned_data["note"], now=clock.now())
    except Refused as error:
        return refused_form(request, "papers/keep.jinja", context, error)
    tell(request, _("Version %(number)s is kept.") % {"number": number})
    return back_to("papers:versions", it.slug)


@door("papers.edit")
def savings(request: HttpRequest, paper: str) -> HttpResponse:
    """What was saved earlier: nothing that was written is lost."""
    _who, it = _mine(request, paper)
    rows = earlier_savings(it)
    names = people_named({row.saved_by for row in rows if row.saved_by})
    return render(
        request,
        "papers/savings.jinja",
        {
            "it": it,
            "crumbs": crumbs(it, here=_("Earlier savings")),
            "rows": rows,
            "names": names,
            "draft": queries.draft_of(it),
        },
    )


@door("papers.edit")
def saving(request: HttpRequest, paper: str, revision: int) -> HttpResponse:
    """An earlier saving beside the text as it stands; it can be put in its place."""
    who, it = _mine(request, paper)
    row = saving_of(it, revision)
    if row is None:
        raise NotFound(str(revision))
    draft = queries.draft_of(it)
    if request.method == "POST":
        return _restore(request, who, it, revision)
    return render(
        request,
        "papers/saving.jinja",
        {
            "it": it,
            "crumbs": crumbs(it, (_("Earlier savings"), reverse("papers:savings", args=[it.slug])), here=str(revision)),
            "row": row,
            "by": _name(row.saved_by),
            "draft": draft,
            "compared": compared(draft_as_text(it, row), draft_as_text(it, draft)),
            "open": queries.is_open(it),
        },
    )


def _restore(request: HttpRequest, who: Actor, it: Any, revision: int) -> HttpResponse:
    shown = request.POST.get("standing", "")
    try:
        if not shown.isdigit():
            raise Invalid(standing="missing")
        saved = restore_saving(actor=who, paper=it.id, revision=revision, standing=int(shown), now=clock.now())
    except Refused as error:
        tell(request, refusal_of(error)["text"], "stop")
        return back_to("papers:page", it.slug)
    if saved.conflict:
        tell(
            request,
            _("The text was saved again meanwhile. Look at it once more; nothing was replaced."),
            "care",
        )
        return back_to("papers:saving", it.slug, revision)
    tell(request, _("The earlier text stands again. What it replaced is among the earlier savings."))
    return back_to("papers:write", it.slug)
