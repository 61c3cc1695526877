"""The parts of a drawing that come once for each member, written at once: templates would take ten times as long."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from .assembly import Assembly, Seat
from .map import Dot, Dots, Tie


def _drawn(parts: Iterable[str]) -> Markup:
    """Parts in which every word was escaped."""
    return Markup("".join(parts))  # noqa: S704


def _once(memo: dict[Any, Any], key: Hashable, make: Callable[[], Markup]) -> Markup:
    """What was drawn of a kept thing, written at the first asking."""
    if key not in memo:
        memo[key] = make()
    found: Markup = memo[key]
    return found


def mark(state: str, you: bool = False) -> str:
    """One mark beside its word."""
    return (
        f'<svg class="mark mark--{state}{" is-you" if you else ""}" width="16" height="16" viewBox="-8 -8 16 16" '
        f'aria-hidden="true"><use href="#m-{state}" x="-8" y="-8" width="16" height="16"/></svg>'
    )


def hemicycle_marks(house: Assembly, words: Mapping[str, Any], colon: str) -> Markup:
    """The marks at their spots; a named assembly tells each. `colon` as the language writes it."""
    key = ("marks", colon, *(str(words[state]) for state, _ in house.counts))
    return _once(house.memo, key, lambda: _marks(house, words, colon))


def _marks(house: Assembly, words: Mapping[str, Any], colon: str) -> Markup:
    half, size, told = house.size / 2, f"{house.size:.1f}", {state: escape(words[state]) for state, _ in house.counts}
    found = []
    for placed in house.placed:
        seat, x, y = placed.seat, placed.spot.x, placed.spot.y
        title = f"<title>{escape(seat.name)}{colon} {told[seat.state]}</title>" if house.named else ""
        found.append(
            f'<g class="mark--{seat.state}">{title}<use href="#m-{seat.state}" x="{x - half:.1f}" '
            f'y="{y - half:.1f}" width="{size}" height="{size}"/></g>\n'
        )
        if seat.you:
            found.append(
                f'<circle class="mark--you" cx="{x:.1f}" cy="{y:.1f}" r="{house.size * 0.56:.1f}" fill="none" '
                'stroke="currentColor" stroke-width="2.4"/>\n'
            )
    return _drawn(found)


def seat_items(house: Assembly, words: Mapping[str, Any], colon: str) -> Markup:
    """The items of the list of seats, in the fixed order. `colon` as the language writes it."""
    told = {state: (mark(state), f"{colon} {escape(words[state])}") for state, _ in house.counts}
    key = ("items", *(word for _, word in told.values()))
    return _once(house.memo, key, lambda: _drawn(_item(seat, *told[seat.state]) for seat in house.seats))


def _item(seat: Seat, drawn: str, word: str) -> str:
    you = ' class="is-you"' if seat.you else ""
    return f'<li{you}>{drawn}<span>{_linked(seat)}</span><span class="vh">{word}</span></li>\n'


def _linked(seat: Seat) -> str:
    return f'<a href="{escape(seat.url)}">{escape(seat.name)}</a>' if seat.url else str(escape(seat.name))


def seat_rows(house: Assembly, words: Mapping[str, Any], noted: bool) -> Markup:
    """The rows of the table of seats; `noted`: with the column of notes."""
    told = {state: f"{mark(state)} {escape(words[state])}" for state, _ in house.counts}
    key = ("rows", noted, *told.values())
    return _once(house.memo, key, lambda: _drawn(_row(seat, told[seat.state], noted) for seat in house.seats))


def _row(seat: Seat, state: str, noted: bool) -> str:
    you, note = ' class="is-you"' if seat.you else "", f"<td>{escape(seat.note)}</td>" if noted else ""
    return f'<tr{you}><th scope="row">{_linked(seat)}</th><td>{escape(seat.country)}</td><td>{state}</td>{note}</tr>\n'


def strip_marks(house: Assembly) -> Markup:
    """The marks in one row."""
    return _drawn(mark(placed.seat.state, placed.seat.you) for placed in house.placed)


def map_ties(lines: Iterable[Tie]) -> Markup:
    """The ties of a map."""
    return _drawn(f'<path class="map__tie" d="M{it.x1} {it.y1}L{it.x2} {it.y2}"/>\n' for it in lines)


def map_dots(dots: Dots, beyond: Any) -> Markup:
    """The places of a map, each a link with its name; `beyond` is said of what lies outside the frame."""
    beyond = escape(beyond)
    return _once(dots.memo, beyond, lambda: _drawn(_dot(dot, beyond) for dot in dots))


def _dot(dot: Dot, beyond: str) -> str:
    name, outside = str(escape(dot.name)), dot.turn is not None
    told = f"{name}, {beyond}" if outside else name
    classes = " ".join(it for it in (f"is-{dot.kind}" if dot.kind else "", "is-beyond" if outside else "") if it)
    marked = f' class="{classes}"' if classes else ""
    drawn = _outside(dot, told) if outside else _inside(dot, told)
    if dot.url:
        return f'<a href="{escape(dot.url)}"{marked} aria-label="{told}">\n<title>{told}</title>{drawn}\n</a>\n'
    return f"<g{marked}>\n<title>{told}</title>{drawn}\n</g>\n"


def _inside(dot: Dot, told: str) -> str:
    return (
        f'<circle class="map__hit" cx="{dot.x}" cy="{dot.y}" r="12"/><circle class="map__dot" cx="{dot.x}" '
        f'cy="{dot.y}" r="{6 if dot.kind == "you" else 4.5}"/>{_name(told, dot.x, dot.y + 6, 14, dot.labelled_left)}'
    )


def _outside(dot: Dot, told: str) -> str:
    side = -1 if dot.labelled_left else 1
    x, y = dot.x + side * 22, dot.y + 12
    return (
        f'<path class="map__beyond" d="M-16 0H0M-7-6L0 0-7 6" transform="translate({dot.x - side * 8} {dot.y + 8}) '
        f'rotate({dot.turn})"/><circle class="map__hit" cx="{x}" cy="{y}" r="12"/><circle class="map__dot" cx="{x}" '
        f'cy="{y}" r="4.5"/>{_name(told, x, dot.y + 18, 12, dot.labelled_left)}'
    )


def _name(told: str, x: float, y: float, gap: int, left: bool) -> str:
    at, anchor = (x - gap, "end") if left else (x + gap, "start")
    return f'<text class="map__label" x="{at:.1f}" y="{y:.1f}" text-anchor="{anchor}" aria-hidden="true">{told}</text>'
