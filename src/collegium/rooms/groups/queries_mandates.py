"""Reads on mandates: their versions, missions and deliverables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet

from collegium.commons.network import network
from collegium.commons.reading import Statement

from .choices import State
from .models import Mandate
from .queries import FIELDS, BodyRow, in_words, row_of, text_of


@dataclass(frozen=True, slots=True)
class MandateRow:
    """A version of a mandate in the reader's language; deliverables have title, day and owner."""

    version: int
    mission: str
    themes: list[str]
    objectives: list[str]
    deliverables: list[dict[str, Any]]
    since: datetime


def mandates_of(group: str) -> list[MandateRow]:
    """All versions of a body's mandate, newest first; one query."""
    return [
        MandateRow(
            version=version,
            mission=text_of(mission),
            themes=[text_of(it) for it in themes],
            objectives=[text_of(it) for it in objectives],
            deliverables=[{**it, "title": text_of(it["title"]), "day": _day(it.get("day"))} for it in deliverables],
            since=since,
        )
        for version, mission, themes, objectives, deliverables, since in _MANDATES.rows(Q(body=group))
    ]


_MANDATE = ("version", "mission", "themes", "objectives", "deliverables", "since")
_MANDATES = Statement(lambda: Mandate.objects.order_by("-version").values_list(*_MANDATE))


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def missions() -> dict[str, str]:
    """The mission of each body's latest mandate, by ULID; one query."""
    found: dict[str, str] = {}
    for body_id, mission in Mandate.objects.order_by("version").values_list("body_id", "mission"):
        found[body_id] = in_words(mission)
    return found


def mandate_for_form(group: str) -> dict[str, str | int]:
    """The latest mandate as a form shows it."""
    row = Mandate.objects.filter(body=group).order_by("-version").first()
    if row is None:
        return {}
    return {
        "version": row.version,
        "mission_en": row.mission.get("en", ""),
        "mission_fr": row.mission.get("fr", ""),
        "themes": "\n".join(text_of(it) for it in row.themes),
        "objectives": "\n".join(text_of(it) for it in row.objectives),
    }


def deliverables_of(group: str) -> list[Any]:
    """The deliverables of the latest mandate as they are stored."""
    row = Mandate.objects.filter(body=group).order_by("-version").first()
    return list(row.deliverables) if row else []


def deliverables_due(
    groups: Iterable[str] | None, now: datetime, limit: int = 6
) -> list[tuple[datetime, str, BodyRow]]:
    """The next deliverables of the latest mandates of these bodies (ULIDs; None for all): due, title, body. One query.

    A deliverable is due in the course of its day; its moment is noon in the network's zone.
    """
    asked = Q(body__state=State.ACTIVE)
    if groups is not None:
        asked &= Q(body__in=list(groups))
    latest = {its[0]: (deliverables, its) for deliverables, *its in _DELIVERABLES.rows(asked)}
    today, tz = now.astimezone(network().tz).date(), network().tz
    found = [
        (datetime.combine(day, time(12), tz), text_of(it["title"]), row_of(*its))
        for deliverables, its in latest.values()
        for it in deliverables
        if (day := _day(it.get("day"))) and day >= today
    ]
    return sorted(found, key=lambda due: (due[0], due[1]))[:limit]


def _with_body() -> QuerySet[Mandate, Any]:
    return Mandate.objects.order_by("version").values_list("deliverables", *(f"body__{name}" for name in FIELDS))


_DELIVERABLES = Statement(_with_body)
