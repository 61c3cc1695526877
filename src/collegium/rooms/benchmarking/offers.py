"""What benchmarking gives to the house: tasks, deadlines, panels, search entries, names, addresses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import Actor, can
from collegium.commons.notify import offer_signed_act
from collegium.commons.pages.activity import register_address, register_sight
from collegium.commons.pages.addresses import address
from collegium.commons.pages.kept import Kept
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

from . import queries, queries_rounds
from .choices import WHOLE
from .queries import Position, group_names, names, positions
from .shown import shown, standing

PANEL = "benchmarking/panel.jinja"
MOST = 4


def tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Values to enter or to confirm, for those who may; for the office the universities that have not confirmed."""
    places = [it for it in sorted(actor.institutions) if can(actor, "benchmarking.enter", institution=it)]
    for row in queries_rounds.to_answer(places, now) if places else ():
        yield from _task_of(actor, row)
    if actor.is_office:
        for one in queries_rounds.open_rounds(actor, now):
            said = ngettext(
                "%(n)s university has confirmed its values.",
                "%(n)s universities have confirmed their values.",
                one.confirmed,
            ) % {"n": one.confirmed}
            yield Task(
                f"data_round:{one.id}",
                one.title,
                address("benchmarking:round", one.id),
                said,
                deadline=one.deadline,
                since=one.opened_at,
                waits_on=_("the Liaisons"),
            )


def _task_of(actor: Actor, row: queries_rounds.ToAnswer) -> Iterable[Task]:
    confirms = can(actor, "benchmarking.confirm", institution=row.institution)
    if row.state and not confirms:
        return
    title, key = row.title, f"data_round:{row.id}"
    if row.state:
        said, action, url = _("The values of your university are a draft: confirm them."), _("Confirm"), "confirm"
    else:
        said, action, url = _("The network asks for the values of your university."), _("Enter them"), "answer"
    where = address(f"benchmarking:{url}", row.id)
    yield Task(key, title, where, said, deadline=row.deadline, since=row.opened_at, action=action)


def dates(actor: Actor, now: datetime) -> Iterable[DateItem]:
    """Deadlines of rounds that run, for members of universities and the office."""
    for row in queries_rounds.open_rounds(actor, now) if actor.institutions or actor.is_office else ():
        title = _("%(title)s closes") % {"title": row.title}
        yield DateItem(row.deadline, title, address("benchmarking:round", row.id))


def _line(it: Position) -> dict[str, object]:
    quartiles = it.shown.quartiles if it.shown else None
    return {
        "name": it.indicator.name,
        "url": address("benchmarking:indicator", it.indicator.slug),
        "period": it.edition.period.replace("-", "–"),
        "own": shown(it.own.value, it.indicator.unit) if it.own else "",
        "median": shown(quartiles.middle, it.indicator.unit) if quartiles else "",
        "count": it.edition.count,
        "base": it.edition.base,
        "standing": standing(it),
    }


_TOLD: Kept[tuple[list[dict[str, object]], int]] = Kept("benchmarking:public", "members:public", most=400)


def _told(actor: Actor, institution: str, now: datetime) -> tuple[list[dict[str, object]], int]:
    """The first lines of a university that gave values, "" for those that everybody reads; and how many there are."""

    def made() -> tuple[list[dict[str, object]], int]:
        held = positions(actor, institution, WHOLE, now)
        if institution:
            rows = [it for it in held if it.own is not None and it.own.value is not None]
        else:
            rows = [it for it in held if it.shown is not None and it.edition.named_to(actor)]
        return [_line(it) for it in rows[:MOST]], len(rows)

    return _TOLD.always((institution, actor.is_member, actor.is_office, get_language()), made)


def panel_of_member(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """Where a university stands, in short: for its own people and the office; one query."""
    if ident not in actor.institutions and not actor.is_office:
        return None
    rows, many = _told(actor, ident, now)
    if not rows:
        return None
    url = address("benchmarking:position", ident)
    return Panel("benchmarking", _("In comparison"), PANEL, {"rows": rows, "own": True}, 35, count=many, url=url)


def panel_of_home(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """For the front page: what the members compare in public; one query."""
    rows, many = _told(actor, "", now)
    if not rows:
        return None
    data = {"rows": rows[:3], "own": False}
    return Panel("benchmarking", _("Data"), PANEL, data, 45, count=many, url=address("benchmarking:list"))


def entries(ids: list[str]) -> list[Entry]:
    """Search entries of indicators, for everybody."""
    return [
        Entry(
            kind="indicator",
            id=it["id"],
            title=it["names"].get("en", it["slug"]),
            text="\n".join([*it["names"].values(), *it["definitions"].values(), it["source"], it["licence"]]),
            url=f"/data/{it['slug']}/",
            audience=["public"],
            language="en",
            detail=it["source"],
        )
        for it in queries.search_texts(ids)
    ]


def round_entries(ids: list[str]) -> list[Entry]:
    """Search entries of rounds, for members."""
    return [
        Entry(
            kind="data_round",
            id=it["id"],
            title=it["title"],
            text=it["period"],
            url=f"/data/rounds/{it['id']}/",
            audience=["members"],
            language="en",
            at=it["opened_at"],
            detail=it["period"],
        )
        for it in queries_rounds.search_texts(ids)
    ]


def path(ident: str) -> str:
    """Where an indicator is found, in the reader's language."""
    return address("benchmarking:indicator", ident)


def path_of_round(ident: str) -> str:
    """Where a round is found."""
    return address("benchmarking:round", ident)


def path_of_group(ident: str) -> str:
    """Where the fixed groups stand."""
    return address("benchmarking:groups")


offer_nav(
    NavItem("benchmarking", _l("Data"), "benchmarking:list", order=25, public_label=_l("Data"), public_section="share")
)
offer_to_desk("benchmarking.to_answer", tasks)
offer_dates("benchmarking.deadlines", dates)
offer_panel("member", "benchmarking.of_member", panel_of_member)
offer_panel("home", "benchmarking.latest", panel_of_home)
offer_search("indicator", entries, all_ids=queries.all_ids, label=_l("Indicators"))
offer_search("data_round", round_entries, all_ids=queries_rounds.all_ids, label=_l("Data rounds"))
offer_signed_act("benchmarking.answer", url_name="benchmarking:answer")
register_names("indicator", names)
register_names("data_round", queries_rounds.names)
register_names("comparison", group_names)
register_address("indicator", path)
register_address("data_round", path_of_round)
register_address("comparison", path_of_group)
register_sight("data_round", queries_rounds.seen)
