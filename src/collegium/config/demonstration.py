"""Making the demonstration's folder: built beside its place and moved there whole, or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from collegium.config.peeking import database_of, mark_of
from collegium.config.serving import alone

ZONE = "Europe/Brussels"


class NotMade(Exception):
    """The demonstration could not be made. `code` is for programs, the message says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def this_monday() -> date:
    """Monday of this week in the network's zone."""
    today = datetime.now(ZoneInfo(ZONE)).date()
    return today - timedelta(days=today.weekday())


def make(folder: Path, anchor: date | None) -> date:
    """Build the demonstration of `anchor` (None: this Monday, the clock running); returns the anchor.

    A given anchor freezes its clock at nine o'clock of that day. Raises NotMade; then nothing stays behind.
    """
    monday = anchor or this_monday()
    _demand_empty(folder)
    _clear_left_over(folder)
    draft = folder.with_name(f"{folder.name}.building-{os.getpid()}")
    draft.mkdir(0o700, parents=True)
    try:
        for step in ("prepare", "furnish"):
            _run(step, draft, monday, frozen=anchor is not None)
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return monday


def _demand_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotMade("not_empty", f"{folder} holds something else. Name another folder with --dir.")


def _run(step: str, draft: Path, anchor: date, *, frozen: bool) -> None:
    command = [
        sys.executable,
        "-m",
        "collegium.config.furnishing",
        step,
        anchor.isoformat(),
        *(["--frozen"] if frozen else []),
    ]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COLLEGIUM_")}
    environment = {
        **kept,
        "COLLEGIUM_DATA": str(draft),
        "DJANGO_SETTINGS_MODULE": "collegium.config.settings",
    }
    if subprocess.run(command, env=environment, check=False).returncode:
        raise NotMade("not_built", f"The demonstration could not be built (step {step}); the reason stands above.")


def _clear_left_over(folder: Path) -> None:
    """Remove drafts of builders that are no longer alive."""
    for left in folder.parent.glob(f"{folder.name}.building-*"):
        pid = left.name.rpartition("-")[2]
        if pid.isdigit() and not Path(f"/proc/{pid}").exists() and sys.platform.startswith("linux"):
            shutil.rmtree(left, ignore_errors=True)


def is_there(folder: Path) -> bool:
    """Whether a demonstration stands in the folder. Raises NotMade when it is a real network."""
    if not database_of(folder).is_file():
        return False
    if mark_of(database_of(folder)) is None:
        raise NotMade(
            "real_network", f"{folder} is a real network, not a demonstration. Serve it with: collegium serve"
        )
    return True


def move_aside(folder: Path) -> Path:
    """Keep what is there under another name; returns it. Raises CannotServe while it is being served."""
    number = 1
    while (aside := folder.with_name(f"{folder.name}.old-{number}")).exists():
        number += 1
    with alone(folder):
        folder.rename(aside)
    return aside


def told_of_age(folder: Path) -> str:
    """A sentence when the demonstration was made for an earlier week, else ""."""
    mark = mark_of(database_of(folder)) or {}
    if mark.get("frozen"):
        return f"This demonstration stands still on {mark['anchor']}, 09:00 in its zone."
    if date.fromisoformat(mark["anchor"]) < this_monday():
        return (
            f"This demonstration was made for the week of {mark['anchor']}; its deadlines have passed."
            " `make demo FRESH=1` moves it aside and makes a new one."
        )
    return ""
