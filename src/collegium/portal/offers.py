"""Navigation lines of the portal, and what the shell shows."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import Actor
from collegium.commons.pages.offers import NavItem, offer_nav
from collegium.commons.pages.shell import register_shell
from collegium.kernel import clock

from .queries import desk_count


def _count(actor: Actor) -> int:
    return desk_count(actor, clock.now())


offer_nav(NavItem("desk", _l("My desk"), "portal:desk", section="", order=1, audience="guest"))
offer_nav(NavItem("activity", _l("Activity"), "portal:activity", section="network", order=80))
offer_nav(NavItem("settings", _l("Settings"), "portal:settings", section="office", order=90, audience="office"))
offer_nav(
    NavItem(
        "about",
        _l("About"),
        "portal:about",
        section="hidden",
        order=95,
        audience="public",
        public_label=_l("About"),
        public_section="network",
    )
)
register_shell(desk_count=_count)
