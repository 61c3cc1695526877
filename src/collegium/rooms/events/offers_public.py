"""Events for everybody: the feed, the site map, the figures of a year."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.feeds import FeedEntry, offer_feed
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.sitemap import Location, offer_sitemap
from collegium.commons.pages.years import Year, YearFigure, offer_year_figures

from .choices import SHOWN, State
from .queries import Latest, events, latest_events
from .queries_year import figures_of_year


def feed(most: int) -> list[FeedEntry]:
    """Public events as they were announced, the newest first; what was cancelled says so."""
    return [
        FeedEntry(
            id=row.id,
            title=row.title,
            path=address("events:page", row.slug),
            summary=f"{_in_short(row)} {row.summary}".strip(),
            published=row.announced_at,
            updated=row.changed_at,
            language=row.language,
        )
        for row in latest_events(most)
    ]


def _in_short(row: Latest) -> str:
    first, last = day_long(row.starts_on), day_long(row.ends_on)
    days = first if row.starts_on == row.ends_on else _("%(first)s to %(last)s") % {"first": first, "last": last}
    said = ", ".join(part for part in (row.kind, days, row.place, row.city) if part)
    if row.state == State.CANCELLED:
        return _("Cancelled: %(event)s.") % {"event": said}
    return f"{said}."


def places() -> list[Location]:
    """The list, the calendar and each public event that stands or was held, for the site map."""
    rows = [row for row in events(NOBODY) if row.state in SHOWN]
    own = (Location(f"/events/{row.slug}/", row.changed_at) for row in rows)
    return [Location("/events/"), Location("/calendar/"), *own]


def figures(year: Year) -> list[YearFigure]:
    """Held in the year, and who came; one query."""
    told = figures_of_year(year)
    held, people, universities = told["held"], told["people"], told["universities"]
    said = ngettext("%(n)s event was held", "%(n)s events were held", held) % {"n": held}
    who = ngettext("%(n)s person came", "%(n)s people came", people) % {"n": people}
    whence = ngettext("from %(n)s university", "from %(n)s universities", universities) % {"n": universities}
    there = f" {whence}" if universities else ""
    coverage = ngettext(
        "who came was noted at %(noted)s of %(n)s event", "who came was noted at %(noted)s of %(n)s events", held
    ) % {"noted": told["noted"], "n": held}
    return [
        YearFigure(
            name="events.held",
            label=_("Events held"),
            value=held,
            before=told["held_before"],
            sentence=_("%(said)s; %(who)s.") % {"said": said, "who": f"{who}{there}"} if people else f"{said}.",
            definition=_("Events whose first day lies in the year and that the register holds as held."),
            coverage=_("All events of the register; some are seen by members only."),
            url=address("events:list"),
        ),
        YearFigure(
            name="events.people",
            label=_("People who came"),
            value=people,
            before=told["people_before"],
            sentence="",
            definition=_("People who were noted as present at one of these events, each counted once."),
            coverage=coverage,
            url=address("events:list"),
        ),
    ]


offer_feed("events", _l("events"), "events:list", feed, counters=("events:public",))
offer_sitemap("events", places)
offer_year_figures("events", figures, title=_l("Events"), order=60)
