"""What news give to the house: the front page, pages of those they tell of, search entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import Actor
from collegium.commons.pages.activity import register_address, register_sight
from collegium.commons.pages.offers import NavItem, Panel, offer_nav, offer_panel
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search

from .queries import about, all_ids, news, search_texts, seen, titles


def panel_of_home(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The latest news for the front page."""
    rows = news(actor)[:4]
    return (
        Panel("news", _("News"), "newsroom/panel.jinja", {"rows": rows}, order=30, url=reverse("newsroom:list"))
        if rows
        else None
    )


def panel_of_member(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """News that tell of a member."""
    rows = about(actor, ident)
    return Panel("news", _("News"), "newsroom/panel.jinja", {"rows": rows}, order=60) if rows else None


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: one for each language."""
    return [
        Entry(
            kind="news",
            id=row.id,
            title=row.title,
            text=row.text,
            url=f"/news/{row.slug}/",
            audience=["public"] if row.published else ["office"],
            language=row.language,
            at=row.at,
            detail=row.summary,
        )
        for row in search_texts(ids)
    ]


def _address(ident: str) -> str:
    return reverse("newsroom:page", args=[ident])


def names(ids: list[str]) -> Mapping[str, str]:
    """Titles by ULID."""
    return titles(ids)


offer_nav(NavItem("news", _l("News"), "newsroom:list", section="network", order=70, public_label=_l("News")))
offer_panel("home", "newsroom.latest", panel_of_home)
offer_panel("member", "newsroom.of_member", panel_of_member)
offer_search("news", entries, all_ids=all_ids, label=_l("News"))
register_names("news", names)
register_address("news", _address)
register_sight("news", seen)
