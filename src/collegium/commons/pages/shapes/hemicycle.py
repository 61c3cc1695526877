"""Where the marks of an assembly stand: rows with equal spacing, and an aisle where the gate line passes.

Lengths are units of the figure (y grows downwards, the middle of the floor is 0, 0); the outer row is at 176.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

OUTER = 176.0
ROW_GAP = 0.9  # distance of rows, in spacings along a row
INNER_SHARE = 0.52  # radius of the inner row over that of the outer one, where the number of rows allows it
MARK_SHARE = 0.74  # size of a mark over the spacing along its row
LARGEST_SPACING = 48.0
TIGHTEST = 0.9  # least distance of marks along a row beside an aisle, in sizes of a mark
AISLE = 3.0  # clear space between the gate line and the box of a mark


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of one mark, and its row (0 is the inner one)."""

    x: float
    y: float
    row: int


@dataclass(frozen=True, slots=True)
class Gate:
    """The line at the votes needed: through the rows (x1, y1, x2, y2), its tick outside, its word's place."""

    x1: float
    y1: float
    x2: float
    y2: float
    x3: float
    y3: float
    word_x: float
    word_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Hemicycle:
    """Spots from the left, so that weight is an angle; the size of a mark; the gate, if there is one."""

    spots: tuple[Spot, ...]
    size: float
    inner: float
    gate: Gate | None

    @property
    def view(self) -> str:
        """The viewBox: room above for the word of the gate."""
        edge = OUTER + self.size * 0.7
        top = edge + (34 if self.gate else 0)
        return f"{-edge:.1f} {-top:.1f} {2 * edge:.1f} {top + self.size:.1f}"


@lru_cache(maxsize=256)
def hemicycle(count: int, gate: int | None = None) -> Hemicycle:
    """Place `count` marks; with `gate`, the line stands between marks `gate` and `gate` + 1 from the left.

    Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("an assembly has no negative number of seats")
    if count == 0:
        return Hemicycle((), LARGEST_SPACING * MARK_SHARE, OUTER, None)
    spacing, radii = _rows(count)
    seats = _shares(count, radii)
    size = min(spacing * MARK_SHARE, 34.0)
    if gate is None or not 0 < gate < count:
        placed = [_row(radius, number, row) for row, (radius, number) in enumerate(zip(radii, seats, strict=True))]
        line = None if gate is None else _end(radii, size, left=gate <= 0)
    else:
        placed, line = _parted(radii, seats, gate, size, spacing)
    angled = sorted((angle, radii[row], row) for found in placed for angle, row in found)
    spots = tuple(Spot(-radius * cos(angle), -radius * sin(angle), row) for angle, radius, row in angled)
    return Hemicycle(spots, size, radii[0], line)


def _rows(count: int) -> tuple[float, list[float]]:
    """Spacing and radii: as many rows as bring the inner one nearest to its share of the outer one."""
    best: tuple[float, float, int] | None = None
    for number in range(1, count + 1):
        spacing = pi * OUTER * number / (count - number + 0.5 * ROW_GAP * pi * number * (number - 1) or 1)
        inner = OUTER - ROW_GAP * spacing * (number - 1)
        if number > 1 and (spacing > LARGEST_SPACING or inner < spacing):
            break
        miss = abs(inner / OUTER - INNER_SHARE)
        if best is None or miss < best[0]:
            best = (miss, spacing, number)
    assert best is not None
    spacing, number = min(best[1], LARGEST_SPACING), best[2]
    return spacing, [OUTER - ROW_GAP * spacing * back for back in reversed(range(number))]


def _shares(count: int, radii: list[float]) -> list[int]:
    """Marks for each row in proportion to its length (largest remainder), one for its open end."""
    return [1 + part for part in _apportion(count - len(radii), radii)]


def _apportion(total: int, weights: list[float], limits: list[int] | None = None) -> list[int]:
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda place: parts[place] - exact[place])
    while sum(parts) < total:
        for place in by_remainder:
            if sum(parts) < total and (limits is None or parts[place] < limits[place]):
                parts[place] += 1
    return parts


def _row(radius: float, number: int, row: int) -> list[tuple[float, int]]:
    if number == 1:
        return [(pi / 2, row)]
    return [(pi * place / (number - 1), row) for place in range(number)]


def _parted(
    radii: list[float], seats: list[int], gate: int, size: float, spacing: float
) -> tuple[list[list[tuple[float, int]]], Gate]:
    """Each row in two parts with an aisle on one radial line, so that the line never touches a mark."""
    left = _apportion(gate, [float(number) for number in seats], seats)
    half = max(size / 2 + AISLE, spacing / 2)
    aisle = _aisle(radii, seats, left, half, size)
    placed = []
    for row, (radius, number, part) in enumerate(zip(radii, seats, left, strict=True)):
        near, far = aisle - half / radius, aisle + half / radius
        angles = _spread(0.0, near, part, outwards=False) + _spread(far, pi, number - part, outwards=True)
        placed.append([(angle, row) for angle in angles])
    return placed, _line(radii, size, aisle)


def _aisle(radii: list[float], seats: list[int], left: list[int], half: float, size: float) -> float:
    """The angle of the gate: where the rows would part by themselves, with room for the marks beside it."""
    middles = [(part - 0.5) * pi / max(number - 1, 1) for part, number in zip(left, seats, strict=True)]
    wanted = sum(middle * number for middle, number in zip(middles, seats, strict=True)) / sum(seats)
    least, most = 0.0, pi
    for radius, number, part in zip(radii, seats, left, strict=True):
        step = size * TIGHTEST / radius
        least = max(least, half / radius + (part - 1) * step if part else 0.0)
        most = min(most, pi - half / radius - (number - part - 1) * step if number > part else pi)
    return min(max(wanted, least), most)


def _spread(start: float, end: float, number: int, *, outwards: bool) -> list[float]:
    """Angles with equal spacing over an arc; a single mark stands at the end of its row."""
    if number <= 1:
        return [end if outwards else min(start, end)][:number]
    return [start + (end - start) * place / (number - 1) for place in range(number)]


def _line(radii: list[float], size: float, angle: float) -> Gate:
    def at(radius: float) -> tuple[float, float]:
        return -radius * cos(angle), -radius * sin(angle)

    (x1, y1), (x2, y2), (x3, y3) = (
        at(radii[0] - size * 0.8),
        at(OUTER + size * 0.55),
        at(OUTER + size * 0.55 + 14),
    )
    word_x, word_y = at(OUTER + size * 0.55 + 20)
    anchor = "middle" if abs(word_x) < 12 else ("end" if word_x < 0 else "start")
    return Gate(x1, y1, x2, y2, x3, y3, word_x, word_y, anchor)


def _end(radii: list[float], size: float, *, left: bool) -> Gate:
    """All, or none, are needed: the line lies under the last marks."""
    side, floor = (-1.0 if left else 1.0), size * 0.75
    near, far = side * (radii[0] - size * 0.5), side * (OUTER + size * 0.55)
    return Gate(
        near,
        floor,
        far - side * 14,
        floor,
        far,
        floor,
        far,
        floor - size * 0.3,
        "end" if not left else "start",
    )
