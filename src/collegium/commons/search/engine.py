"""The face of the full-text engines, and the choice of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from .asking import Term

MOST_COUNTED = 10_000
"""Hits are counted, and ranked, up to here; beyond, the newest come first and the count says "more than"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of entry ids in order, and the number of hits by kind (of all hits, or of the newest 10,000)."""

    ids: list[int]
    by_kind: Mapping[str, int]
    is_capped: bool


class Engine(Protocol):
    """What an engine offers. `audiences`: tokens of the actor; the filter is part of the question itself."""

    def find(self, terms: Sequence[Term], audiences: Sequence[str], *, kind: str, limit: int, offset: int) -> Found:
        """Entries that have all terms and any of the audiences."""
        ...

    def titles(self, terms: Sequence[Term], audiences: Sequence[str], *, limit: int) -> list[int]:
        """The newest entries with all terms in their title."""
        ...

    def add(self, ids: Iterable[int]) -> None:
        """Index entries that have just been written."""
        ...

    def remove(self, ids: Iterable[int]) -> None:
        """Take entries out of the index, while their old text still stands in the table."""
        ...

    def rebuild(self) -> None:
        """Make the index anew from the table, so that nothing of erased texts is left in it."""
        ...


def kind_token(kind: str) -> str:
    """The token that stands for a kind; no audience token looks like it."""
    return "kind" + re.sub(r"[^0-9a-z]", "", kind.lower())


def engine() -> Engine:
    """The engine of this installation's database."""
    if connection.vendor == "postgresql":
        from .postgresql import PostgreSQL

        return PostgreSQL()
    from .sqlite import SQLite

    return SQLite()
