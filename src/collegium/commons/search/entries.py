"""What rooms give to be found, and who may find it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

_TOKEN = re.compile(r"(?:public|members|office|(?:body|inst|person)[0-9A-Za-z]{1,26})\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found. `audience`: tokens as in Actor.audiences(), any of which suffices; none:
    nobody.

    `url` is the path of its page in the network's first language, `detail` one line beside the title, `at`
    its own date.
    """

    kind: str
    id: str
    title: str
    text: str
    url: str
    audience: Sequence[str]
    language: str = "en"
    at: datetime | None = None
    detail: str = ""


Source = Callable[[list[str]], Iterable[Entry]]
AllIds = Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of thing that is found, how it is read, and how it is called (several of them)."""

    kind: str
    entries: Source
    all_ids: AllIds
    label: Any = field(default="")

    @property
    def title(self) -> str:
        """The name of the kind in the language in force."""
        return str(self.label) if self.label else self.kind.replace("_", " ").capitalize()


OFFERS: dict[str, Offer] = {}


def offer_search(kind: str, entries: Source, *, all_ids: AllIds, label: Any = "") -> None:
    """A room lets its objects of a kind be found.

    `entries(ids)` gives the present entries of these objects; an id for which nothing comes back is taken
    out. `all_ids()` names all objects, for a fresh index. `label` heads the results of that kind
    ("Papers").
    """
    OFFERS[kind] = Offer(kind, entries, all_ids, label)


def is_token(token: str) -> bool:
    """Whether a text is an audience token; anything else is never indexed nor asked for."""
    return bool(_TOKEN.match(token))
