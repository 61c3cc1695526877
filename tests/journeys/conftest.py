"""A real network in a real browser: the demonstration of 2 May 2022, its clock frozen there."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factories.served import demonstration, shared_folder

HERE = Path(__file__).parent
SCRIPT = (HERE / "axe.min.js").read_text(encoding="utf-8")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
# What holds is not asked for: to tell it of every element takes longer than to look.
ASK = "rules => axe.run(document, rules).then(found => found.violations)"


def chromium() -> str | None:
    """Where Chromium is on this machine."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def free_port() -> int:
    """A port that nobody uses, with a free one after it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Network:
    """The served demonstration."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port, self.base = folder, port, f"http://127.0.0.1:{port}"
        self.environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1] / "src")}
        self.environment.pop("COLLEGIUM_DATA", None)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The collegium command on this network."""
        command = [sys.executable, "-m", "collegium.cli", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=180, check=False)

    def start(self) -> subprocess.Popen[bytes]:
        """Serve it, and wait until it answers."""
        command = [
            sys.executable, "-m", "collegium.cli", "demo", "--dir", str(self.folder), "--port", str(self.port)
        ]  # fmt: skip
        log = (self.folder.parent / "serve.log").open("wb")
        process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.base}/healthz", timeout=2):
                    return process
            except OSError:
                if process.poll() is not None:
                    break
                time.sleep(0.2)
        process.terminate()
        raise RuntimeError((self.folder.parent / "serve.log").read_text())

    def cast(self) -> dict[str, dict[str, str]]:
        """role -> name, email, url."""
        return {part["role"]: part for part in json.loads((self.folder / "cast.json").read_text())}


@pytest.fixture(scope="session")
def serve_a_copy(tmp_path_factory):
    """`with serve_a_copy("name") as network:` the demonstration, served from a copy that is nobody else's."""

    @contextmanager
    def serve(name: str) -> Iterator[Network]:
        folder = tmp_path_factory.mktemp(name) / "network"
        shutil.copytree(demonstration(shared_folder(tmp_path_factory)), folder)
        it = Network(folder, free_port())
        process = it.start()
        yield it
        process.terminate()
        process.wait(timeout=20)

    return serve


@pytest.fixture(scope="session")
def network(serve_a_copy):
    """One copy for all journeys of this process."""
    with serve_a_copy("journeys") as it:
        yield it


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        it = player.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield it
        it.close()


class Visitor:
    """Somebody at a browser: goes to pages, reads, types, clicks; every page that she sees is checked by axe."""

    def __init__(self, network: Network, page) -> None:
        self.network, self.page = network, page
        self.faults: list[str] = []
        page.set_default_timeout(15_000)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))

    def _console(self, message) -> None:
        expected = "Failed to load resource" in message.text
        if message.type == "error" and not expected:
            self.faults.append(f"{self.page.url}: {message.text}")

    def faults_of(self, *paths: str) -> list[str]:
        """What is wrong with any of these pages, so that one run tells all."""
        told = []
        for path in paths:
            try:
                self.go(path)
            except AssertionError as fault:
                told.append(str(fault))
        return told

    def focused(self) -> str:
        """The name of what has the focus: its words, its label or its id."""
        named = "it.innerText || it.getAttribute('aria-label') || it.id || it.tagName"
        return self.page.evaluate(f"(it => ({named}).trim())(document.activeElement)")

    def tab_to(self, holds: str, most: int = 80) -> None:
        """Press Tab until the element that has the focus matches the selector."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("css => document.activeElement.matches(css)", holds):
                return
        raise AssertionError((holds, self.page.url, self.focused()))

    def become(self, who: str) -> None:
        """Take the part of one of the cast, or of a person by id."""
        answer = self.page.request.post(f"{self.network.base}/demo/as/{who}/", max_redirects=0)
        assert answer.status == 303, answer.status

    def go(self, path: str, status: int = 200) -> None:
        """Open a page and check it."""
        address = path if path.startswith("http") else self.network.base + path
        answer = self.page.goto(address)
        assert answer is not None and answer.status == status, (path, answer and answer.status)
        self._check()

    def check(self) -> None:
        """No axe violation, no sideways scroll, no fault of a script on the page as it is now."""
        self.page.wait_for_load_state("networkidle")
        self._check()

    def _check(self) -> None:
        self.page.evaluate("window.scrollTo(0, 0)")  # what the top bar covers meanwhile is no target
        self.page.evaluate(SCRIPT)
        found = self.page.evaluate(ASK, RULES)
        told = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]
        assert not told, (self.page.url, told)
        width = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert width[0] <= width[1] + 1, (self.page.url, width)
        assert not self.faults, self.faults

    def click(self, name: str, *, role: str = "button", check: bool = True) -> None:
        """Press the button (or follow the link) with that name."""
        self.page.get_by_role(role, name=name, exact=False).first.click()
        self.page.wait_for_load_state("networkidle")
        if check:
            self.check()

    def fill(self, label: str, text: str) -> None:
        """Type into the field with that label."""
        self.page.get_by_label(label, exact=False).first.fill(text)

    def sees(self, text: str) -> None:
        """The words stand on the page."""
        assert text in self.page.inner_text("body"), (text, self.page.url, self.page.inner_text("main")[:600])


@pytest.fixture
def visitor(network, browser):
    """A visitor with a fresh browser at a desk."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Visitor(network, context.new_page())
    context.close()


@pytest.fixture
def phone(network, browser):
    """A visitor with a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield Visitor(network, context.new_page())
    context.close()


@pytest.fixture
def make_visitor(network, browser):
    """Visitors with other browsers: `make_visitor(theme="dark")`, `make_visitor(width=390)`."""
    contexts = []

    def make(*, theme: str = "", width: int = 1440) -> Visitor:
        phone = {"has_touch": True, "is_mobile": True} if width < 500 else {}
        context = browser.new_context(viewport={"width": width, "height": 900}, **phone)
        if theme:
            context.add_cookies([{"name": "collegium_theme", "value": theme, "url": network.base}])
        contexts.append(context)
        return Visitor(network, context.new_page())

    yield make
    for context in contexts:
        context.close()
