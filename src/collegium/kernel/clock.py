"""The one place that asks what time it is. Everything else is handed `now`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

_frozen: datetime | None = None


def now() -> datetime:
    """The present moment in UTC, or the moment at which the clock was frozen."""
    return _frozen or datetime.now(UTC)


def freeze(at: datetime | None) -> None:
    """Stop the clock of this process at `at` (aware); None lets it run again."""
    global _frozen
    if at is not None and at.tzinfo is None:
        raise ValueError("the clock is frozen with a time that names its zone")
    _frozen = at.astimezone(UTC) if at else None


def is_frozen() -> bool:
    """Whether the clock of this process stands still."""
    return _frozen is not None


@contextmanager
def frozen_at(at: datetime) -> Iterator[None]:
    """Stop the clock within a block, then restore what was before."""
    before = _frozen
    freeze(at)
    try:
        yield
    finally:
        freeze(before)
