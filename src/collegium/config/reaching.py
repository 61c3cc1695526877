"""Whether the PostgreSQL of the settings answers, asked before anything is built on it."""

from __future__ import annotations

from collegium.config.options import Options

SECONDS = 10


class Unreachable(Exception):
    """The database of the settings does not let us in. The message says why and where to look; it has no password."""


def demand_database(options: Options) -> None:
    """Knock once. Nothing to do for SQLite. Raises Unreachable."""
    if not options.database:
        return
    import psycopg

    try:
        psycopg.connect(options.database, connect_timeout=SECONDS).close()
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        raise Unreachable(f"The database of COLLEGIUM_DATABASE cannot be used: {reason}.") from error
