"""Which leaf of the old text is which of the new one: by id, then by equal words, then by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence

from .leaves import Leaf
from .sequences import rising
from .wordwise import words_of

ALIKE = 0.5  # Dice's coefficient of the words on both sides, from which on it counts as the same paragraph
_TELLING = 4  # with fewer words, likeness says nothing
_CANDIDATES = 3  # leaves looked at closely, those that share most telling words
_COMMON = 12  # a word that stands in more leaves than this names none of them
Pairs = dict[int, int]  # position in the new text -> position in the old one


def aligned(old: Sequence[Leaf], new: Sequence[Leaf]) -> Pairs:
    """The leaves that are the same on both sides."""
    pairs = _by_key(old, new, {}, lambda leaf: leaf.id)
    pairs = _by_key(old, new, pairs, _same_words)
    return pairs | _by_likeness(old, new, pairs)


def moved(pairs: Pairs) -> set[int]:
    """Positions in the new text of leaves that left their order: all but a longest rising sequence."""
    order = sorted(pairs)
    stayed = {order[at] for at in rising([pairs[position] for position in order])}
    return set(order) - stayed


def _same_words(leaf: Leaf) -> Hashable:
    return (leaf.place.kind == "footnote", leaf.text) if leaf.text.strip() else None


def _by_key(old: Sequence[Leaf], new: Sequence[Leaf], pairs: Pairs, key: Callable[[Leaf], Hashable]) -> Pairs:
    """Adds pairs of leaves with the same key, the first with the first, the second with the second."""
    taken = set(pairs.values())
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at in range(len(old) - 1, -1, -1):
        if at not in taken:
            waiting[key(old[at])].append(at)
    waiting.pop(None, None)
    made = dict(pairs)
    for to, leaf in enumerate(new):
        found = waiting.get(key(leaf)) if to not in pairs else None
        if found:
            made[to] = found.pop()
    return made


def _by_likeness(old: Sequence[Leaf], new: Sequence[Leaf], pairs: Pairs) -> Pairs:
    """Pairs of leaves that share most of their words, the likest first."""
    taken = set(pairs.values())
    was = {at: _vocabulary(leaf) for at, leaf in enumerate(old) if at not in taken}
    now = {at: _vocabulary(leaf) for at, leaf in enumerate(new) if at not in pairs}
    found = sorted(_likenesses(was, now), key=lambda it: (-it[0], it[1], it[2]))
    made: Pairs = {}
    used: set[int] = set()
    for _, to, at in found:
        if to not in made and at not in used:
            made[to] = at
            used.add(at)
    return made


def _likenesses(was: dict[int, Counter[str]], now: dict[int, Counter[str]]) -> list[tuple[float, int, int]]:
    """(likeness, new, old) of leaves that share a word which few others have."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, words in was.items():
        for word in words:
            holders[word].append(at)
    made: list[tuple[float, int, int]] = []
    for to, words in now.items():
        telling = (holders[word] for word in words if word in holders and len(holders[word]) <= _COMMON)
        shared = Counter(at for places in telling for at in places)
        for at, _ in shared.most_common(_CANDIDATES):
            total = words.total() + was[at].total()
            likeness = 2 * (words & was[at]).total() / total
            if likeness >= ALIKE:
                made.append((likeness, to, at))
    return made


def _vocabulary(leaf: Leaf) -> Counter[str]:
    words = Counter(word.lower() for word in words_of(leaf.text) if word[0].isalnum())
    return words if words.total() >= _TELLING else Counter()
