"""What the printed page can show: text is made safe for a PDF before it is set.

Sources: PDF/UA-1 (ISO 14289-1) 7.21.8 and PDF/A-2a (ISO 19005-2) 6.2.11.7 allow no missing glyph and no
character of a private use area; UAX #9 and Unicode Technical Report 36 on overrides that make a reader see
another text.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

REPLACEMENT = "\u25a1"  # an empty square; none of the fonts has U+FFFD
BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
# Controls; direction overrides, embeddings, isolates; deprecated format controls; interlinear marks;
# variation selectors; tags; surrogates.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\u061c\ufeff\ufff9-\ufffb\ufe00-\ufe0f\U000e0000-\U000e0fff"
    "\ud800-\udfff]"
)
SHAPED_AWAY = "\u00ad\u200b-\u200f\u2060"  # never drawn, so no font needs them
MARKED = re.compile("(.)([\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u20d0-\u20ff]+)")


@cache
def _families() -> tuple[re.Pattern[str], ...]:
    """For each of our families a pattern of texts that it can show alone."""
    ranges = json.loads((Path(__file__).parent / "fonts" / "coverage.json").read_text())
    return tuple(re.compile(f"[{_class(pairs)}]*") for pairs in ranges.values())


@cache
def _nowhere() -> re.Pattern[str]:
    """One character that no family can show."""
    ranges = json.loads((Path(__file__).parent / "fonts" / "coverage.json").read_text())
    return re.compile(f"[^{SHAPED_AWAY}{''.join(_class(pairs) for pairs in ranges.values())}]")


def _class(pairs: list[list[int]]) -> str:
    """The inside of a character class for closed ranges of code points."""
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in pairs)


def _marks_that_fit(match: re.Match[str]) -> str:
    """A letter keeps its combining marks when one family has them all: a cluster is set from one font."""
    return match[0] if any(family.fullmatch(match[0]) for family in _families()) else match[1]


def _composed(text: str) -> str:
    """NFC, line breaks as spaces, nothing hidden."""
    return HIDDEN.sub("", BREAKS.sub(" ", unicodedata.normalize("NFC", text)))


def clean(text: str) -> str:
    """The text as it can be printed: composed, without controls, what no font has as an empty square."""
    if text.isascii() and text.isprintable():
        return text
    return MARKED.sub(_marks_that_fit, _nowhere().sub(REPLACEMENT, _composed(text)))


def is_blank(text: str) -> bool:
    """Whether nothing of the text would be seen."""
    return not re.sub(f"[\\s{SHAPED_AWAY}]", "", clean(text))


def breakable(text: str, *, longest: int = 28, piece: int = 28) -> str:
    """Let words over `longest` characters break: at the joints of an address, else each `piece` characters.

    A zero-width space is put in, so the words stay as they are to the eye and no hyphen is invented.
    """
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: _jointed(word[0], piece), text)


def _jointed(word: str, piece: int) -> str:
    """One long word with places to break; never between a letter and its combining mark."""
    parts = re.split(r"(?<=[/._?&=+-])(?=\w)", word)
    rest = re.compile(rf"(\S{{{piece}}})(?=\S)(?![\u0300-\u036f\u0591-\u05c7\u200c\u200d])")
    return "\u200b".join(rest.sub("\\1\u200b", part) for part in parts)


def unprintable(text: str) -> tuple[str, ...]:
    """The characters that would be printed as an empty square, each once, in order: for a warning before."""
    return tuple(dict.fromkeys(_nowhere().findall(_composed(text))))


def printable(value: object) -> object:
    """Plain data with every text cleaned, keys excepted. Raises TypeError for what JSON cannot hold."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {str(key): printable(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [printable(item) for item in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    raise TypeError(f"not plain data: {type(value).__name__}")
