"""Reads `pages.toml`, signs in, finds the pages, and lays the figures out as one table."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.load import ask
from bench.measure import Figures
from bench.target import Refused, Target, target


@dataclass(frozen=True, slots=True)
class Page:
    """One line of the table: which page, asked how, and what it may cost."""

    name: str
    path: str = ""
    inside: str = ""
    link: str = ""
    who: str = ""
    etag: bool = False
    concurrency: int = 1
    requests: int | None = None
    p95_ms: float | None = None
    cpu_ms: float | None = None
    per_second: float | None = None
    kb: float | None = None
    peer: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """The table as it was written, and how to sign in."""

    pages: tuple[Page, ...]
    sign_in: str
    cookie: str


def read(file: Path) -> Pages:
    """The pages of a TOML file. Raises Refused with what is wrong."""
    try:
        data = tomllib.loads(file.read_text())
        pages = tuple(_page(entry) for entry in data["page"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise Refused(f"{file}: {error}") from error
    sign_in = data.get("sign_in", {})
    return Pages(pages, sign_in.get("path", ""), sign_in.get("cookie", ""))


def _page(entry: dict[str, Any]) -> Page:
    page = Page(**{"inside" if key == "in" else key: value for key, value in entry.items()})
    if not page.path and not (page.inside and page.link):
        raise Refused(f"{page.name}: a path is needed, or `in` and `link`")
    return page


def sign_in(base: Target, pages: Pages, who: str) -> str:
    """The session cookie ("name=value") of a role of the demonstration. Raises Refused."""
    import http.client

    connection = http.client.HTTPConnection(base.address, base.port, timeout=30)
    connection.request("POST", pages.sign_in.format(who=who), headers={"Host": base.host, "Content-Length": "0"})
    answer = connection.getresponse()
    found = [line.partition(";")[0] for line in answer.headers.get_all("Set-Cookie", [])]
    connection.close()
    for cookie in found:
        if cookie.startswith(f"{pages.cookie}="):
            return cookie
    raise Refused(f"no session for {who!r}: {answer.status} from {pages.sign_in}")


def find(base: Target, page: Page) -> Target:
    """The target of a page; where it is found by a link, the first that matches. Raises Refused."""
    if page.path:
        return base.at(page.path)
    answer = ask(base.at(page.inside).having("Accept-Encoding", "identity"))
    found = re.search(rf'href="({page.link})"', answer.body().decode("utf-8", "replace"))
    if not found:
        raise Refused(f"{page.name}: no link {page.link} on {page.inside} ({answer.status})")
    return base.at(found[1])


def base_target(url: str, cookies: list[str]) -> Target:
    """The server at `url`, whatever path stands there."""
    return target(url, cookies=cookies)


HEAD = ("page", "p50", "p95", "p99", "CPU ms", "/s", "KB", "answers")


def row(page: Page, figures: Figures) -> tuple[str, ...]:
    """A line of the table; "!" marks a figure beyond its limit."""
    over = beyond(page, figures)
    cpu = "-" if figures.cpu_ms is None else f"{figures.cpu_ms:.2f}"
    cells = [
        ("p50_ms", f"{figures.p50:.1f}"),
        ("p95_ms", f"{figures.p95:.1f}"),
        ("p99_ms", f"{figures.p99:.1f}"),
        ("cpu_ms", cpu),
        ("per_second", f"{figures.per_second:.0f}"),
        ("kb", f"{figures.bytes_each / 1024:.1f}"),
        (
            "answers",
            " ".join(f"{status}:{many}" for status, many in (figures.statuses | figures.errors).items()),
        ),
    ]
    return (page.name, *(f"{text} !" if name in over else text for name, text in cells))


def beyond(page: Page, figures: Figures) -> list[str]:
    """The names of the figures that are beyond their limits, "answers" when they are not the page."""
    measured = {"p95_ms": figures.p95, "cpu_ms": figures.cpu_ms, "kb": figures.bytes_each / 1024}
    limits = {"p95_ms": page.p95_ms, "cpu_ms": page.cpu_ms, "kb": page.kb}
    found = [
        name
        for name, limit in limits.items()
        if limit is not None and (value := measured[name]) is not None and value > limit
    ]
    if page.per_second is not None and figures.per_second < page.per_second:
        found.append("per_second")
    expected = {"304"} if page.etag else {"200"}
    if figures.errors or set(figures.statuses) != expected:
        found.append("answers")
    return found


def ratios(name: str, ours: Figures, theirs: Figures) -> tuple[str, ...]:
    """How many times as much the peer needs (below 1: less); rates the other way round."""
    return (
        name,
        *(_times(their, our) for our, their in zip(_costs(ours), _costs(theirs), strict=True)),
        _times(ours.per_second, theirs.per_second),
        _times(theirs.bytes_each, ours.bytes_each),
        " ".join(f"{status}:{many}" for status, many in (theirs.statuses | theirs.errors).items()),
    )


def _costs(figures: Figures) -> tuple[float | None, ...]:
    return (figures.p50, figures.p95, figures.p99, figures.cpu_ms)


def _times(more: float | None, less: float | None) -> str:
    return f"x {more / less:.1f}" if more is not None and less else "-"


def lay_out(rows: list[tuple[str, ...]]) -> str:
    """Rows as a Markdown table whose columns also line up as plain text."""
    widths = [max(len(cells[n]) for cells in rows) for n in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(_aligned(n, cell, width) for n, (cell, width) in enumerate(zip(cells, widths, strict=True)))
        for cells in rows
    ]
    rule = "|" + "|".join("-" * (width + 1) + (":" if n else "-") for n, width in enumerate(widths)) + "|"
    return "\n".join(line + " |" for line in [lines[0]]) + "\n" + "\n".join([rule, *(f"{it} |" for it in lines[1:])])


def _aligned(n: int, cell: str, width: int) -> str:
    return cell.rjust(width) if n else cell.ljust(width)
