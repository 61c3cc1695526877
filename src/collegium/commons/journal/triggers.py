"""Append-only, held by the database: acts and seals can be added and never changed or removed."""

from __future__ import annotations

from typing import Any

from django.db import connections

TABLES = ("journal_act", "journal_seal")
MESSAGE = "the journal is append-only"


def _sqlite(table: str, event: str) -> list[str]:
    name = f"{table}_no_{event.lower()}"
    return [
        f"DROP TRIGGER IF EXISTS {name}",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    ]


def _postgresql(table: str, event: str) -> list[str]:
    name = f"{table}_no_{event.lower()}"
    return [
        "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    ]


def make_triggers(using: str = "default", **_: Any) -> None:
    """Make the triggers of the journal (again)."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    write = _sqlite if connection.vendor == "sqlite" else _postgresql
    with connection.cursor() as cursor:
        for table in TABLES:
            if table in present:
                for event in ("UPDATE", "DELETE"):
                    for statement in write(table, event):
                        cursor.execute(statement)


def triggers_stand(using: str = "default") -> bool:
    """Whether every trigger of the journal is there."""
    connection = connections[using]
    wanted = {f"{table}_no_{event}" for table in TABLES for event in ("update", "delete")}
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return wanted <= {row[0] for row in cursor.fetchall()}
