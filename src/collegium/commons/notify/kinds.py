"""The register of what people are told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .choices import Pace

Words = str | Callable[[Mapping[str, Any]], str]
_PLACE = re.compile(r"%\(\w+\)[sd]")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of line and letter. `subject` and `line` are sentences with named places, or functions of
    them.
    """

    name: str
    room: str
    subject: Any
    line: Any
    pace: Pace
    label: Any = ""
    why: Any = ""

    @property
    def title(self) -> str:
        """How the kind is called on the page of preferences, in the language in force."""
        if self.label:
            return str(self.label)
        return self.name.replace("_", " ") if callable(self.subject) else _PLACE.sub("…", str(self.subject))


KINDS: dict[str, Kind] = {}


def register_kind(
    name: str,
    *,
    room: str,
    subject: Any,
    line: Any,
    mail: bool = True,
    pace: Pace | None = None,
    label: Any = "",
    why: Any = "",
) -> None:
    """Define a kind of notice once.

    `subject` and `line` are translatable sentences with named places (`%(title)s`), or functions of the
    parameters. `mail`: whether letters come at once unless a person chose otherwise (`pace` says another
    beginning). `label` names the kind on the page of preferences, `why` answers "Why did I get this?".
    Raises ValueError when another room has the name.
    """
    known = KINDS.get(name)
    if known is not None and known.room != room:
        raise ValueError(f"two kinds of notice are called {name}")
    KINDS[name] = Kind(name, room, subject, line, pace or (Pace.AT_ONCE if mail else Pace.NEVER), label, why)
