"""What has happened to papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from collegium.kernel.facts import fact


@fact("papers.started")
@dataclass(frozen=True, slots=True)
class PaperStarted:
    """A draft was begun."""

    paper: str
    group: str
    at: datetime


@fact("papers.moved")
@dataclass(frozen=True, slots=True)
class PaperMoved:
    """A paper went from one state to another (`move` is the name of the move in the flow table).

    `texts` are the words of the letter by language, where the person who acted has changed them.
    """

    paper: str
    move: str
    state: str
    at: datetime
    texts: Mapping[str, str] = field(default_factory=dict)


@fact("papers.adopted")
@dataclass(frozen=True, slots=True)
class PaperAdopted:
    """A paper was adopted, by a vote (`decision`) or as recorded by the office ("")."""

    paper: str
    decision: str
    at: datetime


@fact("papers.published")
@dataclass(frozen=True, slots=True)
class PaperPublished:
    """A paper stands published; its text does not change any more. `texts` as in PaperMoved."""

    paper: str
    at: datetime
    texts: Mapping[str, str] = field(default_factory=dict)


@fact("papers.reader_asked")
@dataclass(frozen=True, slots=True)
class ReaderAsked:
    """A person from outside was asked to read a version until a moment."""

    reading: str
    until: datetime
    at: datetime


@fact("papers.reader_answered")
@dataclass(frozen=True, slots=True)
class ReaderAnswered:
    """She has said what she thinks, or said it anew."""

    reading: str
    at: datetime
