"""Measure a table of pages, and compare them with a peer's.

    python bench/pages.py --base http://127.0.0.1:8000 --pid 123
    python bench/pages.py --base http://127.0.0.1:8000 --pid 123 \\
        --peer http://127.0.0.1:8080 --peer-pid 456 --peer-cookie session=... --pages my-pages.toml
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

# ruff: noqa: E402  This folder holds an http.py of its own: the root goes in its place on the path first,
# so that the library's stays found.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench.answers import Broken
from bench.load import Amount
from bench.measure import Figures, doubts, measure
from bench.processes import NoSuchProcess
from bench.table import HEAD, Page, Pages, beyond, find, lay_out, ratios, read, row, sign_in
from bench.target import Refused, Target, target


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is measured, and how one is signed in there."""

    base: Target
    pid: int | None
    cookie: Callable[[str], list[str]]

    def asking(self, who: str) -> Target:
        """The server as `who` asks it; nobody: anonymous."""
        cookies = self.cookie(who) if who else []
        return self.base.having("Cookie", "; ".join(cookies)) if cookies else self.base


def parser() -> argparse.ArgumentParser:
    """The command line."""
    it = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    it.add_argument("--base", required=True, metavar="URL")
    it.add_argument("--pid", type=int)
    it.add_argument("--cookie", action="append", default=[], metavar="NAME=VALUE", help="for signed-in pages")
    it.add_argument("--peer", metavar="URL")
    it.add_argument("--peer-pid", type=int)
    it.add_argument("--peer-cookie", action="append", default=[], metavar="NAME=VALUE")
    it.add_argument("--pages", type=Path, default=Path(__file__).parent / "pages.toml")
    it.add_argument("--only", default="", help="only pages whose name holds this text")
    it.add_argument("--requests", type=int, default=300)
    it.add_argument("--seconds", type=float, default=30, help="at most so long for each page")
    it.add_argument("--rounds", type=int, default=1, help="measure so often and keep the middle one by CPU")
    it.add_argument("--json", action="store_true")
    return it


def main() -> int:
    """0 measured; 1 a figure is beyond its limit or a page could not be measured; 2 wrong use."""
    asked = parser().parse_args()
    try:
        pages = read(asked.pages)
        ours, theirs = _ours(asked, pages), _theirs(asked)
    except (Refused, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2
    chosen = [page for page in pages.pages if asked.only in page.name]
    results = [(page, _figures(ours, page, asked), _peer_figures(theirs, page, asked)) for page in chosen]
    print(_as_json(results) if asked.json else _as_table(results))
    whole = all(isinstance(it, Figures) and not beyond(page, it) for page, it, _ in results)
    return 0 if whole else 1


def _ours(asked: argparse.Namespace, pages: Pages) -> Server:
    base = target(asked.base)
    known: dict[str, str] = {}

    def cookie(who: str) -> list[str]:
        if asked.cookie or not pages.sign_in:
            return list(asked.cookie)
        if who not in known:
            known[who] = sign_in(base, pages, who)
        return [known[who]]

    return Server(base, asked.pid, cookie)


def _theirs(asked: argparse.Namespace) -> Server | None:
    if not asked.peer:
        return None
    return Server(target(asked.peer), asked.peer_pid, lambda _who: list(asked.peer_cookie))


def _peer_figures(server: Server | None, page: Page, asked: argparse.Namespace) -> Figures | str | None:
    if server is None or not page.peer:
        return None
    return _figures(server, replace(page, path=page.peer), asked)


def _figures(server: Server, page: Page, asked: argparse.Namespace) -> Figures | str:
    """The figures of one page, or why it could not be measured: the others go on."""
    try:
        it = find(server.asking(page.who), page)
        amount = Amount(page.requests or asked.requests, page.concurrency, asked.seconds)
        rounds = [measure(it, amount, pid=server.pid, conditional=page.etag) for _ in range(asked.rounds)]
    except (Refused, NoSuchProcess, Broken, OSError) as error:
        return f"{type(error).__name__}: {error}"
    return sorted(rounds, key=lambda figures: figures.cpu_ms or figures.p50)[len(rounds) // 2]


def _as_json(results: list[tuple[Page, Figures | str, Figures | str | None]]) -> str:
    told = [
        {"page": page.name, "figures": _told(ours), "peer": _told(theirs), "beyond": _beyond(page, ours)}
        for page, ours, theirs in results
    ]
    return json.dumps({"schema": "collegium.bench-pages/1", "pages": told})


def _told(figures: Figures | str | None) -> object:
    return figures.to_json() if isinstance(figures, Figures) else figures


def _beyond(page: Page, figures: Figures | str) -> list[str]:
    return beyond(page, figures) if isinstance(figures, Figures) else ["not measured"]


def _as_table(results: list[tuple[Page, Figures | str, Figures | str | None]]) -> str:
    empty = ("",) * (len(HEAD) - 2)
    rows: list[tuple[str, ...]] = [HEAD]
    compared: list[tuple[str, ...]] = [HEAD]
    notes: list[str] = []
    for page, ours, theirs in results:
        rows.append(row(page, ours) if isinstance(ours, Figures) else (page.name, *empty, f"{ours} !"))
        if isinstance(ours, Figures):
            notes += [f"{page.name}: {doubt}" for doubt in doubts(ours) if "the page itself" not in doubt]
        if isinstance(ours, Figures) and isinstance(theirs, Figures):
            compared.append(ratios(page.name, ours, theirs))
        elif isinstance(theirs, str):
            notes.append(f"{page.name} at the peer: {theirs}")
    parts = [lay_out(rows)]
    if len(compared) > 1:
        parts += [
            "",
            "The peer against it (x 3.0: the peer needs three times as much, or makes a third):",
            "",
        ]
        parts.append(lay_out(compared))
    return "\n".join([*parts, *notes])


if __name__ == "__main__":
    sys.exit(main())
