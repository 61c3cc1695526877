"""One measurement: warm up, load, and the server's CPU time for it; as data and in words."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.load import Amount, Load, Run, ask
from bench.processes import TICK_MS, cpu_ms, tree
from bench.target import Refused, Target

BUSY = 0.9  # share of one core from which the generator itself may be the limit


@dataclass(frozen=True, slots=True)
class Figures:
    """What one page costs. Times in milliseconds; `bytes_each` as transferred, headers included."""

    requests: int
    per_second: float
    p50: float
    p95: float
    p99: float
    cpu_ms: float | None
    cpu_ticks: float | None
    statuses: dict[str, int]
    errors: dict[str, int]
    reconnects: int
    bytes_each: float
    bytes_all: int
    encoding: str
    own_cpu: float
    seconds: float
    by: str

    @property
    def sound(self) -> bool:
        """Whether all answers were the page itself: 200, or 304 to who has it."""
        return bool(self.requests) and not self.errors and set(self.statuses) <= {"200", "304"}

    def to_json(self) -> dict[str, object]:
        """The figures as one object."""
        return {"schema": "collegium.bench-http/1", **asdict(self), "sound": self.sound}


def measure(
    target: Target, amount: Amount, *, pid: int | None = None, warm: int = 20, conditional: bool = False
) -> Figures:
    """Load the target and say what it cost. `conditional`: ask as one who has the page (If-None-Match).

    Raises Refused when a condition is asked and the page has no ETag; OSError when nobody answers.
    """
    asked, encoding = _prepare(target, conditional)
    if warm:
        Load(asked, Amount(warm, min(amount.connections, warm), amount.seconds, amount.timeout)).run()
    before = cpu_ms(pid) if pid else 0.0
    run = Load(asked, amount).run()
    spent = cpu_ms(pid) - before if pid else None
    return _figures(run, spent, pid, encoding)


def _prepare(target: Target, conditional: bool) -> tuple[Target, str]:
    first = ask(target)
    encoding = first.header("Content-Encoding") or "none"
    if not conditional:
        return target, encoding
    etag = first.header("ETag")
    if not etag:
        raise Refused(f"{target.path}: the answer ({first.status}) has no ETag")
    return target.having("If-None-Match", etag), encoding


def _figures(run: Run, spent: float | None, pid: int | None, encoding: str) -> Figures:
    answered = len(run.latencies)
    ordered = sorted(latency * 1000 for latency in run.latencies)
    return Figures(
        requests=answered,
        per_second=answered / run.wall if run.wall else 0.0,
        p50=percentile(ordered, 50),
        p95=percentile(ordered, 95),
        p99=percentile(ordered, 99),
        cpu_ms=spent / answered if spent is not None and answered else None,
        cpu_ticks=_uncertainty(pid, answered),
        statuses=_named(run.statuses),
        errors=dict(run.errors),
        reconnects=run.reconnects,
        bytes_each=run.received / answered if answered else 0.0,
        bytes_all=run.received,
        encoding=encoding,
        own_cpu=run.own_cpu / run.wall if run.wall else 0.0,
        seconds=run.wall,
        by="bench",
    )


def _named(statuses: Counter[int]) -> dict[str, int]:
    return {str(status): many for status, many in sorted(statuses.items())}


def _uncertainty(pid: int | None, answered: int) -> float | None:
    """By how much the CPU time of one request may be off: a tick for each process of the tree."""
    return len(tree(pid)) * TICK_MS / answered if pid and answered else None


def percentile(ordered: Sequence[float], share: int) -> float:
    """The smallest value that is not below `share` per cent of all (nearest rank); 0 of nothing."""
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)] if ordered else 0.0


def words(figures: Figures) -> str:
    """The figures for a person, with what makes them doubtful."""
    cpu = "not measured (no process id)"
    if figures.cpu_ms is not None:
        cpu = f"{figures.cpu_ms:.2f} ms a request, true to {figures.cpu_ticks or 0:.2f}"
    statuses = ", ".join(f"{status}: {many}" for status, many in figures.statuses.items()) or "none"
    errors = ", ".join(f"{name}: {many}" for name, many in figures.errors.items()) or "none"
    lines = [
        f"requests     {figures.requests} in {figures.seconds:.2f} s = {figures.per_second:.0f}/s",
        f"time         p50 {figures.p50:.2f}  p95 {figures.p95:.2f}  p99 {figures.p99:.2f} ms",
        f"server CPU   {cpu}",
        f"answers      {statuses}",
        f"errors       {errors}; connections made again: {figures.reconnects}",
        f"transferred  {figures.bytes_each:.0f} bytes each ({figures.encoding}), {figures.bytes_all} in all",
        f"generator    {figures.own_cpu:.2f} of a core ({figures.by})",
    ]
    return "\n".join([*lines, *doubts(figures)])


def doubts(figures: Figures) -> list[str]:
    """What a reader must know before quoting the figures."""
    found = []
    if figures.own_cpu > BUSY:
        found.append("DOUBT: the generator used over 0.9 of a core: the rate may be its own limit")
    if not figures.sound:
        found.append("DOUBT: not all answers were the page itself")
    if figures.cpu_ms and figures.cpu_ticks and figures.cpu_ticks > figures.cpu_ms / 10:
        found.append("DOUBT: too few requests for the CPU time: ask for more")
    return found


# wrk, where it is installed: C instead of Python, for the fastest pages

_REPORT = """
done = function(summary, latency, requests)
  io.write(string.format("BENCH %d %d %d %f %f %f %d %d %d %d %d\\n", summary.requests, summary.duration,
    summary.bytes, latency:percentile(50), latency:percentile(95), latency:percentile(99),
    summary.errors.connect, summary.errors.read, summary.errors.write, summary.errors.status,
    summary.errors.timeout))
end
"""


def measure_by_wrk(
    target: Target, amount: Amount, *, pid: int | None = None, warm: int = 20, conditional: bool = False
) -> Figures:
    """The same by `wrk` for `amount.seconds`. It knows errors, not statuses: 200 stands for all below 400."""
    program = shutil.which("wrk")
    if program is None:
        raise Refused("wrk is not installed")
    asked, encoding = _prepare(target, conditional)
    if warm:
        Load(asked, Amount(warm, min(amount.connections, warm), amount.seconds, amount.timeout)).run()
    before, started = cpu_ms(pid) if pid else 0.0, _children_cpu()
    numbers = _run_wrk(program, asked, amount)
    spent = cpu_ms(pid) - before if pid else None
    return _figures_of_wrk(numbers, spent, pid, encoding, _children_cpu() - started)


def _children_cpu() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run_wrk(program: str, asked: Target, amount: Amount) -> list[float]:
    headers = re.findall(r"(?m)^(?!GET )(\S+: .*?)\r$", asked.request().decode("latin-1"))
    address = f"[{asked.address}]" if ":" in asked.address else asked.address
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "report.lua"
        script.write_text(_REPORT)
        command = [program, "-t1", f"-c{amount.connections}", f"-d{max(1, round(amount.seconds))}s"]
        command += ["-s", str(script), *(part for header in headers for part in ("-H", header))]
        command.append(f"http://{address}:{asked.port}{asked.path}")
        told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=amount.seconds + 60)
    found = re.search(r"(?m)^BENCH (.*)$", told.stdout)
    if not found:
        raise Refused(f"wrk did not report: {told.stdout}{told.stderr}")
    return [float(number) for number in found[1].split()]


def _figures_of_wrk(numbers: list[float], spent: float | None, pid: int | None, encoding: str, own: float) -> Figures:
    answered, micros, received, p50, p95, p99, *failed = numbers
    names = ("connect", "read", "write", "status", "timeout")
    errors = {name: int(many) for name, many in zip(names, failed, strict=True) if many}
    seconds = micros / 1e6
    return Figures(
        requests=int(answered),
        per_second=answered / seconds,
        p50=p50 / 1000,
        p95=p95 / 1000,
        p99=p99 / 1000,
        cpu_ms=spent / answered if spent is not None and answered else None,
        cpu_ticks=_uncertainty(pid, int(answered)),
        statuses={"200": int(answered - errors.get("status", 0))},
        errors=errors,
        reconnects=0,
        bytes_each=received / answered if answered else 0.0,
        bytes_all=int(received),
        encoding=encoding,
        own_cpu=own / seconds,
        seconds=seconds,
        by="wrk",
    )


def settled(pid: int, *, within: float = 10.0) -> bool:
    """Wait until the tree rests (under 1 % of a core over half a second); whether it does in that time."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        before = cpu_ms(pid)
        time.sleep(0.5)
        if cpu_ms(pid) - before <= TICK_MS:
            return True
    return False
