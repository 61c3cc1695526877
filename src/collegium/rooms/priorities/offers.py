"""What priorities gives to the house: tasks, deadlines, a step of the thread, panels, search entries, names, sights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import OPERATOR, Actor
from collegium.commons.notify import Grant, offer_signed_act
from collegium.commons.pages.activity import register_address, register_sight
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
from collegium.commons.thread import Step, offer_thread
from collegium.rooms.people.places import offer_held_data

from . import queries
from .choices import ItemState, State
from .policy import BOARD
from .queries import RoundRow, rounds, waiting_for
from .queries_plan import (
    OptionOf,
    all_item_ids,
    answered_by,
    asked_of,
    item_titles,
    items,
    latest,
    of_challenges,
    of_options,
)
from .words import ITEM_KINDS, ITEM_STATES, STATE_KINDS, STATES, dots_words


def years_words(year: int, until: int) -> str:
    """ "2022", or "2022–2023"."""
    return str(year) if year == until else f"{year}–{until}"


def tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Open rounds in which a university for which the actor speaks has not answered."""
    several = sum(actor.speaks_for(ident) for ident in actor.institutions) > 1
    for row in waiting_for(actor, now):
        url = address("priorities:answer", row.round)
        yield Task(
            key=f"round:{row.round}:{row.institution}",
            title=row.title,
            url=f"{url}?for={row.institution}" if several else url,
            meta=_("%(university)s puts %(dots)s on the challenges that come first.")
            % {"university": row.short, "dots": dots_words(row.dots)},
            deadline=row.closes_at,
            since=row.opened_at,
            action=_("Answer"),
            institution=row.institution,
        )


def to_run(actor: Actor, now: datetime) -> Iterable[Task]:
    """For the office: rounds that wait for answers; for it and the Board: results from which nothing was chosen."""
    if not (actor.is_office or actor.wears(*BOARD)):
        return
    for row in queries.to_run(actor):
        if row.state == State.CLOSED:
            url = address("priorities:choose", row.id)
            meta = _("The result is there. Choose what enters the work plan.")
            yield Task(f"choose:{row.id}", row.title, url, meta, since=row.closed_at, action=_("Choose"))
        elif row.answered < row.asked:
            yield _still_out(row)


def _still_out(row: RoundRow) -> Task:
    silent = row.asked - row.answered
    whom = ngettext("%(n)s university", "%(n)s universities", silent) % {"n": silent}
    return Task(
        key=f"round-out:{row.id}",
        title=row.title,
        url=address("priorities:page", row.id),
        meta=_("%(answered)s of %(asked)s have answered.") % {"answered": row.answered, "asked": row.asked},
        deadline=row.closes_at,
        since=row.opened_at,
        action=_("See who"),
        waits_on=whom,
    )


def dates(actor: Actor, now: datetime) -> Iterable[DateItem]:
    """When open rounds close, for members."""
    if not actor.is_member:
        return []
    return [
        DateItem(closes_at, _("Round closes: %(title)s") % {"title": title}, address("priorities:page", ident))
        for closes_at, title, ident in queries.closing()
        if closes_at > now
    ]


def steps(ids: list[str], actor: Actor) -> Mapping[str, list[Step]]:
    """A challenge in a round (its option is the end): asked now, in the work plan, dropped, or not chosen."""
    return {row.id: [_step(row)] for row in of_options(ids, actor)}


def _step(row: OptionOf) -> Step:
    if row.round_state == State.OPEN:
        text = _("Universities answer until %(day)s") % {"day": day_long(row.closes_at)}
        url = address("priorities:page", row.round)
        return Step("priority", "now", text, _("All members with a vote"), url, row.round_title)
    dots = dots_words(row.dots or 0)
    if not row.item:
        text = _("%(dots)s, not chosen so far") % {"dots": dots}
        return Step("priority", "skip", text, "", address("priorities:page", row.round), row.round_title)
    url = address("priorities:item", row.item)
    if row.item_state == ItemState.DROPPED:
        return Step("priority", "back", _("Dropped from the work plan"), "", url, row.item_title)
    text = _("%(dots)s, in the work plan %(years)s") % {"dots": dots, "years": years_words(row.year, row.until)}
    return Step("priority", "done", text, "", url, row.item_title)


def panel_of_challenge(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The dots that a challenge got, round by round, and the item of the work plan that it became."""
    rows = of_challenges([ident], actor)
    if not rows:
        return None
    data = {"rows": rows, "kinds": ITEM_KINDS, "states": ITEM_STATES, "years": years_words}
    return Panel("priorities", _("Priority and work plan"), "priorities/panel_challenge.jinja", data, order=5)


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What of the work plan a group carries."""
    rows = list(items(body=ident))
    if not rows:
        return None
    data = {"rows": rows[:8], "kinds": ITEM_KINDS, "states": ITEM_STATES, "years": years_words}
    url = f"{address('priorities:plan')}?group={rows[0].group_slug}"
    return Panel("work-plan", _("Work plan"), "priorities/panel_group.jinja", data, order=10, count=len(rows), url=url)


def panel_of_member(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The rounds in which a university was asked, for members."""
    rows = asked_of(ident) if actor.is_member else []
    if not rows:
        return None
    data = {"rows": rows[:6], "kinds": STATE_KINDS, "states": STATES}
    return Panel("rounds", _("Priorities"), "priorities/panel_member.jinja", data, order=25, count=len(rows))


def panel_of_home(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What came first in the round that was closed last."""
    rows = latest(3)
    if not rows:
        return None
    url = address("priorities:list")
    return Panel("priorities", _("What comes first"), "priorities/panel_home.jinja", {"rows": rows}, order=30, url=url)


def entries(ids: list[str]) -> list[Entry]:
    """Search entries of rounds: members find those that were opened, the public closed ones."""
    texts = queries.texts_of(ids)
    return [
        Entry(
            kind="round",
            id=row.id,
            title=row.title,
            text=texts.get(row.id, ""),
            url=f"/priorities/{row.id}/",
            audience=_audience(row),
            language=row.language,
            at=row.opened_at or row.prepared_at,
            detail=str(STATES[row.state]),
        )
        for row in rounds(OPERATOR, ids=ids)
    ]


def _audience(row: RoundRow) -> list[str]:
    if row.state == State.CLOSED:
        return ["public"]
    return ["members"] if row.opened_at is not None else ["office"]


def item_entries(ids: list[str]) -> list[Entry]:
    """Search entries of the work plan, which is public."""
    return [
        Entry(
            kind="work_item",
            id=row.id,
            title=row.title,
            text=f"{row.reference} {row.group_name} {row.reason}",
            url=f"/priorities/work-plan/{row.id}/",
            audience=["public"],
            language=row.language,
            at=row.chosen_at,
            detail=row.group_name,
        )
        for row in items(ids=ids)
    ]


def held(person: str, now: datetime) -> list[dict[str, Any]]:
    """What this room holds on a person: the answers that she stored for her university."""
    return answered_by(person)


def path(ident: str) -> str:
    """The address of a round."""
    return address("priorities:page", ident)


def path_of_item(ident: str) -> str:
    """The address of an item of the work plan."""
    return address("priorities:item", ident)


def renew(grant: Grant, now: datetime) -> datetime | None:
    """A new link is good until the deadline; none when the round takes no answers any more."""
    it = queries.round_for(OPERATOR, grant.about.id)
    return it.closes_at if it.state == State.OPEN and it.closes_at > now else None


offer_nav(
    NavItem(
        "priorities",
        _l("Priorities"),
        "priorities:list",
        order=12,
        public_label=_l("Priorities"),
        public_section="work",
    )
)
offer_to_desk("priorities.asked", tasks)
offer_to_desk("priorities.to_run", to_run)
offer_dates("priorities.closing", dates)
offer_thread("round_option", steps, tells="priority")
offer_panel("challenge", "priorities.dots", panel_of_challenge)
offer_panel("group", "priorities.work_plan", panel_of_group)
offer_panel("member", "priorities.answered", panel_of_member)
offer_panel("home", "priorities.latest", panel_of_home)
offer_search("round", entries, all_ids=queries.all_ids, label=_l("Priorities"))
offer_search("work_item", item_entries, all_ids=all_item_ids, label=_l("Work plan"))
offer_held_data("priorities", held)
offer_signed_act("priorities.answer", url_name="priorities:answer", renew=renew)
register_names("round", queries.titles)
register_names("work_item", item_titles)
register_address("round", path)
register_address("work_item", path_of_item)
register_sight("round", queries.seen)
register_sight("round_answer", queries.answers_seen)
