"""The pictures of docs/: ten main pages of the demonstration of 2 May 2022, wide and as on a phone, by one command."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from browser import chromium

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "screenshots"
ANCHOR = "2022-05-02"
SIZES = {"wide": (1440, 900), "phone": (390, 844)}
# name -> who looks, path, or the first link on a page that fits a pattern
PAGES: dict[str, tuple[str, str, str]] = {
    "01-home": ("", "/", ""),
    "02-position": ("", "/papers/", r"/papers/[a-z0-9-]+/$"),
    "03-desk": ("liaison", "/desk/", ""),
    "04-group": ("group-chair", "/groups/sustainable-funding/", ""),
    "05-challenge": ("group-chair", "/challenges/?sort=support&state=adopted", r"/challenges/[0-9A-Z]{26}/$"),
    "06-editor": ("secretary-general", "/papers/?state=review", r"/papers/[a-z0-9-]+/$"),
    "07-decision": ("board-member", "/decisions/?state=closed", r"/decisions/[0-9A-Z]{26}/$"),
    "08-vote": ("board-member", "/decisions/?state=open", r"/decisions/[0-9A-Z]{26}/$"),
    "09-members": ("", "/members/", ""),
    "10-member": ("liaison", "/members/ip-paris/", ""),
}
THEN = {"06-editor": "write/", "08-vote": "vote/"}


def main() -> int:
    """Build, serve, look, stop. 77 when there is no Chromium."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="a demonstration that is served already")
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    if not chromium():
        print("The pictures need Chromium: on Debian `apt-get install chromium`.")
        return 77
    if asked.base:
        take(asked.base, asked.out)
        return 0
    folder = Path(tempfile.mkdtemp(prefix="collegium-pictures-"))
    process = serve(folder / "network")
    try:
        told = json.loads((folder / "network" / "addresses.json").read_text())
        take(told["pages"], asked.out)
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def serve(folder: Path) -> subprocess.Popen[bytes]:
    """The demonstration of the anchor, served on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "collegium.cli",
        "demo",
        "--dir",
        str(folder),
        "--port",
        str(port),
        "--anchor",
        ANCHOR,
    ]
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return process
        except OSError:
            time.sleep(0.3)
    process.terminate()
    raise RuntimeError("the demonstration did not start")


def take(base: str, out: Path) -> None:
    """Look at every page in both sizes; the picture of a page is at most 2,400 px long."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for size, (width, height) in SIZES.items():
            for name, (who, path, link) in PAGES.items():
                context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
                page = context.new_page()
                if who:
                    context.request.post(f"{base}/demo/as/{who}/", max_redirects=0)
                look(page, base, path, link, THEN.get(name, ""))
                tall = min(page.evaluate("document.documentElement.scrollHeight"), 2400)
                page.screenshot(
                    path=out / f"{name}-{size}.png",
                    clip={"x": 0, "y": 0, "width": width, "height": tall},
                    full_page=True,
                )
                print(f"{name}-{size}: {page.url}")
                context.close()
        browser.close()


def look(page: Any, base: str, path: str, link: str, rest: str) -> None:
    """Go to a page, or to the first one that a list links to."""
    page.goto(base + path)
    if link:
        links = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
        found = next((href for href in links if re.search(link, href) and not href.endswith("/new/")), None)
        if found is None:
            raise RuntimeError(f"no link like {link} on {path}")
        page.goto(base + found + rest)
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(main())
