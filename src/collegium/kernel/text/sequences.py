"""Which words of two sequences stay, in order.

Words that occur once on both sides are fixed points (Cohen's patience diff); between them the shortest edit
(Myers, An O(ND) Difference Algorithm, 1986); then small islands of equal words between larger changes are
given up, since a changed phrase reads better than crumbs (the rule of diff-match-patch).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

_LONGEST_EDIT = 120
Pairs = list[tuple[int, int]]
Block = tuple[int, int, int]  # where a stretch of equal words begins on both sides, and its length
Blocks = list[Block]


def common_words(was: Sequence[str], now: Sequence[str]) -> Blocks:
    """The stretches of words that stay, in order on both sides."""
    start, shortest = 0, min(len(was), len(now))
    while start < shortest and was[start] == now[start]:
        start += 1
    end = 0
    while end < shortest - start and was[-1 - end] == now[-1 - end]:
        end += 1
    middle = _anchored(was[start : len(was) - end], now[start : len(now) - end])
    found = [(0, 0, start), *((i + start, j + start, size) for i, j, size in middle)]
    found.append((len(was) - end, len(now) - end, end))
    return _merged(found)


def _merged(blocks: Blocks) -> Blocks:
    """Without empty stretches, neighbours in one."""
    made: Blocks = []
    for i, j, size in blocks:
        if made and (made[-1][0] + made[-1][2], made[-1][1] + made[-1][2]) == (i, j):
            made[-1] = (made[-1][0], made[-1][1], made[-1][2] + size)
        elif size:
            made.append((i, j, size))
    return made


def _anchored(was: Sequence[str], now: Sequence[str]) -> Blocks:
    """Splits at the words that occur once on both sides, and looks between them."""
    if not was or not now:
        return []
    once, again = Counter(was), Counter(now)
    places = {word: j for j, word in enumerate(now) if again[word] == 1}
    anchors = [(i, places[word]) for i, word in enumerate(was) if once[word] == 1 and word in places]
    fixed = [anchors[at] for at in rising([j for _, j in anchors])]
    if not fixed:
        return _shortest_edit(was, now)
    found: Blocks = []
    a = b = 0
    for i, j in fixed:
        if i < a:
            continue  # already part of the stretch before
        size = 1
        while i + size < len(was) and j + size < len(now) and was[i + size] == now[j + size]:
            size += 1
        found += _shifted(was, now, (a, i), (b, j))
        found.append((i, j, size))
        a, b = i + size, j + size
    return found + _shifted(was, now, (a, len(was)), (b, len(now)))


def _shifted(was: Sequence[str], now: Sequence[str], i: tuple[int, int], j: tuple[int, int]) -> Blocks:
    """What stays between two fixed points."""
    if i[0] == i[1] or j[0] == j[1]:
        return []
    inside = common_words(was[slice(*i)], now[slice(*j)])
    return [(a + i[0], b + j[0], size) for a, b, size in inside]


def rising(numbers: Sequence[int]) -> list[int]:
    """Positions of a longest strictly rising subsequence (patience sorting, O(n log n))."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tails, number)
        tails[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [at]
        before.append(ends[pile - 1] if pile else -1)
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _shortest_edit(was: Sequence[str], now: Sequence[str]) -> Blocks:
    """Equal words along a shortest edit; none when it would be longer than is worth reading."""
    if not _worth_it(was, now):
        return []
    reach = {1: 0}
    history: list[dict[int, int]] = []
    for edits in range(min(len(was) + len(now), _LONGEST_EDIT) + 1):
        history.append(dict(reach))
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if down else reach[k - 1] + 1
            while x < len(was) and x - k < len(now) and was[x] == now[x - k]:
                x += 1
            reach[k] = x
            if x >= len(was) and x - k >= len(now):
                return _merged([(*pair, 1) for pair in _walk_back(history, len(was), len(now))])
    return []


def _worth_it(was: Sequence[str], now: Sequence[str]) -> bool:
    """Whether at least a quarter of the words (spaces and signs aside) stand on both sides."""
    left, right = (Counter(word for word in side if word[0].isalnum()) for side in (was, now))
    return (left & right).total() * 4 >= max(left.total(), right.total())


def _walk_back(history: list[dict[int, int]], x: int, y: int) -> Pairs:
    """Follows the edit from its end to its beginning; collects the equal words on the way."""
    pairs: Pairs = []
    for edits in range(len(history) - 1, -1, -1):
        reach, k = history[edits], x - y
        x_before = y_before = 0
        if edits:
            down = k == -edits or (k != edits and reach[k - 1] < reach[k + 1])
            k_before = k + 1 if down else k - 1
            x_before = reach[k_before]
            y_before = x_before - k_before
        while x > x_before and y > y_before:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = x_before, y_before
    return pairs[::-1]


def readable(blocks: Blocks, was: Sequence[str], now: Sequence[str], *, keep: str) -> Blocks:
    """Without the islands between two replacements that are no longer than these, unless they hold `keep`."""
    kept: Blocks = []
    for block in [*blocks, (len(was), len(now), 0)]:
        while kept and keep not in _words(kept[-1], now) and _is_crumb(kept, block, was, now):
            kept.pop()
        kept.append(block)
    return kept[:-1]


def _is_crumb(kept: Blocks, after: Block, was: Sequence[str], now: Sequence[str]) -> bool:
    i, j, size = kept[-1]
    a, b, length = kept[-2] if len(kept) > 1 else (0, 0, 0)
    before = _letters(was[a + length : i]), _letters(now[b + length : j])
    behind = _letters(was[i + size : after[0]]), _letters(now[j + size : after[1]])
    replaced = all(before) and all(behind)
    return replaced and _letters(_words(kept[-1], now)) <= min(max(before), max(behind))


def _words(block: Block, now: Sequence[str]) -> Sequence[str]:
    return now[block[1] : block[1] + block[2]]


def _letters(words: Sequence[str]) -> int:
    return sum(map(len, words))
