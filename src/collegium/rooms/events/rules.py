"""When an event is announced, opened and held; who may still register; how a programme is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import STANDING, State

NEEDS_DAYS = 30
"""So many days after an event its dietary and access needs are erased."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of an event. Days are days of the network's zone.

    `until` is the last day of registration, None when none is set; `registers`: its kind takes registrations.
    """

    state: State
    starts_on: date
    ends_on: date
    today: date
    until: date | None = None
    registers: bool = True


def not_over(event: Standing) -> Decision:
    """What has passed is not announced: it is entered as held."""
    return refuse("event_is_over") if event.ends_on < event.today else allow()


def takes_registrations(event: Standing) -> Decision:
    """Registration opens for a kind that takes it, with a last day that has not passed, before the event is over."""
    if not event.registers:
        return refuse("kind_takes_no_registration")
    if event.until is None:
        return refuse("no_last_day")
    if event.until < event.today:
        return refuse("last_day_has_passed", until=event.until.isoformat())
    return not_over(event)


def has_begun(event: Standing) -> Decision:
    """An event was held once its first day has come."""
    return allow() if event.starts_on <= event.today else refuse("event_is_ahead")


FLOW = Flow(
    Move("announce", {State.DRAFT}, State.ANNOUNCED, guard=not_over),
    Move("open", {State.ANNOUNCED, State.CLOSED}, State.OPEN, guard=takes_registrations),
    Move("close", {State.OPEN}, State.CLOSED),
    Move("hold", {State.DRAFT, *STANDING}, State.HELD, guard=has_begun),
    Move("cancel", set(STANDING), State.CANCELLED, with_reason=True),
    Move("take_up", {State.CANCELLED}, State.DRAFT),
)


def may_register(event: Standing, *, late: bool = False) -> Decision:
    """Until the end of the last day, while registration is open. `late`: the office registers people until the end."""
    if late:
        return may_give_up(event)
    if event.state != State.OPEN:
        return refuse("registration_not_open")
    if event.until is not None and event.until < event.today:
        return refuse("registration_is_over", until=event.until.isoformat())
    return allow()


def may_give_up(event: Standing) -> Decision:
    """A registration is given up, or taken by the office, until the last day of the event."""
    if event.state not in STANDING:
        return refuse("event_does_not_stand")
    return not_over(event)


def may_record_attendance(event: Standing) -> Decision:
    """Who came is recorded from the first day on, also once the event counts as held."""
    if event.state not in (State.OPEN, State.CLOSED, State.HELD):
        return refuse("event_does_not_stand")
    return has_begun(event)


def moves_up(event: Standing) -> bool:
    """Whether who waits still moves up: before the event is over."""
    return bool(may_give_up(event))


@dataclass(frozen=True, slots=True)
class Span:
    """A session as it stands in time and room: `track` is "" for what is for all."""

    id: str
    starts: datetime
    ends: datetime
    track: str = ""


def overlapping(spans: Iterable[Span]) -> tuple[str, str] | None:
    """The first two sessions in which nobody can be at once; what ends when another one begins does not overlap."""
    held = sorted(spans, key=lambda it: (it.starts, it.ends, it.id))
    latest: Span | None = None
    for it in held:
        if latest is not None and it.starts < latest.ends:
            return latest.id, it.id
        if latest is None or it.ends > latest.ends:
            latest = it
    return None


# --- the programme


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a programme: the sessions that begin here (ULIDs), over how many rows and tracks."""

    ids: tuple[str, ...]
    rows: int = 1
    across: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a programme: when it begins, and its cells; a track whose session still goes on has no cell here."""

    starts: datetime
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a programme: its tracks in the order of their first session, and its rows."""

    day: date
    tracks: tuple[str, ...]
    lines: list[Line]


def programme(spans: Sequence[Span]) -> list[Day]:
    """Sessions as tables, one for each day: rows are moments, columns are tracks; each session stands once.

    A session reaches over the rows that begin before it ends, but never past the next one of its track or one that is
    for all. `starts` is read in the zone that it carries.
    """
    days: dict[date, list[Span]] = {}
    for it in sorted(spans, key=lambda it: (it.starts, it.track, it.ends, it.id)):
        days.setdefault(it.starts.date(), []).append(it)
    return [_day(day, held) for day, held in sorted(days.items())]


def _day(day: date, held: list[Span]) -> Day:
    tracks = tuple(dict.fromkeys(it.track for it in held if it.track))
    rows: list[tuple[datetime, bool, dict[str, list[Span]]]] = []
    for moment in dict.fromkeys(it.starts for it in held):
        for for_all in (True, False):
            here: dict[str, list[Span]] = {}
            for it in held:
                if it.starts == moment and (not it.track) == for_all:
                    here.setdefault(it.track, []).append(it)
            if here:
                rows.append((moment, for_all, here))
    return Day(day, tracks, _lines(rows, tracks))


def _lines(rows: list[tuple[datetime, bool, dict[str, list[Span]]]], tracks: tuple[str, ...]) -> list[Line]:
    covered = dict.fromkeys(tracks, 0)
    lines = []
    for place, (moment, for_all, here) in enumerate(rows):
        line = Line(moment)
        if for_all:
            line.cells.append(Cell(tuple(it.id for it in here[""]), across=max(1, len(tracks))))
        for track in tracks if not for_all else ():
            if covered[track]:
                covered[track] -= 1
                continue
            its = here.get(track, [])
            reach = _reach(rows[place + 1 :], track, max(it.ends for it in its)) if its else 1
            covered[track] = reach - 1
            line.cells.append(Cell(tuple(it.id for it in its), rows=reach))
        lines.append(line)
    return lines


def _reach(later: list[tuple[datetime, bool, dict[str, list[Span]]]], track: str, ends: datetime) -> int:
    many = 1
    for moment, for_all, here in later:
        if moment >= ends or for_all or track in here:
            break
        many += 1
    return many


def shifted(moment: datetime, days: int) -> datetime:
    """The same hour so many days later, in the zone that the moment carries."""
    return moment + timedelta(days=days)
