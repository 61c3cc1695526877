"""Papers as files: answers with their type, name and mark, and 304 for whoever has them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from collegium.commons.exports.errors import ExportError
from collegium.commons.pages.doors import render

from .printing import pdf_of


def pdf_answer(request: HttpRequest, it: Any, version: Any, now: datetime, *, proof: bool = False) -> HttpResponse:
    """The PDF of a version, to be shown by the browser; 503 with a sentence when it cannot be made."""
    try:
        content, mark = pdf_of(it, version, now, proof=proof)
    except ExportError as error:
        return render(request, "papers/no_pdf.jinja", {"it": it, "code": error.code}, status=503)
    draft = "" if it.published_at and not proof else f"-v{version.number}"
    return file_answer(request, content, "application/pdf", f"{it.reference}{draft}.pdf", mark=mark, inline=True)


def file_answer(
    request: HttpRequest, content: bytes, kind: str, name: str, *, mark: str, inline: bool = False
) -> HttpResponse:
    """A file with its type and name; `mark` changes whenever the content does."""
    etag = f'"{mark}"'
    known = [part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")]
    response = HttpResponseNotModified() if etag in known else HttpResponse(content, content_type=kind)
    response["ETag"] = etag
    if response.status_code == 200:
        place = "inline" if inline else "attachment"
        response["Content-Disposition"] = f'{place}; filename="{name}"'
        response["Content-Length"] = str(len(content))
    return response
