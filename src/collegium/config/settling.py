"""After a restore, in a process of its own: migrate, erase again, verify; prints what verify found."""

from __future__ import annotations

import json
import os
import sys


def main() -> int:
    """Settle the network of $COLLEGIUM_DATA."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.config.settings")
    import django

    django.setup()
    from collegium.commons.journal.erasing import erase_again
    from collegium.commons.journal.sealing import verify
    from collegium.config.migrating import migrate

    migrate()
    again = erase_again()
    print(json.dumps({**verify(), "erased_again": again}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
