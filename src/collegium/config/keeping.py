"""Public pages kept in memory, exactly: an answer is good while its counters stand and its time has not come.

It runs before Django, sessions and locale. The copy of a page is keyed by host, path and query; whoever sends a
cookie or a header that identifies goes past it.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from collegium.kernel import clock

Environ = dict[str, Any]
MOST_BYTES = 32 * 1024 * 1024
_FORWARDED = ("HTTP_X_FORWARDED", "HTTP_FORWARDED", "HTTP_X_REAL")
_SKIP = frozenset({"content-length", "etag", "set-cookie", "content-encoding", "vary"})


@dataclass(slots=True)
class Kept:
    """One answer: what it was drawn from, its headers and its two bodies."""

    counters: dict[str, int]
    until: Any
    headers: list[tuple[str, str]]
    plain: bytes
    packed: bytes
    etag: str
    question: str = field(default="")
    keys: tuple[str, ...] = ()


class Keeping:
    """WSGI wrapper around the application. `database` is the SQLite file, or None to ask through Django.

    `forwarded`: what came through a proxy may be answered too; a demonstration refuses that and has to see it.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]], database: str | None, *, forwarded: bool = True) -> None:
        self.app, self.database, self.forwarded = app, database, forwarded
        self.pages: OrderedDict[tuple[str, str, str], Kept] = OrderedDict()
        self.size = 0
        self.local = threading.local()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer from memory when it is exact, else ask the application and keep what it says may be kept."""
        if not self._may_keep(environ):
            return self.app(environ, start_response)
        key = (environ.get("HTTP_HOST", ""), environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", ""))
        page = self.pages.get(key)
        if page is not None and self._is_good(page):
            return self._answer(page, environ, start_response)
        return self._ask(key, environ, start_response)

    def _may_keep(self, environ: Environ) -> bool:
        return (
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and "HTTP_COOKIE" not in environ
            and "HTTP_AUTHORIZATION" not in environ
            and (self.forwarded or not any(name.startswith(_FORWARDED) for name in environ))
        )

    def _is_good(self, page: Kept) -> bool:
        if page.until is not None and clock.now() >= page.until:
            return False
        return self._read(page) == page.counters

    def _read(self, page: Kept) -> dict[str, int]:
        if self.database is None:
            return _through_django(page.keys)
        connection = getattr(self.local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=5, isolation_level=None)
            self.local.connection = connection
        found = dict(connection.execute(page.question, page.keys).fetchall())
        return {key: found.get(key, 0) for key in page.keys}

    def _ask(self, key: tuple[str, str, str], environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        caught: list[Any] = []

        def catch(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            caught[:] = [status, headers]
            return start_response if exc_info else None

        wanted = environ.pop("HTTP_ACCEPT_ENCODING", "")
        answer = self.app(environ, catch)
        try:
            body = b"".join(answer)
        finally:
            close = getattr(answer, "close", None)
            if close:
                close()
        status, headers = caught
        environ["HTTP_ACCEPT_ENCODING"] = wanted
        page = self._page(environ.get("collegium.stamp"), headers, body)
        if page is None or not status.startswith("200"):
            return _send(status, headers, body, environ, start_response)
        self._keep(key, page)
        return self._answer(page, environ, start_response)

    @staticmethod
    def _page(stamp: dict[str, Any] | None, headers: list[tuple[str, str]], body: bytes) -> Kept | None:
        if not stamp or any(name.lower() == "set-cookie" for name, _ in headers):
            return None
        keys = tuple(sorted(stamp["counters"]))
        marks = ",".join("?" * len(keys))
        return Kept(
            counters=dict(stamp["counters"]),
            until=stamp["until"],
            headers=[(name, value) for name, value in headers if name.lower() not in _SKIP],
            plain=body,
            packed=_gzip(body),
            etag='"' + hashlib.sha256(body).hexdigest()[:32] + '"',
            question=f"SELECT key, value FROM journal_counter WHERE key IN ({marks})",
            keys=keys,
        )

    def _keep(self, key: tuple[str, str, str], page: Kept) -> None:
        old = self.pages.pop(key, None)
        self.size += len(page.plain) + len(page.packed) - (len(old.plain) + len(old.packed) if old else 0)
        self.pages[key] = page
        while self.size > MOST_BYTES and self.pages:
            _, gone = self.pages.popitem(last=False)
            self.size -= len(gone.plain) + len(gone.packed)

    @staticmethod
    def _answer(page: Kept, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        extra = [("ETag", page.etag), ("Vary", "Cookie, Accept-Encoding")]
        if page.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", [*extra, ("Cache-Control", "public, no-cache")])
            return [b""]
        packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        body = page.packed if packed else page.plain
        if packed:
            extra.append(("Content-Encoding", "gzip"))
        start_response("200 OK", [*page.headers, *extra, ("Content-Length", str(len(body)))])
        return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _through_django(keys: tuple[str, ...]) -> dict[str, int]:
    """The counters; none when the connection is broken: then the application is asked, which makes a new one."""
    from django.db import Error

    from collegium.commons.journal.counters import read_counters

    try:
        return read_counters(keys)
    except Error:
        return {}


def _send(
    status: str, headers: list[tuple[str, str]], body: bytes, environ: Environ, start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """An answer that is not kept, packed for whoever takes it (the application was asked without packing)."""
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    fits = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "") and len(body) > 500
    if fits and kind.startswith("text/") and environ["REQUEST_METHOD"] == "GET":
        body = _gzip(body)
        headers = [(n, v) for n, v in headers if n.lower() != "content-length"]
        headers += [("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))]
    start_response(status, headers)
    return [body]


def _gzip(body: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush()
