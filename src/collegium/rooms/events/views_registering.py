"""Doors of those who come: register, change it, give it up; from the page, from the desk, by the link of a letter."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from collegium.commons.access import OPERATOR, Actor, actor_of, authorise
from collegium.commons.notify import Grant, grant_of
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.moments import clock_time, day
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref
from collegium.rooms.members.queries import members
from collegium.rooms.people.queries import people_named, people_of_place

from . import actions_registering, queries, queries_people, queries_programme
from .actions_registering import CHANGE
from .choices import Answer
from .forms import RegistrationForm, fault
from .rules import may_give_up, may_register
from .views import facts_of
from .words import ANSWER_KINDS, ANSWERS, MODES


def _session_choices(event: str) -> list[tuple[str, str, str]]:
    """The sessions in which places are counted: ULID, title, and when they are with what is free."""
    found = []
    for row in queries_programme.sessions_of(event):
        if row.free is None:
            continue
        hours = f"{day(row.starts_at)}, {clock_time(row.starts_at)}–{clock_time(row.ends_at)}"
        left = _("%(n)s of %(all)s places free") % {"n": row.free, "all": row.capacity}
        full = _("full: you would wait for a place")
        found.append((row.id, row.title, f"{hours}; {left if row.free else full}"))
    return found


def _people(who: Actor, now: datetime) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Whom the actor may register, and for which universities: herself, and colleagues where she speaks for a place."""
    if len(who.institutions) < 2 and not any(who.speaks_for(place) for place in who.institutions):
        return [], []
    own = members(who, ids=who.institutions)
    places = sorted(((it.id, it.short) for it in own), key=lambda pair: pair[1])
    spoken = [it.slug for it in own if who.speaks_for(it.id)]
    colleagues = {row.id: row.name for place in spoken for row in people_of_place(who, place, now)}
    colleagues.pop(who.id, None)
    ordered = sorted(colleagues.items(), key=lambda pair: pair[1])
    return ([(who.id, _("Myself")), *ordered] if ordered else []), (places if len(places) > 1 else [])


def _whom(request: HttpRequest, who: Actor, it: Any) -> str:
    """The person whom the office or a chair registers: asked for by address, then by ULID in the form."""
    person = request.GET.get("person", "")[:26]
    if not person or person == who.id:
        return ""
    authorise(who, "events.see_needs", it)
    return person


@door("events.register")
def register(request: HttpRequest, event: str) -> HttpResponse:
    """Register oneself, a colleague of one's university, or for the office anybody of the register."""
    who, now = actor(request), clock.now()
    if not who.is_member:
        raise NotFound(event)
    it = queries.event_for(who, event)
    if not it.kind.registers:
        raise NotFound(event)
    whom = _whom(request, who, it)
    people, places = ([], []) if whom else _people(who, now)
    form = RegistrationForm(
        request.POST or None, sessions=_session_choices(it.id), people=people, institutions=places,
        initial={"person": who.id},
    )  # fmt: skip
    context = _register_context(it, who, now, form, whom)
    if request.method != "POST":
        return render(request, "events/register.jinja", context)
    if not form.is_valid():
        return refused_form(request, "events/register.jinja", context)
    return _registered(request, who, it, whom, context)


def _register_context(it: Any, who: Actor, now: datetime, form: Any, whom: str) -> dict[str, Any]:
    late = who.is_office or bool(whom)
    answer = may_register(queries.standing_of(it, now), late=late)
    full = it.capacity is not None and it.taken >= it.capacity
    counts = queries_people.counts_of(it.id) if full else None
    before = before_sentence("events.register")
    if counts:
        before = before_sentence("events.register_full", waiting=counts.waiting)
    return {
        **facts_of(it, who),
        "form": form,
        "whom": people_named([whom]).get(whom, "") if whom else "",
        "before": before,
        "left": None if it.capacity is None else it.capacity - it.taken,
        "refused": "" if answer else reason_sentence(answer),
        "asks": it.body_id is not None and bool(answer) and not whom,
        "decline": before_sentence("events.decline"),
    }


def _registered(request: HttpRequest, who: Actor, it: Any, whom: str, context: dict[str, Any]) -> HttpResponse:
    form, now = context["form"], clock.now()
    given = form.cleaned_data
    person = whom or given.get("person") or who.id
    theirs = who if person == who.id else actor_of(person, now)
    institution = given.get("institution") or _home(who, theirs)
    try:
        state = actions_registering.register(
            actor=who, event=it.id, person=person, institution=institution, mode=given["mode"],
            sessions=given.get("sessions", ()), diet=given["diet"], access=given["access"], now=now,
        )  # fmt: skip
    except Refused as error:
        return refused_form(request, "events/register.jinja", context, error)
    except Invalid as error:
        for name, code in error.fields.items():
            form.add_error(name if name in form.fields else None, fault(name, str(code)))
        return refused_form(request, "events/register.jinja", context)
    if person != who.id:
        tell(request, _done(state, theirs.name))
    return back_to("events:participants" if whom else "events:page", it.slug)


def _home(who: Actor, theirs: Actor) -> str:
    """The university for which somebody is registered when none is chosen: one that both share, else the first."""
    shared = sorted(theirs.institutions & who.institutions)
    own = [hat.institution for hat in theirs.hats if hat.institution]
    return (shared if theirs.id != who.id and shared else own or [""])[0]


def _done(state: str, name: str) -> str:
    words = {"going": _("%(name)s has a place. A letter tells it."), "waiting": _("%(name)s waits for a place.")}
    return words[state] % {"name": name}


def _who(request: HttpRequest, event: str) -> tuple[Actor, Any, Grant | None]:
    """Who changes a registration here: the person of the link where there is one, else whoever is signed in."""
    ident = queries.event_for(OPERATOR, event).id
    grant = grant_of(request, CHANGE, Ref("event", ident))
    who = actor_of(grant.person, clock.now()) if grant else actor(request)
    if who.is_public:
        raise NotFound(event)
    return who, queries.event_for(who, ident), grant


def _held(request: HttpRequest, who: Actor, it: Any, grant: Grant | None) -> Any:
    """The registration: one's own, or for those who organise it that of `?person=`. Raises NotFound."""
    person = who.id if grant else (_whom(request, who, it) or who.id)
    row = queries_people.registration_of(it.id, person)
    if row is None:
        raise NotFound(it.id)
    return row


@public()
def registration(request: HttpRequest, event: str) -> HttpResponse:
    """One's registration: change it or give it up; also by the link of a letter."""
    request.wants_token = True  # type: ignore[attr-defined]
    who, it, grant = _who(request, event)
    row, now = _held(request, who, it, grant), clock.now()
    by_link = grant is not None and actor(request).id != who.id
    places = queries_programme.places_of(row.id)
    first = {"mode": row.mode, "sessions": list(places), **queries_people.needs_of(row.id)}
    form = RegistrationForm(request.POST or None, sessions=_session_choices(it.id), initial=first)
    context = _context(it, who, row, now, form) | {"by_link": by_link, "own": row.person_id == who.id}
    if request.method != "POST":
        return render(request, "events/registration.jinja", context)
    if not form.is_valid():
        return refused_form(request, "events/registration.jinja", context)
    given = form.cleaned_data
    try:
        actions_registering.change_registration(
            actor=who, event=it.id, person=row.person_id, mode=given["mode"], sessions=given.get("sessions", ()),
            diet=given["diet"], access=given["access"], now=now,
        )  # fmt: skip
    except Refused as error:
        return refused_form(request, "events/registration.jinja", context, error)
    except Invalid as error:
        for name, code in error.fields.items():
            form.add_error(name if name in form.fields else None, fault(name, str(code)))
        return refused_form(request, "events/registration.jinja", context)
    return _after(request, it, row, _("Your registration is changed."), by_link=by_link, own=context["own"])


def _context(it: Any, who: Actor, row: Any, now: datetime, form: Any) -> dict[str, Any]:
    standing = queries.standing_of(it, now)
    answer = may_register(standing, late=who.is_office)
    rank = queries_people.rank_of(row) if row.state == Answer.WAITING else 0
    return {
        **facts_of(it, who),
        "row": row,
        "form": form,
        "answers": ANSWERS,
        "answer_kinds": ANSWER_KINDS,
        "modes": MODES,
        "rank": rank_words(rank),
        "before": before_sentence("events.change_registration"),
        "refused": "" if answer else reason_sentence(answer),
        "give_up": before_sentence("events.cancel_registration"),
        "give_up_refused": "" if may_give_up(standing) else reason_sentence(may_give_up(standing)),
        "holds": row.state != Answer.CANCELLED,
    }


def rank_words(rank: int) -> str:
    """How many are before somebody in a queue; "" for who waits for nothing."""
    if rank <= 1:
        return _("You are next.") if rank else ""
    before = rank - 1
    return ngettext("%(n)s person is before you.", "%(n)s people are before you.", before) % {"n": before}


def _after(request: HttpRequest, it: Any, row: Any, said: str, *, by_link: bool, own: bool) -> HttpResponse:
    if by_link:
        return render(request, "events/answered.jinja", {"it": it, "said": said, "name": row.person.name})
    tell(request, said)
    return back_to("events:page" if own else "events:participants", it.slug)


@require_POST
@public()
def cancel(request: HttpRequest, event: str) -> HttpResponse:
    """Give a registration up; also by the link of a letter."""
    request.wants_token = True  # type: ignore[attr-defined]
    who, it, grant = _who(request, event)
    row, now = _held(request, who, it, grant), clock.now()
    actions_registering.cancel_registration(actor=who, event=it.id, person=row.person_id, now=now)
    by_link = grant is not None and actor(request).id != who.id
    said = _("The registration is given up. Its place goes to whoever waits.")
    return _after(request, it, row, said, by_link=by_link, own=row.person_id == who.id)


@require_POST
@door("events.register")
def decline(request: HttpRequest, event: str) -> HttpResponse:
    """Say that one does not come."""
    who, now = actor(request), clock.now()
    it = queries.event_for(who, event)
    try:
        actions_registering.decline(actor=who, event=it.id, institution=_home(who, who), now=now)
        tell(request, _("Your answer is kept: you do not come."))
    except Refused as error:
        tell(request, reason_sentence(error.decision), "stop")
    return back_to("events:page", it.slug)
