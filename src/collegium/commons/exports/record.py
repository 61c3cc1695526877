"""The record of a vote as a PDF. The caller brings finished sentences in the language of the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from .glyphs import breakable
from .house import MARKS, Assembly, NetworkPrint
from .pdf import LIMITS, Limits, render_pdf


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The fixed words of the layout, in the language of the record. Made by `record_words`."""

    record: str
    question: str
    rule: str
    votes: str
    seats: str
    proof: str
    electorate: str
    electorate_note: str
    text: str
    text_note: str
    imprint: str
    page_of: str
    before: str


def record_words(_: Callable[[str], str]) -> RecordWords:
    """The fixed words through a translation function (gettext of the record's language)."""
    return RecordWords(
        record=_("Record of a vote"),
        question=_("The question"),
        rule=_("The rule, as it stood when the vote was opened"),
        votes=_("How the seats voted"),
        seats=_("The seats"),
        proof=_("How to check it"),
        electorate=_("Fingerprint of the electorate"),
        electorate_note=_("SHA-256 of the list of seats entitled to vote, frozen before the vote was opened."),
        text=_("Fingerprint of the text"),
        text_note=_("SHA-256 of the version that was voted on, in canonical form."),
        imprint=_("Imprint"),
        page_of=_("Page %(page)s of %(pages)s"),
        before=_("%(word)s:"),
    )


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One row of the table of seats: a text for each column, a mark of house.MARKS for its vote or none."""

    cells: tuple[str, ...]
    mark: str = ""

    def __post_init__(self) -> None:
        if self.mark and self.mark not in MARKS:
            raise ValueError(f"not a mark of the assembly: {self.mark!r}")

    def data(self) -> dict[str, object]:
        """What the template reads."""
        return {"mark": self.mark, "cells": [breakable(cell, longest=22, piece=12) for cell in self.cells]}


@dataclass(frozen=True, slots=True)
class VoteRecordPrint:
    """All that is printed of a closed vote. Dates and sentences are finished text in `lang`.

    body: who decided. result: one word or two ("Adopted"). sentence: the result with its numbers. rule:
    plain words, one line for each condition. facts: short pairs of label and value (opened, closed, kind of
    vote). columns and seats: the table; the mark stands before the last column. seats_note: why there is no
    table (a secret vote), or who was not entitled. proof: label and value, such as the head of the journal
    or the address of the recount file, and the number that the step comes to where there is one. electorate
    and text: fingerprints, last under the proof. made_at: what the file carries as its date; the same
    record has the same bytes.
    """

    lang: str
    words: RecordWords
    network: NetworkPrint
    body: str
    question: str
    result: str
    sentence: str
    made_at: datetime
    reference: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    rule: tuple[str, ...] = ()
    assembly: Assembly | None = None
    columns: tuple[str, ...] = ()
    seats: tuple[SeatLine, ...] = ()
    seats_note: str = ""
    proof: tuple[tuple[str, ...], ...] = ()
    electorate: str = ""
    text: str = ""
    imprint: tuple[str, ...] = ()
    disclaimer: str = ""

    def __post_init__(self) -> None:
        if any(len(seat.cells) != len(self.columns) for seat in self.seats):
            raise ValueError("each seat needs one text for each column")

    def data(self) -> dict[str, object]:
        """What the template reads."""
        return {name: getattr(self, name) for name in _PLAIN} | {
            "words": asdict(self.words),
            "network": asdict(self.network),
            "title": f"{self.words.before % {'word': self.words.record}} {self.question}",
            "authors": [self.network.name],
            "sentence": breakable(self.sentence),
            "question": breakable(self.question, longest=20, piece=20),
            "assembly": self.assembly.data() if self.assembly else None,
            "seats": [seat.data() for seat in self.seats],
            "facts": [[label, breakable(value, longest=24, piece=16)] for label, value in self.facts],
            "proof": [[label, breakable(value), *number] for label, value, *number in self.proof],
            "made": [self.made_at.year, self.made_at.month, self.made_at.day],
        }


_PLAIN = (
    "body", "result", "reference", "rule", "columns", "seats_note", "electorate", "text", "imprint",
    "disclaimer",
)  # fmt: skip


def record_pdf(record: VoteRecordPrint, *, limits: Limits = LIMITS) -> bytes:
    """The PDF of a record. Raises ExportError."""
    return render_pdf("record", record.data(), lang=record.lang, at=record.made_at, limits=limits)
