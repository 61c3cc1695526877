"""A certificate of attendance as a PDF. The caller brings finished sentences in the language of the certificate."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from .glyphs import breakable
from .house import NetworkPrint
from .pdf import LIMITS, Limits, render_pdf


@dataclass(frozen=True, slots=True)
class CertificatePrint:
    """All that is printed. Dates and sentences are finished text in `lang`.

    name: who came; of: for which university, "" for none; sentence: that she took part and when; event: its title;
    facts: pairs of label and value (kind, place, host); signed: who says so. made_at is the date that the file carries:
    the same certificate has the same bytes.
    """

    lang: str
    network: NetworkPrint
    title: str
    name: str
    of: str
    sentence: str
    event: str
    facts: tuple[tuple[str, str], ...]
    signed: str
    reference: str
    made_at: datetime
    page_of: str
    disclaimer: str = ""

    def data(self) -> dict[str, object]:
        """What the template reads."""
        plain = ("of", "sentence", "signed", "reference", "disclaimer")
        return {name: getattr(self, name) for name in plain} | {
            "title": self.title,
            "name": breakable(self.name, longest=24, piece=16),
            "event": breakable(self.event, longest=24, piece=20),
            "network": asdict(self.network),
            "authors": [self.network.name],
            "facts": [[label, breakable(value, longest=24, piece=16)] for label, value in self.facts],
            "words": {"page_of": self.page_of},
            "made": [self.made_at.year, self.made_at.month, self.made_at.day],
        }


def certificate_pdf(certificate: CertificatePrint, *, limits: Limits = LIMITS) -> bytes:
    """The PDF of a certificate. Raises ExportError."""
    return render_pdf("certificate", certificate.data(), lang=certificate.lang, at=certificate.made_at, limits=limits)
