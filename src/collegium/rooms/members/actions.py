"""Writes on institutions and their hats."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid, NotFound
from collegium.kernel.ids import new_id

from .choices import HatKind, State
from .models import Institution, InstitutionHat


@act("members.registered")
def register_institution(*, actor: Actor, now: datetime, **fields: Any) -> str:
    """Enter an institution; returns its ULID. Raises Invalid(ror="taken"), NotFound for others than the office."""
    authorise(actor, "members.register")
    if Institution.objects.filter(ror=fields["ror"]).exists():
        raise Invalid(ror="taken")
    institution = Institution(id=new_id(now), **fields)
    institution.save(force_insert=True)
    record(institution, member=institution.id)
    return institution.id


@act("members.suspended")
def suspend_institution(*, actor: Actor, institution: str, on: date, now: datetime) -> None:
    """Suspend a member from a day: its hats and seats give no rights from then on. History stays."""
    authorise(actor, "members.suspend")
    it = Institution.objects.select_for_update().filter(pk=institution, state=State.MEMBER).first()
    if it is None:
        raise NotFound
    it.state, it.suspended_on = State.SUSPENDED, on
    it.save()
    record(it, member=it.id, on=on.isoformat())


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

    Raises Invalid(kind="taken") when the institution already has its one head, Delegate or Liaison.
    """
    authorise(actor, "members.give_hat", institution=institution)
    single = kind in (HatKind.HEAD, HatKind.DELEGATE, HatKind.LIAISON)
    open_hats = InstitutionHat.objects.filter(institution=institution, kind=kind, until__isnull=True)
    if until is None and (open_hats if single else open_hats.filter(person=person)).exists():
        raise Invalid(kind="taken")
    hat = InstitutionHat(
        id=new_id(now), person_id=person, institution_id=institution, kind=kind, since=since or now, until=until
    )
    hat.save(force_insert=True)
    record(hat, member=institution, person=person, hat=str(kind))
    return hat.id


@act("members.hat_ended", public=False)
def end_hat(*, actor: Actor, hat: str, now: datetime) -> None:
    """End a hat now. Raises NotFound when it is absent, ended, or not the actor's to end."""
    it = InstitutionHat.objects.select_for_update().filter(pk=hat, until__isnull=True).first()
    if it is None:
        raise NotFound
    authorise(actor, "members.give_hat", institution=it.institution_id)
    it.until = now
    it.save()
    record(it, member=it.institution_id, person=it.person_id, hat=it.kind)
