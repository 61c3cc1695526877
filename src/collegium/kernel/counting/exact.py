"""Exact numbers as text: "12", "7/2" or "0.65", never a float."""

from __future__ import annotations

import re
from fractions import Fraction

# Forty digits hold every weight anybody will write; the bound keeps hostile input cheap.
_SHAPE = re.compile(r"\d{1,40}(/\d{1,40}|\.\d{1,40})?\Z", re.ASCII)


def exact(value: object) -> Fraction:
    """The number written in `value`: text like "12", "2/3", "0.65", or a whole number.

    Raises ValueError for anything else: floats (not exact), signs, exponents, a denominator of 0.
    """
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return Fraction(value)
    if isinstance(value, str) and _SHAPE.match(value):
        try:
            return Fraction(value)
        except ZeroDivisionError:
            pass
    raise ValueError(f"not an exact number: {value!r}")


def plain(value: Fraction | int) -> str:
    """`value` as text in lowest terms: "12" or "7/2"."""
    return str(value)


def ceiling(value: Fraction, unit: int = 1) -> Fraction:
    """The smallest multiple of 1/`unit` that is not below `value`."""
    return Fraction(-((-value.numerator * unit) // value.denominator), unit)


def next_above(value: Fraction, unit: int = 1) -> Fraction:
    """The smallest multiple of 1/`unit` that is above `value`."""
    return Fraction(value.numerator * unit // value.denominator + 1, unit)
