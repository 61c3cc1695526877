"""Doors of meetings for those invited: the list of a body, one meeting, the answer whether one comes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities, actor_of, authorise, can
from collegium.commons.journal.reading import acts
from collegium.commons.notify import Grant, grant_of
from collegium.commons.pages.activity import act_lines, address_of, may_see
from collegium.commons.pages.doors import actor, door, public, refused_form, render, tell
from collegium.commons.pages.listing import listing
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.words import before_sentence, names_of, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused, refuse
from collegium.kernel.ids import Ref
from collegium.rooms.groups.queries import body, in_words

from . import actions, queries, queries_agenda
from .choices import AHEAD, Answer
from .queries_shown import house_of, moves_of, timed, turnout_of
from .words import (
    ACTION_KINDS,
    ACTION_STATES,
    ANSWERS,
    ITEM_KINDS,
    MARKS_AFTER,
    MARKS_BEFORE,
    PRESENCES,
    STATE_KINDS,
    STATES,
    turnout_sentence,
)

MOVES = ("change", "prepare", "send", "cancel", "note_presence", "write_minutes", "freeze", "correct")


@door("meetings.see_dates")
def list_(request: HttpRequest, slug: str) -> HttpResponse:
    """When a body meets and met; for those who do not see its meetings the dates alone."""
    who = actor(request)
    authorise(who, "meetings.see_dates")
    group = body(who, slug)
    if group is None:
        raise NotFound(slug)
    rows = queries.meetings_of(group.id, who)
    context = {
        "group": group,
        "rows": listing(request, rows, size=50),
        "states": STATES,
        "kinds": STATE_KINDS,
        "now": clock.now(),
        "may_plan": bool(can(who, "meetings.plan", group=group.id)),
    }
    return render(request, "meetings/list.jinja", context)


@door("meetings.see")
def page(request: HttpRequest, meeting: str, slug: str = "") -> HttpResponse:
    """One meeting: agenda, who comes or came, what was decided, who does what, its minutes."""
    who, now = actor(request), clock.now()
    it = queries.meeting_for(who, meeting)
    canonical = crumb(it)["path"]
    if request.path != canonical:
        return HttpResponsePermanentRedirect(canonical)
    return render(request, "meetings/page.jinja", {**_meeting(it, who), **_around(it, who, now)})


def _meeting(it: Any, who: Actor) -> dict[str, Any]:
    items, rows = queries_agenda.agenda_of(it.id, who), queries.invitations_of(it.id)
    mine = [row for row in rows if who.id and row.person == who.id]
    by_institution = it.group.kind.seat_owner == "institution"
    counted = turnout_of(rows)
    return {
        "it": it,
        "body_name": in_words(it.group.names),
        "items": timed(it, items),
        "ballots": {
            row.ballot: address_of(Ref("decision", row.ballot))
            for item in items
            for row in item.resolutions
            if row.ballot
        },
        "invited": rows,
        "mine": mine[0] if mine else None,
        "answers": {"comes": sum(row.answer == Answer.COMES for row in rows), "all": len(rows)},
        "turnout": turnout_sentence(counted, by_institution=by_institution) if counted.noted else "",
        "house": house_of(rows, who, by_institution=by_institution, ahead=it.state in AHEAD),
        "house_words": MARKS_BEFORE if it.state in AHEAD else MARKS_AFTER,
        "centre": counted.institutions_here if by_institution else counted.here,
        "ahead": it.state in AHEAD,
        "can": abilities(who, [f"meetings.{name}" for name in MOVES], it),
    }


def _around(it: Any, who: Actor, now: Any) -> dict[str, Any]:
    earlier = queries_agenda.open_actions_in(it.group_id, before=it.begins_at, but=it.id) if it.state in AHEAD else []
    return {
        "now": now,
        "begun": now >= it.begins_at,
        "host": _host(it, who),
        "minutes": queries_agenda.minutes_of(it.id),
        "earlier": earlier,
        "moves": moves_of(it, now),
        "panels": panels_for("meeting", who, it.id, now),
        "lines": [replace(line, url="") for line in act_lines(acts(subjects=[it.id], kinds=TOLD, limit=20))],
        "states": STATES,
        "kinds": STATE_KINDS,
        "item_kinds": ITEM_KINDS,
        "answer_words": ANSWERS,
        "presences": PRESENCES,
        "action_states": ACTION_STATES,
        "action_kinds": ACTION_KINDS,
        "before_answer": before_sentence("meetings.answer"),
    }


TOLD = (
    *("meetings.planned", "meetings.changed", "meetings.cancelled", "meetings.agenda_sent"),
    *("meetings.minutes_shown", "meetings.minutes_frozen", "meetings.minutes_reopened"),
)


def _host(it: Any, who: Actor) -> dict[str, str] | None:
    """The event within which it takes place, when the reader may see it."""
    if not it.host_id:
        return None
    ref = Ref(it.host_kind, it.host_id)
    if not may_see(ref, who):
        return None
    return {"title": names_of(ref.kind, [ref.id]).get(ref.id, ""), "url": address_of(ref)}


def _who(request: HttpRequest, meeting: str) -> tuple[Actor, Grant | None]:
    """Who answers here: the person of the link where there is one, else whoever is signed in. Raises NotFound."""
    grant = grant_of(request, "meetings.answer", Ref("meeting", meeting))
    who = actor_of(grant.person, clock.now()) if grant else actor(request)
    if who.is_public:
        raise NotFound(meeting)
    return who, grant


@public()
def answer(request: HttpRequest, meeting: str) -> HttpResponse:
    """Say whether one comes: from the page of the meeting or the desk, or by the link of a letter."""
    request.wants_token = True  # type: ignore[attr-defined]
    who, grant = _who(request, meeting)
    it = queries.meeting_for(who, meeting)
    row = next((row for row in queries.invitations_of(it.id) if row.person == who.id), None)
    authorise(who, "meetings.answer", it, person=row.person if row else "")
    context = {
        "it": it,
        "row": row,
        "name": who.name,
        "by_link": grant is not None and actor(request).is_public,
        **crumb(it),
        "answer_words": ANSWERS,
        "before": before_sentence("meetings.answer"),
        "given": "",
        "refused": _too_late(it),
    }
    if request.method != "POST":
        return render(request, "meetings/answer.jinja", context)
    given = request.POST.get("answer", "")
    if given not in set(Answer):
        return refused_form(request, "meetings/answer.jinja", {**context, "fault": _("Say whether you come.")})
    try:
        actions.answer_invitation(actor=who, meeting=it.id, answer=given, now=clock.now())
    except Refused as error:
        return refused_form(request, "meetings/answer.jinja", context, error)
    if context["by_link"]:
        return render(request, "meetings/answer.jinja", {**context, "given": given})
    tell(request, _("Noted: you come.") if given == Answer.COMES else _("Noted: you cannot come."))
    return back_to_meeting(it)


def _too_late(it: Any) -> str:
    """Why nobody is asked any more whether she comes; "" while somebody is."""
    if it.state not in AHEAD:
        return reason_sentence(refuse("not_from_here"))
    return reason_sentence(refuse("has_begun")) if clock.now() >= it.begins_at else ""


def back_to_meeting(it: Any) -> HttpResponse:
    """After a POST: the page of the meeting."""
    return HttpResponseRedirect(crumb(it)["path"])


def crumb(it: Any) -> dict[str, str]:
    """Where the meeting is found, and the name of its body, for what stands above a page."""
    path = queries.meeting_path(it.id, it.group.slug, hosted=bool(it.host_id))
    return {"path": path, "body_name": in_words(it.group.names)}
