"""What a round shows of its answers, as finished values: coverage while it runs, sums and reasons when it is closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from collegium.commons.access import Actor
from collegium.commons.pages.kept import Kept
from collegium.commons.pages.shapes.assembly import Assembly, Seat, assembly_of

from .choices import State
from .models import Dots, Round
from .queries import AskedRow, roll_of
from .rules import Coverage, covered


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an institution put its dots on an option, or none."""

    slug: str
    short: str
    country: str
    dots: int
    text: str


@dataclass(frozen=True, slots=True)
class Roll:
    """The frozen roll of a round: its rows, coverage, and a drawing of one mark for each member."""

    rows: Sequence[AskedRow]
    coverage: Coverage
    house: Assembly

    @property
    def silent(self) -> list[AskedRow]:
        """Who is asked and has not answered."""
        return [row for row in self.rows if not row.excluded and row.given is None]


@dataclass(frozen=True, slots=True)
class Given:
    """Answers of a closed round for members: dots by institution in the order of the options; reasons by option."""

    table: Sequence[tuple[AskedRow, tuple[int, ...]]]
    reasons: dict[str, list[Reason]]


_rolls: Kept[Roll] = Kept("priorities:members", "members:members", most=256)
_given: Kept[Given] = Kept("priorities:members", "members:members", most=32)


def roll_for(it: Round, actor: Actor, now: datetime) -> Roll:
    """The roll as this reader may see it: members with names and her own mark, the public marks alone."""
    own = frozenset(actor.institutions) if actor.is_member else None
    closed = it.state == State.CLOSED
    return _rolls.always((it.id, own, closed), lambda: _roll(it.id, own, closed))


def _roll(ident: str, own: frozenset[str] | None, closed: bool) -> Roll:
    rows = roll_of(ident)
    seats = [Seat(row.short, _mark(row, closed), row.country, you=bool(own and row.institution in own)) for row in rows]
    coverage = covered(row.given for row in rows if not row.excluded)
    return Roll(rows if own is not None else [], coverage, assembly_of(seats, named=own is not None))


def _mark(row: AskedRow, closed: bool) -> str:
    """Whether an answer holds dots is shown after the closing only."""
    if row.excluded:
        return "suspended" if row.excluded == "suspended" else "notentitled"
    if row.given is None:
        return "silent"
    return "answered" if row.given or not closed else "neutral"


def given_in(it: Round, options: Iterable[str], actor: Actor, now: datetime) -> Given | None:
    """What each institution said in a closed round; None for the public and while it runs."""
    if it.state != State.CLOSED or not actor.is_member:
        return None
    order = tuple(options)
    return _given.always(it.id, lambda: _read(it.id, order))


def _read(ident: str, options: tuple[str, ...]) -> Given:
    roll = {row.id: row for row in roll_of(ident) if row.given is not None}
    dots: dict[str, dict[str, int]] = defaultdict(dict)
    reasons: dict[str, list[Reason]] = defaultdict(list)
    for asked, option, number, text in Dots.objects.filter(asked__round=ident).values_list(
        "asked", "option", "number", "reason"
    ):
        dots[asked][option] = number
        if text:
            row = roll[asked]
            reasons[option].append(Reason(row.slug, row.short, row.country, number, text))
    for held in reasons.values():
        held.sort(key=lambda reason: (-reason.dots, reason.country, reason.short))
    table = [(row, tuple(dots[row.id].get(option, 0) for option in options)) for row in roll.values()]
    return Given(table, dict(reasons))


def answers_of(ident: str) -> list[dict[str, int]]:
    """The dots of each institution that has answered, by option: what is counted at the closing."""
    found: dict[str, dict[str, int]] = {row.id: {} for row in roll_of(ident) if row.given is not None}
    for asked, option, number in Dots.objects.filter(asked__round=ident).values_list("asked", "option", "number"):
        found[asked][option] = number
    return list(found.values())
