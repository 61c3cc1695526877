"""Measure one page: requests a second, p50/p95/p99, the server's CPU, bytes, answers.

python bench/http.py http://127.0.0.1:8000/members/ --pid 123 --requests 2000 --concurrency 4
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

# ruff: noqa: E402  This folder holds an http.py of its own: the root goes in its place on the path first,
# so that the library's stays found.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench.answers import Broken
from bench.load import Amount
from bench.measure import measure, measure_by_wrk, words
from bench.processes import NoSuchProcess
from bench.target import Refused, target


def parser() -> argparse.ArgumentParser:
    """The command line."""
    it = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    it.add_argument("url")
    it.add_argument("--pid", type=int, help="the server's process: its CPU is measured with all its children")
    it.add_argument("--requests", type=int, default=1000)
    it.add_argument("--concurrency", type=int, default=2, help="connections, kept alive (default 2)")
    it.add_argument("--seconds", type=float, default=60, help="at most so long (wrk: exactly)")
    it.add_argument("--timeout", type=float, default=30, help="seconds for one answer")
    it.add_argument("--warm", type=int, default=20, help="requests before, not measured")
    it.add_argument("--cookie", action="append", default=[], metavar="NAME=VALUE")
    it.add_argument("--header", action="append", default=[], metavar="NAME: VALUE")
    it.add_argument("--etag", action="store_true", help="ask as one who has the page: If-None-Match")
    it.add_argument("--wrk", action="store_true", help="let wrk make the load, for --seconds")
    it.add_argument("--json", action="store_true", help="one object on standard output")
    return it


def main() -> int:
    """0 measured; 1 measured, but not all answers were the page; 2 wrong use or nobody there."""
    asked = parser().parse_args()
    how = measure_by_wrk if asked.wrk else measure
    try:
        page = target(asked.url, cookies=asked.cookie, headers=asked.header)
        amount = Amount(asked.requests, asked.concurrency, asked.seconds, asked.timeout)
        figures = how(page, amount, pid=asked.pid, warm=asked.warm, conditional=asked.etag)
    except (Refused, NoSuchProcess, Broken, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2
    print(json.dumps(figures.to_json()) if asked.json else words(figures))
    return 0 if figures.sound else 1


if __name__ == "__main__":
    sys.exit(main())
