"""What holds for every template: nothing inline, every component on the acceptance page, known references."""

import json
import re
from pathlib import Path

import pytest
from jinja2 import Environment

SOURCE = Path(__file__).parents[3] / "src" / "collegium"
PAGES = SOURCE / "commons" / "pages"
TEMPLATES = sorted(SOURCE.rglob("*.jinja"))
# Parts of components that are shown inside others.
INNER = {
    *("csrf", "cell", "choice", "crumbs", "error_line", "error_list", "errors", "hemicycle"),
    *("refusal", "runs", "says", "seat_table", "tick"),
}


def names(text, pattern):
    return set(re.findall(pattern, text))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_nothing_inline(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""<[a-z][^>]*\sstyle\s*=""", text), "an inline style"
    assert not re.search(r"<style\b", text), "a style element"
    assert not re.search(r"""<script(?![^>]*\s(?:src=|type="application/(?:ld\+)?json"))""", text), "an inline script"
    assert not re.search(r"""<[a-z][^>{]*\son[a-z]+\s*=""", text), "an inline handler"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_it_compiles_and_uses_components_and_assets_that_exist(path):
    text = path.read_text(encoding="utf-8")
    Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True).parse(text)
    offered = names((PAGES / "templates/pages/ui.jinja").read_text(encoding="utf-8"), r"{% set (\w+) =")
    if 'import "pages/ui.jinja" as ui' in text:
        assert names(text, r"\bui\.(\w+)\(") <= offered
    manifest = json.loads((PAGES / "static/collegium/manifest.json").read_text(encoding="utf-8"))
    assert names(text, r'asset\("([^"]+)"\)') <= set(manifest)


def test_the_style_guide_shows_every_component():
    offered = names((PAGES / "templates/pages/ui.jinja").read_text(encoding="utf-8"), r"{% set (\w+) =")
    shown = names((PAGES / "templates/pages/styleguide.jinja").read_text(encoding="utf-8"), r"\bui\.(\w+)\(")
    assert offered - shown == INNER


def test_every_file_of_the_bundle_is_there_with_its_compressed_forms():
    folder = PAGES / "static/collegium"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert {
        "site.css",
        "site.js",
        "live.js",
        "sans.woff2",
        "newsreader.woff2",
        "europe.svg",
        "icon.svg",
    } <= set(manifest)
    for file in manifest.values():
        assert (folder / file).is_file()
        if not file.endswith(".woff2"):
            assert (folder / f"{file}.br").is_file()
            assert (folder / f"{file}.gz").is_file()


def test_what_every_page_loads_leaves_room_for_the_page():
    """150 kB at most are transferred: fonts, styles and scripts of the workspace leave 30 for the words."""
    folder = PAGES / "static/collegium"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    fonts = ("sans.woff2", "newsreader.woff2", "sans-europe.woff2")
    texts = ("site.css.br", "site.js.br", "live.js.br")
    weight = sum((folder / manifest[name]).stat().st_size for name in fonts)
    weight += sum((folder / f"{manifest[name.removesuffix('.br')]}.br").stat().st_size for name in texts)
    assert weight <= 120_000
