"""The first and last things in the way of a request: foreign hosts, forwarding headers, security headers."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

Answer = Callable[[HttpRequest], HttpResponse]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
NUL, UNREADABLE = "\x00", "\ufffd"  # no database keeps a NUL, PostgreSQL does not even take one in a question
_FORWARDED = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_FORWARDED",
    "HTTP_X_REAL_IP",
)


class Guard:
    """A demonstration answers only to this machine: no forwarding headers, no foreign host. Addresses have no NUL."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse with 400 what came through a proxy to a demonstration; check the host always."""
        request.get_host()
        if settings.DEMONSTRATION and any(name in request.META for name in _FORWARDED):
            return HttpResponseBadRequest("A demonstration is reached on its own machine only.")
        if NUL in request.path_info:
            request.path_info, request.path = (
                path.replace(NUL, UNREADABLE) for path in (request.path_info, request.path)
            )
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace("%00", quote(UNREADABLE))
        return self.get_response(request)


class Headers:
    """Security headers on every answer."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add what is missing; a view may set a stricter policy of its own."""
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", CSP)
        response.setdefault("X-Content-Type-Options", "nosniff")
        response.setdefault("Referrer-Policy", "same-origin")
        response.setdefault("X-Frame-Options", "DENY")
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if settings.SECURE:
            response.setdefault("Strict-Transport-Security", "max-age=31536000")
        if settings.DEMONSTRATION:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response
