"""The contrast of every text on its surfaces, recomputed from the tokens (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[3] / "web/src/css/parts/tokens.css").read_text(encoding="utf-8")
THEMES = ("light", "dark", "contrast")
# The table of the design: text, surface, ratios in light, dark and high contrast.
PROMISED = """
text        page 16.1/15.2/21; raised 17.1/14.0/21; sunk 14.6/15.9/21; field 17.5/15.9/21
text        act-soft 14.2/11.3/21
text        good-soft 14.4/11.3/21; care-soft 14.5/11.4/21; stop-soft 14.0/12.0/21
text-soft   page 9.3/9.9/21; raised 9.9/9.1/21; sunk 8.4/10.4/21; field 10.1/10.4/21; act-soft 8.2/7.3/21
text-soft   care-soft 8.4/7.4/21
text-faint  page 6.0/6.7/15.1; raised 6.4/6.2/15.1; sunk 5.4/7.0/15.1; field 6.5/7.0/15.1
text-faint  act-soft 5.3/5.0/15.1
act         page 9.7/9.9/12.6; raised 10.3/9.2/12.6; sunk 8.8/10.4/12.6; act-soft 8.5/7.4/12.6
act         care-soft 8.7/7.5/12.6
act         stop-soft 8.4/7.9/12.6; good-soft 8.7/7.4/12.6
good        page 6.5/9.8/10.1; raised 6.9/9.1/10.1; sunk 5.9/10.3/10.1; good-soft 5.8/7.3/10.1
care        page 6.5/10.1/10.5; raised 6.9/9.3/10.5; sunk 5.9/10.6/10.5; care-soft 5.8/7.6/10.5
stop        page 6.8/9.0/9.8; raised 7.2/8.3/9.8; sunk 6.1/9.5/9.8; stop-soft 5.9/7.1/9.8
on-act      act 10.5/9.9/12.6; act-strong 13.8/12.5/21
surface-page text 16.1/15.2/21
rule-field  page 3.4/4.6/21; raised 3.6/4.2/21; sunk 3.0/4.8/21; field 3.7/4.8/21
"""


def declared(block):
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))


def meanings(theme):
    root = declared(TOKENS[: TOKENS.index("@media (prefers-color-scheme: dark)")])
    block = TOKENS[TOKENS.index(':root[data-theme="contrast"] {') :]
    over = declared(block[: block.index("}")]) if theme == "contrast" else {}

    def colour(name):
        value = over.get(name, root[name])
        if pair := re.fullmatch(r"light-dark\((.+), (.+)\)", value):
            value = pair[2] if theme == "dark" else pair[1]
        if link := re.fullmatch(r"var\(--([\w-]+)\)", value):
            return colour(link[1])
        assert re.fullmatch(r"#[0-9a-f]{6}", value), value
        return value

    return colour


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def rows():
    for line in PROMISED.strip().splitlines():
        text, rest = line.split(maxsplit=1)
        for part in rest.split("; "):
            surface, ratios = part.split()
            full = f"surface-{surface}" if surface in ("page", "raised", "sunk", "field") else surface
            for theme, ratio in zip(THEMES, ratios.split("/"), strict=True):
                yield pytest.param(text, full, theme, float(ratio), id=f"{text} on {surface}, {theme}")


@pytest.mark.parametrize(("text", "surface", "theme", "promised"), list(rows()))
def test_contrast_is_as_promised_and_enough(text, surface, theme, promised):
    colour = meanings(theme)
    found = contrast(colour(text), colour(surface))
    assert found == pytest.approx(promised, abs=0.06)
    assert found >= (3 if text == "rule-field" else 4.5) - 0.005


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("mark", ["supports", "amends", "neutral", "opposes", "objects", "answered", "silent", "out"])
def test_marks_of_the_assembly_are_seen_on_the_page(mark, theme):
    colour = meanings(theme)
    assert contrast(colour(f"mark-{mark}"), colour("surface-page")) >= 3


def test_only_the_tokens_name_raw_colours():
    folder = Path(__file__).parents[3] / "web/src/css"
    for sheet in folder.rglob("*.css"):
        if sheet.name not in ("tokens.css", "print.css"):
            text = sheet.read_text(encoding="utf-8")
            assert "--raw-" not in text, sheet
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", re.sub(r"url\([^)]*\)", "", text)), sheet
