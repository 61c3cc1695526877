"""The rule of a vote as data: quorum, majorities, blocking minority, tie; read from and written to JSON.

The shape is the RULE of the stable interface; shares are exact ("2/3"), never floats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from ..errors import CollegiumError
from .exact import plain


class Fault(NamedTuple):
    """One fault of a rule: its code, where it stands ("majorities[0].share"), and what is wrong."""

    code: str
    path: str
    message: str


class RuleError(CollegiumError):
    """The rule cannot be used. `faults` has all of them; `code`, `path`, `message` are the first one's."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        self.code, self.path, self.message = faults[0]
        super().__init__("; ".join(f"{fault.path or 'rule'}: {fault.message}" for fault in faults))


class Counts(StrEnum):
    """What a quorum counts: seats represented (a sitting) or ballots cast, blank ones too (in writing)."""

    REPRESENTED = "represented"
    CAST = "cast"


class Among(StrEnum):
    """Of what a quorum is a share: the seats entitled, or those present or represented."""

    ENTITLED = "entitled"
    PRESENT = "present"


class Chamber(StrEnum):
    """What is counted: seats once each, their weight, or countries."""

    MEMBERS = "members"
    WEIGHT = "weight"
    COUNTRIES = "countries"


class Base(StrEnum):
    """Of what a majority is a share: for and against; all cast; all present; all entitled."""

    VALID = "valid"
    CAST = "cast"
    PRESENT = "present"
    ENTITLED = "entitled"


class Tie(StrEnum):
    """What an equal number for and against means."""

    REJECTED = "rejected"
    CHAIR_YES = "chair:yes"
    CHAIR_NO = "chair:no"


@dataclass(frozen=True, slots=True)
class Quorum:
    """At least `at_least` (0 to 1; 0 asks for none) of `of` must count. Counted in seats, never in weight."""

    counts: Counts
    of: Among
    at_least: Fraction

    def __post_init__(self) -> None:
        if not 0 <= self.at_least <= 1:
            raise RuleError(Fault("share_out_of_range", "quorum.at_least", "a share lies between 0 and 1"))


@dataclass(frozen=True, slots=True)
class Majority:
    """At least `share` of the base must be for it; more than `share` when `strict`."""

    chamber: Chamber
    base: Base
    share: Fraction
    strict: bool = False

    def __post_init__(self) -> None:
        lowest_fits = self.share >= 0 if self.strict else self.share > 0
        highest_fits = self.share < 1 if self.strict else self.share <= 1
        if not (lowest_fits and highest_fits):
            raise RuleError(Fault("share_out_of_range", "share", "nobody could reach it, or nobody miss it"))

    @property
    def can_tie(self) -> bool:
        """Whether equal sides are a tie: more than half of the votes, not of the seats present or entitled.

        A share of seats is not a comparison of two sides, and a casting vote makes no further member.
        """
        return self.strict and self.share == Fraction(1, 2) and self.base in (Base.VALID, Base.CAST)


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be reached for a proposal to be adopted: the quorum and every one of `majorities`.

    `entitled` (seats) and `total_weight` are None until the electorate is frozen; recused seats are
    still within them. `blocking_minority` k: when the members' majority holds and fewer than k members
    are not for it, the majority of weight counts as reached. Raises RuleError.
    """

    quorum: Quorum
    majorities: tuple[Majority, ...]
    blocking_minority: int | None = None
    tie: Tie = Tie.REJECTED
    entitled: int | None = None
    total_weight: Fraction | None = None

    def __post_init__(self) -> None:
        faults = [*_faults_of_majorities(self.majorities), *_faults_of_blocking(self), *_faults_of_roll(self)]
        if faults:
            raise RuleError(*faults)

    @property
    def chambers(self) -> frozenset[Chamber]:
        """The chambers in which something must be reached."""
        return frozenset(majority.chamber for majority in self.majorities)

    def frozen_for(self, *, entitled: int, total_weight: Fraction | int) -> Rule:
        """The same rule with its electorate, as it is frozen at opening."""
        return replace(self, entitled=entitled, total_weight=Fraction(total_weight))

    @classmethod
    def from_json(cls, data: object) -> Rule:
        """The rule written as the RULE of the stable interface. Raises RuleError with every fault."""
        from .reading import read_rule  # reading builds the classes of this file

        return read_rule(data)

    def to_json(self) -> dict[str, object]:
        """The rule in the shape of the stable interface."""
        return {
            "quorum": _quorum_json(self.quorum),
            "majorities": [_majority_json(majority) for majority in self.majorities],
            "blocking_minority": self.blocking_minority,
            "tie": self.tie.value,
            "entitled": self.entitled,
            "total_weight": None if self.total_weight is None else plain(self.total_weight),
        }


def _quorum_json(quorum: Quorum) -> Mapping[str, object]:
    return {"counts": quorum.counts.value, "of": quorum.of.value, "at_least": plain(quorum.at_least)}


def _majority_json(majority: Majority) -> Mapping[str, object]:
    return {
        "chamber": majority.chamber.value,
        "base": majority.base.value,
        "share": plain(majority.share),
        "strict": majority.strict,
    }


def _faults_of_majorities(majorities: tuple[Majority, ...]) -> list[Fault]:
    if not majorities:
        return [Fault("no_majority", "majorities", "a rule asks for at least one majority")]
    return [
        Fault("repeated_majority", f"majorities[{n}]", "the same majority is asked for twice")
        for n, majority in enumerate(majorities)
        if majority in majorities[:n]
    ]


def _faults_of_blocking(rule: Rule) -> list[Fault]:
    if rule.blocking_minority is None:
        return []
    if rule.blocking_minority < 1:
        return [Fault("blocking_minority_out_of_range", "blocking_minority", "at least 1 member")]
    if not {Chamber.MEMBERS, Chamber.WEIGHT} <= rule.chambers:
        message = "a blocking minority needs a majority of members and one of weight"
        return [Fault("blocking_minority_needs_chambers", "blocking_minority", message)]
    return []


def _faults_of_roll(rule: Rule) -> list[Fault]:
    faults = []
    if rule.entitled is not None and rule.entitled < 0:
        faults.append(Fault("entitled_negative", "entitled", "a number of seats is not below 0"))
    if rule.total_weight is not None and rule.total_weight < 0:
        faults.append(Fault("total_weight_negative", "total_weight", "a weight is not below 0"))
    return faults
