"""Places on the map of Europe: the same projection as the committed drawing (`web/map/cut.mjs`).

Lambert's conformal conic (Snyder, Map Projections, 1987, eq. 15-1 to 15-4, on the sphere) with the parallels
40 and 62 degrees, centred on 13 degrees east; units of the drawing, 800 wide and 682 high, y downwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, degrees, log, pi, radians, sin, tan
from typing import Any, Self

WIDTH, HEIGHT = 800, 682
SCALE, LEFT, TOP = 1176.0, 388.0, 1482.0
CENTRE = radians(13)
MARGIN = 14.0  # how far from the edge an arrow stands for a place that lies beyond


def _stretched(latitude: float) -> float:
    return tan((pi / 2 + latitude) / 2)


_LOW, _HIGH = radians(40), radians(62)
_CONE = log(cos(_LOW) / cos(_HIGH)) / log(_stretched(_HIGH) / _stretched(_LOW))
_RADIUS = float(cos(_LOW) * _stretched(_LOW) ** _CONE / _CONE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be drawn; `kind` is "", "you" or "gone" (suspended, left)."""

    name: str
    lat: float
    lon: float
    url: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A drawn place. Beyond the frame it stands at the edge; `turn` is its arrow in degrees."""

    name: str
    url: str
    kind: str
    x: float
    y: float
    turn: float | None = None

    @property
    def labelled_left(self) -> bool:
        """Whether its name is written to the left, so that it stays inside the frame."""
        return self.x > WIDTH * 0.6


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from one drawn place to another."""

    x1: float
    y1: float
    x2: float
    y2: float


def project(lat: float, lon: float) -> tuple[float, float]:
    """Degrees north and east to x and y of the drawing."""
    turn = _CONE * (radians(lon) - CENTRE)
    radius = _RADIUS / _stretched(radians(lat)) ** _CONE
    return LEFT + SCALE * radius * sin(turn), TOP + SCALE * (radius * cos(turn) - _RADIUS)


class Dots(tuple[Dot, ...]):
    """Drawn places; `memo` holds what was written of them, for those that are kept."""

    memo: dict[Any, Any]

    def __new__(cls, found: Iterable[Dot]) -> Self:
        """The places in the order in which they lie upon another."""
        it = super().__new__(cls, found)
        it.memo = {}
        return it


def dots(places: Iterable[Place]) -> Dots:
    """The places as dots; your own comes last, so that it lies on top."""
    found = [_dot(place) for place in places]
    return Dots(sorted(found, key=lambda dot: dot.kind == "you"))


def points(places: Iterable[tuple[float, float] | None]) -> str:
    """Places (degrees north and east) as one path of bare points, for a map that tells of another one."""
    drawn = (_point(*place) for place in places if place is not None)
    return "".join(f"M{x} {y}h0" for x, y in drawn if 0 <= x <= WIDTH and 0 <= y <= HEIGHT)


@lru_cache(maxsize=8192)
def _point(lat: float, lon: float) -> tuple[float, float]:
    x, y = project(lat, lon)
    return round(x, 1), round(y, 1)


def ties(you: Dot, others: Iterable[Dot]) -> tuple[Tie, ...]:
    """Lines from one dot to others."""
    return tuple(Tie(you.x, you.y, other.x, other.y) for other in others)


@lru_cache(maxsize=8192)
def _dot(place: Place) -> Dot:
    x, y = project(place.lat, place.lon)
    inside = 0 <= x <= WIDTH and 0 <= y <= HEIGHT
    if inside:
        return Dot(place.name, place.url, place.kind, round(x, 1), round(y, 1))
    at_x, at_y = min(max(x, MARGIN), WIDTH - MARGIN), min(max(y, MARGIN), HEIGHT - MARGIN)
    turn = degrees(atan2(y - at_y, x - at_x))
    return Dot(place.name, place.url, place.kind, round(at_x, 1), round(at_y, 1), round(turn, 1))
