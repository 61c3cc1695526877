"""Common words: they must occur, but they do not rank, for they tell nothing apart."""

from __future__ import annotations

import time
from collections.abc import Callable

from .asking import Term

COMMON_SHARE = 0.3
"""A term in more than this share of all entries is common."""
FEW_ENTRIES = 1_000
"""Below this many entries every word ranks."""
REMEMBERED_SECONDS, MOST_REMEMBERED = 300.0, 5_000


class CommonWords:
    """Remembers for five minutes which terms are common. `reaches(term, n)`: do at least n entries have it?"""

    def __init__(self, total: Callable[[], int], reaches: Callable[[Term, int], bool]) -> None:
        self._total, self._reaches = total, reaches
        self._held: dict[Term, tuple[float, bool]] = {}

    def __contains__(self, term: Term) -> bool:
        held = self._held.get(term)
        if held and held[0] > time.monotonic():
            return held[1]
        total = self._total()
        common = total >= FEW_ENTRIES and self._reaches(term, int(total * COMMON_SHARE) + 1)
        if len(self._held) >= MOST_REMEMBERED:
            self._held.clear()
        self._held[term] = (time.monotonic() + REMEMBERED_SECONDS, common)
        return common

    def forget(self) -> None:
        """Ask anew."""
        self._held.clear()
