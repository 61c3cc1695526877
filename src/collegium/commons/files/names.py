"""File names that are safe in headers, on disks and on pages."""

from __future__ import annotations

import re
import unicodedata

_BAD = re.compile(r'[\\/:*?"<>|]+')
MOST = 120


def clean_name(name: str) -> str:
    """The last part of a name without control, direction and separator characters, at most 120 letters.

    The suffix is kept and made lower case. A name of which nothing is left becomes `file`.
    """
    text = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode())
    last = re.split(r"[\\/]", text)[-1]
    seen = "".join(c if unicodedata.category(c)[0] not in "CZ" else " " for c in last)
    words = " ".join(_BAD.sub(" ", seen).split()).strip(". ")
    stem, dot, suffix = words.rpartition(".")
    if not dot:
        stem, suffix = words, ""
    suffix = suffix.lower()[:8]
    stem = stem.strip(". ")[: MOST - len(suffix) - 1] or "file"
    return f"{stem}.{suffix}" if suffix else stem


def suffix_of(name: str) -> str:
    """`pdf` for `Report.PDF`; "" when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
