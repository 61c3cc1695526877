"""The two steps that make a demonstration: tables and mark, then the rooms.

Two processes, because a process learns at its start whether it serves a demonstration:
`python -m collegium.config.furnishing prepare|furnish ANCHOR [--frozen]` with $COLLEGIUM_DATA set.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from datetime import date

from collegium.config.moment import morning_of
from collegium.kernel import clock


def prepare(anchor: str, *, frozen: bool) -> None:
    """Make the tables and write the mark: the only moment at which this is possible."""
    from collegium.commons.network.mark import set_mark
    from collegium.config.migrating import migrate

    migrate()
    set_mark(anchor, frozen=frozen)


def furnish(anchor: str, *, frozen: bool) -> None:
    """Let every room furnish its part. Raises what an action raises."""
    from collegium.demo.building import build
    from collegium.demo.stage import Stage

    stage = Stage(date.fromisoformat(anchor), clock.now())
    if frozen:
        stage.present = morning_of(anchor, str(stage.zone))
    build(stage)


def main(argv: list[str] | None = None) -> int:
    """One of the two steps."""
    parser = argparse.ArgumentParser()
    parser.add_argument("step", choices=["prepare", "furnish"])
    parser.add_argument("anchor")
    parser.add_argument("--frozen", action="store_true")
    args = parser.parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.config.settings")
    import django

    django.setup()
    logging.getLogger("collegium").setLevel(logging.WARNING)
    {"prepare": prepare, "furnish": furnish}[args.step](args.anchor, frozen=args.frozen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
