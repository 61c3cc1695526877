"""What rooms offer to pages that are not theirs, registered by name and drawn from plain data.

Desk tasks, navigation, panels for the pages of lower rooms, dates, search entries. Everything offered is already
narrowed to the actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from collegium.commons.access import Actor


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for the actor (or, with `waits_on`, for somebody whom the actor may remind)."""

    key: str
    title: str
    url: str
    meta: str = ""
    deadline: datetime | None = None
    since: datetime | None = None
    action: str = ""
    waits_on: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing on a body's page that waits, since when, and on whom. `you`: the reader must move."""

    what: str
    url: str
    on_whom: str
    since: datetime
    you: bool = False
    due: datetime | None = None
    action: str = ""


@dataclass(frozen=True, slots=True)
class DateItem:
    """A date for the desk and the calendar: a moment, a span until `ends`, or with `whole_days` the days from one to
    the day before the other.

    `key` names the date for good within its source, so that calendars know it again when it moves; `subject` is the
    ULID of the object whose acts change it. Without them both are read from the address.
    """

    at: datetime
    title: str
    url: str = ""
    key: str = ""
    subject: str = ""
    ends: datetime | None = None
    whole_days: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of another room's page: its template gets `panel` with this data."""

    name: str
    title: str
    template: str
    data: dict[str, Any] = field(default_factory=dict)
    order: int = 50
    count: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line of the rail: `section` is "", "work", "network" or "office"; `audience` is "public" or "guest" (everybody
    who is signed in), "members" or "office". With `public_label` it stands on the public pages, at `public_order`,
    in the list `public_section`: "ask", "work", "share", "network", or "" for a line of its own after the lists.
    """

    name: str
    label: Any
    url_name: str
    section: str = "work"
    order: int = 50
    audience: str = "members"
    public_label: Any = None
    public_order: int | None = None
    public_section: str = ""


OLDEST = 20
"""How many of the oldest of each source a body's page shows as waiting."""

DeskSource = Callable[[Actor, datetime], Iterable[Task]]
PanelSource = Callable[[Actor, str, datetime], "Panel | None"]
WaitSource = Callable[[Actor, str, datetime], Iterable[Wait]]
DateSource = Callable[[Actor, datetime], Iterable[DateItem]]

_desk: dict[str, DeskSource] = {}
_panels: dict[str, dict[str, PanelSource]] = defaultdict(dict)
_dates: dict[str, DateSource] = {}
_waits: dict[str, WaitSource] = {}
_nav: dict[str, NavItem] = {}
_words: dict[str, Any] = {}


def offer_to_desk(name: str, source: DeskSource) -> None:
    """Tasks for my desk: called with the actor and now."""
    _desk[name] = source


def offer_panel(host: str, name: str, source: PanelSource) -> None:
    """A panel for pages of kind `host` (member, group, person, paper, home, desk): called with actor, id, now."""
    _panels[host][name] = source


def offer_waits(name: str, source: WaitSource) -> None:
    """What waits on whom in a body, the `OLDEST` at least: called with the actor, the body's ULID and now."""
    _waits[name] = source


def offer_dates(name: str, source: DateSource) -> None:
    """Dates for the desk's side column."""
    _dates[name] = source


def offer_nav(item: NavItem) -> None:
    """A line of the navigation."""
    _nav[item.name] = item


def offer_word(room: str, word: Any) -> None:
    """What the things of a room are called together ("Meetings"), where it has no line in the navigation."""
    _words[room] = word


def room_words() -> dict[str, str]:
    """Room -> its word in the reader's language: that of its list in the navigation, else the one that it offered."""
    lines = sorted(nav_items(), key=lambda item: not item.url_name.endswith(":list"))
    found: dict[str, str] = {}
    for item in lines:
        found.setdefault(item.url_name.partition(":")[0], str(item.label))
    return {room: str(word) for room, word in _words.items()} | found


def tasks_by_source(actor: Actor, now: datetime) -> list[tuple[str, Task]]:
    """All that waits, each with the name of its source ("ballots.votes")."""
    return [(name, task) for name, source in _desk.items() for task in source(actor, now)]


def dates_by_source(actor: Actor, now: datetime) -> list[tuple[str, DateItem]]:
    """All coming dates, each with the name of its source ("ballots.closing")."""
    return [(name, item) for name, source in _dates.items() for item in source(actor, now)]


def desk_tasks(actor: Actor, now: datetime) -> list[Task]:
    """All that waits, by deadline; what has none comes last, oldest first."""
    far = datetime.max.replace(tzinfo=now.tzinfo)
    found = [task for _, task in tasks_by_source(actor, now)]
    return sorted(found, key=lambda task: (task.deadline or far, task.since or now, task.key))


def waits_of(actor: Actor, body: str, now: datetime) -> list[Wait]:
    """What waits on whom in a body, oldest first."""
    return sorted((it for source in _waits.values() for it in source(actor, body, now)), key=lambda it: it.since)


def dates_for(actor: Actor, now: datetime) -> list[DateItem]:
    """All coming dates in order."""
    return sorted((item for _, item in dates_by_source(actor, now)), key=lambda item: (item.at, item.title))


def panels_for(host: str, actor: Actor, ident: str, now: datetime) -> list[Panel]:
    """The panels that other rooms give to this page, in order; rooms with nothing to show return None."""
    found = (source(actor, ident, now) for source in _panels[host].values())
    return sorted((panel for panel in found if panel is not None), key=lambda panel: (panel.order, panel.name))


def public_items() -> list[NavItem]:
    """The lines of the public pages in order."""
    shown = [item for item in _nav.values() if item.public_label]
    return sorted(shown, key=lambda item: (item.order if item.public_order is None else item.public_order, item.name))


def nav_items() -> list[NavItem]:
    """All lines of the navigation in order."""
    return sorted(_nav.values(), key=lambda item: (item.order, item.name))
