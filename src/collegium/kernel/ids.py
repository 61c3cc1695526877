"""ULIDs: 26 letters of Crockford's base 32, sortable by time, made without asking the database.

Source: the ULID specification (48 bits of milliseconds, 80 random bits).
"""

from __future__ import annotations

import re
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from . import clock

Ulid = NewType("Ulid", str)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_turn = threading.Lock()
_last = 0
_SHAPE = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}\Z")


def new_id(at: datetime | None = None) -> Ulid:
    """A fresh ULID for the moment `at` (default: now); within a process those of one moment rise in order.

    They are guessable from one another: never use them as secrets.
    """
    global _last
    start = int((at or clock.now()).timestamp() * 1000) << 80
    with _turn:
        fresh = start | secrets.randbits(79)
        _last = _last + 1 if _last >> 80 == start >> 80 else fresh
        return Ulid(_encode(_last))


def _encode(number: int) -> str:
    letters = []
    for _ in range(26):
        letters.append(ALPHABET[number & 31])
        number >>= 5
    return "".join(reversed(letters))


def is_ulid(text: str) -> bool:
    """Whether `text` has the shape of a ULID."""
    return bool(_SHAPE.match(text))


def block_id() -> str:
    """A fresh id for a block of a text: 12 letters, lower case."""
    number = secrets.randbits(60)
    return _encode(number)[-12:].lower()


@dataclass(frozen=True, slots=True)
class Ref:
    """Names any object of any room as plain data: `paper:01J...`."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref:
        """The Ref written as `kind:id`. Raises ValueError when it is not one."""
        kind, sep, ident = text.partition(":")
        if not (kind and sep and ident):
            raise ValueError(f"not a reference: {text!r}")
        return cls(kind, ident)
