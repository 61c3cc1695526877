"""Keeping entries in step with the rooms: what was touched, or everything."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from django.db import transaction

from .asking import clean
from .engine import engine, kind_token
from .entries import OFFERS, Entry, is_token
from .touching import EVERYTHING

if TYPE_CHECKING:
    from .models import SearchEntry

log = logging.getLogger("collegium.search")
CHUNK, LARGE_CHUNK = 200, 800
_FIELDS = ("tokens", "at", "language", "url", "title", "detail", "text")


def _row(entry: Entry) -> SearchEntry:
    from .models import SearchEntry

    tokens = [token for token in dict.fromkeys(entry.audience) if is_token(token)]
    return SearchEntry(
        kind=entry.kind,
        ident=entry.id,
        tokens=" ".join([*tokens, kind_token(entry.kind)]),
        at=entry.at,
        language=entry.language,
        url=entry.url[:400],
        title=clean(entry.title)[:400],
        detail=entry.detail[:300],
        text=entry.text.replace("\x00", " "),
    )


def refresh(kind: str, ids: Sequence[str], *, touches: Sequence[int] = ()) -> int:
    """Read these objects again and put them in or take them out; returns how many stand in the index now.

    The rows of the queue that are thereby done go in the same transaction. An unknown kind is taken out.
    """
    from .models import SearchEntry, SearchTouch

    offer = OFFERS.get(kind)
    wanted = set(ids)
    given = offer.entries(list(ids)) if offer and ids else []
    fresh = {entry.id: _row(entry) for entry in given if entry.kind == kind and entry.id in wanted}
    with transaction.atomic():
        old = {row.ident: row for row in SearchEntry.objects.filter(kind=kind, ident__in=ids)}
        same = {ident for ident, row in fresh.items() if ident in old and _is_same(old[ident], row)}
        _write(
            [old[ident] for ident in old if ident not in same],
            {i: r for i, r in fresh.items() if i not in same},
        )
        SearchTouch.objects.filter(pk__in=list(touches)).delete()
    return len(fresh)


def _is_same(old: SearchEntry, new: SearchEntry) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in _FIELDS)


def _write(old: Sequence[SearchEntry], fresh: dict[str, SearchEntry]) -> None:
    """Old texts leave the index before the table changes; rows keep their numbers."""
    from .models import SearchEntry

    index = engine()
    index.remove([row.pk for row in old])
    SearchEntry.objects.filter(pk__in=[row.pk for row in old if row.ident not in fresh]).delete()
    changed = [row for row in old if row.ident in fresh]
    for row in changed:
        fresh[row.ident].pk = row.pk
    SearchEntry.objects.bulk_update([fresh[row.ident] for row in changed], _FIELDS)
    known = {row.ident for row in changed}
    new = [row for ident, row in fresh.items() if ident not in known]
    SearchEntry.objects.bulk_create(new)
    index.add([row.pk for row in fresh.values()])


def refresh_touched() -> int:
    """Read again what was touched, kind by kind; a kind whose room fails waits and stops no other. Returns
    how many.
    """
    from .models import SearchTouch

    done = _clean_when_asked()
    for kind in SearchTouch.objects.exclude(kind=EVERYTHING).order_by("kind").values_list("kind", flat=True).distinct():
        rows = list(SearchTouch.objects.filter(kind=kind).order_by("pk").values_list("pk", "ident")[:CHUNK])
        try:
            refresh(kind, list(dict.fromkeys(ident for _, ident in rows)), touches=[pk for pk, _ in rows])
            done += len(rows)
        except Exception:
            log.exception("entries of kind %s could not be read", kind)
    return done


def _clean_when_asked() -> int:
    """Make all anew when somebody asked for it; what is asked meanwhile waits for the next round."""
    from .models import SearchTouch

    asked = list(SearchTouch.objects.filter(kind=EVERYTHING).values_list("pk", flat=True))
    if asked:
        reindex_all(clean=True)
        SearchTouch.objects.filter(pk__in=asked).delete()
    return len(asked)


def _by_kind(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for ident, kind in named:
        found[kind].append(ident)
    return found


def _refresh_many(named: Iterable[tuple[str, str]]) -> int:
    left, stand = iter(named), 0
    while chunk := list(islice(left, LARGE_CHUNK)):
        stand += sum(refresh(kind, ids) for kind, ids in _by_kind(chunk).items())
    return stand


def reindex_all(*, clean: bool = False) -> int:
    """Read every object of every kind again and take out what is no longer there; returns how many entries
    stand.

    Oldest first, so that a fresh index is in the order of time. It can be asked all the while. `clean`
    makes it anew at the end, so that nothing of an erased text is left in it; writers wait that long (half
    a minute for 100,000).
    """
    from .models import SearchEntry

    known = {(ident, kind) for kind, offer in OFFERS.items() for ident in offer.all_ids()}
    stand = _refresh_many(sorted(known))
    held = set(SearchEntry.objects.values_list("ident", "kind"))
    _refresh_many(sorted(held - known))
    if clean:
        with transaction.atomic():
            engine().rebuild()
    return stand
