"""Tables as CSV for spreadsheets: UTF-8 with byte order mark, CR LF, and no formula from a user's text.

Sources: RFC 4180; OWASP, CSV Injection (a cell that begins with = + - @ tab or carriage return is run as a
formula).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

BOM = "\ufeff"
Cell = str | int | float | Decimal | date | bool | None
FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
ROWS_A_PIECE = 500


def plain_cell(value: Cell) -> str:
    """A cell as text. Texts that a spreadsheet would run get an apostrophe in front; numbers stay numbers.

    None is empty, dates are ISO 8601, truth is TRUE or FALSE as spreadsheets write it. Null characters are
    dropped.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    text = value.replace("\0", "")
    return f"'{text}" if FORMULA.match(text.lstrip(" \u00a0")) and not NUMBER.fullmatch(text) else text


def csv_stream(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The file in pieces of 500 rows, for a streaming answer. Raises ValueError for a row of wrong length."""
    buffer = io.StringIO(BOM, newline="")
    buffer.seek(0, io.SEEK_END)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([plain_cell(column) for column in columns])
    for number, row in enumerate(rows, start=1):
        if len(row) != len(columns):
            raise ValueError(f"row {number} has {len(row)} cells; there are {len(columns)} columns")
        writer.writerow([plain_cell(cell) for cell in row])
        if number % ROWS_A_PIECE == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The whole file at once."""
    return b"".join(csv_stream(columns, rows))
