"""Doors on who takes part: the list, what people need, attendance, certificates."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise, can
from collegium.commons.exports.tables import csv_bytes
from collegium.commons.pages.addresses import address
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.listing import listing
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused
from collegium.rooms.people.queries import people_at

from . import actions_registering, queries, queries_people
from .choices import State
from .forms import PersonForm
from .rules import may_record_attendance
from .views import facts_of
from .words import MODES, NEEDS


def _event(request: HttpRequest, event: str, *asked: str) -> tuple[Actor, Any]:
    who = actor(request)
    it = queries.event_for(who, event)
    if not it.kind.registers:
        raise NotFound(event)
    for permission in asked:
        authorise(who, permission, it)
    return who, it


@door("events.see_participants")
def participants(request: HttpRequest, event: str) -> HttpResponse:
    """Who takes part by university; for those who organise it also who waits, and what people need."""
    who, it = _event(request, event, "events.see_participants")
    needs = bool(can(who, "events.see_needs", it))
    form = PersonForm(request.POST or None)
    if request.method == "POST":
        authorise(who, "events.see_needs", it)
        if form.is_valid():
            email = form.cleaned_data["email"].lower()
            person = people_at([email])[0].get(email, "")
            if person:
                return _to_register(it, person)
            form.add_error("email", _("The register has nobody with this address."))
    rows = queries_people.participants(it.id, needs=needs)
    context = {
        **facts_of(it, who),
        "rows": listing(request, rows),
        "waiting": queries_people.in_queue(it.id) if needs else [],
        "needs": [(NEEDS[name], words, n) for name, words, n in queries_people.needs_listed(it.id)] if needs else [],
        "organises": needs,
        "modes": MODES,
        "form": form,
        "counts": queries_people.counts_of(it.id),
        "erase": before_sentence("events.erase_needs"),
    }
    if request.method == "POST":
        return refused_form(request, "events/participants.jinja", context)
    return render(request, "events/participants.jinja", context)


def _to_register(it: Any, person: str) -> HttpResponse:
    held = queries_people.registration_of(it.id, person)
    name = "events:registration" if held and held.state != "cancelled" else "events:register"
    response = HttpResponse(status=302)
    response["Location"] = f"{address(name, it.slug)}?person={person}"
    return response


@door("events.see_needs")
def participants_csv(request: HttpRequest, event: str) -> HttpResponse:
    """The list as a file for those who organise it: badges, tables, needs."""
    _who, it = _event(request, event, "events.see_needs")
    rows = queries_people.participants(it.id, states=("going", "waiting"), needs=True)
    columns = ["name", "university", "country", "state", "mode", "sessions", "diet", "access", "attended"]
    lines = [
        [row.name, row.institution, row.country, row.state, row.mode, row.sessions, row.diet, row.access,
         "" if row.attended is None else "yes" if row.attended else "no"]
        for row in rows
    ]  # fmt: skip
    response = HttpResponse(csv_bytes(columns, lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{it.slug}.csv"'
    return response


@door("events.record_attendance")
def attendance(request: HttpRequest, event: str) -> HttpResponse:
    """Tick who came."""
    who, it = _event(request, event, "events.record_attendance")
    now = clock.now()
    answer = may_record_attendance(queries.standing_of(it, now))
    context = {
        **facts_of(it, who),
        "rows": queries_people.participants(it.id),
        "before": before_sentence("events.attendance"),
        "refused": "" if answer else reason_sentence(answer),
    }
    if request.method != "POST":
        return render(request, "events/attendance.jinja", context)
    try:
        many = actions_registering.record_attendance(actor=who, event=it.id, came=request.POST.getlist("came"), now=now)
    except Refused as error:
        return refused_form(request, "events/attendance.jinja", context, error)
    said = ngettext("Recorded: %(n)s person came.", "Recorded: %(n)s people came.", many) % {"n": many}
    tell(request, said)
    return back_to("events:page", it.slug)


@require_POST
@door("events.see_needs")
def erase_needs(request: HttpRequest, event: str) -> HttpResponse:
    """Erase what people need."""
    who, it = _event(request, event, "events.see_needs")
    actions_registering.erase_needs(actor=who, event=it.id, now=clock.now())
    tell(request, _("Dietary and access needs are erased."))
    return back_to("events:participants", it.slug)


@door("events.register")
def certificate(request: HttpRequest, event: str) -> HttpResponse:
    """The certificate of attendance of whoever came, for herself and for those who organised it."""
    from .printing import certificate_of

    who, it = _event(request, event)
    person = request.GET.get("person", "")[:26] or who.id
    if person != who.id:
        authorise(who, "events.see_needs", it)
    row = queries_people.registration_of(it.id, person)
    if row is None or not row.attended or not it.kind.certifies or it.state != State.HELD:
        raise NotFound(event)
    response = HttpResponse(certificate_of(it, row), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{it.slug}-certificate.pdf"'
    return response
