"""Cut the fonts of the interface to what its pages use: `.venv/bin/python web/fonts/subset.py`.

Sources are the npm packages @fontsource-variable/newsreader and @fontsource-variable/source-sans-3 (SIL OFL),
installed by `npm ci`. Results go to `web/fonts/cut/` and `web/src/css/parts/fonts.css` and are committed.
Three things are taken away:

- the parts of the axes that no style uses (weights below 400 and above 600, optical sizes below 18),
- the variation of kerning along the axes (kerning itself stays, as drawn for weight 400 at 18 points),
- letters outside the languages of Europe.

Source Sans carries the reserved font name "Source", so a cut of it may not be called so: ours is "Collegium
Sans". Newsreader reserves no name. The licence texts lie beside this file and are served with the fonts.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent
PACKAGES = HERE.parent / "node_modules" / "@fontsource-variable"


def letters(ranges: str) -> frozenset[int]:
    """Code points from hexadecimal ranges, "20-7E A9"."""
    found: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


LATIN = letters(
    "20-7E A0-FF 152-153 2C6 2DC 2009-200A 2010-2015 2018-201E 2020 2022 2026 202F-2030 2032-2033 2039-203A"
    " 2044 20AC 2122 2190-2193 2212 2215 2248 2264-2265"
)
# Latin Extended-A whole; Romanian letters with comma; Azeri, Kashubian, older Irish and Welsh ones; capital ß
EUROPE = letters(
    "100-151 154-17F 18F 192 1CD-1D2 218-21B 259 1E02-1E03 1E0A-1E0B 1E40-1E41 1E56-1E57 1E60-1E61 1E80-1E85"
    " 1E9E 1EF2-1EF3"
)
GREEK = letters("370-3FF")
CYRILLIC = letters("400-45F 490-491 2116")

FEATURES = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "tnum", "pnum", "lnum", "rvrn"]
TEXT, UI = {"wght": (400, 600), "opsz": (18, 72)}, {"wght": (400, 600)}
ITALIC = {"wght": 400, "opsz": 22}  # one cut: italics stand in running text and standfirsts only
NEWSREADER, SANS = "newsreader/files/newsreader", "source-sans-3/files/source-sans-3"


@dataclass(frozen=True)
class Cut:
    """One file to make: its name, its source, the axes that stay, the letters that stay."""

    name: str
    source: str
    axes: dict[str, Any]
    letters: frozenset[int]
    family: str


CUTS = [
    Cut("newsreader", f"{NEWSREADER}-latin-opsz-normal", TEXT, LATIN, "Newsreader"),
    Cut("newsreader-europe", f"{NEWSREADER}-latin-ext-opsz-normal", TEXT, EUROPE, "Newsreader"),
    Cut("newsreader-italic", f"{NEWSREADER}-latin-opsz-italic", ITALIC, LATIN, "Newsreader"),
    Cut("newsreader-italic-europe", f"{NEWSREADER}-latin-ext-opsz-italic", ITALIC, EUROPE, "Newsreader"),
    Cut("sans", f"{SANS}-latin-wght-normal", UI, LATIN, "Collegium Sans"),
    Cut("sans-europe", f"{SANS}-latin-ext-wght-normal", UI, EUROPE, "Collegium Sans"),
    Cut("sans-greek", f"{SANS}-greek-wght-normal", UI, GREEK, "Collegium Sans"),
    Cut("sans-cyrillic", f"{SANS}-cyrillic-wght-normal", UI, CYRILLIC, "Collegium Sans"),
]


def tables_within(thing: Any, seen: set[int]) -> Iterator[Any]:
    """Every object inside an OpenType table, each once, lazily read parts included."""
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, list | tuple):
        for part in thing:
            yield from tables_within(part, seen)
    elif hasattr(thing, "__dict__"):
        if hasattr(thing, "ensureDecompiled"):
            thing.ensureDecompiled()
        yield thing
        for part in list(thing.__dict__.values()):
            yield from tables_within(part, seen)


def freeze_kerning(font: TTFont) -> None:
    """Keep kerning and mark positions as at the default of the axes: their variation is half of the file."""
    if "GPOS" not in font or "fvar" not in font:
        return
    for table in tables_within(font["GPOS"].table, set()):
        kind = type(table).__name__
        for key in [key for key in table.__dict__ if key.endswith(("Device", "DeviceTable"))]:
            delattr(table, key)
        if kind == "Anchor" and table.Format == 3:
            table.Format = 1
        for key in ("ValueFormat", "ValueFormat1", "ValueFormat2"):
            if hasattr(table, key):
                setattr(table, key, getattr(table, key) & 0x0F)
    if "GDEF" in font and getattr(font["GDEF"].table, "VarStore", None):
        definitions = font["GDEF"].table
        definitions.VarStore = None
        definitions.Version = 0x00010002 if getattr(definitions, "MarkGlyphSetsDef", None) else 0x00010000


def rename(font: TTFont, family: str) -> None:
    """Give the family its own name and keep copyright and licence; names of instances go."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in {1, 4, 16}:
            record.string = family
        elif record.nameID in {3, 6, 25}:
            record.string = family.replace(" ", "")
    names.names = [record for record in names.names if record.nameID not in {17, 21, 22}]


def read_again(font: TTFont) -> TTFont:
    """The font written and read: the instancer leaves out what does not vary, the subsetter looks for it."""
    font.flavor = None
    written = io.BytesIO()
    font.save(written)
    return TTFont(io.BytesIO(written.getvalue()), recalcTimestamp=False)


def make(cut: Cut) -> tuple[bytes, set[int]]:
    """The finished woff2 file of one cut, and the letters it has."""
    font = read_again(instancer.instantiateVariableFont(TTFont(PACKAGES / f"{cut.source}.woff2"), cut.axes))
    kept = set(cut.letters) & set(font.getBestCmap())
    freeze_kerning(font)
    rename(font, cut.family)
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True, glyph_names=False)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # the same bytes on every run
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue(), kept


def unicode_range(kept: Iterable[int]) -> str:
    """Letters as a CSS unicode-range."""
    runs: list[list[int]] = []
    for letter in sorted(kept):
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ", ".join(f"U+{a:04X}" if a == b else f"U+{a:04X}-{b:04X}" for a, b in runs)


def font_face(cut: Cut, kept: Iterable[int]) -> str:
    """The @font-face rule of one cut."""
    weight = cut.axes["wght"]
    weights = f"{weight[0]} {weight[1]}" if isinstance(weight, tuple) else str(weight)
    style = "italic" if "italic" in cut.source else "normal"
    return (
        f'@font-face {{ font-family: "{cut.family}"; font-weight: {weights}; font-style: {style};'
        f' font-display: swap;\n  src: url("asset:{cut.name}.woff2") format("woff2");\n'
        f"  unicode-range: {unicode_range(kept)}; }}"
    )


def write_licences() -> None:
    """Copy both licences; that of Source Sans with its own copyright line, which the package leaves out."""
    newsreader = (PACKAGES / "newsreader" / "LICENSE").read_text(encoding="utf-8")
    (HERE / "newsreader.OFL.txt").write_text(newsreader, encoding="utf-8")
    sans = (PACKAGES / "source-sans-3" / "LICENSE").read_text(encoding="utf-8")
    notice = (
        "Collegium Sans is a modified version of Source Sans 3: fewer letters, weights 400 to 600.\n"
        "Copyright 2010-2023 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.\n"
    )
    (HERE / "collegium-sans.OFL.txt").write_text(notice + sans, encoding="utf-8")


def main() -> None:
    """Write every cut and the style sheet that names them; print the sizes."""
    (HERE / "cut").mkdir(exist_ok=True)
    rules = ["/* Written by web/fonts/subset.py. */"]
    for cut in CUTS:
        content, kept = make(cut)
        (HERE / "cut" / f"{cut.name}.woff2").write_bytes(content)
        rules.append(font_face(cut, kept))
        print(f"{len(content) / 1000:6.1f} kB  {cut.name}")
    sheet = HERE.parent / "src" / "css" / "parts" / "fonts.css"
    sheet.write_text("\n".join(rules) + "\n", encoding="utf-8")
    write_licences()


if __name__ == "__main__":
    main()
