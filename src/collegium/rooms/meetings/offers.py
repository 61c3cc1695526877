"""What meetings give to the house: tasks, what waits, dates, panels, search entries, files, what is held on people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import Actor, can
from collegium.commons.files import offer_file_guard
from collegium.commons.network import network
from collegium.commons.notify import offer_signed_act
from collegium.commons.pages.activity import register_address, register_sight
from collegium.commons.pages.addresses import address
from collegium.commons.pages.moments import moment_full
from collegium.commons.pages.offers import (
    OLDEST,
    DateItem,
    Panel,
    Task,
    Wait,
    offer_dates,
    offer_panel,
    offer_to_desk,
    offer_waits,
    offer_word,
)
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search
from collegium.rooms.people.places import offer_held_data

from .choices import AHEAD, State
from .queries import all_ids, may_read_item, meetings_of, meetings_within, names, path_of, seen
from .queries_agenda import held_on, may_read_minutes, open_actions_in, open_actions_of, search_texts
from .queries_waiting import ToRun, asked_of, to_run_for, to_run_in
from .words import STATE_KINDS, STATES

PANEL = "meetings/panel.jinja"
SHOWN = 5


def to_answer(actor: Actor, now: datetime) -> Iterable[Task]:
    """Invitations that wait for an answer; one query."""
    for row in asked_of(actor, now, unanswered=True) if actor.is_member else ():
        said = _("%(group)s meets on %(moment)s. Do you come?") % {
            "group": row.group_name,
            "moment": moment_full(row.begins_at),
        }
        url = address("meetings:answer", row.id)
        yield Task(f"meeting:{row.id}", row.title, url, said, deadline=row.begins_at, action=_("Answer"))


def to_do(actor: Actor, now: datetime) -> Iterable[Task]:
    """The actor's open actions, due at noon of their day; one query."""
    for row in open_actions_of(actor) if actor.is_member else ():
        said = _("Agreed at “%(title)s”, %(group)s.") % {"title": row.meeting_title, "group": row.group_name}
        due = datetime.combine(row.due, time(12), network().tz)
        yield Task(
            f"action:{row.id}", row.text, address("meetings:action", row.id), said, deadline=due, since=row.begins_at,
            action=_("Settle"),
        )  # fmt: skip


def to_run(actor: Actor, now: datetime) -> Iterable[Task]:
    """For whoever leads a body or planned the meeting: who was there, minutes to write and to freeze; one query."""
    if not (actor.wears("chair", "president") or actor.is_office):
        return
    for row in to_run_for(actor, now):
        name, said, action = _next(row)
        said = said % {"group": row.group_name, "moment": moment_full(row.begins_at)}
        since = row.shown_at or row.held_at or row.ends_at
        yield Task(f"run:{row.id}", row.title, address(name, row.id), said, since=since, action=action)


def _next(row: ToRun) -> tuple[str, str, str]:
    """Where the next thing is done, what it is, and how its button is called."""
    if row.state in AHEAD:
        return "meetings:presence", _("%(group)s met on %(moment)s: note who was there."), _("Note presence")
    if row.state == State.HELD:
        return "meetings:minutes", _("%(group)s met on %(moment)s: write the minutes."), _("Write the minutes")
    return "meetings:freeze", _("%(group)s met on %(moment)s: the minutes wait for approval."), _("Approve")


def _sees(actor: Actor, body: str) -> bool:
    return actor.is_office or actor.sits_in(body)


def waits_on_owners(actor: Actor, body: str, now: datetime) -> Iterable[Wait]:
    """Open actions of a body wait on their owners; one query."""
    for row in open_actions_in(body)[:OLDEST] if _sees(actor, body) else ():
        mine = row.owner == actor.id
        url = address("meetings:action", row.id) if mine else row.meeting_url
        due = datetime.combine(row.due, time(12), network().tz)
        whom = _("You") if mine else row.owner_name
        yield Wait(row.text, url, whom, row.begins_at, you=mine, due=due, action=_("Settle") if mine else "")


def waits_on_leaders(actor: Actor, body: str, now: datetime) -> Iterable[Wait]:
    """Answers to an invitation, minutes to write and to freeze; one query."""
    if not _sees(actor, body):
        return
    leads = actor.wears("chair", "president", body=body)
    for row in to_run_in(body, now)[:OLDEST]:
        if row.state in AHEAD and row.begins_at > now:
            if row.unanswered:
                n = {"n": row.unanswered}
                whom = ngettext("%(n)s seat without an answer", "%(n)s seats without an answer", row.unanswered) % n
                yield Wait(row.title, row.url, whom, row.planned_at, due=row.begins_at)
            continue
        name, _said, action = _next(row)
        since = row.shown_at or row.held_at or row.ends_at
        what = _("Minutes: %(title)s") % {"title": row.title}
        url = address(name, row.id) if leads else row.url
        yield Wait(what, url, _("You") if leads else _("whoever leads the body"), since, you=leads, action=action)


def dates(actor: Actor, now: datetime) -> Iterable[DateItem]:
    """The meetings to come to which the actor is invited; one query."""
    if not actor.is_member:
        return []
    return [
        DateItem(
            row.begins_at,
            _("%(title)s, %(group)s") % {"title": row.title, "group": row.group_name},
            row.url,
            key=row.id,
            subject=row.id,
            ends=row.ends_at,
            place=row.place,
        )
        for row in asked_of(actor, now)
    ]


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """When a body meets and met; whoever leads it plans the next; one query, none for who is no member."""
    if not actor.is_member:
        return None
    rows = meetings_of(ident, actor)[: 2 * SHOWN]
    plan = bool(can(actor, "meetings.plan", group=ident))
    if not rows and not plan:
        return None
    coming = sorted((row for row in rows if row.ends_at > now), key=lambda row: row.begins_at)
    past = [row for row in rows if row.ends_at <= now]
    slug = rows[0].group_slug if rows else ""
    data = {
        "coming": coming[:SHOWN],
        "named": False,
        "past": past[: max(1, SHOWN - len(coming))],
        "states": STATES,
        "kinds": STATE_KINDS,
        "plan": f"{address('meetings:new')}?group={ident}" if plan else "",
    }
    url = address("meetings:list", slug) if slug else ""
    return Panel("meetings", _("Meetings"), PANEL, data, order=20, url=url)


def panel_of_event(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The meetings within an event for those who see them, and the way to plan one; one query."""
    if not actor.is_member:
        return None
    rows = sorted(meetings_within("event", ident, actor), key=lambda row: row.begins_at)
    plan = bool(can(actor, "meetings.plan"))
    if not rows and not plan:
        return None
    data = {
        "coming": rows,
        "named": True,
        "past": [],
        "states": STATES,
        "kinds": STATE_KINDS,
        "plan": f"{address('meetings:new')}?event={ident}" if plan else "",
    }
    return Panel("meetings", _("Meetings of bodies"), PANEL, data, order=40, count=len(rows))


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: the seats of the body and the office; for the assembly every member."""
    return [
        Entry(
            kind="meeting",
            id=it.id,
            title=it.title,
            text=it.text,
            url=it.url,
            audience=["members", "office"] if it.everybody else [f"body{it.group}", "office"],
            language="",
            at=it.at,
            detail=it.group_name,
        )
        for it in search_texts(ids)
    ]


offer_to_desk("meetings.to_answer", to_answer)
offer_to_desk("meetings.actions", to_do)
offer_to_desk("meetings.to_run", to_run)
offer_waits("meetings.actions", waits_on_owners)
offer_waits("meetings.to_run", waits_on_leaders)
offer_dates("meetings.invited", dates)
offer_word("meetings", _l("Meetings"))
offer_panel("group", "meetings.of_group", panel_of_group)
offer_panel("event", "meetings.of_event", panel_of_event)
offer_search("meeting", entries, all_ids=all_ids, label=_l("Meetings"))
offer_file_guard("agenda_item", may_read_item)
offer_file_guard("minutes", may_read_minutes)
offer_signed_act("meetings.answer", url_name="meetings:answer")
offer_held_data("meetings", held_on)
register_names("meeting", names)
register_sight("meeting", seen)
register_address("meeting", path_of)
