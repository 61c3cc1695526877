"""What was typed, as terms. Whatever it is, it becomes words and phrases: no operator of any engine gets
through.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_LETTERS, MOST_TERMS = 1000, 12
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PARTS = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that must occur. `prefix`: the last word may go on."""

    text: str
    prefix: bool = False

    @property
    def words(self) -> list[str]:
        """Its words, folded: small letters without diacritics."""
        return words_of(self.text)


def clean(raw: str) -> str:
    """Composed letters, spaces instead of controls and what is no character, at most 1,000 letters."""
    text = raw[:MOST_LETTERS].encode("utf-8", "ignore").decode()
    text = unicodedata.normalize("NFC", text)[:MOST_LETTERS]
    return "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)


def parse(raw: str) -> list[Term]:
    """The terms of a query, each once, at most twelve. The last word is a beginning unless a space or quote
    follows.
    """
    text = clean(raw).translate(_QUOTES)
    found: dict[str, Term] = {}
    for part in _PARTS.finditer(text):
        phrase, word = part.group(1), part.group(2)
        said = (phrase if phrase is not None else word).strip()
        if any(is_letter(c) for c in said):
            goes_on = word is not None and part.end() == len(text) and is_letter(said[-1])
            found[said] = Term(said, prefix=goes_on and len(words_of(said)[-1]) > 1)
    return list(found.values())[:MOST_TERMS]


def is_letter(char: str) -> bool:
    """Whether a character belongs to words: letters, numbers, private use, as in SQLite's unicode61."""
    category = unicodedata.category(char)
    return category[0] in "LN" or category == "Co"


def _base(char: str) -> str:
    """The small letter without diacritics, always one character, so that places in the text stay the same."""
    low = unicodedata.normalize("NFKD", char)[:1].lower()[:1] or char
    return low if len(low) == 1 else char


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = folded = _base(chr(code))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text in small letters without diacritics, of the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def words_of(text: str) -> list[str]:
    """The folded words of a text in order."""
    return "".join(c if is_letter(c) else " " for c in fold(text)).split()
