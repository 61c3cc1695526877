"""Cells of imported tables: text in, value out, or Wrong with a code. Nothing is repaired."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from collegium.commons.pages.countries import is_country

from .intake import Wrong
from .rules import ror_address

_NUMBER = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,20})?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_web = URLValidator(schemes=["http", "https"])


def text(most: int, *, needed: bool = False) -> Callable[[str], str]:
    """A text of at most `most` letters."""

    def read(cell: str) -> str:
        if needed and not cell:
            raise Wrong("required")
        if len(cell) > most:
            raise Wrong("too_long", most=most)
        return " ".join(cell.split())

    return read


def ror(cell: str) -> str:
    """The full address of a ROR id whose check digits are right."""
    address = ror_address(cell)
    if not address:
        raise Wrong("required" if not cell else "bad_ror")
    return address


def country(cell: str) -> str:
    """ISO 3166-1 alpha-2, in capitals."""
    if not is_country(cell):
        raise Wrong("required" if not cell else "bad_country")
    return cell


def number(low: int, high: int) -> Callable[[str], float | None]:
    """A decimal number within bounds; None for an empty cell."""

    def read(cell: str) -> float | None:
        if not cell:
            return None
        if not _NUMBER.fullmatch(cell) or not low <= float(cell) <= high:
            raise Wrong("bad_number", low=low, high=high)
        return float(cell)

    return read


def year(low: int, high: int) -> Callable[[str], int | None]:
    """A year within bounds; None for an empty cell."""

    def read(cell: str) -> int | None:
        if not cell:
            return None
        if not re.fullmatch(r"[0-9]{3,4}", cell, re.ASCII) or not low <= int(cell) <= high:
            raise Wrong("bad_year", low=low, high=high)
        return int(cell)

    return read


def day(low: date, high: date) -> Callable[[str], date | None]:
    """A date YYYY-MM-DD within bounds; None for an empty cell."""

    def read(cell: str) -> date | None:
        if not cell:
            return None
        try:
            value = date.fromisoformat(cell) if _DATE.fullmatch(cell) else None
        except ValueError:
            value = None
        if value is None or not low <= value <= high:
            raise Wrong("bad_date", low=low.isoformat(), high=high.isoformat())
        return value

    return read


def web_address(cell: str) -> str:
    """An http(s) address of at most 200 letters without a user name; "" for an empty cell."""
    if not cell:
        return ""
    try:
        _web(cell)
        usable = len(cell) <= 200 and "@" not in urlsplit(cell).netloc
    except (ValidationError, ValueError):
        usable = False
    if not usable:
        raise Wrong("bad_address")
    return cell


def email(cell: str) -> str:
    """An e-mail address."""
    if not cell:
        raise Wrong("required")
    try:
        validate_email(cell)
    except ValidationError:
        raise Wrong("bad_email") from None
    if len(cell) > 254:
        raise Wrong("bad_email")
    return cell


def one_of(known: Iterable[str], *, default: str = "") -> Callable[[str], str]:
    """One of the known words, in any letter case; `default` for an empty cell where there is one."""
    words = tuple(known)

    def read(cell: str) -> str:
        word = cell.lower() or default
        if word not in words:
            raise Wrong("bad_choice" if cell else "required", known=", ".join(words))
        return word

    return read
