"""Planning meetings, moving and cancelling them, sending the agenda, answering, noting who was there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from collegium.commons.access import OPERATOR, Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.notify import end_links
from collegium.commons.pages.activity import may_see
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.groups.queries import BodyRow, body, seats_of
from collegium.rooms.members.choices import HatKind
from collegium.rooms.members.choices import State as MemberState
from collegium.rooms.members.queries import Member, holders_of, home_institutions, members

from .choices import AHEAD, Answer, Presence
from .facts import AgendaSent, MeetingCancelled, MeetingMoved, MeetingPlanned
from .models import Invitation, Meeting
from .policy import visible_to
from .queries import standing_of
from .rules import FLOW, fault_of, time_fits


def locked(meeting: str, actor: Actor) -> Meeting:
    """The meeting, held until the act ends. Raises NotFound when the actor may not see it."""
    rows = Meeting.objects.select_for_update(of=("self",)).filter(visible_to(actor), pk=meeting)
    found: Meeting | None = rows.select_related("group__kind").first()
    if found is None:
        raise NotFound(meeting)
    return found


@dataclass(frozen=True, slots=True)
class Chair:
    """A place at a meeting: the ULID of the seat, its number, who holds it and her university ("" for nobody)."""

    seat: str
    number: int
    person: str
    institution: str


def chairs_at(group: BodyRow, now: datetime) -> list[Chair]:
    """Who has a place at a meeting of a body: its seats, without those of suspended members; where every member sits
    without a seat of its own, the members with their Delegates. At most three queries.
    """
    standing = ("", MemberState.MEMBER)
    seats = [it for it in seats_of(group.id, now) if it.institution_state in standing]
    if seats or not group.every_member_sits:
        homes = home_institutions([it.person for it in seats if it.person and not it.institution], now)
        return [Chair(it.id, it.number, it.person, it.institution or _home(homes, it.person)) for it in seats]
    rows = [it for it in members(OPERATOR) if it.state == MemberState.MEMBER]
    delegates = holders_of([it.id for it in rows], [HatKind.DELEGATE], now)
    return [Chair(it.id, n, next(iter(delegates.get(it.id, [])), ""), it.id) for n, it in enumerate(rows, 1)]


def _home(homes: Mapping[str, Member], person: str) -> str:
    return homes[person].id if person in homes else ""


def invite(it: Meeting, now: datetime) -> None:
    """Bring the list of those invited to the seats of this moment; what an earlier holder answered falls away."""
    group = body(OPERATOR, it.group_id)
    held = {row.seat: row for row in Invitation.objects.filter(meeting=it)}
    anew = []
    for chair in chairs_at(group, now) if group else ():
        row = held.pop(chair.seat, None)
        values = {
            "number": chair.number,
            "person_id": chair.person or None,
            "institution_id": chair.institution or None,
        }
        if row is None:
            anew.append(Invitation(id=new_id(now), meeting=it, seat=chair.seat, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            forget = {"answer": "", "answered_at": None} if row.person_id != values["person_id"] else {}
            Invitation.objects.filter(pk=row.pk).update(**values, **forget)
    Invitation.objects.bulk_create(anew)
    Invitation.objects.filter(pk__in=[row.pk for row in held.values()]).delete()


def _place(it: Meeting, *, begins_at: datetime, ends_at: datetime, place: str, link: str) -> None:
    check = time_fits(begins_at, ends_at)
    if not check:
        raise Invalid(ends_at=check.reason)
    if not place.strip() and not link.strip():
        raise Invalid(place="no_place")
    it.begins_at, it.ends_at, it.place, it.link = begins_at, ends_at, place.strip(), link.strip()


@act("meetings.planned", public=False)
def plan_meeting(
    *,
    actor: Actor,
    group: str,
    title: str,
    begins_at: datetime,
    ends_at: datetime,
    place: str = "",
    link: str = "",
    host: Ref | None = None,
    now: datetime,
) -> str:
    """A body will meet; whoever holds a seat in it is asked whether she comes. Returns the meeting's ULID.

    `group` is a ULID or slug, `host` the event within which it takes place. Raises NotFound for who neither leads the
    body nor belongs to the office, Invalid(group | host="unknown", ends_at="ends_before" | "lasts_too_long",
    place="no_place").
    """
    found = body(actor, group)
    if found is None:
        raise Invalid(group="unknown")
    authorise(actor, "meetings.plan", group=found.id)
    if host is not None and not may_see(host, actor):
        raise Invalid(host="unknown")
    it = Meeting(id=new_id(now), title=title.strip(), group_id=found.id, planned_by_id=_person(actor), planned_at=now)
    it.host_kind, it.host_id = (host.kind, host.id) if host else ("", "")
    _place(it, begins_at=begins_at, ends_at=ends_at, place=place, link=link)
    it.save(force_insert=True)
    invite(it, now)
    record(it, group=found.id)
    announce(MeetingPlanned(it.id, found.id, now))
    return it.id


def _person(actor: Actor) -> str | None:
    return None if actor.is_machine else actor.id


@act("meetings.changed", public=False)
def change_meeting(
    *,
    actor: Actor,
    meeting: str,
    version: int,
    title: str,
    begins_at: datetime,
    ends_at: datetime,
    place: str,
    link: str,
    now: datetime,
) -> None:
    """Another title, moment, place or link. Those invited are told of another moment, place or link, and asked again
    when the moment is another. Raises Stale when another version stands meanwhile, Invalid as plan_meeting.
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.change", it)
    if it.version != version:
        typed = {"title": title, "place": place, "link": link, "begins_at": begins_at, "ends_at": ends_at}
        raise Stale(theirs={name: getattr(it, name) for name in typed}, yours=typed)
    before, when = (it.begins_at, it.ends_at, it.place, it.link), it.begins_at
    it.title = title.strip()
    _place(it, begins_at=begins_at, ends_at=ends_at, place=place, link=link)
    it.version += 1
    it.save()
    record(it, group=it.group_id)
    if (it.begins_at, it.ends_at, it.place, it.link) == before:
        return
    if it.begins_at != when:
        Invitation.objects.filter(meeting=it).update(answer="", answered_at=None)
    announce(MeetingMoved(it.id, now))


@act("meetings.cancelled", public=False)
def cancel_meeting(*, actor: Actor, meeting: str, reason: str, now: datetime) -> None:
    """It does not take place; those invited are told why. Raises Invalid(reason="missing"), Refused."""
    it = locked(meeting, actor)
    authorise(actor, "meetings.cancel", it)
    step = FLOW.take("cancel", standing_of(it))
    if not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.reason = step.to, reason.strip()
    it.version += 1
    it.save()
    end_links(about=it, now=now)
    record(it, text=it.reason, group=it.group_id)
    announce(MeetingCancelled(it.id, now))


@act("meetings.agenda_sent", public=False)
def send_agenda(*, actor: Actor, meeting: str, texts: Mapping[str, str] | None = None, now: datetime) -> None:
    """The agenda goes to whoever holds a seat now, as often as it was changed; `texts`: changed words by language.

    Raises Refused (agenda_empty, has_begun, not_from_here).
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.send", it)
    step = FLOW.take("send", standing_of(it), now=now)
    invite(it, now)
    it.state, it.sent_at = step.to, now
    it.version += 1
    it.save()
    record(it, group=it.group_id)
    announce(AgendaSent(it.id, dict(texts or {}), now))


@act("meetings.answered", public=False)
def answer_invitation(*, actor: Actor, meeting: str, answer: str, now: datetime) -> None:
    """Somebody who is invited says whether she comes; she can say otherwise until it begins.

    Raises NotFound when no seat of hers is invited, Refused when it has begun or does not take place.
    """
    it = locked(meeting, actor)
    rows = list(Invitation.objects.filter(meeting=it, person=actor.id)) if actor.id else []
    authorise(actor, "meetings.answer", it, person=rows[0].person_id if rows else "")
    if it.state not in AHEAD:
        raise Refused("not_from_here")
    if now >= it.begins_at:
        raise Refused("has_begun")
    for row in rows:
        row.answer, row.answered_at = Answer(answer), now
        row.save()
    record(it, person=actor.id, answer=answer)


@dataclass(frozen=True, slots=True)
class Noted:
    """Who was there on one line of the list; `substitute` is the name of who came instead."""

    presence: str
    substitute: str = ""


@act("meetings.presence_noted", public=False)
def note_presence(*, actor: Actor, meeting: str, noted: Mapping[str, Noted], now: datetime) -> None:
    """Who was there: invitation (ULID) -> Noted. The first time it says that the meeting took place.

    Raises Refused(not_begun), Invalid(<invitation>="no_substitute", "no_other" or "name_too_long"), NotFound for a
    line of another meeting.
    """
    it = locked(meeting, actor)
    authorise(actor, "meetings.note_presence", it)
    if it.state in AHEAD:
        step = FLOW.take("hold", standing_of(it), now=now)
        invite(it, it.begins_at)
        it.state, it.held_at = step.to, now
    it.version += 1
    it.save()
    rows = {row.id: row for row in Invitation.objects.filter(meeting=it)}
    faults = {ident: code for ident, line in noted.items() if (code := fault_of(line.presence, line.substitute))}
    if faults:
        raise Invalid(**faults)
    for ident, line in noted.items():
        if ident not in rows:
            continue
        row = rows[ident]
        row.presence = Presence(line.presence) if line.presence else ""
        row.substitute = line.substitute.strip() if line.presence == Presence.SUBSTITUTE else ""
        row.save()
    record(it, group=it.group_id, here=sum(bool(row.presence) for row in rows.values()))
