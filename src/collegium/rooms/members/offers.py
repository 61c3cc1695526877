"""What members gives to the house: hats, names and addresses, a line of the navigation, places of people."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.activity import register_address
from collegium.commons.pages.offers import NavItem, offer_nav
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search
from collegium.rooms.people.hats import offer_hats
from collegium.rooms.people.places import offer_places

from .choices import MEMBERSHIP
from .queries import (
    all_ids,
    hats_from_institutions,
    past_hats_from_institutions,
    places,
    short_names,
    to_search,
    wearers,
)


def names(ids: list[str]) -> Mapping[str, str]:
    """Short names of institutions by ULID."""
    return short_names(ids)


def address(ident: str) -> str:
    """Where an institution is found: its page knows it by ULID too and leads to the slug."""
    return reverse("members:page", args=[ident])


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: everybody finds the members, the office finds applicants and former ones too."""
    return [
        Entry(
            kind="member",
            id=row["id"],
            title=row["name"],
            text=f"{row['short']} {row['name_local'].replace(' | ', ' ')}",
            url=f"/members/{row['slug']}/",
            audience=["public"] if row["state"] in MEMBERSHIP else ["office"],
            language="",
            detail=f"{row['city']}, {row['country']}",
        )
        for row in to_search(ids)
    ]


offer_hats("members", hats_from_institutions, past=past_hats_from_institutions, wearers=wearers)
offer_places("members", places)
register_names("member", names)
offer_search("member", entries, all_ids=all_ids, label=_l("Members"))
register_address("member", address)
offer_nav(
    NavItem(
        "members",
        _l("Members"),
        "members:list",
        section="network",
        order=60,
        audience="public",
        public_label=_l("Members"),
        public_section="network",
    )
)
