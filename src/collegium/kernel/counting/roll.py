"""From the seats of a vote to the sides of each chamber. Recused seats leave everything alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from .outcome import Sides
from .rule import Base, Chamber, Rule
from .seats import Number, SeatError, SeatVote, check_unique


@dataclass(frozen=True, slots=True)
class Roll:
    """The seats that count, how many are entitled and their weight, also those that are not listed.

    `unit` is the common denominator of all weights: votes come in multiples of 1/unit.
    """

    seats: tuple[SeatVote, ...]
    recused: int
    entitled: int
    total_weight: Fraction
    unit: int

    def sides(self, chamber: Chamber) -> Sides:
        """The count of one chamber."""
        if chamber is Chamber.MEMBERS:
            return _members(self.seats, Fraction(self.entitled))
        if chamber is Chamber.WEIGHT:
            return _weights(self.seats, self.total_weight)
        return _countries(self.seats)


def roll_of(rule: Rule, seats: Sequence[SeatVote]) -> Roll:
    """The roll of a vote. Raises SeatError when the seats do not fit each other or the rule.

    A rule may name more entitled seats than are listed (a list of ballots only): the others are silent.
    """
    check_unique(seats)
    listed = Fraction(sum(seat.weight for seat in seats))
    entitled = len(seats) if rule.entitled is None else rule.entitled
    total = _total_weight(rule, entitled - len(seats), listed)
    _check_countries(rule, seats, entitled)
    counting = tuple(seat for seat in seats if not seat.recused)
    gone = [seat for seat in seats if seat.recused]
    left = total - sum(seat.weight for seat in gone)
    return Roll(counting, len(gone), entitled - len(gone), left, _unit(counting, total))


def _total_weight(rule: Rule, unlisted: int, listed: Fraction) -> Fraction:
    if unlisted < 0:
        raise SeatError("more_seats_than_entitled", "", "more seats are listed than are entitled")
    if rule.total_weight is None:
        if unlisted:
            raise SeatError("total_weight_unknown", "", "some seats are not listed: name the total weight")
        return listed
    fits = rule.total_weight > listed if unlisted else rule.total_weight == listed
    if not fits:
        raise SeatError("total_weight_differs", "", "the weights do not fit the total of the rule")
    return rule.total_weight


def _check_countries(rule: Rule, seats: Sequence[SeatVote], entitled: int) -> None:
    if Chamber.COUNTRIES not in rule.chambers:
        return
    for seat in seats:
        if not seat.country and not seat.recused:
            raise SeatError("country_missing", seat.seat, "countries count in this vote; name this one")
    of_all = any(it.base is Base.ENTITLED for it in rule.majorities if it.chamber is Chamber.COUNTRIES)
    if of_all and entitled > len(seats):
        raise SeatError("countries_unknown", "", "a share of all countries needs every seat listed")


def _unit(seats: Sequence[SeatVote], total: Fraction) -> int:
    parts: Iterable[Number] = (part for it in seats for part in (it.weight, it.yes, it.no, it.abstain))
    return lcm(total.denominator, *(part.denominator for part in parts))


def _members(seats: Sequence[SeatVote], entitled: Fraction) -> Sides:
    """Seats once each: a split seat is for when more of it is for than against, and so on."""
    return _sides([[seat] for seat in seats], entitled)


def _weights(seats: Sequence[SeatVote], total: Fraction) -> Sides:
    return Sides(
        Fraction(sum(seat.yes for seat in seats)),
        Fraction(sum(seat.no for seat in seats)),
        Fraction(sum(seat.abstain for seat in seats)),
        Fraction(sum(seat.weight for seat in seats if seat.represented)),
        Fraction(sum(seat.weight for seat in seats if seat.waiting)),
        total,
    )


def _countries(seats: Sequence[SeatVote]) -> Sides:
    """A country is for when more of its weight is for than against, and so on.

    One whose seats said nothing cast nothing.
    """
    by_country: defaultdict[str, list[SeatVote]] = defaultdict(list)
    for seat in seats:
        by_country[seat.country or ""].append(seat)
    groups = list(by_country.values())
    return _sides(groups, Fraction(len(groups)))


def _sides(groups: Sequence[Sequence[SeatVote]], entitled: Fraction) -> Sides:
    spoken = [group for group in groups if any(seat.said for seat in group)]
    unspoken = [group for group in groups if not any(seat.said for seat in group)]
    signs = [_sign(sum(seat.yes for seat in group), sum(seat.no for seat in group)) for group in spoken]
    present = sum(any(seat.represented for seat in group) for group in groups)
    waiting = sum(any(seat.waiting for seat in group) for group in unspoken)
    yes, no, abstain = (Fraction(signs.count(sign)) for sign in (1, -1, 0))
    return Sides(yes, no, abstain, Fraction(present), Fraction(waiting), entitled)


def _sign(yes: Number, no: Number) -> int:
    return (yes > no) - (yes < no)
