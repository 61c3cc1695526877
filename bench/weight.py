"""Weigh one page in Chromium: bytes transferred by kind, number of requests, largest contentful paint.

    python bench/weight.py http://127.0.0.1:8000/ --cookie collegium_session=... --width 390

Needs Playwright and a Chromium; a cold cache for every run.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# ruff: noqa: E402  This folder holds an http.py of its own: the root goes in its place on the path first,
# so that the library's stays found.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench.target import Refused, target

_PAINT = """() => new Promise(tell => {
  let last = 0;
  new PerformanceObserver(list => { for (const it of list.getEntries()) last = it.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
  requestAnimationFrame(() => setTimeout(() => tell(last), 100));
})"""


@dataclass(slots=True)
class Weight:
    """One load of a page: bytes on the wire by kind, requests by kind, hosts asked, LCP in milliseconds."""

    bytes: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    hosts: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    status: int = 0
    lcp: float = 0.0


def weigh(browser: Any, url: str, cookies: list[str], width: int, height: int) -> Weight:
    """Load the page in a new context and listen to its network."""
    from playwright.sync_api import TimeoutError as NeverQuiet

    context = browser.new_context(viewport={"width": width, "height": height})
    pairs = [cookie.partition("=") for cookie in cookies]
    context.add_cookies([{"name": name, "value": value, "url": url} for name, _, value in pairs])
    page = context.new_page()
    found = Weight()
    _listen(context.new_cdp_session(page), found)
    answer = page.goto(url, wait_until="load", timeout=30_000)
    with suppress(NeverQuiet):  # a page that listens to its server is never quiet
        page.wait_for_load_state("networkidle", timeout=5_000)
    found.status = answer.status if answer else 0
    found.lcp = page.evaluate(_PAINT)
    context.close()
    return found


def _listen(session: Any, found: Weight) -> None:
    kinds: dict[str, str] = {}

    def answered(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"].lower()
        found.hosts.add(urlsplit(event["response"]["url"]).netloc)

    def finished(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "other")
        found.bytes[kind] += int(event["encodedDataLength"])
        found.requests[kind] += 1

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", finished)
    session.on("Network.loadingFailed", lambda event: found.failed.append(event.get("errorText", "")))
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})


def chromium() -> str:
    """The browser: $CHROMIUM, else the system's. Raises Refused when there is none."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise Refused("no Chromium found: set CHROMIUM to its path")
    return path


def weigh_often(url: str, cookies: list[str], width: int, height: int, runs: int) -> tuple[Weight, list[float]]:
    """The last of `runs` loads, and the paint times of all. Raises Refused when the page does not load."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            weights = [weigh(browser, url, cookies, width, height) for _ in range(runs)]
        except Error as error:
            raise Refused(error.message.partition("\n")[0]) from error
        finally:
            browser.close()
    return weights[-1], [weight.lcp for weight in weights]


def report(weight: Weight, paints: list[float]) -> dict[str, object]:
    """The figures as one object."""
    return {
        "schema": "collegium.bench-weight/1",
        "status": weight.status,
        "bytes": sum(weight.bytes.values()),
        "bytes_by_kind": dict(weight.bytes.most_common()),
        "requests": sum(weight.requests.values()),
        "requests_by_kind": dict(weight.requests),
        "hosts": sorted(weight.hosts),
        "failed": weight.failed,
        "lcp_ms": statistics.median(paints),
        "lcp_ms_all": paints,
    }


def words(told: dict[str, Any]) -> str:
    """The figures for a person."""
    lines = [
        f"answer       {told['status']}, from {', '.join(told['hosts'])}",
        f"transferred  {told['bytes'] / 1024:.1f} KB in {told['requests']} requests (cold cache)",
    ]
    for kind, size in told["bytes_by_kind"].items():
        lines.append(f"  {kind:<11}{size / 1024:.1f} KB in {told['requests_by_kind'][kind]}")
    paints = ", ".join(f"{paint:.0f}" for paint in told["lcp_ms_all"])
    lines.append(f"LCP          {told['lcp_ms']:.0f} ms (median of {paints})")
    return "\n".join([*lines, *(f"failed       {why}" for why in told["failed"])])


def main() -> int:
    """0 weighed and within the limit; 1 above it, or not the page; 2 wrong use."""
    it = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    it.add_argument("url")
    it.add_argument("--cookie", action="append", default=[], metavar="NAME=VALUE")
    it.add_argument("--width", type=int, default=1280)
    it.add_argument("--height", type=int, default=900)
    it.add_argument("--runs", type=int, default=3, choices=range(1, 21), metavar="1..20")
    it.add_argument("--limit", type=float, help="KB (1,024 bytes) that the page must not exceed")
    it.add_argument("--json", action="store_true")
    asked = it.parse_args()
    try:
        target(asked.url, cookies=asked.cookie)
        weight, paints = weigh_often(asked.url, asked.cookie, asked.width, asked.height, asked.runs)
    except (Refused, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2
    told = report(weight, paints)
    print(json.dumps(told) if asked.json else words(told))
    fits = asked.limit is None or sum(weight.bytes.values()) <= asked.limit * 1024
    return 0 if fits and weight.status == 200 and not weight.failed else 1


if __name__ == "__main__":
    sys.exit(main())
