"""What the database file says by itself, read with the standard library before Django is loaded."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parent.parent
LIBRARIES = {("sessions", "0001_initial")}
TRIGGERS = {f"journal_{table}_no_{event}" for table in ("act", "seal") for event in ("update", "delete")}


def database_of(folder: Path) -> Path:
    """The database file of a network's folder."""
    return folder / "collegium.db"


def _ask(database: Path, question: str) -> list[tuple[Any, ...]]:
    """Rows of a question; none when the file or the table is absent."""
    if not database.is_file():
        return []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
        try:
            return connection.execute(question).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return []
            raise


def mark_of(database: Path) -> dict[str, Any] | None:
    """The mark of a demonstration (anchor, frozen), or None for a real network."""
    rows = _ask(database, "SELECT value FROM network_mark WHERE name = 'demonstration'")
    return json.loads(rows[0][0]) if rows else None


def zone_of(database: Path) -> str:
    """The network's zone; the shipped one until it is set."""
    rows = _ask(database, "SELECT value FROM network_setting WHERE name = 'zone'")
    return str(json.loads(rows[0][0])) if rows else "Europe/Brussels"


def shipped_migrations() -> set[tuple[str, str]]:
    """(app, name) of every migration that this version brings."""
    files = HOUSE.glob("**/migrations/0*.py")
    return LIBRARIES | {(file.parent.parent.name, file.stem) for file in files}


def pending_migrations(database: Path) -> set[tuple[str, str]]:
    """What this version brings and the database has not got."""
    return shipped_migrations() - set(_ask(database, "SELECT app, name FROM django_migrations"))


def triggers_stand(database: Path) -> bool:
    """Whether the journal is held append-only by its triggers."""
    found = {name for (name,) in _ask(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    return found >= TRIGGERS


def is_current(database: Path) -> bool:
    """Whether the database fits this version: nothing pending, triggers in place."""
    return not pending_migrations(database) and triggers_stand(database)
