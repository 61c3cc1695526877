"""Doors of people: the list and a person's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from collegium.commons.pages.countries import country_name
from collegium.commons.pages.doors import actor, door, render
from collegium.commons.pages.offers import panels_for
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

from . import queries
from .places import places_for
from .policy import can_see_people
from .words import HATS, hat_line, hat_lines, hat_name


@door("people.see")
def listing(request: HttpRequest) -> HttpResponse:
    """The people of the network, with filters."""
    who = actor(request)
    if not can_see_people(who):
        raise NotFound
    names = ("q", "institution", "country", "hat", "sort")
    asked = queries.Filters(**{name: request.GET[name][:100] for name in names if request.GET.get(name)})
    found = queries.people(who, asked, request.GET.get("page", "1"), clock.now())
    places = places_for(who)
    return render(
        request,
        "people/list.jinja",
        {
            "asked": asked,
            "found": found,
            "rows": [
                {
                    "id": row.id,
                    "name": row.name,
                    "institution": row.institution,
                    "institution_slug": row.institution_slug,
                    "country": country_name(row.country) if row.country else "",
                    "hats": hat_lines(hat for hat in row.hats if hat.kind != "colleague"),
                }
                for row in found.rows
            ],
            "places": places,
            "countries": sorted(
                {(place.country, country_name(place.country)) for place in places}, key=lambda pair: pair[1]
            ),
            "hats": [(kind, hat_name(kind)) for kind in HATS],
        },
    )


@door("people.see")
def page(request: HttpRequest, ident: str) -> HttpResponse:
    """A person: hats with their dates, institution, what other rooms know of her."""
    who, now = actor(request), clock.now()
    found = queries.person_page(who, ident, now)
    if found is None:
        raise NotFound
    return render(
        request,
        "people/page.jinja",
        {
            "person": found,
            "hats": [_hat(hat) for hat in found.hats],
            "past": [_hat(hat) for hat in found.past],
            "panels": panels_for("person", who, found.id, now),
            "is_me": who.id == found.id,
        },
    )


def _hat(hat: queries.Hat) -> dict[str, object]:
    return {
        "line": hat_line(hat.kind, hat.body_name or hat.institution_name),
        "for": hat.institution_name if hat.body and hat.institution else "",
        "slug": hat.institution_slug,
        "body_slug": hat.body_slug,
        "since": hat.since,
        "until": hat.until,
        "counts": hat.counts,
    }
