"""What a file is: its content decides, the name must agree; archives are looked into before they are kept."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.files.names import clean_name, suffix_of
from collegium.commons.files.types import ODF, OFFICE, TYPES, fault_of


def office(suffix="docx", more=(), told=None, method=zipfile.ZIP_DEFLATED):
    """A small office archive; `more` are (name, bytes)."""
    part = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}[suffix]
    kind = told or f"{TYPES[suffix]}.main+xml"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{kind}"/></Types>')
        archive.writestr(part, "<x/>")
        for name, content in more:
            archive.writestr(name, content)
    return data.getvalue()


def odf(suffix="odt", more=(), told=None):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", told or TYPES[suffix])
        archive.writestr("content.xml", "<x/>")
        for name, content in more:
            archive.writestr(name, content)
    return data.getvalue()


PNG, JPG, PDF = b"\x89PNG\r\n\x1a\n" + b"x" * 20, b"\xff\xd8\xff\xe0" + b"x" * 20, b"%PDF-1.7\n%x"
MAIL = b"From: a@x.example\r\nDate: Mon, 2 May 2022 09:00:00 +0200\r\nSubject: x\r\n\r\nText"
GOOD = [
    ("pdf", PDF),
    ("pdf", b"\n\n" + PDF),
    ("png", PNG),
    ("jpg", JPG),
    ("jpeg", JPG),
    ("csv", b"a;b\n1;2\n"),
    ("txt", "Élan".encode()),
    ("txt", "Élan".encode("cp1252")),
    ("txt", "Élan".encode("utf-16")),
    ("md", b"# x"),
    ("eml", MAIL),
    ("docx", office()),
    ("xlsx", office("xlsx")),
    ("pptx", office("pptx")),
    ("odt", odf()),
    ("ods", odf("ods")),
]
BAD = [
    ("pdf", b"<html><script>", "wrong_type"),
    ("pdf", PNG, "wrong_type"),
    ("png", PDF, "wrong_type"),
    ("jpg", PNG, "wrong_type"),
    ("svg", b"<svg/>", "wrong_type"),
    ("html", b"<p>", "wrong_type"),
    ("exe", b"MZ", "wrong_type"),
    ("", b"x", "wrong_type"),
    ("txt", b"a\x00b", "wrong_type"),
    ("csv", PNG, "wrong_type"),
    ("md", b"\xff\xfea", "wrong_type"),
    ("eml", b"not a mail", "wrong_type"),
    ("eml", b"From: x\r\n\r\nno date", "wrong_type"),
    ("docx", PDF, "wrong_type"),
    ("docx", b"PK\x03\x04broken", "unreadable"),
    ("docx", office()[:-30], "unreadable"),
    ("docx", office("xlsx"), "wrong_type"),
    ("xlsx", office(), "wrong_type"),
    ("docx", odf(), "wrong_type"),
    ("odt", odf("ods"), "wrong_type"),
    ("odt", odf(told="text/plain"), "wrong_type"),
    ("odt", office(), "wrong_type"),
    ("docx", office(more=[("word/vbaProject.bin", b"x")]), "macros"),
    ("docx", office(more=[("word/activeX/activeX1.bin", b"x")]), "macros"),
    ("xlsx", office("xlsx", more=[("xl/macrosheets/sheet1.xml", b"x")]), "macros"),
    ("docx", office(told="application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"),
    ("odt", odf(more=[("Basic/Standard/Module1.xml", b"x")]), "macros"),
    ("ods", odf("ods", more=[("Scripts/python/x.py", b"x")]), "macros"),
    ("docx", office(more=[("../evil", b"x")]), "unreadable"),
    ("docx", office(more=[("/etc/passwd", b"x")]), "unreadable"),
    ("docx", office(more=[("C:\\x", b"x")]), "unreadable"),
    ("docx", office(more=[("word/big.xml", b"0" * 4_000_000)]), "packed_too_tightly"),
    ("docx", office(more=[(f"word/{n}.xml", b"") for n in range(4001)]), "packed_too_tightly"),
]


@pytest.mark.parametrize(("suffix", "content"), GOOD)
def test_what_is_what_it_says_is_taken(suffix, content):
    assert fault_of(io.BytesIO(content), suffix) == ""


@pytest.mark.parametrize(("suffix", "content", "fault"), BAD)
def test_what_is_not_is_refused_with_its_reason(suffix, content, fault):
    assert fault_of(io.BytesIO(content), suffix) == fault


def test_an_archive_with_a_password_is_unreadable():
    data = bytearray(office(method=zipfile.ZIP_STORED))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert fault_of(io.BytesIO(bytes(data)), "docx") == "unreadable"


def test_a_size_that_lies_does_not_help():
    """The directory says 10 bytes, the part is a megabyte of zeros: reading stops at what was said."""
    data = bytearray(office(more=[("word/big.xml", b"0" * 1_000_000)]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert fault_of(io.BytesIO(bytes(data)), "docx") in ("", "unreadable", "packed_too_tightly")


@given(st.binary(max_size=300), st.sampled_from([*TYPES, "svg", ""]))
def test_no_content_breaks_the_check(content, suffix):
    assert isinstance(fault_of(io.BytesIO(content), suffix), str)


@given(st.data())
def test_no_damage_to_an_archive_breaks_the_check(data):
    content = bytearray(office())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(fault_of(io.BytesIO(bytes(content)), "docx"), str)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Report.PDF", "Report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Bericht.docx", "Bericht.docx"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie x.pdf"),
        ("Procès-verbal n° 3.pdf", "Procès-verbal n° 3.pdf"),
        ("\u202egpj.exe", "gpj.exe"),
        ("", "file"),
        ("...", "file"),
        (".pdf", "pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ('"; rm -rf.txt', "; rm -rf.txt"),
        ("nul\x00.txt", "nul.txt"),
    ],
)
def test_names_are_made_safe(given_name, kept):
    assert clean_name(given_name) == kept


@given(st.text())
def test_any_name_is_safe(name):
    kept = clean_name(name)
    assert 0 < len(kept) <= 130 and not set(kept) & set('\\/:*?"<>|\r\n\x00') and kept not in (".", "..")
    assert suffix_of(kept) == suffix_of(kept).lower()


def test_office_types_are_told_apart():
    assert OFFICE in TYPES["docx"] and ODF in TYPES["odt"] and len(set(TYPES.values())) == len(TYPES) - 1
