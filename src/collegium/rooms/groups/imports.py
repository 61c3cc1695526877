"""People from a CSV file with their hats and seats: all lines or none. Known by their e-mail address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from collegium.commons.access import Actor, authorise
from collegium.commons.network import network
from collegium.rooms.members import cells
from collegium.rooms.members.actions import NewHat, give_many
from collegium.rooms.members.choices import HatKind
from collegium.rooms.members.intake import Line, Lines, Report, read_table, take
from collegium.rooms.people.actions import Newcomer, register_many

from .actions import Seating, seat_many
from .choices import Role, SeatOwner
from .standing import Register, register_for

NEEDED = ("name", "email", "institution")
COLUMNS = (*NEEDED, "hat", "body", "from", "to")
SINGLE = (HatKind.HEAD, HatKind.DELEGATE, HatKind.LIAISON)


@dataclass(slots=True)
class Wish:
    """What one line asks for. `person` is filled when everybody has an id."""

    line: Line
    name: str
    email: str
    institution: str
    hat: str
    body: str
    since: datetime
    until: datetime | None
    ended: bool


@dataclass(slots=True)
class Plan:
    """What an import would do; people are named by their address until they have ids."""

    newcomers: dict[str, Newcomer] = field(default_factory=dict)
    hats: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    seatings: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def touched(self) -> set[str]:
        """The addresses of all who get something."""
        return {email for email, _ in (*self.hats, *self.seatings)}


def import_people(source: Path | str | bytes, *, actor: Actor, now: datetime, dry_run: bool = False) -> Report:
    """Enter people with their hats. Columns: name, email, institution (ROR), then hat, body (slug), from, to.

    Without a body the hat is one of the institution's (none given: colleague); with a body it is the role in a
    seat there, which is opened where the institution has none. A person may stand in several lines, each with a
    hat.
    Who is known keeps her name. Nothing is written unless every line is right; with `dry_run` nothing at all.
    Raises NotFound for others than the office.
    """
    authorise(actor, "people.register")
    authorise(actor, "groups.seat_person")
    found = read_table(source, known=COLUMNS, needed=NEEDED)
    register = register_for({line.cells["email"].lower() for line in found.rows}, now)
    wishes = [_wish(found, line, register, now) for line in found.rows]
    plan = Plan()
    for wish in wishes:
        if wish is not None:
            _plan(found, plan, register, wish)
    if found.faults:
        return Report(False, len(found.rows), errors=sorted(found.faults, key=lambda it: (it.line == 0, it.line)))
    if not dry_run:
        _write(actor, plan, register, now)
    known = plan.touched - set(plan.newcomers)
    return Report(True, len(found.rows), created=len(plan.newcomers), changed=len(known))


def _wish(found: Lines, line: Line, register: Register, now: datetime) -> Wish | None:
    """One line read; None when one of its cells cannot be taken (the faults are noted)."""
    before = len(found.faults)
    in_body = bool(line.cells.get("body"))
    kinds: Any = Role if in_body else HatKind
    name = take(found, line, "name", cells.text(120, needed=True), "")
    email = take(found, line, "email", cells.email, "").lower()
    ror = take(found, line, "institution", cells.ror, "") if line.cells["institution"] or not in_body else ""
    hat = take(found, line, "hat", cells.one_of(kinds, default="seat" if in_body else "colleague"), "")
    begins, ends = (
        take(found, line, side, cells.day(date(1900, 1, 1), date(2200, 1, 1)), None) for side in ("from", "to")
    )
    since = _midnight(begins) if begins else now
    until = _midnight(ends + timedelta(days=1)) if ends else None
    if until is not None and until <= since:
        found.blame(line.number, "to", "ends_before_it_begins")
    if ror and ror not in register.institutions:
        found.blame(line.number, "institution", "unknown_institution")
    if in_body and line.cells["body"].lower() not in register.bodies:
        found.blame(line.number, "body", "unknown_body", known=", ".join(sorted(register.bodies)))
    if len(found.faults) > before:
        return None
    body = line.cells.get("body", "").lower()
    ended = until is not None and until <= now
    return Wish(line, name, email, register.institutions.get(ror, ""), hat, body, since, until, ended)


def _midnight(day: date) -> datetime:
    """The beginning of a day in the network's zone."""
    return datetime.combine(day, time(), tzinfo=network().tz)


def _plan(found: Lines, plan: Plan, register: Register, wish: Wish) -> None:
    code = register.person_fault(wish.email)
    newcomer = plan.newcomers.get(wish.email)
    if code:
        found.blame(wish.line.number, "email", code)
    elif newcomer is not None and newcomer.name != wish.name:
        found.blame(wish.line.number, "name", "address_of_another", first=register.first_line[wish.email])
    if newcomer is None and wish.email not in register.people:
        plan.newcomers[wish.email] = Newcomer(wish.name, wish.email)
        register.first_line[wish.email] = wish.line.number
    (_plan_seat if wish.body else _plan_hat)(found, plan, register, wish)


def _plan_hat(found: Lines, plan: Plan, register: Register, wish: Wish) -> None:
    whose = register.wearers.setdefault((wish.institution, wish.hat), set())
    if wish.until is None:
        if wish.email in whose:
            return
        if wish.hat in SINGLE and whose:
            found.blame(wish.line.number, "hat", "hat_taken", hat=wish.hat)
            return
        whose.add(wish.email)
    given = {
        "institution": wish.institution,
        "kind": HatKind(wish.hat),
        "since": wish.since,
        "until": wish.until,
    }
    plan.hats.append((wish.email, given))


def _plan_seat(found: Lines, plan: Plan, register: Register, wish: Wish) -> None:
    body = register.bodies[wish.body]
    own = body.seat_owner == SeatOwner.BODY
    if not own and not wish.institution:
        found.blame(wish.line.number, "institution", "required")
        return
    institution = "" if own else wish.institution
    place = register.place_in(body.id, institution, wish.email, wish.hat, ended=wish.ended)
    if place is None:
        found.blame(wish.line.number, "body", "seat_taken")
    elif not place.held_by_her:
        given = {"body": body.id, "role": Role(wish.hat), "since": wish.since, "until": wish.until}
        plan.seatings.append(
            (wish.email, {**given, "seat": place.seat, "opens": place.opens, "institution": institution})
        )
    if own and wish.institution and not register.belongs(wish.email, wish.institution):
        register.wearers.setdefault((wish.institution, HatKind.COLLEAGUE), set()).add(wish.email)
        given = {
            "institution": wish.institution,
            "kind": HatKind.COLLEAGUE,
            "since": wish.since,
            "until": None,
        }
        plan.hats.append((wish.email, given))


def _write(actor: Actor, plan: Plan, register: Register, now: datetime) -> None:
    with transaction.atomic():
        if plan.newcomers:
            ids = register_many(actor=actor, newcomers=list(plan.newcomers.values()), now=now)
            register.people.update(zip(plan.newcomers, ids, strict=True))
        _give(actor, plan.hats, register, now)
        seatings = [Seating(person=register.people[email], **given) for email, given in plan.seatings]
        if seatings:
            seat_many(actor=actor, seatings=seatings, now=now)


def _give(actor: Actor, planned: Sequence[tuple[str, dict[str, Any]]], register: Register, now: datetime) -> None:
    hats = [NewHat(person=register.people[email], **given) for email, given in planned]
    if hats:
        give_many(actor=actor, hats=hats, now=now)
