"""Seats and what they voted; the fingerprint of a frozen electorate."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..errors import CollegiumError
from .exact import plain

Number = int | Fraction


class SeatError(CollegiumError):
    """The votes of a seat cannot be counted: `code`, the `seat` (or "" for the whole roll), what is wrong."""

    def __init__(self, code: str, seat: str, message: str) -> None:
        self.code, self.seat, self.message = code, seat, message
        super().__init__(f"{seat}: {message}" if seat else message)


@dataclass(frozen=True, slots=True)
class SeatVote:
    """One entitled seat and its vote, for counting.

    `weight` > 0 is split into `yes`, `no` and `abstain`: they add up to the weight, or all are 0 when
    nothing was cast. `blank`: a ballot that says nothing; it counts for the quorum only. `present` in
    person; `proxy`: represented by the holder of a proxy. A `recused` seat leaves every count, its ballot
    too. A seat suspended after the cut-off is passed as recused where the rule lets it leave the counts,
    else as silent.
    """

    seat: str
    weight: Number = 1
    country: str | None = None
    yes: Number = 0
    no: Number = 0
    abstain: Number = 0
    present: bool = False
    proxy: bool = False
    recused: bool = False
    blank: bool = False

    def __post_init__(self) -> None:
        if self.weight <= 0:
            raise SeatError("weight_not_positive", self.seat, "a weight is above 0")
        if min(self.yes, self.no, self.abstain) < 0:
            raise SeatError("vote_negative", self.seat, "a part of a vote is not below 0")
        if self.said not in (0, self.weight):
            raise SeatError("split_does_not_add_up", self.seat, "the parts of a vote add up to the weight")
        if self.blank and self.said:
            raise SeatError("blank_but_voted", self.seat, "a blank ballot says nothing")

    @property
    def said(self) -> Number:
        """The weight that was for, against or abstained."""
        return self.yes + self.no + self.abstain

    @property
    def cast(self) -> bool:
        """Whether the seat cast a ballot, blank ones too."""
        return self.blank or self.said > 0

    @property
    def represented(self) -> bool:
        """Whether the seat took part: in person, by proxy, or by a ballot."""
        return self.present or self.proxy or self.cast

    @property
    def waiting(self) -> bool:
        """Whether the seat is there and has not voted."""
        return self.represented and not self.cast


def electorate_hash(seats: Iterable[SeatVote]) -> str:
    """SHA-256, 64 hexadecimal digits, over the canonical JSON of who may vote: seat, weight, country.

    The seats are sorted by id, so their order changes nothing; votes and presence are not part of it.
    """
    roll = [
        {"seat": seat.seat, "weight": plain(seat.weight), "country": seat.country}
        for seat in sorted(seats, key=lambda seat: seat.seat)
    ]
    text = json.dumps({"electorate": roll}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_unique(seats: Sequence[SeatVote]) -> None:
    """Raises SeatError when a seat stands twice on the roll."""
    seen: set[str] = set()
    for seat in seats:
        if seat.seat in seen:
            raise SeatError("duplicate_seat", seat.seat, "this seat is listed twice")
        seen.add(seat.seat)
