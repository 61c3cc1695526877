"""Text for the printed page: nothing hidden, nothing that a font lacks, and never an error for it."""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.commons import exports
from collegium.commons.exports.glyphs import breakable, clean, printable, unprintable
from collegium.commons.exports.paper import paper_pdf
from commons.exports.export_samples import heading, paper, par, text, words

FONTS = Path(exports.__file__).parent / "fonts"


def test_the_list_of_glyphs_is_what_the_fonts_have():
    held = {}
    for path in FONTS.glob("*.ttf"):
        font = TTFont(path)
        family = (font["name"].getDebugName(16) or "").removesuffix(" Display")
        points = set(font.getBestCmap())
        held[family] = held.get(family, points) & points
    listed = json.loads((FONTS / "coverage.json").read_text())
    assert {name: {p for a, b in pairs for p in range(a, b + 1)} for name, pairs in listed.items()} == held


def test_fonts_are_small_and_bring_their_licences():
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 1 << 20
    for licence in FONTS.glob("OFL-*.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text()
    assert len(list(FONTS.glob("OFL-*.txt"))) == 4


@pytest.mark.parametrize(
    "name",
    [
        "Vysoké učení technické v Brně",
        "Universitatea Națională de Știință și Tehnologie",
        "Εθνικό Μετσόβιο Πολυτεχνείο",
        "הטכניון – מכון טכנולוגי לישראל",
        "Универзитет у Београду",
        "Томский политехнический университет",
        "İstanbul Teknik Üniversitesi",
        "Rīgas Tehniskā universitāte",
        "Nguyễn Thị Ánh",
        "≥ 35 % ± 2 → € 12 000, CO₂, m², ½, №",
    ],
)
def test_names_of_members_can_be_printed(name):
    assert clean(name) == name and unprintable(name) == ()


def test_what_no_font_has_becomes_a_square_and_is_told():
    assert clean("東京 and 🎓") == "□□ and □"
    assert unprintable("東京 東 🎓 a") == ("東", "京", "🎓")


@given(st.text())
def test_cleaning_is_stable_and_hides_nothing(said):
    once = clean(said)
    assert clean(once) == once
    assert unprintable(once) == ()
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\x00\n\r\t")


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, categories=["L", "N", "P", "Zs"])))
def test_ordinary_text_stays(said):
    assert len(clean(said)) >= len(said.strip()) - sum(not c.isprintable() for c in said) - 2 * said.count("\u0300")


@given(st.text(), st.integers(4, 40), st.integers(3, 40))
def test_breaking_changes_nothing_that_is_seen(said, longest, piece):
    shown = breakable(said, longest=longest, piece=piece)
    assert shown.replace("\u200b", "") == said.replace("\u200b", "")


@given(st.text(alphabet="abcW/.-", min_size=1, max_size=400), st.integers(4, 30))
def test_no_piece_is_longer_than_asked(said, piece):
    assert max(len(part) for part in breakable(said, longest=piece, piece=piece).split("\u200b")) <= piece


def test_short_words_are_left_alone():
    assert breakable("well-known https://ex.org/a") == "well-known https://ex.org/a"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_plain_data_stays_plain_data(value):
    json.dumps(printable({"key": value}))


@pytest.mark.parametrize("value", [b"x", {1, 2}, object(), {"a": b"x"}])
def test_other_data_is_refused(value):
    with pytest.raises(TypeError):
        printable(value)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(min_size=1, max_size=30), min_size=10, max_size=40), st.text(min_size=1, max_size=60))
def test_any_text_can_be_printed(parts, title):
    runs = [text(part, *marks) for part in parts for marks in ((), ("bold",), ("italic", "bold"), ("superscript",))]
    shown = [heading(1, parts[0]), par(*runs), par(text(parts[1], href="https://example.org/"))]
    pdf = paper_pdf(paper(*shown, title=f"T{title}", standfirst=title, reference=title))
    assert pdf.startswith(b"%PDF-1.7")


def test_every_character_of_unicode_can_be_printed():
    planes = [*range(0x20, 0xD800), *range(0xE000, 0x1F000, 1)]
    shown = sorted({clean(f"a{chr(point)}b{chr(point)}\u0301") for point in planes})
    pdf = paper_pdf(paper(*(par(" ".join(shown[at : at + 200])) for at in range(0, len(shown), 200))))
    assert "αbά" in words(pdf)
