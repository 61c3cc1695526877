"""An adopted paper as a PDF in the network's layout. The caller brings finished sentences in its language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from textwrap import shorten
from typing import Any

from .document import prepare
from .errors import ExportError
from .glyphs import breakable, is_blank
from .house import Assembly, NetworkPrint
from .pdf import LIMITS, Limits, render_pdf


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The fixed words of the layout, in the language of the paper. Made by `paper_words`."""

    reference: str
    adopted: str
    published: str
    version: str
    identifier: str
    recommendations: str
    addressed_to: str
    and_: str
    page_of: str
    behind: str
    cite: str
    licence: str
    fingerprint: str
    fingerprint_note: str
    imprint: str


def paper_words(_: Callable[[str], str]) -> PaperWords:
    """The fixed words through gettext of the paper's language, which need not be the reader's."""
    return PaperWords(
        reference=_("Reference"),
        adopted=_("Adopted"),
        published=_("Published"),
        version=_("Version"),
        identifier=_("Identifier"),
        recommendations=_("Recommendations"),
        addressed_to=_("To %(addressees)s"),
        and_=_("and"),
        page_of=_("Page %(page)s of %(pages)s"),
        behind=_("Who stands behind it"),
        cite=_("How to cite"),
        licence=_("Licence"),
        fingerprint=_("Fingerprint of the text"),
        fingerprint_note=_(
            "SHA-256 of the canonical text as it was adopted; whoever holds the text can compute it again."
        ),
        imprint=_("Imprint"),
    )


def addressee_words(_: Callable[[str], str]) -> dict[str, str]:
    """The addressees of the canonical schema as they follow "To" in `addressed_to`."""
    return {
        "commission": _("the Commission"),
        "council": _("the Council"),
        "parliament": _("the Parliament"),
        "governments": _("governments"),
        "funders": _("funders"),
        "universities": _("universities"),
    }


@dataclass(frozen=True, slots=True)
class NameList:
    """Names under a label: members that stand behind a paper, its authors, its signatories."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """Who stands behind a paper, as its kind says: a sentence, lists of names, the assembly of a vote."""

    sentence: str = ""
    lists: tuple[NameList, ...] = ()
    assembly: Assembly | None = None


@dataclass(frozen=True, slots=True)
class PaperPrint:
    """All that is printed of a paper. Dates and sentences are finished text in `lang`.

    kind, authority: "Position paper"; "the association's position. Adopted by the Board on 24 September
    2026." They make one line. result: the sentence of the vote with its numbers. doc: canonical ProseMirror
    JSON. addressees: code -> words after "To" ("the Commission"). identifier: DOI or permanent address,
    with its link. fingerprint: "sha256:" and hexadecimal digits. disclaimer: printed at the foot of each
    page ("People, votes and texts are invented"). made_at: the date in the file's metadata; the same paper
    then gives the same bytes.
    """

    lang: str
    words: PaperWords
    network: NetworkPrint
    kind: str
    authority: str
    title: str
    doc: Mapping[str, Any]
    made_at: datetime
    subtitle: str = ""
    standfirst: str = ""
    short_title: str = ""
    reference: str = ""
    version: str = ""
    adopted_by: str = ""
    adopted_on: str = ""
    result: str = ""
    published_on: str = ""
    identifier: str = ""
    identifier_url: str = ""
    addressees: Mapping[str, str] = field(default_factory=dict)
    behind: Behind = Behind()
    cite_as: str = ""
    licence: str = ""
    licence_url: str = ""
    imprint: tuple[str, ...] = ()
    fingerprint: str = ""
    disclaimer: str = ""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    def data(self) -> dict[str, object]:
        """What the template reads. Raises ExportError when the text breaks the schema."""
        if is_blank(self.title):
            raise ExportError("not_canonical", "a paper needs a title")
        printed = prepare(self.doc, self.addressees)
        plain = {name: getattr(self, name) for name in _PLAIN}
        return plain | {
            "words": asdict(self.words),
            "network": asdict(self.network),
            "short_title": self.short_title or shorten(self.title, 90, placeholder="…"),
            "shown_title": breakable(self.title, longest=20, piece=20),
            "description": self.standfirst,
            "blocks": printed.blocks,
            "recommendations": printed.front,
            "front": len(printed.recommendations) > 1 and not printed.opens_with_recommendations,
            "behind": {
                "sentence": self.behind.sentence,
                "lists": [asdict(names) for names in self.behind.lists],
                "assembly": self.behind.assembly.data() if self.behind.assembly else None,
            },
            "made": [self.made_at.year, self.made_at.month, self.made_at.day],
        }


_PLAIN = (
    "title", "kind", "authority", "subtitle", "standfirst", "reference", "version", "adopted_by",
    "adopted_on", "result", "published_on", "identifier", "identifier_url", "cite_as", "licence",
    "licence_url", "imprint", "fingerprint", "disclaimer", "authors", "keywords",
)  # fmt: skip


def paper_pdf(paper: PaperPrint, *, limits: Limits = LIMITS) -> bytes:
    """The PDF of a paper. Raises ExportError."""
    return render_pdf("paper", paper.data(), lang=paper.lang, at=paper.made_at, limits=limits)
