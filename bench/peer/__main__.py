"""`python -m bench peer`: the pages of pages.toml here and at Wagtail, one after the other in one run.

Makes the peer's environment and site below var/peer when they are not there, serves the site with two workers on a free
port of this machine, measures, and stops it. Collegium must be running; its folder is COLLEGIUM_DATA or var/demo.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / "var" / "peer"
BIN = FOLDER / "venv" / "bin"
WORKERS = "2"


def main() -> int:
    """The exit code of the measurement; 2 when nothing of ours is running."""
    told = json.loads((Path(os.environ.get("COLLEGIUM_DATA", "var/demo")) / "addresses.json").read_text())
    if not BIN.exists():
        print("Making the peer's environment and site in var/peer …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", FOLDER / "venv"], check=True)
        pinned = ROOT / "requirements" / "peer.txt"
        subprocess.run([BIN / "pip", "install", "-q", "--require-hashes", "-r", pinned], check=True)
    env = {**os.environ, "PEER_FOLDER": str(FOLDER), "PYTHONPATH": str(HERE)}
    filled = subprocess.run([BIN / "python", HERE / "fill.py"], env=env, check=True, capture_output=True, text=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    serve = [BIN / "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port, "--workers", WORKERS]
    with (FOLDER / "serve.log").open("wb") as log:
        peer = subprocess.Popen([*serve, "positions.serving:application"], env=env, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        _ready(address)
        ours = ["--base", str(told["pages"]), "--pid", str(told["pid"]), "--pages", str(HERE / "pages.toml")]
        theirs = ["--peer", address, "--peer-pid", str(peer.pid), "--peer-cookie", f"sessionid={filled.stdout.strip()}"]
        command = [sys.executable, str(HERE.parent / "pages.py"), *ours, *theirs, *sys.argv[1:]]
        return subprocess.run(command, check=False).returncode
    finally:
        peer.terminate()
        peer.wait(20)


def _ready(address: str) -> None:
    """Wait until the peer answers, at most a minute."""
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"the peer does not answer: see {FOLDER / 'serve.log'}")


if __name__ == "__main__":
    sys.exit(main())
