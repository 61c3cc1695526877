"""What people gives to the house: actors, names and addresses, a line of the navigation, search entries."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import register_provider
from collegium.commons.notify import Reader, offer_addresses
from collegium.commons.pages.activity import register_address
from collegium.commons.pages.offers import NavItem, offer_nav
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search

from .hats import make_actor
from .queries import addresses_of, all_ids, people_named, to_search


def names(ids: list[str]) -> Mapping[str, str]:
    """Names of people by ULID."""
    return people_named(ids)


def readers(ids: list[str]) -> Mapping[str, Reader]:
    """Those of these people who are here, as readers of letters."""
    return {row["id"]: Reader(**row) for row in addresses_of(ids)}


def address(ident: str) -> str:
    """Where a person is found."""
    return reverse("people:page", args=[ident])


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: members find the people of the network, the office finds outside contacts too."""
    return [
        Entry(
            kind="person",
            id=row["id"],
            title=row["name"],
            text="",
            url=f"/people/{row['id']}/",
            audience=["office" if row["outside"] else "members", f"person{row['id']}"],
            language="",
        )
        for row in to_search(ids)
    ]


register_provider(make_actor)
offer_addresses(readers)
register_names("person", names)
offer_search("person", entries, all_ids=all_ids, label=_l("People"))
register_address("person", address)
offer_nav(NavItem("people", _l("People"), "people:list", section="network", order=65))
