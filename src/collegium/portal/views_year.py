"""Our year: what the register counts, each figure with its definition, its coverage and the list behind it."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from collegium.commons.exports.tables import csv_bytes
from collegium.commons.network import network
from collegium.commons.pages.addresses import address
from collegium.commons.pages.doors import public, render
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.years import usual_year, year_counters
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

from .queries_year import Told, figures, years


@public()
def our_year(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The figures of a year, compared with the one before."""
    return public(*year_counters())(_our_year)(request, year)


@public()
def figures_file(request: HttpRequest, year: int) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    return public(*year_counters())(_figures_file)(request, year)


def _told(request: HttpRequest, year: int | None) -> Told:
    now = clock.now()
    zone = network().tz
    number = usual_year(now, zone) if year is None else year
    if number not in years(now):
        raise NotFound(str(number))
    told = figures(number, now)
    if told.year.runs or year is None:
        tomorrow = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time.min, zone)
        request.good_until(tomorrow)  # type: ignore[attr-defined]
    return told


def _our_year(request: HttpRequest, year: int | None) -> HttpResponse:
    told = _told(request, year)
    of = told.year
    context = {
        "year": of,
        "parts": told.parts,
        "choices": [
            {"label": str(number), "url": address("portal:our_year_of", number), "current": number == of.number}
            for number in years(clock.now())
        ],
        "span": _("%(first)s to %(last)s") % {"first": day_long(of.first), "last": day_long(of.last)},
        "before": _("%(first)s to %(last)s") % {"first": day_long(of.first_before), "last": day_long(of.last_before)},
    }
    return render(request, "portal/our_year.jinja", context)


COLUMNS = ("year", "until", "room", "figure", "label", "value", "year_before", "definition", "coverage")


def _figures_file(request: HttpRequest, year: int) -> HttpResponse:
    told = _told(request, year)
    rows = [
        (
            *(told.year.number, told.year.last.isoformat(), room, it.name, it.label, it.value, it.before),
            *(it.definition, it.coverage),
        )
        for room, _title, parts in told.parts
        for it in parts
    ]
    response = HttpResponse(csv_bytes(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="our-year-{told.year.number}.csv"'
    return response
