"""The supervisor: starts the page processes and the background, restarts what dies, stops all cleanly.

Standard library only: it stays small beside what it watches. The folder is locked: one supervisor a network.
"""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import json
import os
import select
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Any

from collegium.config.options import Options
from collegium.config.peeking import database_of, is_current
from collegium.config.reaching import Unreachable, demand_database

READY_SECONDS = 60.0
STOP_SECONDS = 15.0
CALM_SECONDS = 30.0
LONGEST_WAIT = 15.0
PROCESSES = ("workers", "background")


class CannotServe(Exception):
    """The network cannot be served now. `code` is for programs, the message says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass
class Child:
    """One process that is kept alive: its module, when it started, how often it died in a row."""

    name: str
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    start_after: float = 0.0

    def start(self, environment: dict[str, str]) -> None:
        """Start it in a group of its own: Ctrl-C reaches the supervisor alone. Its end is noticed by SIGCHLD."""
        command = [sys.executable, "-m", f"collegium.config.{self.name}"]
        self.process = subprocess.Popen(command, env=environment, process_group=0)
        self.started = time.monotonic()

    def note_death(self) -> float:
        """Count a death; returns the seconds to wait before the next start (0.2 s at first, 15 s at most)."""
        now = time.monotonic()
        self.deaths = 1 if now - self.started > CALM_SECONDS else self.deaths + 1
        wait = min(0.1 * 2**self.deaths, LONGEST_WAIT)
        self.process, self.start_after = None, now + wait
        return wait


@dataclass
class Supervisor:
    """Serves the network of `options` until SIGTERM or SIGINT."""

    options: Options
    on_ready: Callable[[], None] = lambda: None
    changed: Callable[[], bool] | None = None
    children: list[Child] = field(default_factory=lambda: [Child(name) for name in PROCESSES])
    stopping: bool = False

    def run(self) -> int:
        """Serve; returns the exit code. Raises CannotServe."""
        self.options.data.mkdir(parents=True, exist_ok=True)
        with alone(self.options.data), self._signals() as wake:
            demand_free_port(self.options)
            bring_up_to_date(self.options)
            began = time.monotonic()
            for child in self.children:
                child.start(self._environment())
            try:
                self._wait_until_ready(began)
                while not self.stopping:
                    self._wait(wake)
                    self._tend()
            finally:
                self._stop()
        return 0

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "COLLEGIUM_DATA": str(self.options.data),
            "COLLEGIUM_PORT": str(self.options.port),
            "COLLEGIUM_WORKERS": str(self.options.workers),
            "COLLEGIUM_BIND": self.options.bind,
            "COLLEGIUM_SUPERVISOR": str(os.getpid()),
            "DJANGO_SETTINGS_MODULE": "collegium.config.settings",
            "MALLOC_ARENA_MAX": os.environ.get("MALLOC_ARENA_MAX", "2"),
        }

    @contextlib.contextmanager
    def _signals(self) -> Any:
        """SIGTERM and SIGINT ask to stop, SIGCHLD tells of a death; all wake the loop through a pipe."""
        read, write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        before_fd = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD)
        before = {number: signal.signal(number, self._hear) for number in numbers}
        try:
            yield read
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(before_fd)
            os.close(read)
            os.close(write)

    def _hear(self, number: int, _frame: object) -> None:
        if number != signal.SIGCHLD:
            self.stopping = True

    def _wait(self, wake: int) -> None:
        waiting = [child.start_after - time.monotonic() for child in self.children if child.process is None]
        limit = 0.5 if self.changed else 5.0
        select.select([wake], [], [], max(0.0, min([limit, *waiting])))
        with contextlib.suppress(BlockingIOError):
            os.read(wake, 4096)

    def _tend(self) -> None:
        if self.changed is not None and self.changed():
            _say("The code has changed: starting again.")
            self._end_children()
        for child in self.children:
            if child.process is not None and child.process.poll() is not None and not self.stopping:
                code, wait = child.process.returncode, child.note_death()
                _say(f"The process {child.name} ended ({code}); it starts again in {wait:.1f} s.")
            if child.process is None and time.monotonic() >= child.start_after and not self.stopping:
                child.start(self._environment())

    def _wait_until_ready(self, began: float) -> None:
        broken = 0
        while not self.stopping:
            status = answer_of(self.options)
            broken = broken + 1 if status >= 500 else 0
            if broken > 3:
                raise CannotServe("broken", f"The pages answer {status}; the reason stands above.")
            if 0 < status < 500:
                _write_addresses(self.options)
                took = time.monotonic() - began
                _say(f"Collegium answers at {address_of(self.options)} (after {took:.1f} s).")
                self.on_ready()
                return
            dead = [child for child in self.children if child.process is not None and child.process.poll() is not None]
            if dead and dead[0].name == "workers":
                raise CannotServe("not_started", "The pages could not be started; the reason stands above.")
            if time.monotonic() - began > READY_SECONDS:
                raise CannotServe("not_ready", f"No answer after {READY_SECONDS:.0f} s.")
            time.sleep(0.03)

    def _end_children(self) -> None:
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for child in self.children:
            child.process, child.start_after = None, 0.0

    def _stop(self) -> None:
        self._end_children()
        (self.options.data / "addresses.json").unlink(missing_ok=True)
        settle_log(self.options)


@contextlib.contextmanager
def alone(folder: Path) -> Any:
    """Hold the folder's lock. Raises CannotServe when another supervisor has it."""
    with (folder / "serve.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise CannotServe(
                "already_served",
                f"{folder} is already served by process {lock.read().strip() or '?'}. Stop that one first.",
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def demand_free_port(options: Options) -> None:
    """Raise CannotServe when the port is taken: workers share it among themselves and would not notice."""
    family = socket.AF_INET6 if ":" in options.bind else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.bind, options.port))
        except OSError as error:
            raise CannotServe(
                "port_taken",
                f"Port {options.port} on {options.bind} cannot be used ({error.strerror}). Choose another with --port.",
            ) from error


def bring_up_to_date(options: Options) -> None:
    """Migrate, in another process, when something is pending or a trigger is missing. Raises CannotServe."""
    if not options.database and is_current(database_of(options.data)):
        return
    try:
        demand_database(options)
    except Unreachable as error:
        raise CannotServe("database", str(error)) from error
    command = [sys.executable, "-m", "collegium.config.migrating"]
    environment = {**os.environ, "COLLEGIUM_DATA": str(options.data)}
    if subprocess.run(command, env=environment, check=False).returncode:
        raise CannotServe("not_migrated", "The database could not be brought up to date; the reason stands above.")


def answer_of(options: Options) -> int:
    """The status with which the pages answer now; 0 when nobody answers."""
    connection = http.client.HTTPConnection(_reach(options), options.port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": options.hosts[0]})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def _reach(options: Options) -> str:
    return {str(IPv4Address(0)): "127.0.0.1", str(IPv6Address(0)): "::1"}.get(options.bind, options.bind)


def address_of(options: Options) -> str:
    """The address under which the pages are opened."""
    host = _reach(options)
    return options.origin or f"http://{f'[{host}]' if ':' in host else host}:{options.port}"


def _write_addresses(options: Options) -> None:
    whole = {"pages": address_of(options), "pid": os.getpid()}
    draft = options.data / "addresses.json.new"
    draft.write_text(json.dumps(whole) + "\n", encoding="utf-8")
    draft.replace(options.data / "addresses.json")


def settle_log(options: Options) -> None:
    """After the last process has gone: move the write-ahead log into the database file."""
    database = database_of(options.data)
    if options.database or not database.is_file():
        return
    with (
        contextlib.closing(sqlite3.connect(database, timeout=5)) as connection,
        contextlib.suppress(sqlite3.Error),
    ):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
