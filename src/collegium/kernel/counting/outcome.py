"""What came of a vote, with every number that a person needs to follow it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from .exact import plain
from .rule import Chamber, Majority, Rule


class By(StrEnum):
    """How a majority was reached or missed."""

    COUNT = "count"
    CASTING_VOTE = "casting_vote"
    NO_BLOCKING_MINORITY = "no_blocking_minority"


class Reason(StrEnum):
    """Why the proposal is adopted or not; the sentence names the numbers."""

    ADOPTED = "adopted"
    ADOPTED_BY_CASTING_VOTE = "adopted_by_casting_vote"
    ADOPTED_WITHOUT_BLOCKING_MINORITY = "adopted_without_blocking_minority"
    NOBODY_ENTITLED = "nobody_entitled"
    QUORUM_MISSED = "quorum_missed"
    NOBODY_VOTED = "nobody_voted"
    ALL_ABSTAINED = "all_abstained"
    TIED = "tied"
    TIED_CHAIR_AGAINST = "tied_chair_against"
    MAJORITY_MISSED = "majority_missed"


@dataclass(frozen=True, slots=True)
class Sides:
    """One chamber's count, in its own unit (seats, weight or countries). Recused seats are in none of it.

    `waiting`: present or represented, and may still vote.
    """

    yes: Fraction
    no: Fraction
    abstain: Fraction
    present: Fraction
    waiting: Fraction
    entitled: Fraction

    @property
    def valid(self) -> Fraction:
        """For and against."""
        return self.yes + self.no

    @property
    def cast(self) -> Fraction:
        """For, against and abstained."""
        return self.valid + self.abstain


@dataclass(frozen=True, slots=True)
class QuorumCount:
    """The quorum in seats: `needed` and `reached` of `of`."""

    of: int
    needed: int
    reached: int

    @property
    def met(self) -> bool:
        """Met exactly counts as met."""
        return self.reached >= self.needed


@dataclass(frozen=True, slots=True)
class MajorityCount:
    """One majority: of the base `of`, `needed` and `reached`.

    Votes come in steps of 1/`unit`: whole votes, except in the weight chamber when weights are fractions.
    """

    rule: Majority
    sides: Sides
    of: Fraction
    needed: Fraction
    unit: int
    met: bool
    by: By = By.COUNT

    @property
    def reached(self) -> Fraction:
        """What was for it."""
        return self.sides.yes

    @property
    def share(self) -> Fraction | None:
        """What was for it as a share of the base; None ("n/a") when the base is 0."""
        return self.reached / self.of if self.of else None

    @property
    def tied(self) -> bool:
        """Exactly half and not nothing, where more than half is asked: one casting vote decides."""
        return self.rule.can_tie and 0 < 2 * self.reached == self.of

    def to_json(self) -> dict[str, object]:
        """The numbers of this majority, exact, as text."""
        return {
            "chamber": self.rule.chamber.value,
            "base": self.rule.base.value,
            "of": plain(self.of),
            "needed": plain(self.needed),
            "reached": plain(self.reached),
            "met": self.met,
            "by": self.by.value,
        }


@dataclass(frozen=True, slots=True)
class Passing:
    """The result of a yes-no vote.

    `entitled`, `represented`, `ballots`, `proxies`, `blank` are numbers of seats without the `recused`;
    `chambers` holds the sides of each chamber: seats once each, weight, and countries where they are set.
    """

    rule: Rule
    entitled: int
    represented: int
    proxies: int
    ballots: int
    blank: int
    recused: int
    chambers: dict[Chamber, Sides]
    quorum: QuorumCount
    majorities: tuple[MajorityCount, ...]
    reason: Reason

    @property
    def adopted(self) -> bool:
        """Whether the quorum and every majority were reached."""
        return self.quorum.met and all(majority.met for majority in self.majorities)

    @property
    def weight(self) -> Sides:
        """For, against and abstained by weight: what "votes" means where a seat has several."""
        return self.chambers[Chamber.WEIGHT]

    @property
    def members(self) -> Sides:
        """Seats, each counted once."""
        return self.chambers[Chamber.MEMBERS]

    def to_json(self) -> dict[str, object]:
        """`out.passing` of the stable interface: seats as numbers, votes and thresholds exact as text."""
        from .sentences import sentence  # the sentences are made from this class

        return {
            "entitled": self.entitled,
            "represented": self.represented,
            "ballots": self.ballots,
            "recused": self.recused,
            "total_weight": plain(self.weight.entitled),
            "cast": plain(self.weight.cast),
            "yes": plain(self.weight.yes),
            "no": plain(self.weight.no),
            "abstain": plain(self.weight.abstain),
            "quorum": {
                "of": plain(self.quorum.of),
                "needed": plain(self.quorum.needed),
                "reached": plain(self.quorum.reached),
                "met": self.quorum.met,
            },
            "majorities": [majority.to_json() for majority in self.majorities],
            "adopted": self.adopted,
            "reason": self.reason.value,
            "sentence": {"en": sentence(self, "en"), "fr": sentence(self, "fr")},
        }
