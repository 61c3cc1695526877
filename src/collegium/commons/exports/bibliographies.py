"""A citation for reference managers: BibTeX, RIS, CSL-JSON. All UTF-8.

Sources: Patashnik, BibTeXing (1988) and btxdoc for entries and names; the RIS specification of 2011, type
RPRT; csl-data.json of the Citation Style Language, version 1.0.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from .citation import Author, Citation, one_line

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces even behind a backslash
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {sign: f"\\{sign}" for sign in "#$%&_"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def tex(text: str) -> str:
    """Text on one line with TeX's special characters escaped; letters with diacritics stay as they are."""
    return "".join(SPECIAL.get(character, character) for character in one_line(text))


def tex_title(title: str) -> str:
    """A title whose capitals survive styles that set titles in lower case: proper nouns are braced.

    The first word of a title or of a part after a colon is braced only when a capital stands within it.
    """
    out, first = [], True
    for word in one_line(title).split(" "):
        inner = any(character.isupper() for character in word[1:])
        opens = next((character for character in word if character.isalpha()), "")
        out.append(f"{{{tex(word)}}}" if inner or (opens.isupper() and not first) else tex(word))
        first = word.endswith((":", ".", "?", "!"))
    return " ".join(out)


def _bibtex_name(author: Author) -> str:
    """Family, Given: a part that BibTeX would take apart (comma, the word "and") is braced."""

    def whole(part: str) -> str:
        return f"{{{tex(part)}}}" if re.search(r",|\band\b", part, re.IGNORECASE) else tex(part)

    return ", ".join(whole(part) for part in (author.family, author.given) if part)


def key(c: Citation) -> str:
    """The key of an entry: ASCII letters, digits and hyphens of the identifier."""
    plain = unicodedata.normalize("NFKD", c.identifier).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or f"paper-{c.published.year}"


def _target(address: str) -> str:
    """An address for a braced field: what could unbalance it is percent-encoded."""
    return re.sub(r"[\s{}\\]", lambda match: f"%{ord(match[0]):02X}" if ord(match[0]) < 128 else "", address)


def bibtex(c: Citation) -> str:
    """One @techreport entry; the fields version, language, doi, url and date are those of biblatex."""
    authors = [f"{{{tex(body.name)}}}" for body in c.bodies] + [_bibtex_name(person) for person in c.people]
    fields = {
        "author": " and ".join(authors),
        "title": tex_title(c.full_title),
        "type": f"{{{tex(c.kind)}}}",
        "number": tex(c.identifier),
        "institution": f"{{{tex(c.publisher.name)}}}",
        "year": str(c.published.year),
        "date": c.published.isoformat(),
        "version": tex(c.version),
        "language": c.language,
        "doi": _target(c.doi),
        "url": _target(c.url),
        "keywords": tex(", ".join(c.keywords)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    lines.insert(6, f"  month = {MONTHS[c.published.month - 1]}")
    return f"@techreport{{{key(c)},\n" + ",\n".join(lines) + "\n}\n"


def ris(c: Citation) -> str:
    """One RIS record of type RPRT, lines ended by CR LF."""

    def lines() -> Iterator[tuple[str, str]]:
        yield "TY", "RPRT"
        yield from (("AU", body.name) for body in c.bodies)
        yield from (("AU", ", ".join(part for part in (who.family, who.given) if part)) for who in c.people)
        yield "TI", c.full_title
        yield "PY", str(c.published.year)
        yield "DA", f"{c.published:%Y/%m/%d}"
        yield "PB", c.publisher.name
        yield "SN", c.identifier
        yield "M3", c.kind
        yield "ET", c.version
        yield "LA", c.language
        yield "DO", c.doi
        yield "UR", c.url
        yield "L1", c.pdf_url
        yield "AB", c.abstract
        yield from (("KW", word) for word in c.keywords)

    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in lines() if value.strip()) + "ER  - \r\n"


def csl_item(c: Citation) -> dict[str, object]:
    """The citation as one CSL item."""
    people = [{"family": who.family} | ({"given": who.given} if who.given else {}) for who in c.people]
    item: dict[str, object] = {
        "id": key(c),
        "type": "report",
        "author": [{"literal": one_line(body.name)} for body in c.bodies] + people,
        "title": c.full_title,
        "genre": c.kind,
        "number": c.identifier,
        "publisher": c.publisher.name,
        "issued": _date_parts(c.published),
        "version": c.version,
        "language": c.language,
        "DOI": c.doi,
        "URL": c.url,
        "abstract": one_line(c.abstract),
        "keyword": ", ".join(c.keywords),
    }
    custom = {"license": c.licence, "adopted": c.adopted.isoformat() if c.adopted else ""}
    item["custom"] = {name: value for name, value in custom.items() if value}
    return {name: value for name, value in item.items() if value}


def csl_json(c: Citation) -> str:
    """A CSL-JSON file with this one item."""
    return json.dumps([csl_item(c)], ensure_ascii=False, indent=2) + "\n"


def _date_parts(day: date) -> dict[str, list[list[int]]]:
    """A date as CSL writes it."""
    return {"date-parts": [[day.year, day.month, day.day]]}
