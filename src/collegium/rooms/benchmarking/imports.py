"""Values from a CSV file: all lines or none, every wrong line told by its number."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from collegium.rooms.members.intake import Fault, read_table

from .choices import Flag
from .queries_rounds import ItemRow
from .rules import Entry, fault_of, read_number
from .words import FAULTS

COLUMNS = ("indicator", "value", "flag", "remark")
PUBLIC_COLUMNS = ("ror_id", "period", "value")
PERIOD = re.compile(r"(?:19|20)\d\d(?:-(?:19|20)\d\d)?", re.ASCII)


def _fault(line: int, column: str, code: str) -> Fault:
    return Fault(line, column, code, str(FAULTS[code]))


def own_values_from(content: bytes, items: Sequence[ItemRow]) -> tuple[dict[str, Entry], list[Fault]]:
    """Entries by edition of a university's own file (columns: indicator, value, flag, remark), and what is wrong."""
    found = read_table(content, known=COLUMNS, needed=("indicator", "value"))
    faults, entries = list(found.faults), {}
    by_slug = {item.slug: item for item in items}
    for line in found.rows:
        item = by_slug.get(line.cells["indicator"])
        if item is None:
            faults.append(_fault(line.number, "indicator", "unknown_indicator"))
            continue
        if item.edition in entries:
            faults.append(_fault(line.number, "indicator", "given_twice"))
            continue
        entry, code, column = _entry(line.cells, item.unit)
        entries[item.edition] = entry
        if code:
            faults.append(_fault(line.number, column, code))
    return entries, faults


def _entry(cells: Mapping[str, str], unit: str) -> tuple[Entry, str, str]:
    flag, remark = cells.get("flag", ""), cells.get("remark", "")[:300]
    if flag not in set(Flag):
        return Entry(), "unknown_flag", "flag"
    try:
        entry = Entry(read_number(cells["value"]), Flag(flag), remark)
    except ValueError:
        return Entry(), "not_a_number", "value"
    code = fault_of(entry, unit)
    return entry, code, "remark" if code == "remark_missing" else "value"


def public_values_from(
    content: bytes, by_ror: Mapping[str, str], unit: str, *, taken: Collection[str] = ()
) -> tuple[list[tuple[str, str, Decimal]], list[Fault]]:
    """(university ULID, period, value) of a file of a public source (columns: ror_id, period, value), and faults.

    `by_ror`: ULID by ROR address; `taken`: periods that members gave in a round.
    """
    found = read_table(content, known=PUBLIC_COLUMNS, needed=PUBLIC_COLUMNS)
    faults, values, seen = list(found.faults), [], set()
    for line in found.rows:
        place, period = by_ror.get(line.cells["ror_id"]), line.cells["period"].replace("–", "-")
        column, code, value = "", "", None
        try:
            value = read_number(line.cells["value"])
        except ValueError:
            column, code = "value", "not_a_number"
        if place is None:
            column, code = "ror_id", "unknown_university"
        elif not PERIOD.fullmatch(period):
            column, code = "period", "bad_period"
        elif period in taken:
            column, code = "period", "of_a_round"
        elif (place, period) in seen:
            column, code = "ror_id", "given_twice"
        elif value is None and not code:
            column, code = "value", "not_a_number"
        elif value is not None and (wrong := fault_of(Entry(value), unit)):
            column, code = "value", wrong
        if code:
            faults.append(_fault(line.number, column, code))
        elif place is not None and value is not None:
            seen.add((place, period))
            values.append((place, period, value))
    return values, faults
