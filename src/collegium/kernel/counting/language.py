"""Plain words with exact numbers, in English and French: templates, plurals, numbers, typography.

The kernel knows no gettext: the sentences of a result are part of the result, in both languages at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

Said = str | int | Fraction
_PLURAL = re.compile(r"\[(\w+):([^|\]]*)\|([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its templates and how it writes numbers.

    A template names its parts `{of}`; `[of:vote|votes]` is the first form where `singular` says so of `of`.
    """

    text: Mapping[str, str]
    shares: Mapping[Fraction, str]
    thousands: str
    point: str
    singular: Callable[[Fraction], bool]
    typeset: Callable[[str], str]

    def say(self, key: str, **parts: Said) -> str:
        """The template of `key` with its parts. Raises KeyError when a part or template is not there."""

        def chosen(found: re.Match[str]) -> str:
            return found[2] if self.singular(Fraction(parts[found[1]])) else found[3]

        written = {name: part if isinstance(part, str) else self.number(part) for name, part in parts.items()}
        return self.typeset(_PLURAL.sub(chosen, self.text[key]).format(**written))

    def number(self, value: int | Fraction) -> str:
        """`value` exactly: 1,004, 34.5, or 7/3 where no short decimal is exact."""
        value = Fraction(value)
        for places in (0, 1, 2, 3):
            if (value * 10**places).denominator == 1:
                return self._decimal(value, places)
        return str(value)

    def about(self, value: Fraction) -> str:
        """`value` to two places; as an exact fraction where these would make it look whole."""
        if value.denominator == 1 or round(value, 2).denominator == 1:
            return self.number(value)
        return self._decimal(round(value, 2), 2).rstrip("0")

    def percent(self, share: Fraction) -> str:
        """A share in per cent with one place, cut, not rounded: what was missed never looks reached."""
        tenths = Fraction(int(share * 1000), 10)
        return self.typeset(f"{self.number(tenths)} %")

    def share(self, share: Fraction) -> str:
        """A share in words where it has some ("two thirds"), else in per cent or as a fraction."""
        if share in self.shares:
            return self.shares[share]
        hundredths = share * 100
        short = (hundredths * 100).denominator == 1
        return self.typeset(f"{self.number(hundredths)} %") if short else str(share)

    def _decimal(self, value: Fraction, places: int) -> str:
        digits = f"{int(value * 10**places):0{places + 1}d}"
        whole, rest = (digits[:-places], digits[-places:]) if places else (digits, "")
        grouped = f"{int(whole):,}".replace(",", self.thousands)
        return f"{grouped}{self.point}{rest}" if rest else grouped


def first_upper(text: str) -> str:
    """`text` beginning with a capital."""
    return text[:1].upper() + text[1:]
