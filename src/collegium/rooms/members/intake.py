"""Reading a CSV table from outside: every wrong line is told by its number, nothing is guessed.

The file may be UTF-8 with or without a byte order mark, with commas, semicolons or tabs. Lines are counted as
a text editor counts them; the header is line 1.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.utils.translation import gettext as _

MOST_BYTES = 10 * 1024 * 1024
MOST_FAULTS = 1000
_FORMULA = re.compile(r"[=+@\t]|-(?![0-9])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufffd]")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: line in the file (0: the file itself), column ("" for the line), code, sentence."""

    line: int
    column: str
    code: str
    message: str


@dataclass(slots=True)
class Report:
    """The answer to an import: done (or, in a trial, possible) or not, what it changed, or what is wrong."""

    ok: bool
    rows: int
    created: int = 0
    changed: int = 0
    errors: list[Fault] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """As JSON-able data, as the command prints it."""
        return {
            "ok": self.ok,
            "rows": self.rows,
            "created": self.created,
            "changed": self.changed,
            "errors": [
                {"line": fault.line, "column": fault.column, "code": fault.code, "message": fault.message}
                for fault in self.errors
            ],
        }


class Wrong(Exception):
    """A cell cannot be taken; the code says why."""

    def __init__(self, code: str, **params: object) -> None:
        self.code, self.params = code, params
        super().__init__(code)


class Lines:
    """The rows of a table and the faults found so far. `blame` adds one."""

    def __init__(self, faults: list[Fault] | None = None) -> None:
        self.rows: list[Line] = []
        self.faults: list[Fault] = faults or []
        self.columns: tuple[str, ...] = ()

    def blame(self, line: int, column: str, code: str, /, **params: object) -> None:
        """Note a fault; after a thousand only the fact that there are more."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(line, column, code, sentence(code, **params)))
        elif len(self.faults) == MOST_FAULTS:
            self.faults.append(Fault(0, "", "more_faults", sentence("more_faults", most=MOST_FAULTS)))


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its first line in the file and its cells by column, trimmed."""

    number: int
    cells: Mapping[str, str]


def read_table(source: Path | str | bytes, *, known: tuple[str, ...], needed: tuple[str, ...]) -> Lines:
    """The rows of a table. `source` is a file, or its content (text with at least one line break, or bytes).

    Faults: file_missing, too_large, not_utf8, empty, unknown_column, missing_column, column_twice,
    bad_quotes, cell_count, formula, control_character. OSError of reading is told as file_missing.
    """
    found = Lines()
    text = _text(source, found)
    if text is None:
        return found
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows = _numbered(reader, found)
    header = next(rows, None)
    if header is None:
        if not found.faults:
            found.blame(0, "", "empty")
        return found
    found.columns = tuple(name.strip().lower() for name in header[1])
    if _header_stands(found, known, needed):
        found.rows = [line for number, cells in rows if (line := _line(found, number, cells)) is not None]
        if not found.rows and not found.faults:
            found.blame(0, "", "no_rows")
    return found


def _text(source: Path | str | bytes, found: Lines) -> str | None:
    if isinstance(source, str) and "\n" not in source and "\r" not in source:
        source = Path(source)
    if isinstance(source, str):
        data = source.encode("utf-8", "surrogatepass")
    elif isinstance(source, Path):
        try:
            with source.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except OSError as error:
            found.blame(0, "", "file_missing", name=source.name, why=error.strerror or "")
            return None
    else:
        data = source
    if len(data) > MOST_BYTES:
        found.blame(0, "", "too_large", most=MOST_BYTES // (1024 * 1024))
        return None
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        found.blame(data[: error.start].count(b"\n") + 1, "", "not_utf8")
        return None


def _delimiter(text: str) -> str:
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(",;\t", key=lambda mark: (header.count(mark), mark == ","))


def _numbered(reader: Any, found: Lines) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line; blank lines are passed over, broken quotes end it."""
    before = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            found.blame(before + 1, "", "bad_quotes")
            return
        number, before = before + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            yield number, cells


def _header_stands(found: Lines, known: tuple[str, ...], needed: tuple[str, ...]) -> bool:
    for name in dict.fromkeys(found.columns):
        if found.columns.count(name) > 1:
            found.blame(1, name, "column_twice", column=name)
        if name not in known:
            found.blame(1, name[:60], "unknown_column", column=name[:60], known=", ".join(known))
    for name in needed:
        if name not in found.columns:
            found.blame(1, name, "missing_column", column=name)
    return not found.faults


def _line(found: Lines, number: int, cells: list[str]) -> Line | None:
    if len(cells) != len(found.columns):
        found.blame(number, "", "cell_count", have=len(cells), wanted=len(found.columns))
        return None
    line = Line(number, {name: cell.strip() for name, cell in zip(found.columns, cells, strict=True)})
    faults = len(found.faults)
    for name, cell in line.cells.items():
        if _CONTROL.search(cell) or "\n" in cell:
            found.blame(number, name, "control_character")
        elif _FORMULA.match(cell):
            found.blame(number, name, "formula")
    return line if len(found.faults) == faults else None


def take(found: Lines, line: Line, column: str, read: Callable[[str], T], default: T) -> T:
    """The value of a cell as `read` understands it; else a fault is noted and `default` returned."""
    try:
        return read(line.cells.get(column, ""))
    except Wrong as wrong:
        found.blame(line.number, column, wrong.code, **wrong.params)
        return default


def sentence(code: str, /, **params: object) -> str:
    """The sentence for a fault."""
    return _SENTENCES[code]() % params if code in _SENTENCES else code


_SENTENCES: dict[str, Callable[[], str]] = {
    "file_missing": lambda: _("%(name)s cannot be read: %(why)s."),
    "too_large": lambda: _("The file is larger than %(most)s MB."),
    "not_utf8": lambda: _("This line is not UTF-8. Save the file as CSV UTF-8."),
    "empty": lambda: _("The file has no header line."),
    "no_rows": lambda: _("The file has a header and no rows."),
    "bad_quotes": lambda: _("The quotation marks of this line do not match."),
    "column_twice": lambda: _("The column %(column)s stands twice in the header."),
    "unknown_column": lambda: _("The column %(column)s is not known. Known: %(known)s."),
    "missing_column": lambda: _("The column %(column)s is missing."),
    "cell_count": lambda: _("The line has %(have)s cells where the header has %(wanted)s."),
    "formula": lambda: _("The cell begins like a formula. Write plain text."),
    "control_character": lambda: _("The cell holds a character that is no text (a line break or control character)."),
    "more_faults": lambda: _("There are more than %(most)s faults; the rest is not listed."),
    "required": lambda: _("The cell is empty; a value is needed."),
    "too_long": lambda: _("The text is longer than %(most)s letters."),
    "bad_ror": lambda: _("This is not a ROR address with right check digits, such as https://ror.org/042tfbd02."),
    "bad_country": lambda: _("This is not a country code of two letters, such as FR."),
    "bad_number": lambda: _("Write a number from %(low)s to %(high)s with a decimal point."),
    "bad_year": lambda: _("Write a year from %(low)s to %(high)s."),
    "bad_date": lambda: _("Write a date as YYYY-MM-DD, from %(low)s to %(high)s."),
    "bad_address": lambda: _("Write an address that begins with https:// or http://."),
    "bad_email": lambda: _("Write an e-mail address such as name@university.example."),
    "bad_choice": lambda: _("Write one of: %(known)s."),
    "half_a_place": lambda: _("Latitude and longitude are both given or both left empty."),
    "twice_in_file": lambda: _("The same stands in line %(first)s."),
    "state_differs": lambda: _(
        "In the register it is %(held)s. A membership changes by an act of the office, not by a file."
    ),
    "date_without_state": lambda: _("A day of suspension is given, but the membership is not suspended."),
    "unknown_institution": lambda: _("No institution in the register has this ROR address."),
    "unknown_body": lambda: _("No body has this short name in its address. Known: %(known)s."),
    "ends_before_it_begins": lambda: _("The last day is before the first."),
    "hat_taken": lambda: _("The institution has one already: %(hat)s."),
    "seat_taken": lambda: _("The seat of the institution there is held by somebody else."),
    "outside_contact": lambda: _("This is the address of an outside contact, who has no hats."),
    "has_left": lambda: _("This is the address of somebody who has left the network."),
    "address_of_another": lambda: _("In line %(first)s the same address has another name."),
}
