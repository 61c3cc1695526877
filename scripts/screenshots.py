"""The pictures of docs/screenshots: pages of all rooms in the demonstration of 2022-05-02, wide and on a telephone.

`python scripts/screenshots.py [NAME ...]` makes all, or those named. Needs Chromium (see scripts/browser.py). The
demonstration is made anew in a folder that is thrown away, so that the pictures are those of this code.
"""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
MOMENT = "2022-05-02T07:00:00Z"
SIZES = {"wide": (1440, 1000), "390": (390, 844)}


@dataclass(frozen=True)
class Picture:
    """One page: its name, who looks, and how its path is found in the database."""

    name: str
    who: str
    path: Callable[[sqlite3.Connection], str]


def at(path: str) -> Callable[[sqlite3.Connection], str]:
    """A path that is always the same."""
    return lambda _: path


def first(pattern: str, question: str) -> Callable[[sqlite3.Connection], str]:
    """A path with the first answer of a question put in."""

    def find(connection: sqlite3.Connection) -> str:
        row = connection.execute(question).fetchone()
        if row is None:
            raise SystemExit(f"nothing to show for {pattern}")
        return pattern % row[0]

    return find


PICTURES = (
    Picture("01-home", "", at("/")),
    Picture("02-position", "", first("/papers/%s/", "SELECT slug FROM papers_paper WHERE state = 'published'")),
    Picture("03-desk", "secretary-general", at("/desk/")),
    Picture("04-group", "group-chair", first("/groups/%s/", "SELECT slug FROM groups_body WHERE slug = 'openness'")),
    Picture(
        "05-challenge",
        "liaison",
        first("/challenges/%s/", "SELECT id FROM challenges_challenge WHERE state = 'adopted' ORDER BY id"),
    ),
    Picture(
        "06-editor",
        "policy-officer",
        first("/papers/%s/write/", "SELECT slug FROM papers_paper WHERE state = 'consulted'"),
    ),
    Picture("07-decision", "president", first("/decisions/%s/", "SELECT id FROM ballots_decision ORDER BY state DESC")),
    Picture("08-member", "", first("/members/%s/", "SELECT slug FROM members_institution WHERE short = 'IP Paris'")),
    Picture("09-members", "", at("/members/")),
    Picture("10-search", "policy-officer", at("/search/?q=contract")),
    Picture("11-round", "delegate", first("/priorities/%s/", "SELECT id FROM priorities_round WHERE state = 'closed'")),
    Picture(
        "12-programme",
        "liaison",
        first("/events/%s/", "SELECT slug FROM events_event WHERE slug LIKE 'professional-week%' ORDER BY id"),
    ),
    Picture("13-our-position", "board-member", at("/data/position/")),
    Picture(
        "14-minutes",
        "group-chair",
        first(
            "/groups/sustainable-funding/meetings/%s/",
            "SELECT m.id FROM meetings_meeting m JOIN groups_body b ON b.id = m.group_id"
            " WHERE m.state = 'frozen' AND b.slug = 'sustainable-funding'",
        ),
    ),
    Picture(
        "15-practice",
        "",
        first("/practices/%s/", "SELECT id FROM practices_practice WHERE title LIKE 'Six laboratories%'"),
    ),
    Picture("16-our-year", "", at("/our-year/")),
    Picture(
        "17-recommendation",
        "",
        first(
            "/recommendations/%s/",
            "SELECT f.id FROM policy_followed f JOIN papers_paper p ON p.id = f.paper_id"
            " WHERE f.state = 'taken_up' AND p.slug LIKE 'instruments-%'",
        ),
    ),
    Picture(
        "18-whole-case",
        "",
        first("/challenges/%s/", "SELECT id FROM challenges_challenge WHERE title LIKE 'Shared instruments%'"),
    ),
)


def load(name: str, path: Path) -> ModuleType:
    """A Python file as a module."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def take(browser: Any, origin: str, path: str, cookies: list[dict[str, str]], picture: Picture) -> None:
    """The two pictures of one page. Raises SystemExit when the page does not answer with 200."""
    for size, (width, height) in SIZES.items():
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="light", reduced_motion="reduce", locale="en-GB"
        )
        context.add_cookies(cookies)
        context.clock.set_fixed_time(MOMENT)
        page = context.new_page()
        answer = page.goto(origin + path, wait_until="networkidle")
        if answer is None or answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status if answer else 'nothing'}")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=TARGET / f"{picture.name}-{size}.png")
        context.close()


def main(names: list[str]) -> int:
    """Make the pictures."""
    sys.path.insert(0, str(ROOT / "tests"))
    served_module = load("served", ROOT / "tests" / "factories" / "served.py")
    chromium = load("browser", ROOT / "scripts" / "browser.py").chromium()
    if not chromium:
        raise SystemExit("Needs Chromium; see scripts/browser.py.")
    from playwright.sync_api import sync_playwright

    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="collegium-pictures-") as place:
        demo = served_module.demonstration(Path(place))
        (Path(place) / "serve").mkdir()
        with served_module.serving(demo, Path(place) / "serve") as served, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            origin = json.loads((served.folder / "addresses.json").read_text(encoding="utf-8"))["pages"]
            with closing(sqlite3.connect(served.folder / "collegium.db")) as connection:
                for picture in PICTURES:
                    if not names or picture.name in names:
                        visitor = served.visitor(picture.who)
                        cookies = [
                            {"name": name, "value": morsel.value, "url": origin}
                            for name, morsel in visitor.cookies.items()
                        ]
                        take(browser, origin, picture.path(connection), cookies, picture)
                        print(f"docs/screenshots/{picture.name}-{{{','.join(SIZES)}}}.png")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
