"""What all printed documents share: the network, the assembly as a picture, names, fixed words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = frozenset(
    ("supports", "amends", "neutral", "opposes", "objects", "answered", "silent")
    + ("recused", "suspended", "not_entitled")
)


@dataclass(frozen=True, slots=True)
class NetworkPrint:
    """Who speaks: the network's name, one line on what it is, its address for people to type."""

    name: str
    descriptor: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the legend: mark (one of MARKS), how many seats, the word for it."""

    mark: str
    seats: int
    word: str

    def __post_init__(self) -> None:
        if self.mark not in MARKS or self.seats < 0:
            raise ValueError(f"not a mark of the assembly: {self.mark!r}, {self.seats}")


@dataclass(frozen=True, slots=True)
class Assembly:
    """The seats as a half circle, sorted by state, so that weight is an angle.

    `alternative` is read aloud instead of the picture: the counts in a sentence. `number` and `under` stand
    in the middle ("51", "of 57 asked answered"). `gate` is the number of seats that were needed, 0 for
    none.
    """

    counts: tuple[Count, ...]
    alternative: str
    number: str = ""
    under: str = ""
    gate: int = 0
    gate_word: str = ""

    def data(self) -> dict[str, object]:
        """The picture for a template: places in a half circle of radius 1, y upwards."""
        marks = [count.mark for count in self.counts for _ in range(count.seats)]
        places, size = hemicycle(len(marks))
        return {
            "seats": [{"mark": mark, "x": x, "y": y} for mark, (x, y) in zip(marks, places, strict=True)],
            "size": size,
            "counts": [{"mark": c.mark, "seats": c.seats, "word": c.word} for c in self.counts],
            "alternative": self.alternative,
            "number": self.number,
            "under": self.under,
            "gate": gate_angle(places, self.gate),
            "gate_word": self.gate_word,
        }


def hemicycle(seats: int, *, inner: float = 0.5) -> tuple[list[tuple[float, float]], float]:
    """Places of the seats from left to right and the diameter of a mark, in a half circle of radius 1.

    Rows lie at equal distances between `inner` and 1 and get seats in proportion to their length.
    """
    rows = max(1, round(math.sqrt(seats / 3.6)))
    radii = [inner + (1 - inner) * i / (rows - 1) for i in range(rows)] if rows > 1 else [1.0]
    places = [
        (round(-radius * math.cos(math.pi * at), 4), round(radius * math.sin(math.pi * at), 4), at)
        for radius, count in zip(radii, _shares(radii, seats), strict=True)
        for at in ((i / (count - 1) if count > 1 else 0.5) for i in range(count))
    ]
    places.sort(key=lambda place: (round(place[2], 6), -math.hypot(place[0], place[1])))
    across = (1 - inner) / (rows - 1) if rows > 1 else 0.3
    counted = zip(radii, _shares(radii, seats), strict=True)
    along = min((math.pi * radius / (count - 1) for radius, count in counted if count > 1), default=0.3)
    return [(x, y) for x, y, _ in places], round(min(across, along, 0.3) * 0.78, 4)


def _shares(radii: Sequence[float], seats: int) -> list[int]:
    """Seats of each row: in proportion to its length, the remainder to the largest fractions."""
    exact = [seats * radius / sum(radii) for radius in radii]
    out = [int(value) for value in exact]
    by_rest = sorted(range(len(radii)), key=lambda row: (out[row] - exact[row], -row))
    for row in by_rest[: seats - sum(out)]:
        out[row] += 1
    return out


def gate_angle(places: Sequence[tuple[float, float]], needed: int) -> float | None:
    """Degrees from the left between the last seat that was needed and the next; None for no gate."""
    if not 0 < needed < len(places):
        return None
    before, after = (180 - math.degrees(math.atan2(y, x)) for x, y in (places[needed - 1], places[needed]))
    return round((before + after) / 2, 3)
