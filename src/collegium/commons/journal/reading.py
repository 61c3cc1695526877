"""Reading the journal: the activity of the network, of a subject, of a person; sentences are made when read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce

from collegium.commons.reading import Statement

from .models import Act


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act as stored: ids and codes; `text` is the free text beside it, "" when none or erased."""

    id: str
    at: datetime
    kind: str
    actor: str
    member: str
    subject_kind: str
    subject: str
    params: dict[str, Any] = field(default_factory=dict)
    text: str = ""


def acts(
    *,
    subjects: Iterable[str] | None = None,
    actor: str = "",
    member: str = "",
    kinds: Iterable[str] | None = None,
    aside: Iterable[str] = (),
    before: str = "",
    limit: int = 50,
) -> list[ActRow]:
    """Acts, newest first; one query. `before` is the id after which the last page ended, `aside` are kinds left out."""
    asked = Q()
    if subjects is not None:
        asked &= Q(subject__in=list(subjects))
    if actor:
        asked &= Q(actor=actor)
    if member:
        asked &= Q(member=member)
    if kinds is not None:
        asked &= Q(kind__in=list(kinds))
    if aside:
        asked &= ~Q(kind__in=list(aside))
    if before:
        last = Act.objects.filter(pk=before).values_list("at", flat=True).first()
        if last is not None:
            asked &= Q(at__lt=last) | Q(at=last, id__lt=before)
    return [ActRow(*values) for values in _ACTS.rows(asked)[:limit]]


_FIELDS = ("id", "at", "kind", "actor", "member", "subject_kind", "subject", "params")


def _acts() -> QuerySet[Act, Any]:
    said = Coalesce("words__text", Value(""), output_field=TextField())
    return Act.objects.order_by("-at", "-id").values_list(*_FIELDS, said)


_ACTS = Statement(_acts)


def ids_by_kind(rows: Iterable[ActRow], param_kinds: Iterable[str]) -> dict[str, set[str]]:
    """All ids that sentences of these acts may name, by kind: actors, members, subjects, params named like a kind."""
    wanted: dict[str, set[str]] = defaultdict(set)
    known = set(param_kinds)
    for row in rows:
        wanted["person"].add(row.actor)
        wanted["member"].add(row.member)
        wanted[row.subject_kind].add(row.subject)
        for name, value in row.params.items():
            if name in known and isinstance(value, str):
                wanted[name].add(value)
    return {kind: ids - {""} for kind, ids in wanted.items()}


def last_acts(subjects: Iterable[str]) -> dict[str, datetime]:
    """When something was last done to each of these objects (ULIDs); one query."""
    rows = Act.objects.filter(subject__in=list(subjects)).order_by().values("subject")
    return dict(rows.annotate(last=Max("at")).values_list("subject", "last"))
