"""Names of countries in the reader's language, from the Unicode CLDR that Babel carries."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from django.utils import translation

_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


@lru_cache(maxsize=8)
def _names(language: str) -> dict[str, str]:
    territories = Locale.parse(language, sep="-").territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }


def country_name(code: str) -> str:
    """The name of a country by its ISO 3166-1 alpha-2 code, in the reader's language; an unknown one is itself."""
    return _names(translation.get_language() or "en").get(code, code)


def countries() -> list[tuple[str, str]]:
    """All countries for a choice: code and name in the reader's language, by name."""
    return sorted(_names(translation.get_language() or "en").items(), key=lambda pair: pair[1])


def is_country(code: str) -> bool:
    """Whether it is the code of a country (XK for Kosovo too)."""
    return code in _names("en")
