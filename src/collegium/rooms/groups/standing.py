"""What an import of people finds in the register (people, institutions, hats, seats) and fills on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from collegium.kernel.ids import new_id
from collegium.rooms.members.queries import all_open_hats, ids_by_ror
from collegium.rooms.people.queries import people_at

from .choices import Role, SeatOwner, State
from .models import Body, Holding, Seat


@dataclass(frozen=True, slots=True)
class BodyFound:
    """A body by its slug."""

    id: str
    seat_owner: str


@dataclass(frozen=True, slots=True)
class Place:
    """A seat for somebody: to be opened or standing; `held_by_her`: nothing has to be done."""

    seat: str
    opens: bool = False
    held_by_her: bool = False


@dataclass(slots=True)
class SeatFound:
    """A seat as it will stand: who holds it and who are deputies, by e-mail address."""

    id: str
    holder: str = ""
    deputies: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Register:
    """All that an import asks of the register, read in six queries. Addresses are in small letters."""

    now: datetime
    people: dict[str, str]
    outside: set[str]
    left: set[str]
    institutions: dict[str, str]
    bodies: dict[str, BodyFound]
    wearers: dict[tuple[str, str], set[str]]
    seats: dict[tuple[str, str], list[SeatFound]]
    first_line: dict[str, int] = field(default_factory=dict)

    def person_fault(self, email: str) -> str:
        """Why this address cannot be used, as a code; "" when it can."""
        if email in self.left:
            return "has_left"
        return "outside_contact" if email in self.outside else ""

    def belongs(self, email: str, institution: str) -> bool:
        """Whether the person wears an open hat of the institution."""
        return any(email in whose for (of, _), whose in self.wearers.items() if of == institution)

    def place_in(self, body: str, institution: str, email: str, role: str, *, ended: bool) -> Place | None:
        """The seat that the person takes in a body, taken at once; None when somebody else holds it.

        A deputy, and somebody whose time is over, stands beside the holder. `institution` "": the body's own.
        """
        seats = self.seats.setdefault((body, institution), [])
        beside = role == Role.DEPUTY
        mine = next((seat for seat in seats if email in (seat.deputies if beside else {seat.holder})), None)
        if mine is not None and not ended:
            return Place(mine.id, held_by_her=True)
        free = next((seat for seat in seats if beside or ended or not seat.holder), None)
        if free is None and institution and seats:
            return None
        opens = free is None
        if free is None:
            free = SeatFound(new_id(self.now))
            seats.append(free)
        if beside and not ended:
            free.deputies.add(email)
        elif not ended:
            free.holder = email
        return Place(free.id, opens=opens)


def register_for(emails: Iterable[str], now: datetime) -> Register:
    """What the register holds that concerns these addresses, and all institutions, bodies and seats."""
    people, outside, left = people_at(emails)
    by_id = {ident: email for email, ident in people.items()}
    wearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for institution, kind, person in all_open_hats():
        wearers[institution, kind].add(by_id.get(person, person))
    bodies = Body.objects.filter(state=State.ACTIVE).values_list("slug", "id", "kind__seat_owner")
    return Register(
        now=now,
        people=people,
        outside=outside,
        left=left,
        institutions=ids_by_ror(),
        bodies={slug: BodyFound(ident, SeatOwner(owner)) for slug, ident, owner in bodies},
        wearers=dict(wearers),
        seats=_seats(by_id),
    )


def _seats(by_id: dict[str, str]) -> dict[tuple[str, str], list[SeatFound]]:
    found: dict[tuple[str, str], list[SeatFound]] = defaultdict(list)
    known: dict[str, SeatFound] = {}
    rows = Seat.objects.filter(until__isnull=True).order_by("number")
    for ident, body, institution in rows.values_list("id", "body_id", "institution_id"):
        known[ident] = SeatFound(ident)
        found[body, institution or ""].append(known[ident])
    holdings = Holding.objects.filter(until__isnull=True, seat__until__isnull=True)
    for seat, person, role in holdings.values_list("seat_id", "person_id", "role"):
        name = by_id.get(person, person)
        if role == Role.DEPUTY:
            known[seat].deputies.add(name)
        else:
            known[seat].holder = name
    return dict(found)
