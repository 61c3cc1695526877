"""Every check that needs no browser and no server: style, types, directions, migrations, words, bundle.

`python scripts/check.py [NAME ...]` runs all, or those named. Exit code 1 when one of them fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
HOUSE = ROOT / "src" / "collegium"
STRICT = ("rules", "actions", "queries", "choices", "facts", "policy")


class Skipped(Exception):
    """The check cannot be run on this machine; the message says what it needs."""


def run(*command: str | Path, cwd: Path = ROOT) -> int:
    """Run a command with a data folder that is thrown away; returns its exit code."""
    with tempfile.TemporaryDirectory(prefix="collegium-check-") as folder:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COLLEGIUM_")}
        environment = {
            **kept,
            "COLLEGIUM_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "collegium.config.settings",
            "PYTHONPATH": str(ROOT / "src"),
        }
        return subprocess.run([str(part) for part in command], cwd=cwd, env=environment, check=False).returncode


def style() -> int:
    """Ruff: what it finds, and the layout."""
    where = ("src", "tests", "scripts", "bench")
    found = run(BIN / "ruff", "check", "--quiet", "--output-format", "concise", *where)
    laid_out = run(BIN / "ruff", "format", "--check", "--output-format", "concise", *where)
    return found or laid_out


def types() -> int:
    """Mypy, strict: the kernel, and of every room the parts in which the domain lives."""
    parts = [path for name in STRICT for path in sorted(HOUSE.glob(f"rooms/*/{name}.py"))]
    # without a cache: of a warm one Django's plugin forgets the fields behind managers of abstract models
    return run(BIN / "mypy", "--no-incremental", "--no-error-summary", HOUSE / "kernel", HOUSE / "commons", *parts)


def directions() -> int:
    """Import contracts."""
    return run(BIN / "lint-imports", "--no-cache")


def house() -> int:
    """Architecture tests."""
    return run(sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadscope", "tests/architecture")


def migrations() -> int:
    """Every change of a model has its migration."""
    return run(sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run", "--verbosity", "1")


def words() -> int:
    """The interface is complete in every language."""
    return run(sys.executable, ROOT / "scripts" / "words.py", "--check")


def bundle() -> int:
    """The committed bundle is what its sources give."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise Skipped("needs node 20 or newer and npm")
    web = ROOT / "web"
    if not (web / "node_modules").is_dir() and run("npm", "ci", "--silent", cwd=web):
        return 1
    return run("npm", "run", "--silent", "check", cwd=web)


CHECKS: dict[str, Callable[[], int]] = {
    "style": style,
    "types": types,
    "directions": directions,
    "house": house,
    "migrations": migrations,
    "words": words,
    "bundle": bundle,
}


def main(names: list[str]) -> int:
    """Run the named checks; all when none is named."""
    failed = []
    for name in names or CHECKS:
        began = time.monotonic()
        try:
            bad = CHECKS[name]()
            state = "FAILED" if bad else "good"
        except Skipped as reason:
            bad, state = 0, f"not run: {reason}"
        print(f"== {name}: {state} ({time.monotonic() - began:.1f} s)", flush=True)
        failed += [name] if bad else []
    if failed:
        print(f"Failed: {', '.join(failed)}. Again: python scripts/check.py {' '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
