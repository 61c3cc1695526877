"""The words of the interface, gathered from code and templates into locale/*/LC_MESSAGES/django.po.

`python scripts/words.py` updates the catalogues; with --check it changes nothing and fails when a word lacks
its translation, has only a fuzzy one, or lost a placeholder.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "src" / "collegium"
LOCALE = HOUSE / "locale"
LANGUAGES = ("fr",)
METHODS = [("**/static/**", "ignore"), ("**.py", "python"), ("**/templates/**.jinja", "jinja2")]
OPTIONS = {"**/templates/**.jinja": {"trimmed": "true", "newstyle_gettext": "true", "extensions": "jinja2.ext.do"}}
KEYWORDS = {
    "_": None,
    "_l": None,
    "_p": ((1, "c"), 2),
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "_n": (1, 2),
    "_ln": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(([a-z_]+)\)[sd]")


def gathered() -> Catalog:
    """All words in the code of today."""
    catalog = Catalog(project="Collegium", charset="utf-8", fuzzy=False)
    for file, line, message, comments, context in extract_from_dir(str(HOUSE), METHODS, OPTIONS, KEYWORDS):
        catalog.add(message, locations=[(file, line)], auto_comments=comments, context=context)
    return catalog


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def held(language: str) -> Catalog:
    """The catalogue as it is."""
    path = path_of(language)
    if not path.is_file():
        return Catalog(locale=language, project="Collegium", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, words: Catalog) -> None:
    """Bring a catalogue up to date; new words stay empty, nothing is guessed, what fell away is dropped."""
    catalog = held(language)
    catalog.update(words, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, no_location=True, omit_header=False)


def add(french: dict[str, str]) -> None:
    """Gather the words anew and give those that lack one this translation."""
    words = gathered()
    update("fr", words)
    catalog = held("fr")
    for english, translation in french.items():
        there = catalog.get(english)
        if there is not None and not there.string:
            there.string = translation
    with path_of("fr").open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, no_location=True, omit_header=False)


def faults(language: str, words: Catalog) -> list[str]:
    """What is missing or wrong in a catalogue."""
    catalog, found = held(language), []
    for message in words:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        there = catalog.get(key, message.context)
        strings = (
            there.string if there is not None and isinstance(there.string, tuple) else (there.string,) if there else ()
        )
        if not strings or not all(strings):
            found.append(f"{language}: not translated: {key!r}")
        elif there is not None and there.fuzzy:
            found.append(f"{language}: only a guess: {key!r}")
        elif unknown := _placeholders(strings) - _placeholders(_all(message.id)):
            found.append(f"{language}: unknown placeholder {sorted(unknown)}: {key!r}")
        elif isinstance(message.id, str) and _placeholders(strings) != _placeholders((key,)):
            found.append(f"{language}: lost a placeholder: {key!r}")
    return found


def _all(ident: str | tuple[str, ...]) -> tuple[str, ...]:
    return (ident,) if isinstance(ident, str) else tuple(ident)


def _placeholders(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for name in PLACEHOLDER.findall(text)}


def main(arguments: list[str]) -> int:
    """Update, or check."""
    words = gathered()
    if "--check" not in arguments:
        for language in LANGUAGES:
            update(language, words)
        return 0
    found = [fault for language in LANGUAGES for fault in faults(language, words)]
    for fault in found[:40]:
        print(fault)
    if len(found) > 40:
        print(f"… and {len(found) - 40} more")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
