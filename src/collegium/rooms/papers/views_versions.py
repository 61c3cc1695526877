"""Doors of versions: all of them, one to read, two beside each other, one as a PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, authorise, can
from collegium.commons.pages.doors import actor, door, render
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

from . import queries
from .comparing import compared, draft_as_text
from .queries_page import crumbs
from .queries_published import drawn
from .views_answers import pdf_answer
from .words import STAGES

DRAFT = "draft"


def _seen(request: HttpRequest, paper: str) -> tuple[Actor, Any]:
    who = actor(request)
    it = queries.paper_for(who, paper)
    authorise(who, "papers.read_draft", it)
    return who, it


@door("papers.read_draft")
def versions(request: HttpRequest, paper: str) -> HttpResponse:
    """All versions with what changed, newest first, and the way to compare any two."""
    who, it = _seen(request, paper)
    rows = queries.versions_of(it)[::-1]
    if request.GET.get("a") and request.GET.get("b"):
        from django.shortcuts import redirect

        return redirect(reverse("papers:compare", args=[it.slug, request.GET["a"][:6], request.GET["b"][:6]]))
    return render(
        request,
        "papers/versions.jinja",
        {
            "it": it,
            "crumbs": crumbs(it, here=_("Versions")),
            "rows": rows,
            "stages": STAGES,
            "draft": queries.draft_of(it),
            "open": queries.is_open(it),
            "may_keep": bool(can(who, "papers.freeze", it)) and queries.is_open(it),
            "sides": [(str(row.number), _("Version %(number)s") % {"number": row.number}) for row in rows],
        },
    )


@door("papers.read_draft")
def version(request: HttpRequest, paper: str, number: int) -> HttpResponse:
    """One version to read."""
    _who, it = _seen(request, paper)
    row = queries.version_of(it, number)
    here = _("Version %(number)s") % {"number": number}
    return render(
        request,
        "papers/version.jinja",
        {
            "it": it,
            "crumbs": crumbs(it, (_("Versions"), reverse("papers:versions", args=[it.slug])), here=here),
            "row": row,
            "stage": STAGES[row.stage],
            "html": drawn(row.doc, it.language),
            "others": [other for other in queries.versions_of(it) if other.number != number],
        },
    )


def _side(it: Any, name: str) -> tuple[Any, str]:
    """One side of a comparison, and how it is called. Raises NotFound."""
    if name == DRAFT:
        return draft_as_text(it, queries.draft_of(it)), _("the draft as it stands")
    if not (name.isascii() and name.isdigit() and len(name) < 6):
        raise NotFound(name)
    return queries.version_of(it, int(name)), _("version %(number)s") % {"number": int(name)}


@door("papers.read_draft")
def compare(request: HttpRequest, paper: str, a: str, b: str) -> HttpResponse:
    """What leads from one version to another: paragraph by paragraph, then word by word."""
    _who, it = _seen(request, paper)
    (old, old_name), (new, new_name) = _side(it, a), _side(it, b)
    way = (_("Versions"), reverse("papers:versions", args=[it.slug]))
    return render(
        request,
        "papers/compare.jinja",
        {
            "it": it,
            "crumbs": crumbs(it, way, here=_("Comparison")),
            "compared": compared(old, new),
            "old_name": old_name,
            "new_name": new_name,
            "turned": reverse("papers:compare", args=[it.slug, b, a]) if b != DRAFT else "",
            "a": a,
            "b": b,
        },
    )


@door("papers.read_draft")
def version_pdf(request: HttpRequest, paper: str, number: int) -> HttpResponse:
    """A version as a PDF that says on its first page what it is."""
    _who, it = _seen(request, paper)
    return pdf_answer(request, it, queries.version_of(it, number), clock.now())
