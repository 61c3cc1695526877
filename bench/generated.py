"""A generated network of 1,000 institutions, 100,000 people and ten years, for measuring only.

    python bench/generated.py FOLDER [--institutions 1000] [--people 100000]

It begins as the demonstration (so that the cast can sign in) and adds the rest in bulk, each row with its act, as the
actions of the rooms would have recorded it; then it seals, and `collegium verify --data FOLDER` is whole on it.
Serve it with `collegium serve --data FOLDER`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Build the network in the folder; 2 when it is there already."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--institutions", type=int, default=1000)
    parser.add_argument("--people", type=int, default=100_000)
    asked = parser.parse_args()
    if asked.folder.exists():
        print(f"{asked.folder} is there already; name a new folder.", file=sys.stderr)
        return 2
    began = time.monotonic()
    command = [sys.executable, "-m", "collegium.cli", "demo", "--dir", str(asked.folder), "--no-serve"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(command, check=True, env=environment, cwd=ROOT)
    os.environ["COLLEGIUM_DATA"] = str(asked.folder.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.config.settings"
    sys.path[:1] = [str(ROOT / "src"), str(ROOT)]  # this folder holds an http.py of its own
    import django

    django.setup()
    build(asked.institutions, asked.people)
    print(f"done in {time.monotonic() - began:.0f} s")
    return 0


def build(institutions: int, people: int) -> None:
    """Everything, in the order in which one needs the other."""
    from bench.generated_events import make_events
    from bench.generated_meetings import make_discussions, make_meetings
    from bench.generated_network import Foundations
    from bench.generated_rounds import make_data, make_priorities
    from bench.generated_shelves import make_news, make_policy, make_practices
    from collegium.commons.journal.sealing import seal_waiting, verify
    from collegium.commons.search import reindex_all

    net = Foundations(institutions, people)
    steps = [
        *(net.make_institutions, net.make_people, net.make_hats, net.make_seats),
        *(net.make_challenges, net.make_papers, net.make_votes),
    ]
    for step in steps:
        timed(step.__name__, step)
    for make in (
        *(make_practices, make_news, make_policy, make_events, make_meetings),
        *(make_priorities, make_data, make_discussions),
    ):
        timed(make.__name__, lambda make=make: make(net))
    timed("sealing", lambda: seal_waiting(net.now))
    raise_all()
    timed("search", reindex_all)
    found = verify()
    print(f"acts {found['acts']}, seals {found['seals']}, whole {found['whole']}")


def timed(name: str, step: Callable[[], object]) -> None:
    """Do it, and say how long it took."""
    began = time.monotonic()
    step()
    print(f"{name}: {time.monotonic() - began:.1f} s", flush=True)


def raise_all() -> None:
    """The counters rise once for all that was written."""
    from collegium.commons.journal.counters import raise_counters
    from collegium.kernel.ids import Ref

    for room in (
        *("people", "members", "groups", "challenges", "papers", "ballots", "practices", "newsroom", "policy"),
        *("events", "meetings", "priorities", "benchmarking", "discussions"),
    ):
        raise_counters(room, Ref("generated", f"generated-{room}"), public=True)


if __name__ == "__main__":
    sys.exit(main())
