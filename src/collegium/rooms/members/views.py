"""Doors of members."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from collegium.commons.network import network
from collegium.commons.pages.countries import country_name
from collegium.commons.pages.doors import actor, public, render
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.shapes.map import Place, dots
from collegium.kernel import clock
from collegium.kernel.errors import NotFound
from collegium.rooms.people.words import HATS

from . import queries
from .queries import Asked, Member
from .words import STATES

ALL = ("members:public", "groups:public", "challenges:public", "papers:public", "newsroom:public", "people:public")


def _places(rows: list[Member], you: str = "") -> Any:
    return dots(
        Place(
            row.short,
            row.lat,
            row.lon,
            reverse("members:page", args=[row.slug]),
            "you" if row.id == you else "gone" if row.is_suspended else "",
        )
        for row in rows
        if row.lat is not None and row.lon is not None
    )


@public("members:public")
def list_(request: HttpRequest) -> HttpResponse:
    """All members: the map, and the list by country."""
    who, given = actor(request), request.GET
    asked = Asked(q=given.get("q", "")[:100], country=given.get("country", "")[:2], sort=given.get("sort", "")[:20])
    found = queries.listing(who, asked, given.get("page", "1"))
    count, countries = queries.member_counts()
    suspended = [row for row in found.all if row.is_suspended]
    return render(
        request,
        "members/list.jinja",
        {
            "found": found,
            "asked": asked,
            "dots": _places(found.all),
            "count": count,
            "countries": countries,
            "suspended": suspended,
            "country_name": country_name,
            "country_options": sorted(
                {(row.country, country_name(row.country)) for row in found.all}, key=lambda it: it[1]
            ),
            "figures": [row for row in network().figures if not row.get("counted")],
            "states": STATES,
        },
    )


@public(*ALL)
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One member: its facts, its place, its people, what it gives to the network."""
    who, now = actor(request), clock.now()
    it = queries.member_page(who, slug)
    if it is None:
        raise NotFound(slug)
    return render(
        request,
        "members/page.jinja",
        {
            "it": it,
            "country": country_name(it.country),
            "dots": _places(queries.members(who), it.id),
            "hats": queries.hats_of_institution(it.id, now) if who.is_member else [],
            "hat_names": HATS,
            "states": STATES,
            "panels": panels_for("member", who, it.id, now),
            "own": it.id in who.institutions,
            "nothing": _("no figure is held"),
        },
    )
