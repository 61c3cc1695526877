"""CSV: read back as it was, and no text of a user becomes a formula."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.exports.tables import csv_bytes, csv_stream, plain_cell


def read(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table():
    content = csv_bytes(["Name", "Seats"], [["KU Leuven", 2], ['Rīgas "Tehniskā", universitāte\nRiga', None]])
    assert content == ('\ufeffName,Seats\r\nKU Leuven,2\r\n"Rīgas ""Tehniskā"", universitāte\nRiga",\r\n'.encode())


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), min_size=3, max_size=3)))
def test_text_is_read_back_but_for_the_apostrophe(rows):
    found = read(csv_bytes(["a", "b", "c"], rows))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@given(st.sampled_from(list("=+-@\t\r＝＋－＠")), st.text(), st.sampled_from(["", " ", "\u00a0 "]))
def test_no_cell_begins_a_formula(sign, rest, before):
    cell = plain_cell(before + sign + rest)
    assert cell.startswith("'") or cell.lstrip("+-").replace(",", ".", 1).replace(".", "", 1).strip().isdigit()


@pytest.mark.parametrize(
    "said", ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]
)
def test_known_attacks(said):
    assert plain_cell(said) == f"'{said}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "TRUE"),
        (False, "FALSE"),
        (-5, "-5"),
        ("-5", "-5"),
        ("+3,5", "+3,5"),
        (Decimal("-0.10"), "-0.10"),
        (date(2022, 5, 2), "2022-05-02"),
        (datetime(2022, 5, 2, 9, 0, tzinfo=UTC), "2022-05-02 09:00:00+00:00"),
        ("a\0b", "ab"),
        ("Aachen", "Aachen"),
    ],
)
def test_values(value, shown):
    assert plain_cell(value) == shown


def test_heads_are_neutralised_too():
    assert read(csv_bytes(["=1+1"], []))[0] == ["'=1+1"]


@given(st.integers(0, 1300))
def test_the_stream_is_the_file(rows):
    data = [[n, "x"] for n in range(rows)]
    pieces = list(csv_stream(["n", "x"], iter(data)))
    assert b"".join(pieces) == csv_bytes(["n", "x"], data)
    assert len(pieces) == rows // 500 + 1
    assert len(read(b"".join(pieces))) == rows + 1


def test_the_stream_starts_before_the_rows_end():
    def endless():
        while True:
            yield ["x"]

    stream = csv_stream(["a"], endless())
    assert len(next(stream)) > 500 and len(next(stream)) >= 500


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="row 2 has 1 cells; there are 2 columns"):
        csv_bytes(["a", "b"], [[1, 2], [1]])
