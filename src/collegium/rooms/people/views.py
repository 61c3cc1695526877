"""Doors of people: the list, a person's page, and the office's record that somebody leaves or comes back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise, can
from collegium.commons.consequences import preview
from collegium.commons.pages.countries import country_name
from collegium.commons.pages.doors import actor, back_to, door, render, tell
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.punctuation import semicolons
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

from . import queries
from .actions import come_back, leave
from .actions_erasing import erase_person
from .hats import Hat
from .places import places_for
from .policy import can_see_people
from .rules import pseudonym
from .words import HATS, hat_line, hat_lines, hat_name, hat_names_at_home

FILTERS = ("q", "institution", "country", "hat", "sort")


@door("people.see")
def listing(request: HttpRequest) -> HttpResponse:
    """The people of the network, with filters."""
    who = actor(request)
    if not can_see_people(who):
        raise NotFound
    asked = queries.Filters(**{name: request.GET[name][:100] for name in FILTERS if request.GET.get(name)})
    found = queries.people(who, asked, request.GET.get("page", "1"), clock.now())
    places = places_for(who)
    countries = {code: country_name(code) for code in {place.country for place in places}}
    return render(
        request,
        "people/list.jinja",
        {
            "asked": asked,
            "narrowed": bool(asked.q or asked.narrows_hats),
            "found": found,
            "columns": _columns(asked),
            "rows": _rows(found.rows),
            "places": [(place.slug, place.name) for place in places],
            "countries": sorted(countries.items(), key=lambda pair: pair[1]),
            "hats": [(kind, hat_name(kind)) for kind in HATS],
        },
    )


def _columns(asked: queries.Filters) -> list[dict[str, Any]]:
    """The heads; that of the names leads to the other order."""
    other = {**asked.params, "sort": "-name" if asked.sort == "name" else ""}
    kept = {name: value for name, value in other.items() if value}
    sorts = {"name": "ascending", "-name": "descending"}
    return [
        {"label": _("Name"), "sort": f"?{urlencode(kept)}", "sorted": sorts.get(asked.sort, "")},
        {"label": _("Hats")},
        {"label": _("University")},
        {"label": _("Country")},
    ]


def _rows(rows: list[queries.PersonRow]) -> list[tuple[str, ...]]:
    """Finished values for a row each: address, name, hats, address and name of the institution, country.

    Addresses are put together from the lists', and each country is named once: two hundred rows cost little.
    """
    people, members = reverse("people:list"), reverse("members:list")
    countries = {code: country_name(code) if code else "" for code in {row.country for row in rows}}
    return [
        (
            f"{people}{row.id}/",
            row.name,
            semicolons(hat_names_at_home(hat for hat in row.hats if hat.kind != "colleague")),
            f"{members}{row.institution_slug}/" if row.institution else "",
            row.institution,
            countries[row.country],
        )
        for row in rows
    ]


@door("people.see")
def page(request: HttpRequest, ident: str) -> HttpResponse:
    """A person: hats with their dates, institution, contact, what other rooms know of her."""
    who, now = actor(request), clock.now()
    found = _found(who, ident)
    return render(
        request,
        "people/page.jinja",
        {
            "person": found,
            "lines": hat_lines(hat for hat in found.hats[:2] if hat.counts),
            "hats": [shown_hat(hat) for hat in found.hats],
            "past": [shown_hat(hat) for hat in found.past],
            "facts": _facts(found),
            "panels": panels_for("person", who, found.id, now),
            "is_me": who.id == found.id,
            "can_end": bool(can(who, "people.end")) and who.id != found.id and not found.is_erased,
            "can_erase": bool(can(who, "people.erase")) and found.has_left and not found.is_erased,
        },
    )


def _found(who: Actor, ident: str) -> queries.PersonPage:
    found = queries.person_page(who, ident, clock.now())
    if found is None:
        raise NotFound
    return found


def _facts(found: queries.PersonPage) -> list[tuple[str, str]]:
    languages = {"en": _("English"), "fr": _("French")}
    facts = [(_("ORCID"), found.orcid), (_("Language"), languages.get(found.language, found.language))]
    return [(word, value) for word, value in facts if value]


def shown_hat(hat: Hat) -> dict[str, object]:
    """A hat as a row of a table."""
    return {
        "line": hat_line(hat.kind, hat.body_name) if hat.body else hat_name(hat.kind),
        "institution": hat.institution_name,
        "slug": hat.institution_slug,
        "body": hat.body_name,
        "body_slug": hat.body_slug,
        "since": hat.since,
        "until": hat.until,
        "counts": hat.counts,
    }


@door("people.end")
def end(request: HttpRequest, ident: str) -> HttpResponse:
    """The office records that somebody leaves: what ends is listed before the button."""
    who, now = actor(request), clock.now()
    authorise(who, "people.end")
    found = _found(who, ident)
    if found.has_left:
        raise NotFound
    if request.method == "POST":
        leave(actor=who, person=found.id, now=now)
        tell(request, _("%(name)s has left the network.") % {"name": found.name})
        return back_to("people:page", found.id)
    context = {
        "id": found.id,
        "name": found.name,
        "before": before_sentence("people.leave", name=found.name),
        "ends": preview("people.left", person=found.id, now=now),
    }
    return render(request, "people/end.jinja", context)


@require_POST
@door("people.end")
def again(request: HttpRequest, ident: str) -> HttpResponse:
    """The office opens the entry of somebody who has come back."""
    come_back(actor=actor(request), person=ident, now=clock.now())
    tell(request, _("The entry is open again. Hats are given anew."))
    return back_to("people:page", ident)


@door("people.erase")
def erase(request: HttpRequest, ident: str) -> HttpResponse:
    """The office erases the particulars of somebody who has left: what goes and what stays is said before."""
    who, now = actor(request), clock.now()
    authorise(who, "people.erase")
    found = _found(who, ident)
    if not found.has_left or found.is_erased:
        raise NotFound
    if request.method == "POST":
        erase_person(actor=who, person=found.id, now=now)
        tell(request, _("The particulars are erased."))
        return back_to("people:page", found.id)
    context = {
        "id": found.id,
        "name": found.name,
        "before": before_sentence("people.erase", name=found.name, pseudonym=pseudonym(found.id)),
        "follows": preview("people.erased", person=found.id, now=now),
    }
    return render(request, "people/erase.jinja", context)
