"""Values that are dear to make, kept exactly: good while the counters that they were drawn from stand.

The counters are read before the value is made: a change meanwhile leaves an old number beside the value, and it is
made again at the next asking. Nothing is kept for longer than `until`, the moment at which time alone changes it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from collegium.commons.journal.counters import read_counters

Value = TypeVar("Value")
_ANY_TIME = datetime.max.replace(tzinfo=UTC)


class Kept(Generic[Value]):
    """The `most` values that were asked for last, each drawn from rows that the `counters` watch."""

    def __init__(self, *counters: str, most: int) -> None:
        self.counters, self.most = counters, most
        self._held: OrderedDict[Hashable, tuple[dict[str, int], datetime | None, Value]] = OrderedDict()
        self._lock = threading.Lock()
        _all.append(self)

    def get(self, key: Hashable, now: datetime, make: Callable[[], tuple[Value, datetime | None]]) -> Value:
        """The value of this key; `make` gives it anew with the moment until which it is good. One query when kept."""
        stamp = read_counters(self.counters)
        held = self._held.get(key)
        if held is not None and held[0] == stamp and (held[1] is None or now < held[1]):
            return held[2]
        value, until = make()
        with self._lock:
            self._held[key] = (stamp, until, value)
            self._held.move_to_end(key)
            while len(self._held) > self.most:
                self._held.popitem(last=False)
        return value

    def always(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of this key where time alone never changes it. One query when kept."""
        return self.get(key, _ANY_TIME, lambda: (make(), None))

    def forget(self) -> None:
        """Make everything anew: for a database that was put back, whose counters do not tell."""
        self._held.clear()


_all: list[Kept[Any]] = []


def forget_kept() -> None:
    """Make every kept value anew, as tests do that put a database back."""
    for kept in _all:
        kept.forget()


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    """The first of these moments; None when there is none."""
    return min((it for it in moments if it is not None), default=None)
