"""A PostgreSQL server of its own for a run of tests, from the packages of Debian; it listens on 127.0.0.1 only.

PostgreSQL refuses to run as root: then it runs as the account `postgres`, else `nobody`. The folder is removed after.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "collegium"
SECONDS = 60
WANTS = "PostgreSQL is not here: on Debian `apt-get install postgresql` (its own cluster is not needed)"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL of this machine, None where there is none."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    named = shutil.which("initdb")
    newest = max(found, key=lambda path: int(path.parent.name), default=None)
    return newest or (Path(named).parent if named else None)


def _as(account: str | None, *words: str | Path) -> list[str]:
    """The command, run as another account where one is named."""
    command = [str(word) for word in words]
    return ["runuser", "-u", account, "--", *command] if account else command


def _account() -> str | None:
    """Who runs the server: this account, or for root one that is not root."""
    if os.getuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(bin_: Path) -> Iterator[str]:
    """Start one in an empty folder; gives the address of its first database, and stops it at the end."""
    account, port = _account(), _free_port()
    folder = Path(tempfile.mkdtemp(prefix="collegium-postgres-"))
    if account:
        shutil.chown(folder, account)
    try:
        wanted = ["-D", folder / "data", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
        command = _as(account, bin_ / "initdb", *wanted)
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=SECONDS)
        asked = ["-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                _as(account, bin_ / "postgres", "-D", folder / "data", *asked), cwd=folder, stdout=log, stderr=log
            )
        try:
            _wait(bin_, process, port, folder / "log")
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            process.terminate()  # SIGTERM, handed on by runuser: no new sessions, then it ends
            process.wait(SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(bin_: Path, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + SECONDS
    while subprocess.run([bin_ / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], check=False).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(log.read_text(errors="replace")[-2000:])
        time.sleep(0.1)
