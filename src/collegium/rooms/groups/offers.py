"""What groups gives to the house: hats from seats, panels, navigation, search entries, names and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import Actor
from collegium.commons.pages.activity import register_address
from collegium.commons.pages.addresses import address
from collegium.commons.pages.offers import DateItem, NavItem, Panel, offer_dates, offer_nav, offer_panel
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search
from collegium.rooms.people.hats import offer_hats

from .queries import (
    all_ids,
    hats_from_seats,
    names_of,
    past_hats_from_seats,
    search_texts,
    seats_for_institution,
    slugs_of,
    wearers,
)
from .queries_mandates import deliverables_due
from .queries_shown import own_seats


def panel_of_member(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The seats of an institution in the working groups; vacant ones are shown."""
    rows = seats_for_institution(actor, ident, now)
    if not rows:
        return None
    held = sum(1 for row in rows if row["seat"] and row["seat"].person)
    data = {"own": own_seats(rows)}
    return Panel("seats", _("Seats in the groups"), "groups/panel_seats.jinja", data, order=10, count=held)


def dates(actor: Actor, now: datetime) -> Iterable[DateItem]:
    """When deliverables are due in the groups in which the actor sits; in all of them for the office."""
    if not actor.is_member:
        return []
    rows = deliverables_due(None if actor.is_office else actor.bodies, now)
    return [
        DateItem(
            at,
            _("%(title)s, %(group)s") % {"title": title, "group": group.name},
            address("groups:page", group.slug),
        )
        for at, title, group in rows
    ]


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: everybody finds the bodies."""
    return [
        Entry(
            kind="group", id=it.id, title=it.title, text=it.text, url=f"/groups/{it.slug}/", audience=["public"],
            language="", at=it.at, detail=it.detail,
        )
        for it in search_texts(ids)
    ]  # fmt: skip


def _names(ids: list[str]) -> Mapping[str, str]:
    return names_of(ids)


def _address(ident: str) -> str:
    return address("groups:page", slugs_of([ident]).get(ident, ident))


offer_hats("groups", hats_from_seats, past=past_hats_from_seats, wearers=wearers)
offer_nav(NavItem("groups", _l("Groups"), "groups:list", order=15, public_label=_l("Groups"), public_section="work"))
offer_dates("groups.deliverables", dates)
offer_panel("member", "groups.seats", panel_of_member)
offer_search("group", entries, all_ids=all_ids, label=_l("Groups"))
register_names("group", _names)
register_address("group", _address)
