"""What this room gives to the house: tasks, dates, the last step of the thread, panels, search entries, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import Actor
from collegium.commons.network import network
from collegium.commons.pages.activity import register_address, register_bodies, register_sight
from collegium.commons.pages.addresses import address
from collegium.commons.pages.moments import day_long
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
from collegium.commons.thread import Step, offer_thread, targets_of
from collegium.kernel.ids import Ref
from collegium.rooms.papers.queries import papers, slugs
from collegium.rooms.people.places import offer_held_data

from .choices import State
from .queries import FileRow, all_ids, bodies_of, files, files_of_papers, summaries, titles, today, windows_for
from .queries_following import followed, names_of, recorded_by, unlooked, uptake_of
from .queries_shown import by_paper, of_paper
from .rules import closes_soon, counted
from .words import INSTITUTIONS, STAGE_KINDS, STAGES, STATE_KINDS, STATES, short_sum, sum_in_words

CAME = (State.TAKEN_UP, State.IN_PART)
"""States of a recommendation of which something came."""


def _end(day: date) -> datetime:
    """The last minute of a day in the network's zone."""
    return datetime.combine(day, time(23, 59), network().tz)


def windows_to_answer(actor: Actor, now: datetime) -> Iterable[Task]:
    """Windows that close within six weeks, for the followers of the file and the chairs of its group."""
    if not actor.is_member:
        return
    day = today(now)
    for window, title, slug in windows_for(actor, day):
        if closes_soon(window.opens_on, window.closes_on, day):
            yield Task(
                key=f"window:{window.id}",
                title=title,
                url=address("policy:page", slug),
                meta=_("%(window)s: open to answers.") % {"window": window.title},
                deadline=_end(window.closes_on),
                action=_("Look at it"),
            )


MOST_PAPERS = 6
"""Lines of the desk for recommendations without a look; what is more stands in one of them."""


def to_look_at(actor: Actor, now: datetime) -> Iterable[Task]:
    """Papers with recommendations at which nobody has looked for a year, for the office."""
    if not actor.is_office:
        return
    found = unlooked(today(now))
    rows = found if len(found) <= MOST_PAPERS else found[: MOST_PAPERS - 1]
    told = {row.id: row for row in papers(actor, ids=[row.paper for row in rows])} if rows else {}
    for row in rows:
        said = ngettext(
            "%(n)s recommendation without a look since %(day)s.",
            "%(n)s recommendations without a look since %(day)s.",
            row.count,
        ) % {"n": row.count, "day": day_long(row.since)}
        url = address("policy:recommendation", row.first)
        yield Task(
            key=f"unlooked:{row.paper}",
            title=told[row.paper].title if row.paper in told else "",
            url=url,
            meta=said,
            since=_end(row.since),
            action=_("Look at it"),
        )
    left = found[len(rows) :]
    if left:
        yield Task(
            key="unlooked",
            title=_("Recommendations of other papers"),
            url=address("policy:recommendations"),
            meta=ngettext(
                "%(n)s more paper without a look since %(day)s.",
                "%(n)s more papers without a look since %(day)s.",
                len(left),
            )
            % {"n": len(left), "day": day_long(left[0].since)},
            since=_end(left[0].since),
            action=_("Look at them"),
        )


def dates(actor: Actor, now: datetime) -> Iterable[DateItem]:
    """The last days of windows, for whoever sits in the group that follows the file, or follows it."""
    if not actor.is_member:
        return
    for window, title, slug in windows_for(actor, today(now), everybody=True):
        said = _("Consultation closes: %(title)s") % {"title": title}
        yield DateItem(_end(window.closes_on), said, address("policy:page", slug), key=window.id)


def steps(ids: list[str], actor: Actor) -> Mapping[str, list[Step]]:
    """The last step of a thread, told from the follow-ups of papers (these are the ids), which all are published."""
    found = {}
    where = slugs(ids)
    for paper, uptake in uptake_of(ids).items():
        url = f"{address('papers:page', where[paper])}#panel-uptake"
        settled = uptake.came > 0 or uptake.open == 0
        who = "" if settled else _("Secretariat")
        step = Step("uptake", "done" if settled else "now", short_sum(uptake), who, url)
        found[paper] = [step]
    return found


def panel_of_paper(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What came of a published paper: each recommendation with its state, the quotation and its source."""
    told = of_paper(actor, ident)
    if not told:
        return None
    data = {
        "shown": told,
        "sum": sum_in_words(counted(one.row.state for one in told)),
        "files": files_of_papers([ident]).get(ident, []),
        "states": STATES,
        "kinds": STATE_KINDS,
    }
    return Panel("uptake", _("What came of it"), "policy/panel_paper.jinja", data, order=10)


def panel_of_challenge(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What came of what the papers ask that a challenge led to, with the evidence of what was taken up."""
    led = [ref.id for ref in targets_of(Ref("challenge", ident), "led_to") if ref.kind == "paper"]
    asked = by_paper(actor, followed(papers=led)) if led else []
    if not asked:
        return None
    came = {held.paper.id: [one for one in held.shown if one.row.state in CAME] for held in asked}
    data = {"asked": asked, "came": came, "sum_in_words": sum_in_words, "states": STATES, "kinds": STATE_KINDS}
    return Panel("uptake", _("What came of it"), "policy/panel_challenge.jinja", data, order=15)


def _panel_of_files(rows: Any, url: str = "") -> Panel | None:
    if not rows:
        return None
    data = {"rows": rows[:6], "stages": STAGES, "kinds": STAGE_KINDS, "institutions": INSTITUTIONS}
    return Panel("files", _("European files"), "policy/panel_files.jinja", data, order=30, count=len(rows), url=url)


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The files that a group follows."""
    rows = files(group=ident)
    first: FileRow | None = rows[:1][0] if rows else None
    return _panel_of_files(rows, f"{address('policy:list')}?group={first.group_slug}") if first else None


def panel_of_person(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The files that a person follows."""
    return _panel_of_files(files(follower=ident)) if actor.is_member else None


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: files are public, what is internal is not in them."""
    told = summaries(ids)
    return [
        Entry(
            kind="policy_file",
            id=row.id,
            title=row.title,
            text=f"{row.reference}\n{told.get(row.id, '')}",
            url=f"/policy/{row.slug}/",
            audience=["public"],
            language="en",
            at=datetime.combine(row.stage_on, time(12), network().tz),
            detail=row.reference,
        )
        for row in files(ids=ids)
    ]


def held(person: str, now: datetime) -> list[dict[str, Any]]:
    """What this room holds on a person: files that she follows, follow-ups that she recorded."""
    return [*({"follows": row.title} for row in files(follower=person)), *recorded_by(person)]


def _file_address(ident: str) -> str:
    return address("policy:page", ident)


def _followed_address(ident: str) -> str:
    return address("policy:recommendation", ident)


offer_nav(
    NavItem(
        "policy", _l("European files"), "policy:list", order=40, public_label=_l("European files"), public_section="ask"
    )
)
offer_to_desk("policy.windows", windows_to_answer)
offer_to_desk("policy.unlooked", to_look_at)
offer_dates("policy.windows", dates)
offer_thread("uptake", steps)
offer_panel("paper", "policy.uptake", panel_of_paper)
offer_panel("challenge", "policy.uptake", panel_of_challenge)
offer_panel("group", "policy.files", panel_of_group)
offer_panel("person", "policy.files", panel_of_person)
offer_search("policy_file", entries, all_ids=all_ids, label=_l("European files"))
offer_held_data("policy", held)
register_names("policy_file", titles)
register_names("followed", names_of)
register_address("policy_file", _file_address)
register_bodies("policy_file", bodies_of)
register_sight("policy_file", lambda ids, _actor: ids)
register_address("followed", _followed_address)
