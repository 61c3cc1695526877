"""What a file is, told from its content; the name must say the same.

Archives of office formats are looked into before they are kept: number of entries, packing, sizes, macros.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from email import message_from_bytes
from typing import IO

OFFICE = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"
TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "odt": f"{ODF}.text",
    "ods": f"{ODF}.spreadsheet",
    "csv": "text/csv",
    "txt": "text/plain",
    "md": "text/markdown",
    "eml": "message/rfc822",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
MOST_ENTRIES, MOST_RATIO, MOST_UNPACKED = 4000, 150, 300 * 1024 * 1024
_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_MACROS = re.compile(
    r"(^|/)(vbaproject\.bin|vbadata\.xml|macrosheets/.*|activex/.*|basic/.*|scripts/.*)$", re.IGNORECASE
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]")

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def fault_of(file: IO[bytes], suffix: str) -> str:
    """ "" when the content is what the suffix says, else a reason: wrong_type, unreadable, macros,
    packed_too_tightly.

    `file` is read from its beginning and left anywhere.
    """
    check = _CHECKS.get(suffix)
    if check is None:
        return "wrong_type"
    file.seek(0)
    return check(file, suffix)


def _starts(*marks: bytes) -> Callable[[IO[bytes], str], str]:
    def check(file: IO[bytes], suffix: str) -> str:
        return "" if file.read(16).startswith(marks) else "wrong_type"

    return check


def _pdf(file: IO[bytes], suffix: str) -> str:
    return "" if b"%PDF-" in file.read(1024) else "wrong_type"


def _text(file: IO[bytes], suffix: str) -> str:
    data = file.read()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "" if _decodes(data, "utf-16") else "wrong_type"
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", data):
        return "wrong_type"
    return "" if _decodes(data, "utf-8") or _decodes(data, "cp1252") else "wrong_type"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _mail(file: IO[bytes], suffix: str) -> str:
    head = file.read(64 * 1024)
    if not _HEADER.match(head) or b"\x00" in head:
        return "wrong_type"
    parsed = message_from_bytes(head)
    return "" if parsed["From"] and (parsed["Date"] or parsed["Received"]) else "wrong_type"


def _archive(file: IO[bytes], suffix: str) -> str:
    if file.read(4) != b"PK\x03\x04":
        return "wrong_type"
    try:
        with zipfile.ZipFile(file) as archive:
            return _look_into(archive, suffix)
    except _BROKEN:
        return "unreadable"


def _look_into(archive: zipfile.ZipFile, suffix: str) -> str:
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        return "packed_too_tightly"
    if unpacked > 1024 * 1024 and unpacked > MOST_RATIO * max(packed, 1):
        return "packed_too_tightly"
    if len(set(names)) != len(names) or any(_leads_out(name) for name in names):
        return "unreadable"
    if any(entry.flag_bits & 1 or entry.compress_type not in _METHODS for entry in entries):
        return "unreadable"
    if any(_MACROS.search(name) for name in names):
        return "macros"
    return _office(archive, names, suffix) if suffix in _PARTS else _odf(archive, names, suffix)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[\\/]", name) or ":" in name


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of an entry; reading stops at a size that no such part has."""
    with archive.open(name) as part:
        return part.read(1024 * 1024)


def _office(archive: zipfile.ZipFile, names: list[str], suffix: str) -> str:
    if "[Content_Types].xml" not in names or _PARTS[suffix] not in names:
        return "wrong_type"
    told = _read(archive, "[Content_Types].xml").lower()
    if b"macroenabled" in told or b"vbaproject" in told:
        return "macros"
    return "" if TYPES[suffix].lower().encode() in told else "wrong_type"


def _odf(archive: zipfile.ZipFile, names: list[str], suffix: str) -> str:
    if "mimetype" not in names or "content.xml" not in names:
        return "wrong_type"
    return "" if _read(archive, "mimetype").strip() == TYPES[suffix].encode() else "wrong_type"


_CHECKS: dict[str, Callable[[IO[bytes], str], str]] = {
    "pdf": _pdf,
    "png": _starts(b"\x89PNG\r\n\x1a\n"),
    "jpg": _starts(b"\xff\xd8\xff"),
    "jpeg": _starts(b"\xff\xd8\xff"),
    "csv": _text,
    "txt": _text,
    "md": _text,
    "eml": _mail,
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods"), _archive),
}
