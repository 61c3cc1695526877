"""How long a search takes with many entries, on the real index of SQLite in a folder of its own.

    python -m bench.search [entries] [folder]

Entries are invented words in the frequencies of a natural language (Zipf), 120 to 480 words each, for the public,
members, office, bodies and institutions. Measured are queries.search() and queries.suggest() in one process; trust
the clock on a quiet machine only.
"""

from __future__ import annotations

import itertools
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
FOLDER = Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp(prefix="collegium-search-"))
KINDS = ("paper", "challenge", "decision", "news", "person")
LETTERS, VOWELS = "bcdfglmnprstv", "aeiou"


def vocabulary(size: int, dice: random.Random) -> list[str]:
    """Words, the commonest first."""
    syllables = [a + b for a in LETTERS for b in VOWELS]
    words: dict[str, None] = {}
    while len(words) < size:
        length = dice.choice([1, 2, 2, 3, 3, 3, 4, 4])
        words["".join(dice.choice(syllables) for _ in range(length)) + dice.choice(["", "n", "s", "r"])] = None
    return list(words)


def audience(dice: random.Random) -> list[str]:
    """Nearly half is public, most of the rest for members, some for a body or an institution and the office."""
    draw = dice.random()
    if draw < 0.45:
        return ["public"]
    if draw < 0.85:
        return ["members"]
    name = f"body{dice.randrange(20):026}" if draw < 0.95 else f"inst{dice.randrange(58):026}"
    return ["office", name]


def fill(words: list[str], weights: list[float], dice: random.Random) -> float:
    """Write the entries through the room's own way; returns seconds."""
    from collegium.commons.search import Entry, offer_search, reindex_all
    from collegium.commons.search.entries import OFFERS

    OFFERS.clear()

    def entries(ids: list[str]) -> Iterator[Entry]:
        for ident in ids:
            number = int(ident)
            title = " ".join(dice.choices(words, cum_weights=weights, k=7))
            text = " ".join(dice.choices(words, cum_weights=weights, k=dice.randint(120, 480)))
            yield Entry(KINDS[number % len(KINDS)], ident, title, text, f"/{ident}/", audience(dice))

    for place, kind in enumerate(KINDS):
        ids = [f"{n:026}" for n in range(ENTRIES) if n % len(KINDS) == place]
        offer_search(kind, entries, all_ids=lambda ids=ids: ids)
    began = time.perf_counter()
    reindex_all()
    return time.perf_counter() - began


def questions(words: list[str], dice: random.Random) -> Iterator[tuple[str, str]]:
    """(name, query): words as people ask for, that is rather telling ones, sometimes with a common one."""

    def telling() -> str:
        return words[dice.randint(300, 30_000)]

    def usual() -> str:
        return words[dice.randint(60, 3_000)]

    def common() -> str:
        return words[dice.randint(0, 30)]

    yield from (("one word", usual() + " ") for _ in range(200))
    yield from (("two words", f"{usual()} {telling()} ") for _ in range(200))
    yield from (("two usual words", f"{usual()} {usual()} ") for _ in range(200))
    yield from (("with a common word", f"{common()} {telling()} ") for _ in range(200))
    yield from (("beginning of a word", f"{usual()} {telling()[:4]}") for _ in range(200))
    yield from (("phrase", f'"{usual()} {usual()}"') for _ in range(100))
    yield from (("only common words", f"{common()} {common()} ") for _ in range(50))


def measure(asked: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds of the processor, and on the clock."""
    worked, began = time.process_time(), time.perf_counter()
    asked()
    return (time.process_time() - worked) * 1000, (time.perf_counter() - began) * 1000


def report(name: str, times: list[tuple[float, float]]) -> None:
    """A line with the quantiles."""
    worked, waited = (statistics.quantiles(found, n=100) for found in zip(*times, strict=True))
    print(
        f"{name:20} n {len(times):5}   CPU p50 {worked[49]:6.1f}  p95 {worked[94]:6.1f}  p99 {worked[98]:6.1f} ms"
        f"   clock p50 {waited[49]:6.1f}  p95 {waited[94]:6.1f} ms"
    )


def main() -> None:
    """Fill an empty folder, or use a filled one again, and ask."""
    os.environ["COLLEGIUM_DATA"] = str(FOLDER)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from collegium.commons.access import NOBODY, Actor, Hat
    from collegium.commons.search.entries import OFFERS, offer_search
    from collegium.commons.search.models import SearchEntry
    from collegium.commons.search.queries import search, suggest

    call_command("migrate", verbosity=0)
    dice = random.Random(7)
    words = vocabulary(60_000, dice)
    weights = list(itertools.accumulate(1 / (n + 2.7) ** 1.05 for n in range(len(words))))
    if not SearchEntry.objects.exists():
        seconds = fill(words, weights, dice)
        print(f"{ENTRIES} entries in {seconds:.0f} s, {ENTRIES / seconds:.0f} a second")
    OFFERS.clear()
    for kind in KINDS:
        offer_search(kind, lambda _: [], all_ids=list)
    size = sum(path.stat().st_size for path in FOLDER.iterdir() if path.name.startswith("collegium.db"))
    print(f"{SearchEntry.objects.count()} entries, database {size / 1e6:.0f} MB, in {FOLDER}")
    member = Actor("P" * 26, hats=(Hat("liaison", f"{4:026}"), Hat("seat", f"{4:026}", f"{3:026}")))
    for who, actor in (("public", NOBODY), ("member", member)):
        print(f"\nasked by: {who}")
        times: dict[str, list[tuple[float, float]]] = {}
        for name, query in questions(words, random.Random(11)):
            times.setdefault(name, []).append(measure(partial(search, actor, query)))
        for name, found in times.items():
            report(name, found)
        report("all", [time_ for found in times.values() for time_ in found])
        ordinary = [t for name, found in times.items() if name != "only common words" for t in found]
        report("ordinary", ordinary)
        begun = random.Random(12)
        typed = [words[begun.randint(60, 20_000)][: begun.randint(2, 6)] for _ in range(300)]
        report("suggestions", [measure(partial(suggest, actor, text)) for text in typed])


if __name__ == "__main__":
    main()
