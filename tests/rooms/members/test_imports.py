"""Institutions from a file: all lines or none, every wrong line told by its number."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.access import OPERATOR
from collegium.commons.journal.models import Act
from collegium.commons.journal.sealing import seal_waiting, verify
from collegium.rooms.members.imports import COLUMNS, NEEDED, free_slug, import_members
from collegium.rooms.members.intake import MOST_BYTES, read_table
from collegium.rooms.members.models import Institution

MEMBERS = Path(__file__).parents[3] / "src/collegium/demo/content/members.csv"
HEADER = "ror_id,name,name_local,acronym,country_code,city,lat,lon,website,established,membership,member_since,evidence"
IP_PARIS = (
    "https://ror.org/042tfbd02,Institut Polytechnique de Paris,IP Paris,IPP,FR,Palaiseau,48.71828,2.2498,"
    "https://www.ip-paris.fr,2019,member,2022-01-01,public evidence"
)
CHALMERS = "https://ror.org/040wg7k59,Chalmers,,,SE,Gothenburg,57.7,11.9,https://www.chalmers.se,1829,member,,"


def table(*lines, header=HEADER):
    return "\n".join([header, *lines]) + "\n"


def take(world, source, **more):
    return import_members(source, actor=OPERATOR, now=world.now, **more)


def faults(report):
    return [(fault.line, fault.column, fault.code) for fault in report.errors]


def line(**cells):
    """One right line with some cells changed."""
    row = dict(zip(HEADER.split(","), next(csv.reader([IP_PARIS])), strict=True)) | cells
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(row.values())
    return out.getvalue().rstrip("\n")


def test_the_compiled_list_comes_in_whole(world):
    report = take(world, MEMBERS)
    assert report.as_data() == {"ok": True, "rows": 58, "created": 58, "changed": 0, "errors": []}
    it = Institution.objects.get(ror="https://ror.org/042tfbd02")
    assert (it.slug, it.short, it.country, it.city, it.established) == ("ip-paris", "IP Paris", "FR", "Palaiseau", 2019)
    assert (it.lat, it.lon, it.member_since) == (48.71828, 2.2498, date(2022, 1, 1))
    tomsk = Institution.objects.get(country="RU")
    assert (tomsk.state, tomsk.suspended_on) == ("suspended", None)
    assert set(world.acts()) == {"members.imported"} and len(world.acts()) == 58
    assert len(set(Institution.objects.values_list("slug", flat=True))) == Institution.objects.count()


def test_again_changes_nothing(world):
    take(world, MEMBERS)
    before = len(world.acts())
    assert (take(world, MEMBERS).created, take(world, MEMBERS).changed, len(world.acts())) == (0, 0, before)


def test_what_differs_is_changed_and_the_address_stays(world):
    take(world, table(IP_PARIS))
    report = take(world, table(line(city="Paris", website="", name_local="")))
    it = Institution.objects.get(ror="https://ror.org/042tfbd02")
    assert (report.created, report.changed, it.city, it.slug) == (0, 1, "Paris", "ip-paris")
    assert (it.website, it.name_local) == ("https://www.ip-paris.fr", "IP Paris")
    assert Act.objects.filter(kind="members.imported", params__fields=["city"]).count() == 1


def test_a_trial_writes_nothing(world):
    with world.nothing_changes():
        assert take(world, MEMBERS, dry_run=True).created == 58
    assert Institution.objects.count() == 6


def test_the_chain_is_whole_after_an_import(world):
    take(world, MEMBERS)
    seal_waiting(world.now)
    assert verify()["whole"]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"ror_id": ""}, "ror_id", "required"),
        ({"ror_id": "https://ror.org/042tfbd03"}, "ror_id", "bad_ror"),
        ({"ror_id": "042tfbd02 "}, "", ""),
        ({"name": ""}, "name", "required"),
        ({"name": "x" * 161}, "name", "too_long"),
        ({"name": "=cmd|'/C calc'!A0"}, "name", "formula"),
        ({"name": "@SUM(1)"}, "name", "formula"),
        ({"name": "+33"}, "name", "formula"),
        ({"name": "-A1"}, "name", "formula"),
        ({"name": "Bell\x07"}, "name", "control_character"),
        ({"name": "two\nlines"}, "name", "control_character"),
        ({"name": "Naïve “quoted” – ČVUT, Ελλάδα"}, "", ""),
        ({"country_code": "fr"}, "country_code", "bad_country"),
        ({"country_code": "EU"}, "country_code", "bad_country"),
        ({"country_code": "XX"}, "country_code", "bad_country"),
        ({"city": ""}, "city", "required"),
        ({"lat": "91"}, "lat", "bad_number"),
        ({"lat": "nan"}, "lat", "bad_number"),
        ({"lat": "1e2"}, "lat", "bad_number"),
        ({"lat": "4_8"}, "lat", "bad_number"),
        ({"lat": "48,7"}, "lat", "bad_number"),
        ({"lat": "-3.70256"}, "", ""),
        ({"lon": "-180.0001"}, "lon", "bad_number"),
        ({"lon": ""}, "lat", "half_a_place"),
        ({"lat": "", "lon": ""}, "", ""),
        ({"website": "javascript:alert(1)"}, "website", "bad_address"),
        ({"website": "https://user@host.example"}, "website", "bad_address"),
        ({"website": "ip-paris.fr"}, "website", "bad_address"),
        ({"established": "-5"}, "established", "bad_year"),
        ({"established": "٢٠١٩"}, "established", "bad_year"),
        ({"established": "2023"}, "established", "bad_year"),
        ({"membership": "friend"}, "membership", "bad_choice"),
        ({"membership": ""}, "membership", "required"),
        ({"membership": "Member"}, "", ""),
        ({"member_since": "01/01/2022"}, "member_since", "bad_date"),
        ({"member_since": "2022-02-30"}, "member_since", "bad_date"),
        ({"member_since": "20220101"}, "member_since", "bad_date"),
        ({"evidence": "x" * 61}, "evidence", "too_long"),
    ],
)
def test_cells(world, cells, column, code):
    with world.nothing_changes():
        report = take(world, table(line(**cells), CHALMERS), dry_run=not code)
    assert faults(report) == ([(2, column, code)] if code else [])
    assert report.ok == (not code) and all(fault.message != fault.code for fault in report.errors)


def test_all_or_nothing_and_every_wrong_line_by_its_number(world):
    wrong = table(IP_PARIS, "", line(ror_id="x", city=""), CHALMERS, line(name="=1"), IP_PARIS, "too,few")
    with world.nothing_changes():
        report = take(world, wrong)
    assert faults(report) == [
        (4, "ror_id", "bad_ror"),
        (4, "city", "required"),
        (6, "name", "formula"),
        (7, "ror_id", "twice_in_file"),
        (8, "", "cell_count"),
    ]
    assert Institution.objects.count() == 6


def test_lines_are_counted_as_an_editor_counts_them(world):
    quoted = line(name_local="one\ntwo\nthree")
    report = take(world, table(quoted, line(ror_id="x")))
    assert faults(report) == [(2, "name_local", "control_character"), (5, "ror_id", "bad_ror")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"", [(0, "", "empty")]),
        (b"\xef\xbb\xbf", [(0, "", "empty")]),
        (table().encode(), [(0, "", "no_rows")]),
        ("name;city\n", None),
        (table(IP_PARIS).encode("utf-16"), [(1, "", "not_utf8")]),
        (table(IP_PARIS, line(name="Universität")).encode("latin-1"), [(3, "", "not_utf8")]),
        (table(IP_PARIS, '"open').encode(), [(3, "", "bad_quotes")]),
        (table(IP_PARIS, 'a"b"c,"d"e').encode(), [(3, "", "bad_quotes")]),
        (table(IP_PARIS + ",more").encode(), [(2, "", "cell_count")]),
        (table(IP_PARIS, header=HEADER + ",name").encode(), [(1, "name", "column_twice")]),
        (table(IP_PARIS, header=HEADER + ",x").encode(), [(1, "x", "unknown_column")]),
        (table(IP_PARIS, header=HEADER.replace("city", "town")).encode(), None),
        (b"x" * (MOST_BYTES + 1), [(0, "", "too_large")]),
        (Path("/nowhere/members.csv"), [(0, "", "file_missing")]),
        ("/nowhere/members.csv", [(0, "", "file_missing")]),
    ],
)
def test_files_that_cannot_be_read(world, source, expected):
    with world.nothing_changes():
        report = take(world, source)
    assert not report.ok and report.errors
    if expected is not None:
        assert faults(report) == expected


def test_a_mark_semicolons_and_windows_line_ends_are_fine(world):
    rows = [HEADER, IP_PARIS, CHALMERS]
    semicolons = "\r\n".join(";".join(next(csv.reader([row]))) for row in rows)
    report = take(world, b"\xef\xbb\xbf" + semicolons.encode())
    assert report.ok and report.created == 2


def test_a_null_byte_is_no_text(world):
    report = take(world, table(line(name="a\x00b")))
    assert not report.ok and report.errors[0].line == 2


def test_a_file_does_not_change_a_membership(world):
    take(world, table(IP_PARIS))
    report = take(world, table(line(membership="suspended")))
    assert faults(report) == [(2, "membership", "state_differs")]


def test_columns_that_may_be_added(world):
    header = HEADER + ",short,category,suspended_on"
    report = take(world, table(line(membership="suspended") + ",Paris Tech,associate,2022-03-08", header=header))
    assert report.ok
    it = Institution.objects.get(slug="paris-tech")
    assert (it.short, it.category, it.suspended_on) == ("Paris Tech", "associate", date(2022, 3, 8))
    report = take(world, table(CHALMERS + ",,,2022-03-08", header=header))
    assert faults(report) == [(2, "suspended_on", "date_without_state")]


def test_thousands_of_faults_are_not_all_listed(world):
    report = take(world, table(*(line(ror_id="x", city="") for _ in range(1200))))
    assert len(report.errors) == 1001 and report.errors[-1].code == "more_faults"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data):
    found = read_table(data, known=COLUMNS, needed=NEEDED)
    assert found.rows or found.faults


CELL = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufffd=+@-\t"), max_size=30
)


@given(st.lists(st.lists(CELL, min_size=5, max_size=5).filter(lambda cells: any(map(str.strip, cells))), min_size=1))
def test_what_was_written_is_read(rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(NEEDED)
    writer.writerows(rows)
    found = read_table(out.getvalue().encode(), known=COLUMNS, needed=NEEDED)
    assert not found.faults
    assert [list(row.cells.values()) for row in found.rows] == [[cell.strip() for cell in row] for row in rows]
    assert [row.number for row in found.rows] == list(range(2, len(rows) + 2))


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=20)), max_size=30))
def test_slugs_are_different_and_fit(pairs):
    taken = {}
    slugs = [free_slug(short, city, "https://ror.org/042tfbd02", taken) for short, city in pairs]
    assert len(set(slugs)) == len(slugs) and all(0 < len(slug) <= 80 for slug in slugs)


def test_ten_thousand_lines_cost_few_queries(queries, world):
    letters = "0123456789abcdefghjkmnpqrstvwxyz"

    def ror(number):
        digits = "".join(letters[(number >> shift) & 31] for shift in (25, 20, 15, 10, 5, 0))
        return f"0{digits}{98 - number * 100 % 97:02}"

    def many(count):
        return table(*(line(ror_id=ror(n), name=f"University {n}") for n in range(count)))

    report = []
    cost = queries(lambda: report.append(take(world, many(10_000))))
    assert report[0].ok and report[0].created == 10_000
    assert cost < 400
