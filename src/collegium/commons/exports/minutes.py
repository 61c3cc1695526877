"""The minutes of a meeting as a PDF. The caller brings finished sentences in the language of the minutes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from .glyphs import breakable
from .house import NetworkPrint
from .pdf import LIMITS, Limits, render_pdf


@dataclass(frozen=True, slots=True)
class MinutesWords:
    """The fixed words of the layout, in the language of the minutes. Made by `minutes_words`."""

    minutes: str
    attendance: str
    agenda: str
    decided: str
    actions: str
    what: str
    who: str
    until: str
    papers: str
    correction: str
    page_of: str
    before: str


def minutes_words(_: Callable[[str], str]) -> MinutesWords:
    """The fixed words through a translation function (gettext of the language of the minutes)."""
    return MinutesWords(
        minutes=_("Minutes"),
        attendance=_("Who was there"),
        agenda=_("Agenda"),
        decided=_("Decided"),
        actions=_("Who does what until when"),
        what=_("What"),
        who=_("Who"),
        until=_("Until"),
        papers=_("Papers"),
        correction=_("Why this version was made"),
        page_of=_("Page %(page)s of %(pages)s"),
        before=_("%(word)s:"),
    )


@dataclass(frozen=True, slots=True)
class ItemPrint:
    """An item of the agenda: its title, one line under it, the minutes in paragraphs, what was decided, papers by
    title, and actions as (what, who, until).
    """

    title: str
    line: str = ""
    said: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    actions: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesPrint:
    """All that is printed of a meeting. Dates and sentences are finished text in `lang`.

    body: who met. facts: short pairs of label and value. turnout: who was there in a sentence. columns and people: the
    table of those invited. version: one line on this version; reason: why an earlier one was replaced. made_at: what
    the file carries as its date; the same minutes have the same bytes.
    """

    lang: str
    words: MinutesWords
    network: NetworkPrint
    body: str
    title: str
    version: str
    made_at: datetime
    facts: tuple[tuple[str, str], ...] = ()
    turnout: str = ""
    columns: tuple[str, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    items: tuple[ItemPrint, ...] = ()
    reason: str = ""
    disclaimer: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.people):
            raise ValueError("each person needs one text for each column")

    def data(self) -> dict[str, object]:
        """What the template reads."""
        return {
            "words": asdict(self.words),
            "network": asdict(self.network),
            "title": f"{self.words.before % {'word': self.words.minutes}} {self.title}",
            "authors": [self.network.name],
            "heading": breakable(self.title, longest=20, piece=20),
            "body": self.body,
            "version": self.version,
            "facts": [[label, breakable(value, longest=24, piece=16)] for label, value in self.facts],
            "turnout": self.turnout,
            "columns": self.columns,
            "people": [[breakable(cell, longest=22, piece=12) for cell in row] for row in self.people],
            "items": [_item(item) for item in self.items],
            "reason": breakable(self.reason),
            "disclaimer": self.disclaimer,
            "made": [self.made_at.year, self.made_at.month, self.made_at.day],
        }


def _item(item: ItemPrint) -> dict[str, object]:
    return {
        "title": breakable(item.title, longest=24, piece=16),
        "line": item.line,
        "said": [breakable(text) for text in item.said],
        "decided": [breakable(text) for text in item.decided],
        "papers": [breakable(text) for text in item.papers],
        "actions": [[breakable(cell, longest=24, piece=16) for cell in row] for row in item.actions],
    }


def minutes_pdf(minutes: MinutesPrint, *, limits: Limits = LIMITS) -> bytes:
    """The PDF of minutes. Raises ExportError."""
    return render_pdf("minutes", minutes.data(), lang=minutes.lang, at=minutes.made_at, limits=limits)
