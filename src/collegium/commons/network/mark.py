"""The mark of a demonstration: written at the creation of the database, never later, never removed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connections

from .models import Mark

_REFUSALS = {
    "network_mark_late": "BEFORE INSERT ON network_mark WHEN EXISTS (SELECT 1 FROM journal_act)",
    "network_mark_update": "BEFORE UPDATE ON network_mark",
    "network_mark_delete": "BEFORE DELETE ON network_mark",
}


def guard_mark(using: str = "default", **_: Any) -> None:
    """Make the triggers that keep the mark. Demonstrations live on SQLite only, so do these."""
    connection = connections[using]
    present = connection.introspection.table_names()
    if connection.vendor != "sqlite" or not {"network_mark", "journal_act"} <= set(present):
        return
    with connection.cursor() as cursor:
        for name, when in _REFUSALS.items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(
                f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, 'the mark is set at creation only'); END"
            )


def set_mark(anchor: str, *, frozen: bool) -> None:
    """Mark a database that has just been created. Raises IntegrityError once anything has happened in it."""
    Mark.objects.create(name="demonstration", value={"anchor": anchor, "frozen": frozen})


def mark() -> dict[str, Any] | None:
    """The mark's content (anchor, frozen), or None for a real network."""
    if not settings.DEMONSTRATION:
        return None
    found = Mark.objects.filter(name="demonstration").first()
    return found.value if found else None
