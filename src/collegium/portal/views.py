"""Doors of the portal."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from collegium.commons.journal.reading import acts
from collegium.commons.network import network
from collegium.commons.pages.activity import act_lines, seen_by
from collegium.commons.pages.doors import actor, door, public, render
from collegium.commons.pages.moments import day, day_long
from collegium.commons.pages.offers import dates_for, panels_for
from collegium.commons.pages.texts import html_of_outline
from collegium.kernel import clock
from collegium.kernel.errors import NotFound
from collegium.rooms.members.queries import Member, member_counts
from collegium.rooms.papers.queries import papers

from . import queries
from .queries_circle import circle, one_case

PAGE = 50
HOME = (
    *("members:public", "groups:public", "challenges:public", "papers:public", "ballots:public", "newsroom:public"),
    *("practices:public", "policy:public", "priorities:public", "benchmarking:public", "events:public"),
)
BETWEEN_TWO = (
    *("practices.asked", "practices.sent_back"),
    *("discussions.followed", "discussions.answered"),
    *("events.registered", "events.registration_changed", "events.registration_cancelled", "events.declined"),
    *("events.moved_up", "events.attendance_recorded", "events.needs_erased", "events.person_left"),
    *("events.feed_made", "events.feed_ended"),
)
"""Acts whose words are for those who keep the thing: they stand on its own page."""
OF_THE_OFFICE = ("people.login_link_made",)
"""Acts that concern one person's access: the office sees them among the others."""


@public(*HOME)
def home(request: HttpRequest) -> HttpResponse:
    """The public front page: what the network asks, the circle of its work, what is new in each room."""
    who, now = actor(request), clock.now()
    count, countries = member_counts()
    latest = papers(who, published=True)[:4]
    tomorrow = now.astimezone(network().tz).date() + timedelta(days=1)
    request.good_until(datetime.combine(tomorrow, time.min, network().tz))  # type: ignore[attr-defined]
    return render(
        request,
        "portal/home.jinja",
        {
            "count": count,
            "countries": countries,
            "headline": ngettext(
                "What %(n)s university of science and technology asks of Europe",
                "What %(n)s universities of science and technology ask of Europe",
                count,
            )
            % {"n": count},
            "lead": _(
                "We work out positions together, in the open, and keep a record of what became of each recommendation."
            ),
            "latest": latest[0] if latest else None,
            "house": queries.house_of_members(),
            "marks": {"answered": pgettext("seats", "taking part"), "suspended": pgettext("seats", "suspended")},
            "panels": panels_for("home", who, "", now),
            "circle": circle(now),
            "case": one_case(row.id for row in latest),
            "figures": queries.figures(count, countries),
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
            "title": _desk_title(len(mine.mine)),
            "sub": _desk_sub(mine),
            "desk": mine,
            "institution": institution,
            "institution_facts": _facts(institution) if institution else [],
            "seats": queries.seats_of_institution(institution.id, who, now) if institution else None,
            "dates": dates_for(who, now)[:8],
            "panels": panels_for("desk", who, who.id, now),
            "recent": act_lines(seen_by(acts(member=institution.id, limit=6), who))
            if institution and who.is_member
            else [],
        },
    )


def _desk_title(n: int) -> str:
    words = {1: _("One thing waits for you"), 2: _("Two things wait for you"), 3: _("Three things wait for you")}
    if n == 0:
        return _("Nothing waits for you")
    return words.get(n) or ngettext("%(n)s thing waits for you", "%(n)s things wait for you", n) % {"n": n}


def _desk_sub(mine: queries.Desk) -> str:
    first = next((task.deadline for task in mine.mine if task.deadline), None)
    if first is not None:
        return _("The next date is %(day)s.") % {"day": day(first)}
    oldest = min((task.since for task in mine.mine if task.since), default=None)
    if oldest is not None:
        return _("None has a date. The oldest has waited since %(day)s.") % {"day": day(oldest)}
    return _("Votes, drafts, reviews and challenges to decide on stand here with their dates. A letter tells you too.")


def _facts(institution: Member) -> list[tuple[str, str]]:
    since = day_long(institution.member_since) if institution.member_since else _("no date is held")
    rows = [(_("Member since"), since), (_("Place"), institution.city)]
    return [*rows, (_("State"), _("suspended"))] if institution.is_suspended else rows


@door("portal.activity")
def activity(request: HttpRequest) -> HttpResponse:
    """What was done in the network, newest first."""
    who = actor(request)
    if not who.is_member:
        raise NotFound
    aside = BETWEEN_TWO if who.is_office else (*BETWEEN_TWO, *OF_THE_OFFICE)
    before = request.GET.get("before", "")[:26]
    rows = acts(before=before, limit=PAGE + 1, aside=aside)
    more = rows[PAGE - 1].id if len(rows) > PAGE else ""
    days = [
        (head, list(lines))
        for head, lines in groupby(act_lines(seen_by(rows[:PAGE], who)), key=lambda line: day(line.at))
    ]
    return render(request, "portal/activity.jinja", {"days": days, "more": more, "newest": not before})


def _words(request: HttpRequest, name: str, title: str) -> HttpResponse:
    return render(request, "portal/words.jinja", {"title": title, "html": html_of_outline(queries.page_text(name))})


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
