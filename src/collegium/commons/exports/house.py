"""What all printed documents share: the network, the assembly as a picture, names, fixed words."""

from __future__ import annotations

from dataclasses import dataclass

from collegium.commons.pages.shapes.assembly import STATES
from collegium.commons.pages.shapes.hemicycle import OUTER, hemicycle

MARKS = frozenset(STATES)


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
        """The picture for a template: places in a half circle whose outer row has the radius 1, y down."""
        marks = [count.mark for count in self.counts for _ in range(count.seats)]
        drawn = hemicycle(len(marks), self.gate or None)
        gate = drawn.gate
        line = [value / OUTER for value in (gate.x1, gate.y1, gate.x3, gate.y3)] if gate else None
        return {
            "seats": [
                {"mark": mark, "x": spot.x / OUTER, "y": spot.y / OUTER}
                for mark, spot in zip(marks, drawn.spots, strict=True)
            ],
            "size": drawn.size / OUTER,
            "inner": drawn.inner / OUTER,
            "counts": [{"mark": c.mark, "seats": c.seats, "word": c.word} for c in self.counts],
            "alternative": self.alternative,
            "number": self.number,
            "under": self.under,
            "gate": line,
            "gate_word": self.gate_word,
        }
