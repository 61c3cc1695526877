"""Planning events: kinds, the event itself, and its moves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.network import network
from collegium.commons.notify import end_links
from collegium.kernel.errors import Invalid, NotFound, Stale
from collegium.kernel.ids import new_id
from collegium.rooms.groups.queries import body as body_for
from collegium.rooms.members.queries import short_names

from .choices import STANDING, Audience, State
from .facts import EventAnnounced, EventCancelled, EventHeld, EventMoved, EventOpened
from .models import Event, EventKind, Session
from .policy import visible_to
from .queries import standing_of
from .rules import FLOW, shifted


@dataclass(frozen=True, slots=True)
class Plan:
    """What is said of an event. `kind`, `body`, `host`: ULIDs, "" for none; `until`: the last day of registration."""

    title: str
    kind: str
    starts_on: date
    ends_on: date
    summary: str = ""
    language: str = "en"
    audience: str = Audience.PUBLIC
    body: str = ""
    host: str = ""
    place: str = ""
    city: str = ""
    practical: str = ""
    until: date | None = None
    capacity: int | None = None


def locked(event: str, actor: Actor) -> Event:
    """The event, locked for the act, with its kind. Raises NotFound."""
    rows = Event.objects.select_for_update(of=("self",)).filter(visible_to(actor), pk=event)
    it: Event | None = rows.select_related("kind").first()
    if it is None:
        raise NotFound(event)
    return it


@act("events.kind_defined")
def define_kind(*, actor: Actor, slug: str, now: datetime, **features: Any) -> str:
    """Add or change a kind of event (a row of features, models.EventKind); returns its ULID."""
    authorise(actor, "events.define_kind")
    kind = EventKind.objects.filter(slug=slug).first() or EventKind(id=new_id(now), slug=slug)
    for name, value in features.items():
        setattr(kind, name, value)
    kind.save()
    record(kind)
    return kind.id


@act("events.planned", public=False)
def plan_event(*, actor: Actor, plan: Plan, slug: str = "", now: datetime) -> str:
    """Begin an event as a draft; returns its ULID. Its slug is made of title and year where none is given.

    Raises NotFound when the actor may not plan for this body, Invalid(field="unknown" | "missing" | "before_it_began" |
    "after_start").
    """
    authorise(actor, "events.plan", group=plan.body)
    it = Event(id=new_id(now), planned_at=now)
    _write(it, actor, plan, now)
    it.slug = slug or _free_slug(plan.title, plan.starts_on)
    it.save(force_insert=True)
    record(it)
    return it.id


def _free_slug(title: str, day: date) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:70].strip("-") or "event"
    base = base if str(day.year) in base else f"{base}-{day.year}"
    held = set(Event.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    tries = (base, *(f"{base}-{number}" for number in range(2, len(held) + 3)))
    return next(it for it in tries if it not in held and it not in ("new",))


def _write(it: Event, actor: Actor, plan: Plan, now: datetime) -> None:
    kind = EventKind.objects.filter(pk=plan.kind).first()
    wrong = _wrong(plan, kind, actor)
    if it.taken and plan.capacity is not None and plan.capacity < it.taken:
        wrong["capacity"] = "below_taken"
    if it.state == State.OPEN and plan.until is None:
        wrong["until"] = "missing"
    if wrong:
        raise Invalid(**wrong)
    it.kind_id = plan.kind
    it.body_id, it.host_id = plan.body or None, plan.host or None
    it.starts_on, it.ends_on, it.registration_until = plan.starts_on, plan.ends_on, plan.until
    it.capacity, it.audience, it.language = plan.capacity, Audience(plan.audience), plan.language
    it.title, it.summary, it.practical = plan.title.strip(), plan.summary.strip(), plan.practical.strip()
    it.place, it.city, it.changed_at = plan.place.strip(), plan.city.strip(), now


def _wrong(plan: Plan, kind: EventKind | None, actor: Actor) -> dict[str, str]:
    wrong = {}
    if kind is None:
        wrong["kind"] = "unknown"
    if plan.ends_on < plan.starts_on:
        wrong["ends_on"] = "before_it_began"
    if plan.until is not None and plan.until > plan.ends_on:
        wrong["until"] = "after_start"
    if plan.body and body_for(actor, plan.body) is None:
        wrong["body"] = "unknown"
    if not plan.body and (plan.audience == Audience.BODY or (kind is not None and kind.of_a_body)):
        wrong["body"] = "missing"
    if plan.host and not short_names([plan.host]):
        wrong["host"] = "unknown"
    return wrong


@act("events.changed")
def change_event(*, actor: Actor, event: str, version: int, plan: Plan, now: datetime) -> None:
    """Say something else of an event; sessions move with its first day, and whoever waits moves up into new places.

    Other days or another place of an event that stands are told to whoever is registered. Raises Stale when another
    version stands meanwhile, Invalid as `plan_event` and capacity="below_taken".
    """
    from .actions_registering import fill

    it = locked(event, actor)
    authorise(actor, "events.change", it)
    authorise(actor, "events.plan", group=plan.body)
    if it.version != version:
        raise Stale(theirs=_said(it), yours=_asked(plan))
    was = (it.starts_on, it.ends_on, it.place, it.city)
    days = (plan.starts_on - it.starts_on).days
    _write(it, actor, plan, now)
    it.version += 1
    it.save()
    if days:
        _shift_sessions(it, days)
    record(it, version=it.version)
    if it.state in STANDING and was != (it.starts_on, it.ends_on, it.place, it.city):
        announce(EventMoved(it.id, now))
    fill(it, now)


def _said(it: Event) -> dict[str, object]:
    return {"title": it.title, "summary": it.summary, "practical": it.practical, "place": it.place, "city": it.city}


def _asked(plan: Plan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in ("title", "summary", "practical", "place", "city")}


def _shift_sessions(it: Event, days: int) -> None:
    zone = network().tz
    for row in Session.objects.filter(event=it):
        row.starts_at = shifted(row.starts_at.astimezone(zone), days)
        row.ends_at = shifted(row.ends_at.astimezone(zone), days)
        row.save()


@act("events.announced")
def announce_event(*, actor: Actor, event: str, now: datetime) -> None:
    """From now on it stands in the calendar of those for whom it is. Raises Refused when its days are over."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    it.state, it.announced_at, it.changed_at = FLOW.take("announce", standing_of(it, now)).to, now, now
    it.version += 1
    it.save()
    record(it)
    announce(EventAnnounced(it.id, now))


@act("events.opened")
def open_registration(*, actor: Actor, event: str, now: datetime) -> None:
    """Registration opens, or opens anew. Raises Refused without a last day, or when it has passed."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    it.state, it.changed_at = FLOW.take("open", standing_of(it, now)).to, now
    it.version += 1
    it.save()
    record(it)
    announce(EventOpened(it.id, now))


@act("events.closed")
def close_registration(*, actor: Actor, event: str, now: datetime) -> None:
    """Registration closes, by hand or because its last day has passed; who waits still moves up."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    it.state, it.changed_at = FLOW.take("close", standing_of(it, now)).to, now
    it.version += 1
    it.save()
    record(it)


@act("events.held")
def hold_event(*, actor: Actor, event: str, now: datetime) -> None:
    """It took place; certificates of attendance are given from now on. Raises Refused before its first day."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    it.state, it.changed_at = FLOW.take("hold", standing_of(it, now)).to, now
    it.announced_at, it.version = it.announced_at or now, it.version + 1
    it.save()
    end_links(about=it, now=now)
    record(it)
    announce(EventHeld(it.id, now))


@act("events.cancelled")
def cancel_event(*, actor: Actor, event: str, reason: str, now: datetime) -> None:
    """It does not take place; everybody who is registered is told the reason. Raises Invalid(reason="missing")."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    step = FLOW.take("cancel", standing_of(it, now))
    if not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.reason, it.changed_at = step.to, reason.strip(), now
    it.version += 1
    it.save()
    end_links(about=it, now=now)
    record(it, text=it.reason)
    announce(EventCancelled(it.id, now))


@act("events.taken_up")
def take_up_event(*, actor: Actor, event: str, now: datetime) -> None:
    """A cancelled event becomes a draft again, with its programme and its registrations."""
    it = locked(event, actor)
    authorise(actor, "events.change", it)
    it.state, it.reason, it.changed_at = FLOW.take("take_up", standing_of(it, now)).to, "", now
    it.version += 1
    it.save()
    record(it)


MOVES: Mapping[str, Any] = {
    "announce": announce_event,
    "open": open_registration,
    "close": close_registration,
    "hold": hold_event,
    "take_up": take_up_event,
}
"""The moves that need nothing but a click, by the name that the flow gives them."""
