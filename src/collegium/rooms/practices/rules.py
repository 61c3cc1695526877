"""When a card is complete, who decides on it, when it is asked about again, and what is related to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import State

SUMMARY_WORDS = 80
"""A summary is read in lists; longer ones are not (the card of the domain: "summary of 80 words")."""
NEEDED = ("summary", "context", "difficulty", "done", "results", "transferability")
"""The parts without which nobody elsewhere can judge a practice: a draft may lack them, a card in review may not."""
MESSAGES_A_DAY = 5
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a card. `missing`: the needed parts that are empty; `own`: by whoever decides."""

    state: State
    missing: tuple[str, ...] = ()
    own: bool = False


def words_in(text: str) -> int:
    """How many words a text has, as its writer counts them: what stands between spaces."""
    return len(text.split())


def missing_of(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The needed parts that are empty, in the order of the card."""
    return tuple(name for name in NEEDED if not texts.get(name, "").strip())


def complete(card: Standing) -> Decision:
    """A card goes to review when none of the needed parts is empty."""
    if card.missing:
        return refuse("card_incomplete", missing=len(card.missing), needed=len(NEEDED))
    return allow()


def not_one_s_own(card: Standing) -> Decision:
    """Nobody decides on a card that she wrote or for which she is the contact."""
    return refuse("your_own_card") if card.own else allow()


FLOW = Flow(
    Move("submit", {State.DRAFT, State.SENT_BACK}, State.REVIEW, guard=complete),
    Move("share", {State.REVIEW}, State.SHARED, guard=not_one_s_own),
    Move("send_back", {State.REVIEW}, State.SENT_BACK, guard=not_one_s_own, with_reason=True),
    Move("withdraw", {State.DRAFT, State.REVIEW, State.SENT_BACK, State.SHARED}, State.WITHDRAWN, with_reason=True),
    Move("reopen", {State.WITHDRAWN}, State.DRAFT),
)


def may_be_tried(card: Standing, *, own: bool) -> Decision:
    """Another university tells that it tried a practice, while the card is shared."""
    if card.state != State.SHARED:
        return refuse("practice_not_shared")
    return refuse("tried_at_home") if own else allow()


def may_be_confirmed(card: Standing) -> Decision:
    """Only what is shared is confirmed."""
    return allow() if card.state == State.SHARED else refuse("practice_not_shared")


def may_ask(*, sent_today: int, most: int = MESSAGES_A_DAY) -> Decision:
    """A person sends so many messages to contacts within 24 hours at most."""
    return refuse("too_many_messages", most=most) if sent_today >= most else allow()


YEAR = timedelta(days=365)
"""A card is asked about again 365 days after it was last confirmed."""


def due_at(confirmed: datetime) -> datetime:
    """When a card that was last confirmed at this moment is asked about again."""
    return confirmed + YEAR


# --- related cards


def telling_words(*texts: str) -> frozenset[str]:
    """The words by which cards are compared: five letters or more, small, without those that every card has."""
    found = {word.casefold().strip("’'-") for text in texts for word in _WORD.findall(text)}
    return frozenset(word for word in found if len(word) >= 5 and word not in _COMMON)


_COMMON = frozenset(
    """
    about after again all also among another because before being between could during every first found from have
    having later always never somebody nobody twice begin began their there these
    thing those three under until where which while whose with without would years
    university universities practice practices student students research people staff other others makes
    université universités pratique pratiques étudiants recherche leurs cette avant après entre depuis chaque
    toutes plusieurs
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Kin:
    """A card as it is compared with another one."""

    id: str
    theme: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Related:
    """A related card and why: the same theme, the words that both have."""

    id: str
    same_theme: bool
    shared: tuple[str, ...] = ()


LIKE_A_THEME = 3
"""How many shared words weigh as much as the same theme."""


def related(card: Kin, others: Iterable[Kin], *, most: int = 4) -> list[Related]:
    """The cards nearest to one: the same theme counts as three shared words; one shared word alone relates nothing."""
    found = []
    for other in others:
        shared, same = card.words & other.words, card.theme == other.theme
        weight = len(shared) + LIKE_A_THEME * same
        if other.id != card.id and (same or len(shared) >= 2):
            found.append((-weight, other.id, Related(other.id, same, tuple(sorted(shared)))))
    return [it for _, _, it in sorted(found, key=lambda row: row[:2])[:most]]


# --- facets


@dataclass(frozen=True, slots=True)
class Faceted:
    """A card in the facets of the list: what may be chosen, each a set of values."""

    theme: str
    country: str
    institution: str
    tried: str


@dataclass(frozen=True, slots=True)
class Facets:
    """For each facet its values with how many cards one finds by choosing it, the other choices kept."""

    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[str, int]:
        """Value -> count of one facet."""
        return self.counts.get(name, {})


FACETS = ("theme", "country", "institution", "tried")


def facets(rows: Sequence[Faceted], chosen: Mapping[str, str]) -> Facets:
    """Counts beside each choice: the cards that it would show, with what is chosen in the other facets."""
    counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for row in rows:
        for name in FACETS:
            if _fits(row, chosen, [other for other in FACETS if other != name]):
                value = getattr(row, name)
                counts[name][value] = counts[name].get(value, 0) + 1
    return Facets(counts)


def _fits(row: Faceted, chosen: Mapping[str, str], names: Collection[str]) -> bool:
    return all(not chosen.get(name) or getattr(row, name) == chosen[name] for name in names)
