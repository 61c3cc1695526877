"""Rows of a query that are read when they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

from django.db.models import QuerySet

from collegium.commons.reading import Rows

Row = TypeVar("Row")
Asking = QuerySet[Any, Any] | Rows
"""What is read: rows of a query set, or of a statement."""


class Found(Sequence[Row]):
    """What a query finds: `len` counts it, a slice reads that part, iterating reads all of it, each once.

    `rows` gives plain values; `make` turns those of one row into the row. `counted` finds the same rows without the
    joins that only their values need.
    """

    def __init__(
        self,
        rows: Asking,
        make: Callable[..., Row],
        counted: Asking | None = None,
    ) -> None:
        self._rows, self._make, self._counted = rows, make, counted
        self._all: list[Row] | None = None
        self._total: int | None = None

    def __len__(self) -> int:
        if self._total is None:
            self._total = len(self._all) if self._all is not None else self._to_count().count()
        return self._total

    def __iter__(self) -> Iterator[Row]:
        if self._all is None:
            self._all = [self._make(*values) for values in self._rows]
        return iter(self._all)

    def __bool__(self) -> bool:
        return len(self) > 0

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if self._all is not None:
            return self._all[index]
        if isinstance(index, slice):
            return [self._make(*values) for values in self._rows[index]]
        return list(self)[index]

    def _to_count(self) -> Asking:
        return self._rows.order_by() if self._counted is None else self._counted
