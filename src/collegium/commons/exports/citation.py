"""One publication as libraries see it: who, what, when, where, under which licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

ROR = re.compile(r"https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}")
ORCID = re.compile(r"https://orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
DOI = re.compile(r"10\.\d{4,9}/\S+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SPDX = re.compile(r"[A-Za-z0-9.+-]+")
CREATIVE = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")


def valid_orcid(address: str) -> bool:
    """Whether the check digit of an ORCID address is right (ISO 7064 MOD 11-2)."""
    match = ORCID.fullmatch(address)
    if not match:
        return False
    digits, total = match[1].replace("-", ""), 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))


@dataclass(frozen=True, slots=True)
class Body:
    """A corporate author or publisher. `ror`: address in the Research Organization Registry, or empty."""

    name: str
    ror: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or (self.ror and not ROR.fullmatch(self.ror)):
            raise ValueError(f"not a body: {self.name!r} {self.ror!r}")


@dataclass(frozen=True, slots=True)
class Author:
    """A person who is named as an author. `orcid` is the full address, or empty."""

    family: str
    given: str = ""
    orcid: str = ""

    def __post_init__(self) -> None:
        if not self.family.strip() or (self.orcid and not valid_orcid(self.orcid)):
            raise ValueError(f"not an author: {self.family!r} {self.orcid!r}")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is needed to cite one version of a publication. `kind` is the word shown ("Position paper").

    doi without resolver ("10.5281/zenodo.1"), language as BCP 47, licence as SPDX ("CC-BY-4.0"). Raises
    ValueError.
    """

    title: str
    kind: str
    bodies: tuple[Body, ...]
    publisher: Body
    published: date
    url: str
    language: str
    identifier: str
    subtitle: str = ""
    people: tuple[Author, ...] = ()
    adopted: date | None = None
    version: str = ""
    doi: str = ""
    licence: str = ""
    pdf_url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        faults = {
            "title": not self.title.strip(),
            "authors": not self.bodies and not self.people,
            "url": not self.url.startswith(("https://", "http://")),
            "language": not LANGUAGE.fullmatch(self.language),
            "doi": bool(self.doi) and not DOI.fullmatch(self.doi),
            "licence": bool(self.licence) and not SPDX.fullmatch(self.licence),
        }
        wrong = [name for name, fault in faults.items() if fault]
        if wrong:
            raise ValueError(f"a citation needs another {', '.join(wrong)}")

    @property
    def full_title(self) -> str:
        """Title and subtitle with the colon of the publication's language."""
        colon = "\u202f: " if self.language.startswith("fr") else ": "
        return one_line(self.title + (colon + self.subtitle if self.subtitle else ""))

    @property
    def address(self) -> str:
        """The address to cite: the DOI's when there is one."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def licence_url(self) -> str:
        """The address of the licence's text; empty without a licence."""
        if creative := CREATIVE.fullmatch(self.licence):
            return f"https://creativecommons.org/licenses/{creative[1].lower()}/{creative[2]}/"
        if self.licence == "CC0-1.0":
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        return f"https://spdx.org/licenses/{self.licence}.html" if self.licence else ""


def one_line(text: str) -> str:
    """Text on one line: every run of white space and controls is one space; narrow spaces stay."""
    return re.sub(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+", " ", text).strip()
