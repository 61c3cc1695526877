"""What of a body is shown, as finished values: its name in a sentence, the order of its people, its coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.pages.addresses import address
from collegium.commons.pages.shapes.assembly import Assembly, Seat, assembly_of
from collegium.rooms.members.choices import State as MemberState
from collegium.rooms.members.queries import Member, members

from .choices import Role
from .queries import SeatRow

LEADING = (Role.PRESIDENT, Role.SECRETARY_GENERAL, Role.CHAIR, Role.VICE_PRESIDENT, Role.DIRECTOR, Role.POLICY_OFFICER)


def the_body(name: str, *, drafts_papers: bool = False, first: bool = False) -> str:
    """A body in a sentence: "the Board", "the group Innovation"; `first`: it begins the sentence."""
    if drafts_papers:
        return (_("The group %(name)s") if first else _("the group %(name)s")) % {"name": name}
    return (_("The %(name)s") if first else _("the %(name)s")) % {"name": name}


def by_rank(seats: Sequence[SeatRow]) -> list[SeatRow]:
    """The seats that somebody holds: who leads it first, then by number."""
    return sorted((seat for seat in seats if seat.person), key=_rank)


def _rank(seat: SeatRow) -> tuple[int, int]:
    return (LEADING.index(Role(seat.role)) if seat.role in LEADING else len(LEADING), seat.number)


def coverage_of(actor: Actor, seats: Sequence[SeatRow], *, every_member: bool = False) -> Assembly | None:
    """Every member with its seat in a body: held, vacant, none; None where no institution has a seat.

    In a body in which every member sits (`every_member`) each is shown without a seat of its own.
    """
    own = {seat.institution: seat for seat in seats if seat.institution}
    if not own and not every_member:
        return None
    base = address("members:list")
    return assembly_of(
        Seat(
            name=member.short,
            state=_state(member, own, every_member),
            country=member.country,
            you=member.id in actor.institutions,
            url=f"{base}{member.slug}/",
        )
        for member in members(actor)
    )


def _state(member: Member, own: dict[str, SeatRow], every_member: bool) -> str:
    if member.state == MemberState.SUSPENDED:
        return "suspended"
    if member.id not in own:
        return "answered" if every_member and not own else "notentitled"
    return "answered" if own[member.id].person else "silent"


@dataclass(frozen=True, slots=True)
class OwnSeats:
    """The seats of an institution in the working groups: those it has, and the groups in which it has none."""

    seats: list[dict[str, object]]
    without: list[dict[str, str]]


def own_seats(rows: Sequence[dict[str, object]]) -> OwnSeats:
    """Split what `queries.seats_for_institution` found."""
    groups = [row["group"] for row in rows if not row["seat"]]
    without = [
        {"name": group.name, "url": address("groups:page", group.slug)}  # type: ignore[attr-defined]
        for group in groups
    ]
    return OwnSeats([row for row in rows if row["seat"]], without)
