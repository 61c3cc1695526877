"""Single processes die, ports are taken, somebody presses Ctrl-C: the supervisor copes and says what happened."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factories.served import collegium, environment, free_port

pytestmark = [pytest.mark.faults, pytest.mark.slow]


def command_of(pid: int) -> str:
    """What a process is, "" when it has gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(pids, seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(alive(pid) for pid in pids)


def named(served, part: str) -> list[int]:
    return [pid for pid in served.pids() if f"collegium.config.{part}" in command_of(pid)]


def answers_again(served, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if served.visitor().get("/healthz").status == 200:
                return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("part", ["background", "workers"])
def test_a_process_that_dies_is_started_again(served, part):
    before = named(served, part)
    os.kill(before[0], signal.SIGKILL)
    assert gone(before), "a page process outlived the one that started it"
    deadline = time.monotonic() + 20
    while not set(named(served, part)) - set(before) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert set(named(served, part)) - set(before)
    assert answers_again(served)
    assert f"The process {part} ended" in served.log.read_text()


def test_one_page_process_that_dies_is_replaced(served):
    first, *forked = named(served, "workers")
    assert len(forked) == 2
    os.kill(forked[0], signal.SIGKILL)
    assert gone(forked[:1]) and answers_again(served)
    deadline = time.monotonic() + 20
    while len(named(served, "workers")) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(named(served, "workers")) == 3 and named(served, "workers")[0] == first


def test_nothing_outlives_the_supervisor(served):
    supervisor, *others = served.pids()
    assert len(others) == 4
    os.kill(supervisor, signal.SIGKILL)
    served.process.wait()
    assert gone(others)
    served.start()
    assert answers_again(served)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told(served, number):
    others = served.pids()[1:]
    began = time.monotonic()
    assert served.stop(number) == 0
    assert time.monotonic() - began < 5 and gone(others, 1)
    assert not (served.folder / "addresses.json").exists()
    log = served.folder / "collegium.db-wal"
    assert not log.exists() or log.stat().st_size == 0


def test_a_folder_is_served_once(served):
    done = collegium("serve", "--data", served.folder, "--port", str(free_port()))
    assert done.returncode == 2 and f"already served by process {served.process.pid}" in done.stderr


def test_a_port_that_is_taken(demo, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = collegium("demo", "--dir", demo, "--port", str(taken.getsockname()[1]), "--json")
    assert done.returncode == 2 and json.loads(done.stderr.splitlines()[-1])["error"]["code"] == "port_taken"


def test_a_demonstration_that_was_not_finished_is_not_there(tmp_path):
    folder = tmp_path / "demo"
    command = [sys.executable, "-m", "collegium.cli", "demo", "--dir", str(folder), "--no-serve"]
    builder = subprocess.Popen(command, env=environment(), stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob("demo.building-*/collegium.db")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(builder.pid, signal.SIGKILL)
    builder.wait()
    assert not folder.exists() and list(tmp_path.glob("demo.building-*"))
    assert collegium("demo", "--dir", folder, "--no-serve").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["demo"]
