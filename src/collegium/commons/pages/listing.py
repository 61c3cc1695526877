"""Paging of lists: 200 rows a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from .shapes.paging import ROWS, Paging, paging


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its rows, and where it stands in the whole."""

    rows: Sequence[Any]
    paging: Paging

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return self.paging.total


def listing(request: HttpRequest, rows: Sequence[Any], *, size: int = ROWS) -> Listing:
    """The page that the request asks for (`?page=`); other parameters of the address are kept."""
    kept = {name: str(value) for name, value in request.GET.items() if name != "page" and value}
    where = paging(len(rows), request.GET.get("page", "1"), kept, rows=size)
    return Listing(rows[where.start : where.stop], where)
