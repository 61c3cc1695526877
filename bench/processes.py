"""CPU time and memory of a process and all its descendants, from /proc (Linux)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


class NoSuchProcess(Exception):
    """There is no process of that id."""


@dataclass(frozen=True, slots=True)
class Memory:
    """One process at one moment; sizes in MiB. PSS shares the common pages among those who map them."""

    pid: int
    command: str
    pss: float
    rss: float


def tree(pid: int) -> list[int]:
    """The process and all its descendants. Raises NoSuchProcess."""
    children: dict[int, list[int]] = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    if not (_PROC / str(pid)).exists():
        raise NoSuchProcess(f"no process {pid}")
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        todo += children.get(one, [])
    return sorted(found)


def cpu_ms(pid: int) -> float:
    """CPU milliseconds used so far by the tree, those of its ended (and awaited) children too.

    The kernel counts in ticks (usually 10 ms) for each process: differences are true to a tick a process.
    """
    ticks = 0
    for one in tree(pid):
        if fields := _stat(one):
            ticks += sum(int(field) for field in fields[11:15])  # utime, stime, cutime, cstime
    return ticks * TICK_MS


def memory(pid: int) -> list[Memory]:
    """The memory of each process of the tree."""
    return [it for one in tree(pid) if (it := _memory(one))]


def _stat(pid: int) -> list[str] | None:
    """The fields of /proc/PID/stat from the state on; the name before may hold spaces and brackets."""
    try:
        return (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def _memory(pid: int) -> Memory | None:
    try:
        rollup = (_PROC / str(pid) / "smaps_rollup").read_text()
        command = (_PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    sizes = {line.split(":")[0]: line.split() for line in rollup.splitlines()[1:]}
    return Memory(pid, command.strip(), int(sizes["Pss"][1]) / 1024, int(sizes["Rss"][1]) / 1024)
