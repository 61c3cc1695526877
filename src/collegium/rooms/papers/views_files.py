"""Doors of a published paper as files. What is not published has none of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from collegium.commons.exports import cite
from collegium.commons.pages.doors import actor, public
from collegium.commons.pages.moments import local
from collegium.kernel import clock
from collegium.kernel.errors import NotFound
from collegium.kernel.text.outline import to_markdown
from collegium.kernel.text.shape import Doc
from collegium.rooms.groups.queries import in_words

from . import queries
from .citing import address, citation_of
from .queries_page import is_public
from .queries_published import text_words
from .views_answers import file_answer, pdf_answer

FILES = ("papers:public", "ballots:public", "groups:public", "people:public")


def _published(request: HttpRequest, paper: str) -> Any:
    it = queries.paper_for(actor(request), paper)
    if not is_public(it):
        raise NotFound(paper)
    return it


def _citation(it: Any) -> cite.Citation:
    authors = queries.authors_of(it) if it.kind.authors_named else []
    return citation_of(it, queries.adopted_version(it), authors)


def _answer(request: HttpRequest, text: str, kind: str, name: str) -> HttpResponse:
    content = text.encode()
    return file_answer(request, content, kind, name, mark=hashlib.sha256(content).hexdigest()[:24])


@require_safe
@public(*FILES)
def pdf(request: HttpRequest, paper: str) -> HttpResponse:
    """The paper in the network's layout."""
    it = _published(request, paper)
    return pdf_answer(request, it, queries.adopted_version(it), clock.now())


@require_safe
@public(*FILES)
def bibtex(request: HttpRequest, paper: str) -> HttpResponse:
    """The citation for BibTeX."""
    it = _published(request, paper)
    text = cite.bibtex(_citation(it))
    return _answer(request, text, "application/x-bibtex; charset=utf-8", f"{it.reference}.bib")


@require_safe
@public(*FILES)
def ris(request: HttpRequest, paper: str) -> HttpResponse:
    """The citation for EndNote, Zotero and others."""
    it = _published(request, paper)
    kind = "application/x-research-info-systems; charset=utf-8"
    return _answer(request, cite.ris(_citation(it)), kind, f"{it.reference}.ris")


@require_safe
@public(*FILES)
def csl(request: HttpRequest, paper: str) -> HttpResponse:
    """The citation as CSL-JSON."""
    it = _published(request, paper)
    kind = "application/vnd.citationstyles.csl+json; charset=utf-8"
    return _answer(request, cite.csl_json(_citation(it)), kind, f"{it.reference}.csl.json")


@require_safe
@public(*FILES)
def markdown(request: HttpRequest, paper: str) -> HttpResponse:
    """The text as Markdown, title first."""
    it = _published(request, paper)
    version = queries.adopted_version(it)
    head = f"# {version.title}\n\n" + (f"*{version.standfirst}*\n\n" if version.standfirst else "")
    text = head + to_markdown(Doc(version.doc), recommendation=_heading(it.language))
    return _answer(request, text, "text/markdown; charset=utf-8", f"{it.reference}.md")


def _heading(language: str) -> Callable[[int, tuple[str, ...]], str]:
    """The line above a recommendation, in the language of the text."""
    words = text_words(language)

    def line(number: int, codes: tuple[str, ...]) -> str:
        to = words["to"] % {"names": ", ".join(words[code] for code in codes)} if codes else ""
        return words["recommendation"] % {"number": number} + (f" ({to})" if to else "")

    return line


@require_safe
@public(*FILES)
def data(request: HttpRequest, paper: str) -> HttpResponse:
    """The canonical text with its metadata; the fingerprint of `doc` can be computed again."""
    it = _published(request, paper)
    text = json.dumps(_as_json(it), ensure_ascii=False, indent=1) + "\n"
    return _answer(request, text, "application/json", f"{it.reference}.json")


def _as_json(it: Any) -> dict[str, Any]:
    version = queries.adopted_version(it)
    with translation.override(it.language):
        names = {"kind": in_words(it.kind.names), "adopted_by": in_words(it.adopted_by.names)}
    return {
        "schema": "collegium.paper/1",
        "reference": it.reference,
        "address": address(it),
        **names,
        "title": version.title,
        "standfirst": version.standfirst,
        "language": it.language,
        "version": version.number,
        "adopted_on": local(it.adopted_at).date().isoformat(),
        "published_on": local(it.published_at).date().isoformat(),
        "fingerprint": it.fingerprint,
        "recommendations": [
            {"number": row.number, "block": row.block, "text": row.text, "addressees": row.addressees}
            for row in queries.recommendations_of(it)
        ],
        "doc": version.doc,
    }
