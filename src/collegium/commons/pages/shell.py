"""The shell around every page: language, navigation, who acts, and the bar of a demonstration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.network import network
from collegium.kernel import clock

from .addresses import address
from .feeds import FEEDS, Feed, title_of
from .offers import NavItem, nav_items, public_items
from .shapes.initials import initials


@dataclass(frozen=True, slots=True)
class NetworkWords:
    """The network's own words for the shell."""

    name: str
    short: str
    tagline: str
    contact_email: str
    disclaimer: str


@dataclass(slots=True)
class Shell:
    """Everything that base templates need, as finished values."""

    lang: str
    languages: list[dict[str, Any]]
    network: NetworkWords
    layout: str
    nav: list[dict[str, Any]]
    public_nav: list[dict[str, Any]]
    footer_links: list[dict[str, Any]]
    person: dict[str, Any] | None
    theme: str
    csrf_token: str
    path: str
    search_query: str = ""
    standing_moment: str = ""
    demo: dict[str, Any] | None = None
    notices: list[dict[str, str]] = field(default_factory=list)
    feeds: list[dict[str, str]] = field(default_factory=list)


HatWords = Callable[[Actor], str]
WaitsFor = Callable[[HttpRequest], list[dict[str, str]]]
_hat_words: HatWords | None = None
_inbox_count: Callable[[Actor], int] | None = None
_desk_count: Callable[[Actor], int] | None = None
_demo_bar: Callable[[HttpRequest], dict[str, Any] | None] | None = None


def register_shell(
    *,
    hat_words: HatWords | None = None,
    inbox_count: Callable[[Actor], int] | None = None,
    desk_count: Callable[[Actor], int] | None = None,
    demo_bar: Callable[[HttpRequest], dict[str, Any] | None] | None = None,
) -> None:
    """Rooms and the portal fill what the shell shows: words for hats, counts, the bar of a demonstration."""
    global _hat_words, _inbox_count, _desk_count, _demo_bar
    _hat_words = hat_words or _hat_words
    _inbox_count = inbox_count or _inbox_count
    _desk_count = desk_count or _desk_count
    _demo_bar = demo_bar or _demo_bar


def shell_for(request: HttpRequest) -> Shell:
    """The shell of this request. Public pages get no CSRF token, so that they can be kept for everybody."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    here = network()
    lang = translation.get_language() or "en"
    signed_in = not actor.is_public
    return Shell(
        lang=lang,
        languages=_languages(request, lang),
        network=NetworkWords(
            name=here.full_name,
            short=here.name,
            tagline=here.tagline.get(lang) or here.tagline.get("en", ""),
            contact_email=here.email,
            disclaimer=disclaimer() if here.is_demonstration else "",
        ),
        layout="pages/work.jinja" if signed_in else "pages/public.jinja",
        nav=_rail(request, actor) if signed_in else [],
        public_nav=_masthead(request),
        footer_links=[
            {"label": _("Our year"), "url": address("portal:our_year")},
            {"label": _("Privacy"), "url": address("portal:privacy")},
            {"label": _("Imprint"), "url": address("portal:imprint")},
            {"label": _("Accessibility"), "url": address("portal:accessibility")},
        ],
        person=_person(actor) if signed_in else None,
        theme=_theme(request),
        csrf_token=get_token(request) if signed_in or getattr(request, "wants_token", False) else "",
        path=request.get_full_path(),
        search_query=request.GET.get("q", "") if request.path.endswith("/search/") else "",
        standing_moment=clock.now().isoformat() if clock.is_frozen() else "",
        demo=_demo_bar(request) if _demo_bar and settings.DEMONSTRATION else None,
        notices=_notices(request),
        feeds=[] if signed_in else [_feed(it, here.name) for it in FEEDS.values()],
    )


def _feed(feed: Feed, network_name: str) -> dict[str, str]:
    return {"title": title_of(feed, network_name), "url": address("portal:feed", feed.name)}


def disclaimer() -> str:
    """What every page and document of a demonstration says."""
    return _("Compiled from public sources; people, votes and texts are invented.")


def _languages(request: HttpRequest, lang: str) -> list[dict[str, Any]]:
    path = request.get_full_path()
    return [
        {"code": code, "label": label, "url": translate_url(path, code), "current": code == lang}
        for code, label in settings.LANGUAGES
        if code in network().languages
    ]


def _masthead(request: HttpRequest) -> list[dict[str, Any]]:
    """The lists of the public pages, each under what it tells of the network; then the lines that stand alone."""
    labels = {
        "ask": _("What we ask"),
        "work": _("How we work"),
        "share": _("What we share"),
        "network": _("The network"),
    }
    items = public_items()
    lists: list[dict[str, Any]] = [
        {"label": label, "items": [_line(request, item) for item in items if item.public_section == section]}
        for section, label in labels.items()
    ]
    others = [item for item in items if item.public_section not in labels]
    alone: list[dict[str, Any]] = [{"label": "", "items": [_line(request, item)]} for item in others]
    return [{**it, "current": any(line["current"] for line in it["items"])} for it in [*lists, *alone] if it["items"]]


def _rail(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    labels = {"": None, "work": _("Work"), "network": _("Network"), "office": _("Office")}
    groups = []
    for section, label in labels.items():
        items = [
            _line(request, item, _count(item.name, actor))
            for item in nav_items()
            if item.section == section and _shown(item, actor)
        ]
        if items:
            groups.append({"label": label, "items": items})
    return groups


def _shown(item: NavItem, actor: Actor) -> bool:
    return {"public": True, "guest": True, "members": actor.is_member, "office": actor.is_office}[item.audience]


def _count(name: str, actor: Actor) -> int | None:
    if name == "desk" and _desk_count:
        return _desk_count(actor) or None
    if name == "inbox" and _inbox_count:
        return _inbox_count(actor) or None
    return None


def _line(request: HttpRequest, item: NavItem, count: int | None = None) -> dict[str, Any]:
    url = address(item.url_name)
    current = request.path == url or (url != address("portal:home") and request.path.startswith(url))
    signed_in = not request.actor.is_public  # type: ignore[attr-defined]
    label = item.label if signed_in or not item.public_label else item.public_label
    return {"label": str(label), "url": url, "count": count, "current": current, "name": item.name}


def _person(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "initials": initials(actor.name),
        "url": address("people:account"),
        "hat": _hat_words(actor) if _hat_words else "",
        "hats_count": len(actor.hats),
    }


def _theme(request: HttpRequest) -> str:
    theme = request.COOKIES.get("collegium_theme", "")
    return theme if theme in ("light", "dark", "contrast") else ""


def _notices(request: HttpRequest) -> list[dict[str, str]]:
    session = getattr(request, "session", None)
    if session is None or "notices" not in session:
        return []
    found: list[dict[str, str]] = session.pop("notices")
    return found
