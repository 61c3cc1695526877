"""Reads on the log of outreach: for the office alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, can
from collegium.commons.pages.found import Found
from collegium.kernel.errors import NotFound

from .models import Outreach


@dataclass(frozen=True, slots=True)
class OutreachRow:
    """One meeting, letter or event."""

    id: str
    occasion: str
    on: date
    subject: str
    with_whom: str
    organisation: str
    ours: str
    said: str
    paper: str
    file: str
    file_slug: str
    file_title: str


_FIELDS = (
    "id", "occasion", "on", "subject", "with_whom", "organisation", "ours", "said", "paper_id", "file_id",
    "file__slug", "file__title",
)  # fmt: skip


def _row(*read: Any) -> OutreachRow:
    values: tuple[Any, ...] = (*read[:8], *(word or "" for word in read[8:]))
    return OutreachRow(*values)


def outreach(
    actor: Actor, *, text: str = "", occasion: str = "", file: str = "", paper: str = "", ids: list[str] | None = None
) -> Found[OutreachRow]:
    """The log, the latest first; nothing for whoever does not belong to the office."""
    rows = Outreach.objects.all() if can(actor, "policy.outreach") else Outreach.objects.none()
    if text:
        words = Q(subject__icontains=text) | Q(with_whom__icontains=text) | Q(organisation__icontains=text)
        rows = rows.filter(words | Q(said__icontains=text))
    if occasion:
        rows = rows.filter(occasion=occasion)
    if file:
        rows = rows.filter(Q(file=file) | Q(file__slug=file))
    if paper:
        rows = rows.filter(paper=paper)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return Found(rows.order_by("-on", "-id").values_list(*_FIELDS), _row)


def outreach_for(actor: Actor, ident: str, *, lock: bool = False) -> Outreach:
    """One entry. Raises NotFound."""
    source = Outreach.objects.select_for_update() if lock else Outreach.objects
    found: Outreach | None = source.filter(pk=ident).first() if can(actor, "policy.outreach") else None
    if found is None:
        raise NotFound(ident)
    return found
