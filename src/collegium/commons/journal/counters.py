"""The version clock: counters raised inside the act's own transaction, read before a page's data."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from collegium.kernel.ids import Ref

RAISE = (
    "INSERT INTO journal_counter (key, value) VALUES (%s, 1) "
    "ON CONFLICT (key) DO UPDATE SET value = journal_counter.value + 1"
)


def raise_counters(room: str, ref: Ref, *, public: bool) -> None:
    """Raise the counters of a room and of a subject; that of the public only when `public`."""
    keys = [f"{room}:members", ref.id, *([f"{room}:public"] if public else [])]
    with connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute(RAISE, [key])


def read_counters(keys: Iterable[str]) -> dict[str, int]:
    """The present values; 0 for a counter that was never raised."""
    wanted = sorted(set(keys))
    marks = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT key, value FROM journal_counter WHERE key IN ({marks})", wanted)
        found = dict(cursor.fetchall())
    return {key: found.get(key, 0) for key in wanted}
