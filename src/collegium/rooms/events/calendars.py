"""What is ahead for somebody: events, dates of all rooms, what waits on the desk; as a list, and as iCalendar."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.journal.counters import read_counters
from collegium.commons.journal.reading import last_acts
from collegium.commons.network import network
from collegium.commons.notify.addressing import absolute
from collegium.commons.pages.addresses import address
from collegium.commons.pages.offers import DateItem, Task, dates_by_source, room_words, tasks_by_source
from collegium.commons.pages.punctuation import colon

from .calendars_zone import timezone_of
from .offers import days_of
from .queries import EventRow
from .queries_people import mine
from .queries_programme import SessionRow, booked_sessions

ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
LONG_AGO = datetime(2022, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a calendar. `kind` is the name of the room that gives it, `label` its word; `asks`: it waits for the
    reader. `subject` is the ULID of the object behind it.
    """

    key: str
    kind: str
    label: str
    title: str
    url: str
    at: datetime
    ends: datetime | None = None
    whole_days: bool = False
    place: str = ""
    asks: bool = False
    subject: str = ""
    about: str = ""

    @property
    def last(self) -> date | None:
        """The last of several whole days, None for one."""
        if not self.whole_days or self.ends is None:
            return None
        day = (self.ends - timedelta(days=1)).astimezone(network().tz).date()
        return day if day > self.at.astimezone(network().tz).date() else None


def items_for(actor: Actor, now: datetime) -> list[Item]:
    """Everything that is ahead for the actor in order. A thing that waits on her desk and is a date stands once."""
    words = room_words()
    tasks = [_of_task(name, task, words) for name, task in tasks_by_source(actor, now) if task.deadline]
    asked = {(mark, item.at) for item in tasks for mark in _marks(item)}
    dates = [_of_date(name, item, words) for name, item in dates_by_source(actor, now)]
    kept = [item for item in dates if not any((mark, item.at) in asked for mark in _marks(item))]
    return sorted([*tasks, *kept], key=lambda item: (item.at, not item.whole_days, item.title))


def _marks(item: Item) -> set[str]:
    return set(ULID.findall(f"{item.key} {item.url} {item.subject}"))


def _of_task(source: str, task: Task, words: dict[str, str]) -> Item:
    room = source.partition(".")[0]
    assert task.deadline is not None
    subject = next(iter(ULID.findall(f"{task.key} {task.url}")), "")
    title = f"{colon(task.action)} {task.title}" if task.action else task.title
    return Item(
        f"task-{task.key}", room, words.get(room, ""), title, task.url, task.deadline, asks=True, subject=subject,
        about=task.meta,
    )  # fmt: skip


def _of_date(source: str, item: DateItem, words: dict[str, str]) -> Item:
    room = source.partition(".")[0]
    said = hashlib.sha256(f"{item.url} {item.title}".encode()).hexdigest()[:20]
    subject = item.subject or next(iter(ULID.findall(item.url)), "")
    return Item(
        f"{source}-{item.key or said}", room, words.get(room, ""), item.title, item.url, item.at, item.ends,
        item.whole_days, item.place, subject=subject,
    )  # fmt: skip


def event_items(rows: Iterable[EventRow]) -> list[Item]:
    """Events as lines of a calendar, each with the last day of its registration while it is open."""
    words = room_words()
    return [_of_date("events.days", item, words) for item in days_of(rows)]


def sessions_chosen(actor: Actor, now: datetime) -> list[Item]:
    """The sessions in which the actor has a place, of the events ahead, for her feed; three queries at most."""
    events = {it.event.id: it.event for it in mine(actor, now) if it.state == "going"}
    held = booked_sessions(actor.id, events) if events else {}
    return [
        Item(
            f"session-{row.id}",
            "events",
            room_words().get("events", ""),
            row.title,
            address("events:page", events[event].slug),
            row.starts_at,
            row.ends_at,
            place=", ".join(part for part in (row.room, events[event].place, events[event].city) if part),
            subject=event,
            about=events[event].title,
        )
        for event, rows in held.items()
        for row in rows
    ]


# --- iCalendar (RFC 5545)


def feed(actor: Actor, now: datetime) -> bytes:
    """The calendar of a person in her language: events, dates, deadlines, the sessions that she chose."""
    with translation.override(actor.language):
        items = [*items_for(actor, now), *sessions_chosen(actor, now)]
        return ical(items, now, name=_("%(network)s: my calendar") % {"network": network().name})


def of_event(item: Item, sessions: Iterable[SessionRow], now: datetime) -> bytes:
    """One event: its days, and the sessions that the reader may see, breaks aside."""
    parts = [
        replace(
            item,
            key=f"session-{row.id}",
            title=row.title,
            at=row.starts_at,
            ends=row.ends_at,
            whole_days=False,
            place=", ".join(part for part in (row.room, item.place) if part),
            about=item.title,
        )
        for row in sessions
        if not row.is_break
    ]
    return ical([item, *parts], now, name=item.title)


def ical(items: Iterable[Item], now: datetime, *, name: str) -> bytes:
    """Lines of a calendar as iCalendar, with the rules of the network's zone.

    UID is made of the line's key and the network's domain and stays when the line moves. SEQUENCE is the counter of the
    object behind it, which rises with each act on it; LAST-MODIFIED the moment of the last one. The same lines give the
    same bytes. Two queries.
    """
    from icalendar import Calendar

    held, here = list(items), network()
    subjects = {item.subject for item in held if item.subject}
    counts = read_counters(subjects) if subjects else {}
    changed = last_acts(subjects) if subjects else {}
    calendar = Calendar()
    for key, value in (
        ("prodid", f"-//{here.name}//Collegium//EN"), ("version", "2.0"), ("calscale", "GREGORIAN"),
        ("x-wr-calname", name), ("x-wr-timezone", here.zone),
    ):  # fmt: skip
        calendar.add(key, value)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    if any(not item.whole_days for item in held):
        days = [item.at.date() for item in held]
        first, last = date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1)
        calendar.add_component(timezone_of(here.zone, first, last))
    for item in held:
        stamp = changed.get(item.subject) or LONG_AGO
        calendar.add_component(_component(item, counts.get(item.subject, 0), stamp))
    return bytes(calendar.to_ical())


def _component(item: Item, sequence: int, changed: datetime) -> Any:
    from icalendar import Event, vText

    zone, it = network().tz, Event()
    it.add("uid", f"{item.key}@{network().domain}")
    it.add("dtstamp", changed.astimezone(UTC).replace(microsecond=0))
    it.add("last-modified", changed.astimezone(UTC).replace(microsecond=0))
    it.add("sequence", sequence)
    it.add("summary", item.title)
    if item.whole_days:
        it.add("dtstart", item.at.astimezone(zone).date())
        it.add("dtend", (item.ends or item.at + timedelta(days=1)).astimezone(zone).date())
        it.add("transp", "TRANSPARENT")
    else:
        it.add("dtstart", item.at.astimezone(zone))
        it.add("dtend", (item.ends or item.at).astimezone(zone))
        it.add("transp", "OPAQUE" if item.ends else "TRANSPARENT")
    if item.place:
        it.add("location", item.place)
    if item.about:
        it.add("description", item.about)
    if item.label:
        it.add("categories", [vText(item.label)])
    if item.url:
        it.add("url", absolute(item.url))
    return it
