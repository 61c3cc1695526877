"""`collegium serve`: pages and background of one network, until told to stop."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from collegium.config.options import Options
from collegium.config.serving import CannotServe, Supervisor

from .answering import WrongUse, takes_data
from .opening import find_network, read_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    takes_data(parser)
    takes_ports(parser)
    parser.add_argument("--workers", type=int, metavar="N", help="page processes (default 2)")


def takes_ports(parser: argparse.ArgumentParser) -> None:
    """What `serve` and `demo` have in common."""
    parser.add_argument("--port", type=int, metavar="N", help="port of the pages (default 8000)")
    parser.add_argument("--reload", action="store_true", help="start again when the code changes (for development)")


def run(args: argparse.Namespace) -> int:
    """Serve."""
    find_network(args)
    return supervise(args)


def supervise(args: argparse.Namespace, on_ready: Callable[[Options], object] = bool) -> int:
    """Serve the network of the environment with the ports of the command line. Raises WrongUse."""
    for name in ("port", "workers"):
        if getattr(args, name, None) is not None:
            os.environ[f"COLLEGIUM_{name.upper()}"] = str(getattr(args, name))
    if args.reload:
        os.environ.update(COLLEGIUM_DEV="1", COLLEGIUM_WORKERS="1")
    options = read_options()
    supervisor = Supervisor(options, on_ready=lambda: on_ready(options), changed=Changes() if args.reload else None)
    try:
        return supervisor.run()
    except CannotServe as error:
        raise WrongUse(error.code, error.message) from error


class Changes:
    """Whether the house's Python has changed since last asked. Templates are read again by themselves."""

    def __init__(self) -> None:
        self.folder = Path(sys.modules["collegium"].__file__ or ".").parent
        self.seen = self._look()

    def _look(self) -> dict[Path, float]:
        return {path: path.stat().st_mtime for path in self.folder.rglob("*.py") if path.is_file()}

    def __call__(self) -> bool:
        """Look again."""
        before, self.seen = self.seen, self._look()
        return before != self.seen
