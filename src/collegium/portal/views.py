"""Doors of the portal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.journal.reading import acts
from collegium.commons.network import network
from collegium.commons.pages.activity import act_lines
from collegium.commons.pages.doors import actor, door, public, render
from collegium.commons.pages.offers import dates_for, panels_for
from collegium.kernel import clock
from collegium.kernel.ids import block_id
from collegium.kernel.text.html import to_html
from collegium.kernel.text.outline import from_outline
from collegium.rooms.members.queries import member_counts

from . import queries

PAGE = 50


@public("members:public", "groups:public", "challenges:public", "papers:public", "ballots:public", "newsroom:public")
def home(request: HttpRequest) -> HttpResponse:
    """The public front page: what the network asks, what came of it, how a position is made."""
    who, now = actor(request), clock.now()
    count, countries = member_counts()
    return render(
        request,
        "portal/home.jinja",
        {
            "count": count,
            "countries": countries,
            "seats": queries.marks_of_members(who),
            "panels": panels_for("home", who, "", now),
            "figures": network().figures,
        },
    )


@door("portal.desk")
def desk(request: HttpRequest) -> HttpResponse:
    """My desk: what the network asks of me and of my university, by deadline."""
    who, now = actor(request), clock.now()
    mine = queries.desk(who, now)
    institution = mine.institution
    return render(
        request,
        "portal/desk.jinja",
        {
            "desk": mine,
            "institution": institution,
            "seats": queries.seats_of_institution(institution.id, who, now) if institution else [],
            "dates": dates_for(who, now)[:8],
            "panels": panels_for("desk", who, who.id, now),
            "recent": act_lines(acts(member=institution.id, limit=6)) if institution and who.is_member else [],
            "now": now,
        },
    )


@door("portal.activity")
def activity(request: HttpRequest) -> HttpResponse:
    """What was done in the network, newest first."""
    if not actor(request).is_member:
        from collegium.kernel.errors import NotFound

        raise NotFound
    rows = acts(before=request.GET.get("before", "")[:26], limit=PAGE + 1)
    more = rows[PAGE - 1].id if len(rows) > PAGE else ""
    return render(request, "portal/activity.jinja", {"lines": act_lines(rows[:PAGE]), "more": more})


def _words(request: HttpRequest, name: str, title: str) -> HttpResponse:
    text = queries.page_text(name)
    html = to_html(from_outline(text, block_id)) if text else ""
    return render(request, "portal/words.jinja", {"title": title, "html": html})


@public("network:public")
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice."""
    return _words(request, "privacy", _("Privacy notice"))


@public("network:public")
def imprint(request: HttpRequest) -> HttpResponse:
    """The imprint."""
    return _words(request, "imprint", _("Imprint"))


@public("network:public")
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return _words(request, "accessibility", _("Accessibility statement"))


@public("network:public")
def about(request: HttpRequest) -> HttpResponse:
    """How positions are made."""
    return _words(request, "about", _("How positions are made"))


@public()
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with sample values."""
    from collegium.commons.pages.styleguide import samples

    return render(request, "pages/styleguide.jinja", samples())
