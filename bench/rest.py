"""Memory of a server at rest: PSS of its process and all its children.

python bench/rest.py 123 --limit 250
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

# ruff: noqa: E402  This folder holds an http.py of its own: the root goes in its place on the path first,
# so that the library's stays found.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench.measure import settled
from bench.processes import NoSuchProcess, memory


def main() -> int:
    """0 measured; 1 above the limit, or not at rest; 2 no such process."""
    it = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    it.add_argument("pid", type=int)
    it.add_argument("--limit", type=float, help="MiB that the sum must not exceed")
    it.add_argument("--wait", type=float, default=10, help="seconds to wait for rest (default 10)")
    it.add_argument("--json", action="store_true")
    asked = it.parse_args()
    try:
        rests = settled(asked.pid, within=asked.wait)
        found = memory(asked.pid)
    except NoSuchProcess as error:
        print(error, file=sys.stderr)
        return 2
    total = sum(one.pss for one in found)
    fits = asked.limit is None or total <= asked.limit
    if asked.json:
        report = {
            "pss_mib": total,
            "at_rest": rests,
            "fits": fits,
            "processes": [asdict(one) for one in found],
        }
        print(json.dumps({"schema": "collegium.bench-rest/1", **report}))
    else:
        for one in found:
            print(f"{one.pid:>8}  {one.pss:8.1f} MiB PSS  {one.rss:8.1f} MiB RSS  {one.command[:80]}")
        of = f" of {asked.limit:.0f}" if asked.limit is not None else ""
        print(f"{'sum':>8}  {total:8.1f}{of} MiB PSS in {len(found)} processes")
    if not rests:
        print("DOUBT: the server was not at rest", file=sys.stderr)
    return 0 if rests and fits else 1


if __name__ == "__main__":
    sys.exit(main())
