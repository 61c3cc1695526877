"""Background work: once a day, remove bytes that nothing refers to any more."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.jobs import every

from .models import File
from .store import store

GRACE = 24 * 3600


@every(24 * 3600, "files.sweep")
def sweep(now: datetime) -> int:
    """Remove orphans older than a day: what a rolled back act left behind, and what was given up."""
    return store().sweep(lambda key: File.objects.filter(sha256=key).exists(), older_than=GRACE)
