"""Writes on institutions and their hats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from collegium.commons import consequences
from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.journal.many import BATCH, Entry, record_many
from collegium.commons.network import network
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import new_id
from collegium.rooms.people.actions import new_person
from collegium.rooms.people.queries import is_active, person_at

from .choices import HatKind, State
from .facts import ColleagueInvited, HatEnded, HatGiven, MemberReinstated, MemberSuspended
from .imports import free_slug
from .models import Institution, InstitutionHat
from .rules import FLOW, Standing, short_name

SINGLE = (HatKind.HEAD, HatKind.DELEGATE, HatKind.LIAISON)


@act("members.registered")
def register_institution(*, actor: Actor, now: datetime, **fields: Any) -> str:
    """Enter an institution; returns its ULID. Short name and slug are made where they are not given.

    Raises Invalid(ror="taken"), NotFound but for the office.
    """
    authorise(actor, "members.register")
    if Institution.objects.filter(ror=fields["ror"]).exists():
        raise Invalid(ror="taken")
    fields["short"] = fields.get("short") or short_name(fields["name"], fields.get("name_local", ""))
    if not fields.get("slug"):
        taken = dict.fromkeys(Institution.objects.values_list("slug", flat=True), 2)
        fields["slug"] = free_slug(fields["short"], fields["city"], fields["ror"], taken)
    institution = Institution(id=new_id(now), **fields)
    institution.save(force_insert=True)
    record(institution, member=institution.id)
    return institution.id


def _locked(institution: str) -> Institution:
    it: Institution | None = Institution.objects.select_for_update().filter(pk=institution).first()
    if it is None:
        raise NotFound
    return it


def standing_of(it: Institution) -> Standing:
    """What the rules need to know of an institution."""
    return Standing(State(it.state), it.member_since, it.suspended_on)


@act("members.suspended")
def suspend_institution(*, actor: Actor, institution: str, on: date, now: datetime, ground: str = "") -> None:
    """Suspend a member from a day: its hats and seats give no rights from then on. History stays.

    What other rooms do at once (consequence `members.suspended`: actor, institution, on, now) is done too.
    Raises NotFound for anybody but the office, Refused with the rule's reason.
    """
    authorise(actor, "members.suspend")
    it = _locked(institution)
    step = FLOW.take("suspend", standing_of(it), on=on, today=now.astimezone(network().tz).date())
    it.state, it.suspended_on = step.to, on
    it.save()
    consequences.apply("members.suspended", actor=actor, institution=it.id, on=on, now=now)
    record(it, member=it.id, text=ground, on=on.isoformat())
    announce(MemberSuspended(institution=it.id, on=on.isoformat(), at=now))


@act("members.reinstated")
def reinstate_institution(*, actor: Actor, institution: str, now: datetime, ground: str = "") -> None:
    """Give a suspended member its rights again: the hats and seats that are still worn count from now.

    Raises NotFound for anybody but the office, Refused with the rule's reason.
    """
    authorise(actor, "members.suspend")
    it = _locked(institution)
    it.state, it.suspended_on = FLOW.take("reinstate", standing_of(it)).to, None
    it.save()
    consequences.apply("members.reinstated", actor=actor, institution=it.id, now=now)
    record(it, member=it.id, text=ground)
    announce(MemberReinstated(institution=it.id, at=now))


@act("members.hat_given", public=False)
def give_hat(
    *,
    actor: Actor,
    person: str,
    institution: str,
    kind: HatKind,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
) -> str:
    """Give a person a hat of an institution from `since` (default now); returns its ULID.

    Raises Invalid(kind="taken") when the institution already has its one head, Delegate or Liaison, or the
    person wears that hat; Invalid(until="before_it_begins"); NotFound for who may not, and for unknown ids.
    """
    authorise(actor, "members.give_hat", institution=institution, kind=kind)
    if not is_active(person) or not Institution.objects.filter(pk=institution).exists():
        raise NotFound
    since = since or now
    if until is not None and until < since:
        raise Invalid(until="before_it_begins")
    open_hats = InstitutionHat.objects.filter(institution=institution, kind=kind, until__isnull=True)
    if until is None and (open_hats if kind in SINGLE else open_hats.filter(person=person)).exists():
        raise Invalid(kind="taken")
    hat = InstitutionHat(
        id=new_id(now), person_id=person, institution_id=institution, kind=kind, since=since, until=until
    )
    hat.save(force_insert=True)
    record(hat, member=institution, person=person, hat=str(kind))
    announce(HatGiven(hat=hat.id, person=person, institution=institution, kind=str(kind), at=now))
    return hat.id


@act("members.hat_ended", public=False)
def end_hat(*, actor: Actor, hat: str, now: datetime) -> None:
    """End a hat now.

    Raises NotFound when it is absent, ended, or not the actor's to end, Refused for what the office names.
    """
    it = InstitutionHat.objects.select_for_update().filter(pk=hat, until__isnull=True).first()
    if it is None:
        raise NotFound
    authorise(actor, "members.give_hat", institution=it.institution_id, kind=it.kind)
    it.until = max(now, it.since)
    it.save()
    data = {"hat": it.id, "person": it.person_id, "institution": it.institution_id, "kind": it.kind}
    consequences.apply("members.hat_ended", actor=actor, now=now, **data)
    record(it, member=it.institution_id, person=it.person_id, hat=it.kind)
    announce(HatEnded(**data, at=now))


@act("members.hats_ended", public=False)
def end_all_hats(*, actor: Actor, person: str, now: datetime) -> int:
    """End all hats that institutions give to a person, when she leaves the network; returns how many.

    Raises NotFound for anybody but the office.
    """
    authorise(actor, "people.end")
    hats = list(InstitutionHat.objects.select_for_update().filter(person=person, until__isnull=True))
    for hat in hats:
        hat.until = max(now, hat.since)
        hat.save()
        record(hat, member=hat.institution_id, person=person, hat=hat.kind)
    return len(hats)


@act("members.colleague_invited", public=False)
def invite_colleague(
    *,
    actor: Actor,
    institution: str,
    name: str,
    email: str,
    kind: HatKind,
    now: datetime,
    language: str = "en",
) -> str:
    """Enter a colleague of an institution by name and address and give a hat; returns the person's ULID.

    Who is in the register already keeps her name and gets the hat. Raises Invalid (name, email, kind),
    NotFound for who may not, Refused("suspended") while the member is,
    Refused("known_to_the_office") for an outside contact.
    """
    authorise(actor, "members.give_hat", institution=institution, kind=kind)
    it = _locked(institution)
    if it.state == State.SUSPENDED:
        raise Refused("suspended")
    known = person_at(email)
    if known is not None and known[2]:
        raise Refused("known_to_the_office")
    person = known[0] if known else _enter(name, email, language, now)
    give_hat(actor=actor, person=person, institution=it.id, kind=kind, now=now)
    record(it, member=it.id, person=person, hat=str(kind), new=known is None)
    announce(
        ColleagueInvited(
            person=person, institution=it.id, kind=str(kind), invited_by=actor.id, new=known is None, at=now
        )
    )
    return person


def _enter(name: str, email: str, language: str, now: datetime) -> str:
    if not email.strip():
        raise Invalid(email="required")
    person = new_person(name=name, email=email, language=language, now=now)
    person.save(force_insert=True)
    return str(person.id)


@dataclass(frozen=True, slots=True)
class NewHat:
    """A hat to be given in bulk; that it is free was checked by the caller."""

    person: str
    institution: str
    kind: HatKind
    since: datetime
    until: datetime | None = None


@act("members.hats_imported", public=False)
def give_many(*, actor: Actor, hats: Sequence[NewHat], now: datetime) -> int:
    """Give many hats at once, at least one; returns how many.

    Raises NotFound for others than the office; the database refuses a hat that is taken.
    """
    authorise(actor, "members.import")
    rows = [
        InstitutionHat(
            id=new_id(now),
            person_id=it.person,
            institution_id=it.institution,
            kind=it.kind,
            since=it.since,
            until=it.until,
        )
        for it in hats
    ]
    InstitutionHat.objects.bulk_create(rows, batch_size=BATCH)
    return record_many(
        Entry(row.ref, member=row.institution_id, params={"person": row.person_id, "hat": row.kind}) for row in rows
    )
