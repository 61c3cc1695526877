"""Many entries of one act at once: what came in by a file, or was made in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from collegium.kernel.ids import Ref, new_id

from .acting import acting, plain
from .counters import RAISE
from .models import Act, Unsealed

BATCH = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its subject, the institution it concerns, ids and codes. Free text is not for bulk."""

    subject: Ref
    member: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


def record_many(entries: Iterable[Entry]) -> int:
    """Write many entries of the act in progress in batches; returns how many. Same rules as `record`.

    The counters of the room rise once, those of each subject too. Raises RuntimeError outside an act.
    """
    current = acting()
    if current is None:
        raise RuntimeError("record_many() belongs inside an act")
    held = list(entries)
    acts = [
        Act(
            id=new_id(current.now),
            at=current.now,
            kind=current.kind,
            actor=current.actor.id,
            member=entry.member,
            subject_kind=entry.subject.kind,
            subject=entry.subject.id,
            params={name: plain(value) for name, value in entry.params.items()},
        )
        for entry in held
    ]
    Act.objects.bulk_create(acts, batch_size=BATCH)
    Unsealed.objects.bulk_create([Unsealed(act_id=act.id) for act in acts], batch_size=BATCH)
    room = current.kind.partition(".")[0]
    keys = (
        {entry.subject.id for entry in held} | {f"{room}:members"} | ({f"{room}:public"} if current.public else set())
    )
    with connection.cursor() as cursor:
        cursor.executemany(RAISE, [[key] for key in sorted(keys)])
    current.recorded += len(held)
    return len(held)
