"""What events give to the house: tasks, dates, panels, search entries, navigation, names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import Actor
from collegium.commons.network import network
from collegium.commons.notify import offer_signed_act
from collegium.commons.pages.activity import register_address, register_sight
from collegium.commons.pages.addresses import address
from collegium.commons.pages.offers import (
    DateItem,
    NavItem,
    Panel,
    Task,
    offer_dates,
    offer_nav,
    offer_panel,
    offer_to_desk,
)
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search
from collegium.rooms.people.places import offer_held_data

from .actions_registering import CHANGE
from .choices import Audience, State
from .policy import led_by
from .queries import (
    EventRow,
    SearchText,
    all_ids,
    coming,
    discussing,
    names,
    of_body,
    of_institution,
    of_person,
    search_texts,
    seen,
    to_wind_up,
    unanswered,
)
from .queries_people import held_on, mine
from .words import ANSWER_KINDS, ANSWERS, STATE_KINDS, STATES

PANEL = "events/panel.jinja"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), network().tz)


def _end(day: date) -> datetime:
    """The last minute of a day in the network's zone."""
    return datetime.combine(day, time(23, 59), network().tz)


def _where(row: EventRow) -> str:
    return ", ".join(part for part in (row.place, row.city) if part)


def days_of(rows: Iterable[EventRow]) -> Iterable[DateItem]:
    """Events as dates of a calendar: whole days, with the last day of registration while it is open."""
    for row in rows:
        url = address("events:page", row.slug)
        yield DateItem(
            _midnight(row.starts_on),
            row.title,
            url,
            key=row.id,
            subject=row.id,
            ends=_midnight(row.ends_on + timedelta(days=1)),
            whole_days=True,
            place=_where(row),
        )
        if row.is_open and row.registration_until:
            said = _("Registration ends: %(title)s") % {"title": row.title}
            yield DateItem(_end(row.registration_until), said, url, key=f"until-{row.id}", subject=row.id)


def dates(actor: Actor, now: datetime) -> Iterable[DateItem]:
    """The events that are ahead, and until when one registers."""
    return [item for item in days_of(coming(actor, now)) if not item.key.startswith("until-") or item.at > now]


def to_answer(actor: Actor, now: datetime) -> Iterable[Task]:
    """Open events of one's own groups that one has not answered."""
    for row in unanswered(actor, now) if actor.bodies and not actor.is_office else ():
        said = _("%(group)s asks whether you come.") % {"group": row.body}
        url = address("events:register", row.slug)
        end = _end(row.registration_until) if row.registration_until else None
        yield Task(f"event:{row.id}", row.title, url, said, deadline=end, action=_("Answer"))


def over(actor: Actor, now: datetime) -> Iterable[Task]:
    """Events to be wound up, for the office and for those who lead their body."""
    for row in to_wind_up(actor, now) if actor.is_office or led_by(actor) else ():
        said = _("It is over: record who came, and enter it as held.")
        url = address("events:attendance" if row.state in (State.OPEN, State.CLOSED) else "events:page", row.slug)
        yield Task(f"over:{row.id}", row.title, url, said, since=_end(row.ends_on), action=_("Wind it up"))


def _panel(title: str, rows: list[EventRow], order: int, **more: object) -> Panel:
    data = {"rows": rows, "states": STATES, "kinds": STATE_KINDS, "mine": {}, "come": {}, **more}
    return Panel("events", title, PANEL, data, order=order, count=len(rows), url=address("events:list"))


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a group meets for: ahead, and the latest that were held."""
    rows = of_body(actor, ident)[:6]
    return _panel(_("Events"), rows, 35) if rows else None


def panel_of_member(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a university hosts; for members also what is ahead and its people come to."""
    found = of_institution(actor, ident, now)
    come = {row.id: many for row, many in found if many}
    return _panel(_("Events"), [row for row, _many in found], 45, come=come) if found else None


def panel_of_person(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """Events in which a person takes or took part, or speaks."""
    rows = of_person(actor, ident)[:6] if actor.is_member else []
    return _panel(_("Events"), rows, 50) if rows else None


def panel_of_home(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What comes next, for the front page."""
    rows = coming(actor, now)[:3]
    return _panel(_("What comes next"), rows, 35) if rows else None


def panel_of_desk(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The events for which I am registered, with the way to change it."""
    held = mine(actor, now)
    if not held:
        return None
    told = {it.event.id: (ANSWER_KINDS[it.state], ANSWERS[it.state]) for it in held}
    return _panel(_("My events"), [it.event for it in held], 20, mine=told)


def panel_of_object(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The events at which a paper, challenge, practice or European file is or was discussed."""
    rows = discussing(actor, ident)[:8]
    return _panel(_("Discussed at"), rows, 45) if rows else None


def _audience(it: SearchText) -> list[str]:
    """Who sees an event, as policy.visible_to says it."""
    if it.state == State.DRAFT or it.audience == Audience.BODY:
        return ["office", *([f"body{it.body}"] if it.body else [])]
    return ["public"] if it.audience == Audience.PUBLIC else ["members"]


def entries(ids: list[str]) -> list[Entry]:
    """Search entries, each for those who may see the event."""
    return [
        Entry(
            kind="event",
            id=it.id,
            title=it.title,
            text=it.text,
            url=f"/events/{it.slug}/",
            audience=_audience(it),
            language=it.language,
            at=it.at,
            detail=f"{it.kind}, {it.starts_on:%Y-%m-%d}",
        )
        for it in search_texts(ids)
    ]


offer_nav(NavItem("calendar", _l("Calendar"), "events:calendar", section="", order=15, audience="guest"))
offer_nav(NavItem("events", _l("Events"), "events:list", order=60, public_label=_l("Events"), public_section="share"))
offer_to_desk("events.to_answer", to_answer)
offer_to_desk("events.over", over)
offer_dates("events.days", dates)
offer_panel("group", "events.of_group", panel_of_group)
offer_panel("member", "events.of_member", panel_of_member)
offer_panel("person", "events.of_person", panel_of_person)
offer_panel("home", "events.next", panel_of_home)
offer_panel("desk", "events.mine", panel_of_desk)
for _kind in ("paper", "challenge", "practice", "policy_file"):
    offer_panel(_kind, "events.discussed", panel_of_object)
offer_search("event", entries, all_ids=all_ids, label=_l("Events"))
offer_signed_act(CHANGE, url_name="events:registration")
offer_held_data("events", lambda person, _now: held_on(person))
register_names("event", names)
register_address("event", lambda ident: address("events:page", ident))
register_sight("event", seen)
