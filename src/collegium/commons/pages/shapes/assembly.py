"""The assembly: one mark for each member, in the orders in which it is drawn."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from .hemicycle import Gate, Spot, hemicycle

# From the left: who is for it, who is not, who says nothing, who has no voice here.
STATES = (
    "supports",
    "amends",
    "answered",
    "neutral",
    "opposes",
    "objects",
    "recused",
    "silent",
    "notentitled",
    "suspended",
)


@dataclass(frozen=True, slots=True)
class Seat:
    """One member's seat: its short name, what it said, and what the table of seats tells besides."""

    name: str
    state: str
    country: str = ""
    you: bool = False
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A seat at its spot in the hemicycle."""

    seat: Seat
    spot: Spot


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everything a drawing of the assembly needs: seats in fixed order, placed by state, counted."""

    seats: tuple[Seat, ...]
    placed: tuple[Placed, ...]
    counts: tuple[tuple[str, int], ...]
    you: Seat | None
    size: float
    inner: float
    view: str
    gate: Gate | None
    named: bool
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was drawn of it: an assembly that is kept is drawn once for each language."""

    @property
    def noted(self) -> bool:
        """Whether any seat bears a note."""
        if "noted" not in self.memo:
            self.memo["noted"] = any(seat.note for seat in self.seats)
        return bool(self.memo["noted"])


def assembly_of(seats: Iterable[Seat], *, gate: int | None = None, named: bool = True) -> Assembly:
    """Sort, place and count. `gate` is the number of votes needed; `named` is False for a secret one, which
    keeps no name, no link and no mark of one's own.

    Raises ValueError for a state that has no mark.
    """
    fixed = in_fixed_order(seats)
    if not named:
        fixed = tuple(replace(seat, name="", country="", you=False, url="", note="") for seat in fixed)
    drawn = hemicycle(len(fixed), gate)
    placed = tuple(Placed(seat, spot) for seat, spot in zip(by_state(fixed), drawn.spots, strict=True))
    yours = next((seat for seat in fixed if seat.you), None)
    return Assembly(fixed, placed, counted(fixed), yours, drawn.size, drawn.inner, drawn.view, drawn.gate, named)


def in_fixed_order(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """By country, then name, so that one finds a member; letters with marks stand with their letter."""
    return tuple(sorted(seats, key=lambda seat: (_folded(seat.country), _folded(seat.name))))


def by_state(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """From the left by state; order within a state stays. Raises ValueError for a state without a mark."""
    return tuple(sorted(seats, key=lambda seat: _rank(seat.state)))


def counted(seats: Iterable[Seat]) -> tuple[tuple[str, int], ...]:
    """How many seats are in each state that occurs, in the order of the drawing."""
    found = [seat.state for seat in seats]
    return tuple((state, found.count(state)) for state in STATES if state in found)


def _rank(state: str) -> int:
    if state not in STATES:
        raise ValueError(f"no mark for the state {state!r}")
    return STATES.index(state)


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
