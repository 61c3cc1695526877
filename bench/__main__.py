"""`make bench`: the figures of the running demonstration, or any one of the programs.

python -m bench                              pages, memory at rest and weight of the demonstration in var/demo
python -m bench http|rest|weight|pages ...   that program with its options
python -m bench peer                         the same pages here and at a peer (Wagtail), one after the other
"""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = ("http", "rest", "weight", "pages")


def main() -> int:
    """The exit code of the program, or the worst of the three; 2 when no demonstration is running."""
    if sys.argv[1:2] and sys.argv[1] in PROGRAMS:
        sys.argv = [str(HERE / f"{sys.argv[1]}.py"), *sys.argv[2:]]
        runpy.run_path(sys.argv[0], run_name="__main__")
    if sys.argv[1:2] == ["peer"]:
        sys.argv = sys.argv[1:]
        runpy.run_module("bench.peer", run_name="__main__", alter_sys=True)
    if sys.argv[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    return _demonstration()


def _demonstration() -> int:
    file = Path(os.environ.get("COLLEGIUM_DATA", "var/demo")) / "addresses.json"
    try:
        told = json.loads(file.read_text())
        base, pid = str(told["pages"]), str(told["pid"])
    except (OSError, ValueError, KeyError):
        print(f"no demonstration is running: {file} is not there. Start one with: make demo", file=sys.stderr)
        return 2
    # In this order: at rest comes first, before the load has filled the memory of the workers.
    runs = [
        ("Memory at rest", "rest", [pid, "--limit", "250"]),
        ("Pages", "pages", ["--base", base, "--pid", pid]),
        ("Weight of the public home", "weight", [base, "--limit", "150"]),
    ]
    return max(_run(title, program, options) for title, program, options in runs)


def _run(title: str, program: str, options: list[str]) -> int:
    print(f"\n{title}\n", flush=True)
    return subprocess.run([sys.executable, str(HERE / f"{program}.py"), *options], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
