"""Doors of bodies."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, abilities, authorise
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.listing import listing
from collegium.commons.pages.offers import OLDEST, panels_for, waits_of
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Stale
from collegium.rooms.members.choices import State as MemberState
from collegium.rooms.members.queries import home_institutions, members
from collegium.rooms.people.queries import people_of_place, person_at

from . import actions, queries, queries_mandates
from .choices import Role
from .forms import MandateForm, OpenSeatForm, SeatPersonForm
from .queries import BodyRow, SeatRow
from .queries_roster import roster_of
from .queries_shown import LEADING
from .words import COVERAGE, MEMBERS, ROLES

PEOPLE = 60
"""People on one page of a body."""

ALL = (
    *("groups:public", "members:public", "challenges:public", "papers:public", "ballots:public", "people:public"),
    *("practices:public", "priorities:public", "events:public", "policy:public"),
)


@public("groups:public", "people:public")
def list_(request: HttpRequest) -> HttpResponse:
    """All bodies: who governs, who works, who carries it out."""
    who, now = actor(request), clock.now()
    rows = queries.bodies(who)
    mandates = queries_mandates.missions()
    return render(
        request,
        "groups/list.jinja",
        {
            "governing": [row for row in rows if not row.drafts_papers],
            "working": [row for row in rows if row.drafts_papers],
            "counts": queries.counts_by_body(now),
            "chairs": queries.chairs_by_body(now),
            "missions": mandates,
            "can": abilities(who, ["groups.found"]),
        },
    )


def _body(who: Actor, slug: str) -> BodyRow:
    found = queries.body(who, slug)
    if found is None:
        raise NotFound(slug)
    return found


@public(*ALL)
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: what waits on whom, what it works on, who sits in it, its mandate."""
    who, now = actor(request), clock.now()
    it = _body(who, slug)
    roster = roster_of(it, who, now)
    people = listing(request, roster.people, size=PEOPLE)
    mandates = queries_mandates.mandates_of(it.id)
    waits = waits_of(who, it.id, now) if who.is_member else []
    return render(
        request,
        "groups/page.jinja",
        {
            "it": it,
            "mandate": mandates[0] if mandates else None,
            "earlier": mandates[1:],
            "dates": queries.dates_of(it.id),
            "seats": people,
            "vacant": roster.vacant,
            "homes": home_institutions([seat.person for seat in people.rows if not seat.institution], now),
            "roles": ROLES,
            "coverage": roster.coverage,
            "coverage_words": MEMBERS if roster.everybody else COVERAGE,
            "everybody": roster.everybody,
            "held": people.total,
            "waits": waits[:OLDEST],
            "waits_left": len(waits) > OLDEST,
            "panels": panels_for("group", who, it.id, now),
            "can": abilities(who, ["groups.seat_person", "groups.change_mandate"], it),
            "can_start": it.drafts_papers and (who.sits_in(it.id) or who.is_office),
        },
    )


@door("groups.seat_person")
def seats(request: HttpRequest, slug: str) -> HttpResponse:
    """The office keeps the seats of a body: open one, seat somebody, take a seat back."""
    who, now = actor(request), clock.now()
    authorise(who, "groups.seat_person")
    it = _body(who, slug)
    form = OpenSeatForm(request.POST or None, institutions=_institutions(who))
    context = _seats_context(request, it, now) | {"form": form}
    if request.method != "POST":
        return render(request, "groups/seats.jinja", context)
    if not form.is_valid():
        return refused_form(request, "groups/seats.jinja", context)
    try:
        actions.open_seat(actor=who, group=it.id, institution=form.cleaned_data["institution"] or None, now=now)
    except Invalid:
        form.add_error("institution", _("This university has a seat there already."))
        return refused_form(request, "groups/seats.jinja", context)
    tell(request, _("The seat is open."))
    return back_to("groups:seats", it.slug)


def _institutions(who: Actor) -> list[tuple[str, str]]:
    rows = [(row.id, f"{row.short} ({row.country})") for row in members(who) if row.state == MemberState.MEMBER]
    return [("", _("The body’s own seat")), *rows]


def _seats_context(request: HttpRequest, it: BodyRow, now: Any) -> dict[str, Any]:
    return {
        "it": it,
        "seats": listing(request, queries.seats_of(it.id, now), size=PEOPLE),
        "holdings": queries.holdings_of(it.id, now),
        "roles": ROLES,
        "before_open": before_sentence("groups.open_seat"),
        "before_end": before_sentence("groups.end_holding"),
    }


@door("groups.seat_person")
def seat(request: HttpRequest, slug: str, seat: str) -> HttpResponse:
    """Somebody takes a vacant seat."""
    who, now = actor(request), clock.now()
    authorise(who, "groups.seat_person")
    it = _body(who, slug)
    row = next((row for row in queries.seats_of(it.id, now) if row.id == seat), None)
    if row is None:
        raise NotFound(seat)
    people = _colleagues(who, row, now) if row.institution else None
    form = SeatPersonForm(
        request.POST or None,
        people=people,
        roles=[Role.SEAT, Role.CHAIR] if row.institution else [*LEADING, Role.STAFF],
    )
    context = {"it": it, "seat": row, "form": form, "before": before_sentence("groups.seat_person")}
    context["nobody_there"] = people == []
    if request.method != "POST":
        return render(request, "groups/seat.jinja", context)
    if not form.is_valid():
        return refused_form(request, "groups/seat.jinja", context)
    data = form.cleaned_data
    person = data.get("person") or _person_at(data["email"])
    if not person:
        form.add_error("email", _("Nobody in the register has this address. Enter the person first."))
        return refused_form(request, "groups/seat.jinja", context)
    try:
        actions.seat_person(actor=who, seat=row.id, person=person, role=Role(data["role"]), now=now)
    except Invalid:
        form.add_error(form.who_field, _("Somebody holds this seat meanwhile. Take it back first."))
        return refused_form(request, "groups/seat.jinja", context)
    tell(request, _("Seated."))
    return back_to("groups:seats", it.slug)


def _colleagues(who: Actor, row: SeatRow, now: Any) -> list[tuple[str, str]]:
    return [(person.id, person.name) for person in people_of_place(who, row.institution_slug, now)]


def _person_at(email: str) -> str:
    found = person_at(email)
    return found[0] if found else ""


@require_POST
@door("groups.seat_person")
def end(request: HttpRequest, slug: str, holding: str) -> HttpResponse:
    """Somebody gives a seat back."""
    who = actor(request)
    authorise(who, "groups.seat_person")
    if queries.was_given_back(holding):
        tell(request, _("The seat had been given back before; nothing was changed."))
        return back_to("groups:seats", slug)
    actions.end_holding(actor=who, holding=holding, now=clock.now())
    tell(request, _("The seat is vacant now."))
    return back_to("groups:seats", slug)


@door("groups.change_mandate")
def mandate(request: HttpRequest, slug: str) -> HttpResponse:
    """The next version of a body's mandate."""
    who = actor(request)
    authorise(who, "groups.change_mandate")
    it = _body(who, slug)
    form = MandateForm(request.POST or None, initial=queries_mandates.mandate_for_form(it.id))
    context = {"it": it, "form": form, "before": before_sentence("groups.change_mandate")}
    if request.method != "POST":
        return render(request, "groups/mandate.jinja", context)
    if not form.is_valid():
        return refused_form(request, "groups/mandate.jinja", context)
    parts = {**form.parts(), "deliverables": queries_mandates.deliverables_of(it.id)}
    try:
        actions.set_mandate(actor=who, group=it.id, now=clock.now(), after=form.cleaned_data["version"], **parts)
    except Stale:
        theirs = MandateForm(initial=queries_mandates.mandate_for_form(it.id))
        raise Stale(theirs=form.told(theirs.initial), yours=form.told(form.cleaned_data)) from None
    tell(request, _("The mandate has a new version."))
    return back_to("groups:page", it.slug)
