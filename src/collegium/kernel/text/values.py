"""What an attribute or a run of text may hold: the values of a text, each checked by one function."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from ..errors import CollegiumError
from .shape import ADDRESSEES

MAX_NOTE = 4_000
MAX_HREF = 2_000
MAX_START = 9_999
MAX_SPAN = 200

CODES = {
    "shape": "This is not the shape of a text.",
    "unknown_node": "A text has no such part.",
    "unknown_mark": "A text has no such mark.",
    "unknown_attr": "This part has no such attribute.",
    "missing_attr": "An attribute is missing.",
    "bad_attr": "An attribute has a value that is not allowed.",
    "misplaced": "This part may not stand here.",
    "empty": "Something is missing inside this part.",
    "bad_id": "The id of a block has 10 to 40 letters or digits, in lower case.",
    "double_id": "Two blocks have the same id.",
    "bad_link": "A link starts with https://, http:// or mailto: and names where it leads.",
    "bad_character": "A character is not allowed in a text.",
    "table_shape": "The rows of a table have different widths.",
    "too_deep": "The text is nested too deeply.",
    "too_long": "The text is too long.",
}

_ID = re.compile(r"[0-9a-z]{10,40}\Z")
# Controls, line separators, object marks, non-characters, half surrogates, and marks that turn the direction
# of reading (they can make a printed sentence differ from the stored one).
_REFUSED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff\ud800-\udfff]"
)
_NOT_IN_LINKS = re.compile(r"[\s<>\"`\\]")


class TextError(CollegiumError):
    """A text that is refused: `code` (one of CODES), `path` (JSON pointer), `message` (English)."""

    def __init__(self, code: str, path: str = "", message: str = "") -> None:
        self.code, self.path, self.message = code, path, message or CODES[code]
        super().__init__(f"{self.message} ({path or '/'})")


def plain(value: object, path: str, longest: int) -> str:
    """Text without characters that are refused, at most `longest` long. Raises TextError."""
    if not isinstance(value, str):
        raise TextError("shape", path)
    if len(value) > longest:
        raise TextError("too_long", path)
    if _REFUSED.search(value):
        raise TextError("bad_character", path)
    return value


def _id(value: object, path: str) -> str:
    if not isinstance(value, str) or not _ID.match(value):
        raise TextError("bad_id", path)
    return value


def _number(least: int, most: int) -> Callable[[object, str], int]:
    def check(value: object, path: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise TextError("bad_attr", path)
        return value

    return check


def _addressees(value: object, path: str) -> list[str]:
    if not isinstance(value, (list, tuple)) or any(not isinstance(code, str) for code in value):
        raise TextError("bad_attr", path)
    if len(set(value)) < len(value) or set(value) - set(ADDRESSEES):
        raise TextError("bad_attr", path)
    return [code for code in ADDRESSEES if code in value]


def _href(value: object, path: str) -> str:
    href = plain(value, path, MAX_HREF)
    try:
        parts = urlsplit(href)
    except ValueError:
        raise TextError("bad_link", path) from None
    web = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    mail = parts.scheme == "mailto" and "@" in parts.path.strip("@")
    if _NOT_IN_LINKS.search(href) or not (web or mail):
        raise TextError("bad_link", path)
    return href


VALUES: dict[str, Callable[[object, str], Any]] = {
    "id": _id,
    "level": _number(1, 3),
    "start": _number(1, MAX_START),
    "colspan": _number(1, MAX_SPAN),
    "rowspan": _number(1, MAX_SPAN),
    "addressees": _addressees,
    "href": _href,
    "text": lambda value, path: plain(value, path, MAX_NOTE),
}
