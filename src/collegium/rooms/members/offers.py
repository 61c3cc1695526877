"""What members gives to the house: hats, names and addresses, a line of the navigation, places of people."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.activity import register_address
from collegium.commons.pages.offers import NavItem, offer_nav
from collegium.commons.pages.words import register_names
from collegium.rooms.people.hats import offer_hats
from collegium.rooms.people.places import offer_places

from .queries import hats_from_institutions, past_hats_from_institutions, places, short_names, wearers


def names(ids: list[str]) -> Mapping[str, str]:
    """Short names of institutions by ULID."""
    return short_names(ids)


def address(ident: str) -> str:
    """Where an institution is found: its page knows it by ULID too and leads to the slug."""
    return reverse("members:page", args=[ident])


offer_hats("members", hats_from_institutions, past=past_hats_from_institutions, wearers=wearers)
offer_places("members", places)
register_names("member", names)
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
    )
)
