"""Jobs by schedule: each names itself and its period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

Work = Callable[[datetime], object]
F = TypeVar("F", bound=Work)
LONG_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Job:
    """A named piece of work and its period in seconds."""

    name: str
    seconds: float
    work: Work

    @property
    def is_long(self) -> bool:
        """Whether it is a loss to run it again soon: then its beat is stored whenever it has run."""
        return self.seconds >= LONG_SECONDS


JOBS: dict[str, Job] = {}


def every(seconds: float, name: str) -> Callable[[F], F]:
    """Decorator: run the function with `now` every so many seconds, in the background process.

    A job that fails is tried again later and never stops the others. More than one process may run a short one.
    """

    def register(function: F) -> F:
        JOBS[name] = Job(name, seconds, function)
        return function

    return register
