"""Is it alive, is it ready, how is it: for those who watch an installation.

`/healthz` says only that this process answers. `/readyz` and `/metrics` need the token of the installation
(DATA/metrics.token, made when first asked for); without it they are absent like everything forbidden.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from collegium.commons.pages.doors import public
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

LATE = timedelta(minutes=2)


@public()
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while this process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@public()
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers and the background is at work, else 503, by part. Needs the token."""
    _demand_token(request)
    parts = {"database": database_answers(), "background": background_is_at_work()}
    return JsonResponse({"ready": all(parts.values()), "parts": parts}, status=200 if all(parts.values()) else 503)


@public()
def metrics(request: HttpRequest) -> HttpResponse:
    """Counts in Prometheus' text format. Needs the token."""
    _demand_token(request)
    lines = [line for name, kind, value in counts() for line in (f"# TYPE {name} {kind}", f"{name} {value}")]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4")


def token(folder: Path) -> str:
    """The token of this installation, readable by its owner only."""
    path = folder / "metrics.token"
    if not path.is_file():
        draft = folder / f"metrics.token.{os.getpid()}"
        draft.touch(0o600)
        draft.write_text(secrets.token_urlsafe(32), encoding="ascii")
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _demand_token(request: HttpRequest) -> None:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    wanted = token(settings.OPTIONS.data)
    if scheme.lower() != "bearer" or not secrets.compare_digest(given.strip().encode(), wanted.encode()):
        raise NotFound


def database_answers() -> bool:
    """Whether a question to the database is answered."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def background_is_at_work() -> bool:
    """Whether some job has run within the last two minutes. A clock that stands tells nothing: then yes."""
    from collegium.commons.jobs.models import Heartbeat

    if clock.is_frozen():
        return True
    try:
        return Heartbeat.objects.filter(ran_at__gte=clock.now() - LATE).exists()
    except DatabaseError:
        return False


def counts() -> list[tuple[str, str, int]]:
    """(name, kind, value) of all that is counted."""
    from collegium.commons.announce.models import Announcement
    from collegium.commons.jobs.models import Heartbeat
    from collegium.commons.journal.models import Act, Seal, Unsealed

    return [
        ("collegium_acts_total", "counter", Act.objects.count()),
        ("collegium_seals_total", "counter", Seal.objects.count()),
        ("collegium_acts_unsealed", "gauge", Unsealed.objects.count()),
        ("collegium_facts_waiting", "gauge", Announcement.objects.filter(done_at__isnull=True).count()),
        (
            "collegium_facts_failing",
            "gauge",
            Announcement.objects.filter(done_at__isnull=True, attempts__gt=0).count(),
        ),
        ("collegium_jobs_failing", "gauge", Heartbeat.objects.filter(failures__gt=0).count()),
    ]
