"""Values on one line: an axis with round numbers, the half in the middle, one dot for each value; and values over time.

Pure: numbers in, places out. Lengths are user units of a drawing 620 wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, LEFT, RIGHT = 620.0, 18.0, 602.0
MIDDLE, ROOM, AXIS = 50.0, 26.0, 82.0
NAMED = 120
"""Up to so many dots carry the name of their place; more could not be told apart."""


class Mark(NamedTuple):
    """One value at its spot, with what it tells."""

    x: float
    y: float
    title: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number on the axis."""

    x: float
    value: float


@dataclass(frozen=True, slots=True)
class Distribution:
    """A drawing: axis, the box of the middle half with its median, dots of radius `radius`, one's own."""

    ticks: tuple[Tick, ...]
    low: float
    middle: float
    high: float
    dots: tuple[Mark, ...]
    radius: float
    own: float | None


def scale(low: float, high: float, *, parts: int = 4) -> tuple[float, float, list[float]]:
    """Round bounds around two numbers and the round numbers between: steps of 1, 2 or 5 times a power of ten."""
    if high <= low:
        low, high = low - (abs(low) or 1) / 10, high + (abs(high) or 1) / 10
    raw = (high - low) / parts
    power = 10.0 ** floor(log10(raw))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= raw * 0.999999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return first * step, last * step, [n * step for n in range(first, last + 1)]


def distribution(
    quartiles: tuple[float, float, float] | None,
    values: Sequence[tuple[float, str]] = (),
    own: float | None = None,
    *,
    bounds: tuple[float, float] | None = None,
) -> Distribution:
    """Place values (number, what its dot tells), the quartiles and one's own value.

    Without values the axis goes as far beyond the box as the box is wide. `bounds`: what no value can leave.
    Raises ValueError when there is nothing to draw.
    """
    numbers = [value for value, _ in values] + [*(quartiles or ())] + ([] if own is None else [own])
    if not numbers:
        raise ValueError("nothing to draw")
    least, most = min(numbers), max(numbers)
    if quartiles and not values:
        wide = quartiles[2] - quartiles[0]
        least, most = min(least, quartiles[0] - wide), max(most, quartiles[2] + wide)
    if bounds:
        least, most = max(least, bounds[0]), min(most, bounds[1])
    first, last, numbers_of_axis = scale(least, most)

    def at(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * (value - first) / (last - first)

    radius = 5.0 if len(values) <= 80 else 3.0 if len(values) <= 300 else 2.0
    low, middle, high = (at(it) for it in quartiles) if quartiles else (0.0, 0.0, 0.0)
    return Distribution(
        tuple(Tick(at(it), it) for it in numbers_of_axis),
        *(low, middle, high),
        _stacked([(at(value), title) for value, title in values], radius),
        radius,
        None if own is None else at(own),
    )


def _stacked(spots: Sequence[tuple[float, str]], radius: float) -> tuple[Mark, ...]:
    """Dots beside each other where they have room, above and below each other where they have none."""
    columns: dict[int, list[tuple[float, str]]] = {}
    for x, title in sorted(spots):
        columns.setdefault(int(x // (2 * radius + 1)), []).append((x, title))
    highest = max((len(column) for column in columns.values()), default=1)
    gap = min(2 * radius + 1, ROOM / max(1, highest // 2))
    named = len(spots) <= NAMED
    return tuple(
        Mark(x, MIDDLE + gap * ((n + 1) // 2) * (1 if n % 2 else -1), title if named else "")
        for column in columns.values()
        for n, (x, title) in enumerate(column)
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """One period: its words, where it stands, and the heights of box and own value; None where there is none."""

    label: str
    x: float
    low: float | None
    middle: float | None
    high: float | None
    own: float | None


@dataclass(frozen=True, slots=True)
class Course:
    """Values over time: periods from the left, heights of the round numbers at the side."""

    moments: tuple[Moment, ...]
    ticks: tuple[Tick, ...]
    box: float
    """Half the width of a box."""


TOP, BOTTOM, SIDE = 12.0, 150.0, 56.0


def course(periods: Sequence[tuple[str, tuple[float, float, float] | None, float | None]]) -> Course | None:
    """Place periods (words, quartiles or None, own value or None), oldest first; None when there is nothing to draw."""
    numbers = [it for _, box, own in periods for it in (*(box or ()), own) if it is not None]
    if not numbers:
        return None
    first, last, numbers_of_axis = scale(min(numbers), max(numbers), parts=3)
    apart = (RIGHT - SIDE) / len(periods)

    def height(value: float | None) -> float | None:
        return None if value is None else BOTTOM - (BOTTOM - TOP) * (value - first) / (last - first)

    moments = []
    for n, (label, box, own) in enumerate(periods):
        low, middle, high = box or (None, None, None)
        x = SIDE + apart * (n + 0.5)
        moments.append(Moment(label, x, height(low), height(middle), height(high), height(own)))
    return Course(tuple(moments), tuple(Tick(height(it) or 0.0, it) for it in numbers_of_axis), min(16.0, apart * 0.3))
