"""How to cite a publication: the one door to all forms. The sentence for people lives here."""

from __future__ import annotations

from collections.abc import Sequence

from .bibliographies import bibtex, csl_item, csl_json, ris
from .citation import Author, Body, Citation, one_line
from .landing import meta_tags, schema_org, script_json

__all__ = [
    "Author",
    "Body",
    "Citation",
    "bibtex",
    "csl_item",
    "csl_json",
    "meta_tags",
    "ris",
    "schema_org",
    "script_json",
    "sentence",
]

AND = {"en": "and", "fr": "et"}  # the only word of the sentence that is not the publication's own
MOST_NAMED = 7


def sentence(c: Citation, lang: str) -> str:
    """The citation in plain text: author, year, title, kind and identifier, version, publisher, address.

    `lang` chooses the word between two authors; a language without one gets the English. The publisher is
    left out when it is the only author. The word "version" is the same in English and French.
    """
    names = [body.name for body in c.bodies] + [_short(person) for person in c.people]
    number = f"{c.kind} {c.identifier}" if c.identifier else c.kind
    parts = [
        f"{_joined(names, AND.get(lang, AND['en']))} ({c.published.year})",
        c.full_title,
        f"{number}, version {c.version}" if c.version else number,
        "" if names == [c.publisher.name] else c.publisher.name,
    ]
    return one_line(" ".join(_ended(part) for part in parts if part) + f" {c.address}")


def _ended(part: str) -> str:
    """A part with its full stop, unless it ends with a sign of its own."""
    return part if part.rstrip().endswith((".", "?", "!", "…")) else f"{part}."


def _short(person: Author) -> str:
    """Marten, I.: family name and initials; hyphens stay ("Fournier, J.-P.")."""
    words = ["-".join(f"{piece[0]}." for piece in word.split("-") if piece) for word in person.given.split()]
    return ", ".join(part for part in (person.family, " ".join(words)) if part)


def _joined(names: Sequence[str], word: str) -> str:
    """Names in a row; of more than seven the first six, then "et al."."""
    if len(names) > MOST_NAMED:
        return ", ".join(names[: MOST_NAMED - 1]) + " et al."
    return f" {word} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
