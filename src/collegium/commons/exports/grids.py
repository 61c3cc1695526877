"""Tables of a canonical document as grids in which every cell has its place.

Spans are read as HTML reads them ("forming a table"): a cell takes the first free places of its row; what
reaches over the edge or over another cell is cut, so that any table of the schema can be printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .errors import ExportError

MOST_COLUMNS = 16
NUMBER = re.compile(r"[-+−–]?[\d\s.,'’  ]*\d\s?[%‰€]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell at column x and row y (from 0) over `across` columns and `down` rows."""

    x: int
    y: int
    across: int
    down: int
    is_header: bool
    node: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its size, how many leading rows are its head, its cells in reading order."""

    columns: int
    rows: int
    head: int
    cells: tuple[Cell, ...]


def _span(node: Mapping[str, Any], name: str) -> int:
    """A span of at least 1; what is no whole number counts as 1."""
    value = node.get("attrs", {}).get(name, 1)
    return value if isinstance(value, int) and value > 0 else 1


def place(rows: Sequence[Mapping[str, Any]]) -> Grid:
    """The grid of a table's row nodes. Raises ExportError `too_wide` over 16 columns."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for y, row in enumerate(rows):
        x = 0
        for node in row.get("content", ()):
            while (x, y) in taken:
                x += 1
            cell = _fit(node, x, y, len(rows), taken)
            taken |= {(x + i, y + j) for i in range(cell.across) for j in range(cell.down)}
            cells.append(cell)
            x += cell.across
    columns = max((cell.x + cell.across for cell in cells), default=0)
    if columns > MOST_COLUMNS:
        raise ExportError("too_wide", f"a table has {columns} columns; a page holds at most {MOST_COLUMNS}")
    head = _head(cells, len(rows))
    return Grid(columns, len(rows), head, tuple(_cut_at(head, cell) for cell in cells))


def _fit(node: Mapping[str, Any], x: int, y: int, rows: int, taken: set[tuple[int, int]]) -> Cell:
    """A cell whose spans end at the table's last row and at the next cell that is already placed."""
    across, down = min(_span(node, "colspan"), MOST_COLUMNS + 1), min(_span(node, "rowspan"), rows - y)
    while any((x + i, y) in taken for i in range(across)):
        across -= 1
    return Cell(x, y, across, down, node.get("type") == "tableHeader", node)


def _head(cells: Sequence[Cell], rows: int) -> int:
    """How many leading rows hold header cells only. A table of nothing but headers has none."""
    plain = [cell.y for cell in cells if not cell.is_header]
    return min(plain) if plain else 0


def _cut_at(head: int, cell: Cell) -> Cell:
    """A header cell ends with the head, which is set again on the next page without the rows below."""
    if cell.y < head < cell.y + cell.down:
        return Cell(cell.x, cell.y, cell.across, head - cell.y, cell.is_header, cell.node)
    return cell


def widths(columns: int, texts: Sequence[tuple[int, str]]) -> list[int]:
    """Shares of the width for each column, from the texts of its cells (column, text)."""
    shares = [6.0] * columns
    for x, text in texts:
        longest_word = max((len(word) for word in text.split()), default=0)
        shares[x] = max(shares[x], min(longest_word, 18) + 2, min(len(text), 24), min(len(text), 400) ** 0.62)
    return [round(share * 10) for share in shares]


def numeric(columns: int, texts: Sequence[tuple[int, str]]) -> list[bool]:
    """Which columns hold numbers and nothing else below their head, and so are set to the right."""
    held: list[list[str]] = [[] for _ in range(columns)]
    for x, text in texts:
        if text.strip():
            held[x].append(text.strip())
    return [bool(column) and all(NUMBER.fullmatch(text) for text in column) for column in held]
