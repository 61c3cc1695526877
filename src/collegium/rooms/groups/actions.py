"""Writes on bodies, mandates, seats and their holders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils.text import slugify

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act, record
from collegium.commons.journal.many import BATCH, Entry, record_many
from collegium.kernel.errors import Invalid, NotFound, Stale
from collegium.kernel.ids import Ref, new_id

from .choices import Role
from .models import Body, BodyKind, Holding, Mandate, Seat

RESERVED = frozenset({"new"})
"""Words that are addresses of their own below /groups/."""


@act("groups.kind_defined", public=False)
def define_kind(*, actor: Actor, slug: str, now: datetime, **features: Any) -> str:
    """Add or change a kind of body (a row of features); returns its ULID."""
    authorise(actor, "groups.found")
    kind = BodyKind.objects.filter(slug=slug).first() or BodyKind(id=new_id(now), slug=slug)
    for name, value in features.items():
        setattr(kind, name, value)
    kind.save()
    record(kind)
    return kind.id


@act("groups.founded")
def found_body(
    *,
    actor: Actor,
    kind: str,
    names: Mapping[str, str],
    short: str,
    now: datetime,
    slug: str = "",
    since: date | None = None,
    until: date | None = None,
) -> str:
    """Found a body of a kind (slug); returns its ULID. Its own slug is made from the short name where none is given.

    Raises Invalid(slug="taken" | "missing", until="before_it_began"), NotFound.
    """
    authorise(actor, "groups.found")
    row = BodyKind.objects.filter(slug=kind).first()
    if row is None:
        raise NotFound
    slug = slug or slugify(short)[:60]
    if not slug:
        raise Invalid(slug="missing")
    if slug in RESERVED or Body.objects.filter(slug=slug).exists():
        raise Invalid(slug="taken")
    if since and until and until <= since:
        raise Invalid(until="before_it_began")
    body = Body(id=new_id(now), kind=row, slug=slug, names=dict(names), short=short, since=since, until=until)
    body.save(force_insert=True)
    record(body)
    return body.id


@act("groups.mandate_set")
def set_mandate(*, actor: Actor, group: str, now: datetime, after: int | None = None, **parts: Any) -> str:
    """Give a body the next version of its mandate (mission, themes, objectives, deliverables); returns its ULID.

    `after` is the version that it was written from (0 for none). Raises NotFound, Stale when another stands.
    """
    authorise(actor, "groups.change_mandate")
    body = Body.objects.select_for_update().filter(pk=group).first()
    if body is None:
        raise NotFound
    last = Mandate.objects.filter(body=body).aggregate(last=Max("version"))["last"] or 0
    if after is not None and after != last:
        held = Mandate.objects.get(body=body, version=last)
        raise Stale(theirs={name: getattr(held, name) for name in parts}, yours=parts)
    mandate = Mandate(id=new_id(now), body=body, version=last + 1, since=now, **parts)
    mandate.save(force_insert=True)
    record(body, mandate=mandate.id, version=last + 1)
    return mandate.id


@act("groups.seat_opened")
def open_seat(*, actor: Actor, group: str, institution: str | None, now: datetime) -> str:
    """Open a seat in a body, for an institution or for the body itself (None); returns its ULID."""
    authorise(actor, "groups.seat_person")
    body = Body.objects.select_for_update().filter(pk=group).first()
    if body is None:
        raise NotFound
    taken = Seat.objects.filter(body=body, institution_id=institution, until__isnull=True)
    if institution and taken.exists():
        raise Invalid(institution="taken")
    last = Seat.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    seat = Seat(id=new_id(now), body=body, institution_id=institution, number=last + 1, since=now)
    seat.save(force_insert=True)
    record(body, member=institution or "", seat=seat.id)
    return seat.id


@act("groups.seated")
def seat_person(*, actor: Actor, seat: str, person: str, role: Role, now: datetime) -> str:
    """A person takes a seat in a role; returns the holding's ULID. Raises Invalid(seat="taken"), NotFound."""
    authorise(actor, "groups.seat_person")
    it = Seat.objects.select_for_update().filter(pk=seat, until__isnull=True).first()
    if it is None:
        raise NotFound
    held = Holding.objects.filter(seat=it, until__isnull=True).exclude(role=Role.DEPUTY)
    if role != Role.DEPUTY and held.exists():
        raise Invalid(seat="taken")
    holding = Holding(id=new_id(now), seat=it, person_id=person, role=role, since=now)
    holding.save(force_insert=True)
    record(it, member=it.institution_id or "", person=person, role=str(role), group=it.body_id)
    return holding.id


@act("groups.unseated")
def end_holding(*, actor: Actor, holding: str, now: datetime) -> None:
    """Somebody gives a seat back; the seat stays. Raises NotFound."""
    authorise(actor, "groups.seat_person")
    it = Holding.objects.select_for_update().filter(pk=holding, until__isnull=True).select_related("seat").first()
    if it is None:
        raise NotFound
    it.until = max(now, it.since)
    it.save()
    record(it.seat, member=it.seat.institution_id or "", person=it.person_id, role=it.role, group=it.seat.body_id)


@dataclass(frozen=True, slots=True)
class Seating:
    """A person to be seated in bulk. `opens`: the seat is new, for `institution` or for the body itself ("")."""

    person: str
    body: str
    seat: str
    role: Role
    since: datetime
    until: datetime | None = None
    opens: bool = False
    institution: str = ""


@act("groups.people_imported")
def seat_many(*, actor: Actor, seatings: Sequence[Seating], now: datetime) -> int:
    """Seat many people at once, at least one, opening seats where needed; returns how many.

    That the seats are free was checked by the caller; the database refuses what is taken. Raises NotFound for
    others than the office.
    """
    authorise(actor, "groups.seat_person")
    last = dict(Seat.objects.values_list("body").annotate(Max("number")))
    seats, holdings = [], []
    for it in seatings:
        if it.opens:
            number = last[it.body] = last.get(it.body, 0) + 1
            owner = it.institution or None
            seats.append(Seat(id=it.seat, body_id=it.body, institution_id=owner, number=number, since=it.since))
        dates = {"since": it.since, "until": it.until}
        holdings.append(Holding(id=new_id(now), seat_id=it.seat, person_id=it.person, role=it.role, **dates))
    Seat.objects.bulk_create(seats, batch_size=BATCH)
    Holding.objects.bulk_create(holdings, batch_size=BATCH)
    return record_many(
        Entry(
            Ref("seat", holding.seat_id),
            member=it.institution,
            params={"person": it.person, "role": str(it.role), "group": it.body},
        )
        for it, holding in zip(seatings, holdings, strict=True)
    )
