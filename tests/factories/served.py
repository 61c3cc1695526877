"""A demonstration that is really served, and a visitor without JavaScript, for tests that need a server.

The demonstration is built once for a run of the tests (its clock stands on 2022-05-02, 09:00) and copied for each use.
Everything listens on a free port of 127.0.0.1. Only processes that were started here are ended.
"""

from __future__ import annotations

import fcntl
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

SOURCE = Path(__file__).resolve().parents[2] / "src"
ANCHOR = "2022-05-02"
READY_SECONDS = 90


def environment() -> dict[str, str]:
    """The environment of a command: nothing of the tests' own network."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COLLEGIUM_", "DJANGO_"))}
    return {**kept, "PYTHONPATH": str(SOURCE)}


def collegium(*words: str | Path, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    command = [sys.executable, "-m", "collegium.cli", *map(str, words)]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=timeout, check=False)


def found_network(folder: Path, email: str) -> Path:
    """A network just made by `collegium init`."""
    done = collegium(
        "init", "--name", "ALPHA", "--domain", "alpha.example", "--zone", "Europe/Paris", "--email", email,
        "--data", folder, "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-1500:]
    return folder


def demonstration(shared: Path) -> Path:
    """The folder of the demonstration, built once for all processes that share the folder `shared`."""
    folder = shared / "demonstration"
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            done = collegium("demo", "--dir", folder, "--anchor", ANCHOR, "--no-serve")
            assert done.returncode == 0, done.stderr[-1500:]
    return folder


def shared_folder(tmp_path_factory) -> Path:
    """The folder that all processes of one run of the tests share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """One `collegium demo` on a folder that stands already."""

    def __init__(self, folder: Path, log: Path, workers: int = 2) -> None:
        self.folder, self.log, self.workers, self.port = folder, log, workers, free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Served:
        """Start it and wait until it answers."""
        (self.folder / "addresses.json").unlink(missing_ok=True)
        command = [
            sys.executable, "-m", "collegium.cli", "demo", "--dir", str(self.folder), "--port", str(self.port)
        ]  # fmt: skip
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, env=environment(), stdout=log, stderr=log)
        deadline = time.monotonic() + READY_SECONDS
        while not (self.folder / "addresses.json").exists():
            assert self.process.poll() is None, self.log.read_text(errors="replace")[-2000:]
            assert time.monotonic() < deadline, "it does not answer"
            time.sleep(0.02)
        return self

    def pids(self) -> list[int]:
        """All its processes, the supervisor first."""
        assert self.process is not None
        found = [self.process.pid]
        for pid in found:
            children = Path(f"/proc/{pid}/task/{pid}/children")
            found += [int(word) for word in children.read_text().split()] if children.exists() else []
        return found

    def kill(self) -> None:
        """Kill all its processes at once, as a power cut does to them."""
        for pid in self.pids():
            os.kill(pid, signal.SIGSTOP)
        for pid in reversed(self.pids()):
            os.kill(pid, signal.SIGKILL)
        assert self.process is not None
        self.process.wait()

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to stop; returns its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(30)

    def visitor(self, who: str = "") -> Visitor:
        """Somebody at the door; with a role of the cast, signed in."""
        visitor = Visitor(self.port)
        if who:
            assert visitor.post(f"/demo/as/{who}/", {}).status == 303
        return visitor


@contextmanager
def serving(folder: Path, into: Path, *, workers: int = 2):
    """A copy of the demonstration `folder`, served from the folder `into` for the length of a block."""
    shutil.copytree(folder, into / "demo")
    served = Served(into / "demo", into / "log", workers)
    try:
        yield served.start()
    finally:
        served.stop()


class Answer:
    """Status, headers and text of one answer."""

    def __init__(self, response: http.client.HTTPResponse, path: str) -> None:
        self.path, self.status, self.headers = path, response.status, response.headers
        self.body = response.read()

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    @property
    def onward(self) -> str:
        """The path to which it leads."""
        parts = urlsplit(self.headers.get("Location", ""))
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def links(self) -> set[str]:
        """Paths of this network to which the page links."""
        found = re.findall(r'<a\b[^>]*?\bhref="([^"#]*)', self.text)
        return {link.replace("&amp;", "&") for link in found if link.startswith("/") and not link.startswith("//")}


class Visitor:
    """A browser without JavaScript: keeps cookies and fills in the CSRF token of the page it has seen last."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies, self.token = port, SimpleCookie(), ""

    def get(self, path: str) -> Answer:
        """Look at a page."""
        return self._ask("GET", path, b"", {})

    def post(self, path: str, fields: dict[str, object]) -> Answer:
        """Send a form."""
        pairs = {"csrfmiddlewaretoken": self.token, **fields} if self.token else fields
        body = urlencode(pairs, doseq=True).encode()
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items() if morsel.value)
            connection.request(method, path, body, {**headers, **({"Cookie": sent} if sent else {})})
            answer = Answer(connection.getresponse(), path)
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies.load(line)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.text)
        self.token = token.group(1) if token else self.token
        return answer


def first_choice(form: str, name: str) -> str:
    """The first value that the form offers for a field."""
    select = re.search(rf'<select[^>]*name="{name}".*?</select>', form, re.DOTALL)
    found = re.search(r'<option[^>]*value="([^"]+)"', select.group(0)) if select else re.search(
        rf'<input[^>]*name="{name}"[^>]*value="([^"]+)"|<input[^>]*value="([^"]+)"[^>]*name="{name}"', form
    )  # fmt: skip
    assert found, f"the form has no {name}"
    return next(group for group in found.groups() if group)


def as_json(text: str) -> dict[str, object]:
    """The one object that a command printed; fails when there is anything else."""
    found = json.loads(text)
    assert text.count("\n") == 1 and isinstance(found, dict)
    return found
