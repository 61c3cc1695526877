"""Makes the fonts of this folder from their published sources. For developers only; needs fonttools.

    python build.py NEWSREADER_DIR SOURCE_SANS_DIR NOTO_HEBREW.woff2 NOTO_MATH.woff2

The sources, with versions, are named in README.md. Afterwards run `pytest
tests/commons/exports/test_glyphs.py`: it compares coverage.json, written here too, with the fonts.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
FEATURES = ["kern", "liga", "lnum", "tnum", "pnum", "sups", "subs", "ccmp", "locl", "mark", "mkmk", "case"]
NEWSREADER = [
    # source, family, style, weight, optical size in points
    ("Newsreader[opsz,wght].ttf", "Newsreader", "Regular", 400, 16),
    ("Newsreader[opsz,wght].ttf", "Newsreader", "SemiBold", 600, 16),
    ("Newsreader-Italic[opsz,wght].ttf", "Newsreader", "Italic", 400, 16),
    ("Newsreader-Italic[opsz,wght].ttf", "Newsreader", "SemiBold Italic", 600, 16),
    ("Newsreader[opsz,wght].ttf", "Newsreader Display", "Regular", 410, 48),
]
SANS = [
    ("SourceSans3-Regular.ttf", "Regular", 400),
    ("SourceSans3-Semibold.ttf", "SemiBold", 600),
    ("SourceSans3-It.ttf", "Italic", 400),
]
# Latin with its extensions, Greek, Cyrillic, punctuation, currencies, simple arrows and marks; operators
# come from Noto.
SANS_RANGES = [
    (0x20, 0x24F), (0x2B0, 0x2DD), (0x300, 0x331), (0x370, 0x3FF), (0x400, 0x45F), (0x490, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x20BF), (0x2100, 0x2199), (0x2212, 0x2212), (0x2215, 0x2215), (0x2248, 0x2265),
    (0x25A0, 0x25CF),
    (0x2610, 0x2612), (0x2713, 0x2717), (0xFB00, 0xFB06),
]  # fmt: skip
MATH_RANGES = [
    (0x2100, 0x2127), (0x2190, 0x2199), (0x21D0, 0x21D5), (0x2200, 0x228B), (0x2295, 0x22A5),
    (0x22C5, 0x22C5),
]  # fmt: skip


def name_it(font: TTFont, family: str, style: str, version: str) -> str:
    """Write family and style into a font, keep its copyright and licence. Answers the PostScript name."""
    postscript = f"{family}-{style}".replace(" ", "")
    plain = style in ("Regular", "Italic")
    table = font["name"]
    for record in list(table.names):
        if record.platformID != 3 or record.nameID not in (0, 5, 7, 8, 9, 11, 13, 14):
            table.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    italic = "Italic" in style
    for number, value in {
        1: family if plain else f"{family} {style}",
        2: "Italic" if italic else "Regular",
        3: f"{version};{postscript}",
        4: f"{family} {style}",
        6: postscript,
        16: family,
        17: style,
    }.items():
        table.setName(value, number, 3, 1, 0x409)
    kind = 1 if italic else 64 if style == "Regular" else 0
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0b1100001 | kind
    font["head"].macStyle = 2 if italic else 0
    return postscript


def cut(font: TTFont, characters: set[int]) -> None:
    """Keep the characters that are asked for, and the features that the templates use."""
    options = subset.Options()
    options.layout_features, options.hinting, options.glyph_names = FEATURES, False, False
    options.name_IDs, options.notdef_outline, options.recalc_timestamp = ["*"], True, False
    options.drop_tables += ["STAT", "DSIG", "meta", "MATH", "gasp"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters & set(font.getBestCmap()))
    cutter.subset(font)


def within(ranges: list[tuple[int, int]]) -> set[int]:
    """All code points of some ranges, ends included."""
    return {point for first, last in ranges for point in range(first, last + 1)}


def save(font: TTFont, name: str) -> set[int]:
    """Write one font beside this script; answers what it can show."""
    font.flavor = None
    font.save(HERE / f"{name}.ttf", reorderTables=True)
    return set(font.getBestCmap())


def keep_common(shown: dict[str, set[int]], family: str, points: set[int]) -> None:
    """A family can show what each of its styles can show."""
    shown[family] = shown.get(family, points) & points


def as_ranges(points: set[int]) -> list[list[int]]:
    """Sorted code points as closed ranges."""
    out: list[list[int]] = []
    for point in sorted(points):
        if out and out[-1][1] == point - 1:
            out[-1][1] = point
        else:
            out.append([point, point])
    return out


def main(newsreader: str, sans: str, hebrew: str, math: str) -> None:
    """Make all fonts and the list of what they can show."""
    shown: dict[str, set[int]] = {}
    for file, family, style, weight, size in NEWSREADER:
        source: Any = TTFont(Path(newsreader) / file, recalcTimestamp=False)
        font = instancer.instantiateVariableFont(source, {"wght": weight, "opsz": size})
        font["OS/2"].usWeightClass = 400 if family.endswith("Display") else weight
        name = name_it(font, family, style, "1.003")
        cut(font, set(font.getBestCmap()))
        keep_common(shown, family.removesuffix(" Display"), save(font, name))
    for file, style, weight in SANS:
        font = TTFont(Path(sans) / file, recalcTimestamp=False)
        font["OS/2"].usWeightClass = weight
        # "Source" is a reserved name: a font that was cut has another.
        name = name_it(font, "Collegium Sans", style, "3.052")
        cut(font, within(SANS_RANGES))
        keep_common(shown, "Collegium Sans", save(font, name))
    for path, family, kept in (
        (hebrew, "Noto Sans Hebrew", within([(0x590, 0x5FF)])),
        (math, "Noto Sans Math", within(MATH_RANGES)),
    ):
        font = TTFont(path, recalcTimestamp=False)
        name = name_it(font, family, "Regular", "2")
        cut(font, kept)
        keep_common(shown, family, save(font, name))
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(as_ranges(points))}" for name, points in shown.items())
    (HERE / "coverage.json").write_text(f"{{\n{lines}\n}}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
