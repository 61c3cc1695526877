"""The door of downloads: absent and forbidden answer alike; nothing is ever shown inside a page."""

from __future__ import annotations

from typing import Any, cast

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from collegium.commons.pages.doors import actor, public
from collegium.kernel.errors import NotFound

from .queries import readable
from .store import store


@require_safe
@public()
def download(request: HttpRequest, file: str) -> HttpResponse:
    """A file as an attachment, for whoever may read the object to which it belongs."""
    found = readable(actor(request), file)
    if found is None:
        raise NotFound
    etag = f'"{found.sha256}"'
    if etag in request.headers.get("If-None-Match", ""):
        return cast(HttpResponse, _guarded(HttpResponseNotModified(), etag))
    try:
        body = store().open(found.sha256)
    except FileNotFoundError as error:
        raise NotFound from error
    response = FileResponse(body, as_attachment=True, filename=found.name, content_type=found.type)
    response["Content-Length"] = str(found.size)
    response["Content-Encoding"] = "identity"
    return cast(HttpResponse, _guarded(response, etag))


def _guarded(response: Any, etag: str) -> Any:
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Cookie"
    response["ETag"] = etag
    return response
