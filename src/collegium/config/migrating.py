"""Bringing the database up to date, in a process of its own: migrations, then triggers made and checked."""

from __future__ import annotations

import os
import sys


def migrate() -> None:
    """Apply what is pending. Django rebuilds SQLite tables and drops triggers: the apps make theirs again.

    Raises SystemExit with a sentence when the journal is not append-only afterwards.
    """
    from django.core.management import call_command
    from django.db import connections

    from collegium.commons.journal.triggers import triggers_stand

    call_command("migrate", verbosity=0, interactive=False)
    if not triggers_stand():
        raise SystemExit("collegium: the triggers that keep the journal append-only could not be made")
    connections.close_all()


def main() -> None:
    """Migrate the network of $COLLEGIUM_DATA."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.config.settings")
    import django

    django.setup()
    migrate()


if __name__ == "__main__":
    sys.exit(main())
