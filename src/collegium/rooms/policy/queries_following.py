"""Reads on recommendations: where each stands, what was found, and the figures of papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from collegium.commons.access import Actor
from collegium.commons.pages.found import Found
from collegium.commons.pages.years import Year
from collegium.commons.reading import Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.papers.queries_asked import AskedRow, asked

from .choices import State
from .models import Followed, FollowUp
from .rules import LOOK_AFTER_DAYS, Standing, Uptake


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """A recommendation and where it stands."""

    id: str
    recommendation: str
    paper: str
    group: str
    number: int
    asked_on: date
    state: str
    looked_on: date | None


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One look at a recommendation. `note`, `by` and `by_name` are for members."""

    id: str
    followed: str
    state: str
    on: date
    publisher: str
    source: str
    quotation: str
    language: str
    note: str
    file_slug: str
    file_title: str
    by: str
    by_name: str
    at: datetime


_FIELDS = ("id", "recommendation_id", "paper_id", "group_id", "number", "asked_on", "state", "looked_on")


def followed_for(ident: str, *, lock: bool = False) -> Followed:
    """One recommendation that is followed up, by its own ULID. Raises NotFound."""
    source = Followed.objects.select_for_update() if lock else Followed.objects
    found: Followed | None = source.filter(pk=ident).first()
    if found is None:
        raise NotFound(ident)
    return found


def standing_of(it: Followed) -> Standing:
    """What the rules need to know."""
    return Standing(State(it.state))


def followed(
    *, state: str = "", group: str = "", papers: Iterable[str] | None = None, ids: Iterable[str] | None = None
) -> Found[FollowedRow]:
    """Recommendations of published papers, the latest papers first, each paper's in their order."""
    asked = Q()
    if state:
        asked &= Q(state=state)
    if group:
        asked &= Q(group=group) | Q(group__slug=group)
    if papers is not None:
        asked &= Q(paper__in=list(papers))
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    return Found(_FOLLOWED.rows(asked), FollowedRow, _COUNTED.rows(asked))


def _in_order() -> QuerySet[Followed, Any]:
    return Followed.objects.order_by("-asked_on", "paper", "number").values_list(*_FIELDS)


_FOLLOWED = Statement(_in_order)
_COUNTED = Statement(lambda: Followed.objects.order_by().values_list("pk"))


def words_of(rows: Iterable[FollowedRow]) -> dict[str, AskedRow]:
    """What these recommendations say, by the ULID of the recommendation; one query."""
    return {row.id: row for row in asked(ids=[row.recommendation for row in rows])}


_FOUND = (
    "id", "followed_id", "state", "on", "publisher", "source", "quotation", "language", "note", "file__slug",
    "file__title", "by_id", "by__name", "at",
)  # fmt: skip


def _found(actor: Actor, *read: Any) -> FollowUpRow:
    *said, note, slug, title, by, name, at = read
    told = (note, slug or "", title or "", by or "", name or "")
    if not actor.is_member:
        told = ("", slug or "", title or "", "", "")
    values: tuple[Any, ...] = (*said, *told, at)
    return FollowUpRow(*values)


def history_of(actor: Actor, its: str) -> list[FollowUpRow]:
    """Every look at a recommendation, the latest first."""
    rows = FollowUp.objects.filter(followed=its).order_by("-at", "-id")
    return [_found(actor, *values) for values in rows.values_list(*_FOUND)]


def latest_of(actor: Actor, ids: Iterable[str]) -> dict[str, FollowUpRow]:
    """The latest look at each of these recommendations; one query."""
    found = (_found(actor, *values) for values in _LATEST.rows(values=(list(ids),)))
    return {row.followed: row for row in found}


def _latest(ids: list[str]) -> QuerySet[FollowUp, Any]:
    last = FollowUp.objects.filter(followed__in=ids).order_by().values("followed").annotate(last=Max("id"))
    return FollowUp.objects.filter(pk__in=last.values("last")).values_list(*_FOUND)


_LATEST = Statement(_latest)


def uptake_of(papers: Iterable[str]) -> dict[str, Uptake]:
    """What came of each of these papers (ULIDs); papers that are not followed up are absent; one query."""
    held: dict[str, dict[str, int]] = defaultdict(dict)
    rows = Followed.objects.filter(paper__in=list(papers)).values_list("paper_id", "state").annotate(n=Count("pk"))
    for paper, state, count in rows.order_by():
        held[paper][state] = count
    return {paper: Uptake(**counts) for paper, counts in held.items()}


def whole_uptake() -> Uptake:
    """What came of everything the network asked: a public figure."""
    rows = Followed.objects.values_list("state").annotate(n=Count("pk")).order_by()
    return Uptake(**dict(rows))


@dataclass(frozen=True, slots=True)
class Unlooked:
    """A paper with recommendations at which nobody has looked for a year."""

    paper: str
    count: int
    since: date
    first: str


def unlooked(day: date) -> list[Unlooked]:
    """Papers with open recommendations at which nobody has looked for a year, the longest first."""
    return [Unlooked(*values) for values in _UNLOOKED.rows(values=(day - timedelta(days=LOOK_AFTER_DAYS),))]


def _unlooked(before: date) -> QuerySet[Followed, Any]:
    rows = Followed.objects.annotate(last=Coalesce("looked_on", "asked_on")).filter(last__lte=before)
    rows = rows.filter(state__in=[State.OPEN, State.IN_PART])
    counts = rows.values("paper_id").annotate(n=Count("pk"), since=Min("last"), first=Min("id")).order_by("since")
    return counts.values_list("paper_id", "n", "since", "first")


_UNLOOKED = Statement(_unlooked)


def ids_of_papers() -> set[str]:
    """ULIDs of the papers whose recommendations are followed up."""
    return set(Followed.objects.values_list("paper_id", flat=True).distinct())


def names_of(ids: list[str]) -> dict[str, str]:
    """Their numbers as words by ULID: names for sentences of the journal."""
    rows = _NAMES_OF.rows(Q(pk__in=ids))
    return {ident: str(number) for ident, number in rows}


_NAMES_OF = columns(Followed, "id", "number")


def recorded_by(person: str) -> list[dict[str, Any]]:
    """What a person (ULID) recorded, as JSON-able data."""
    rows = FollowUp.objects.filter(by=person).order_by("at").values_list("at", "state")
    return [{"recorded": state, "at": at.isoformat()} for at, state in rows]


def figures_of_year(year: Year) -> dict[str, int]:
    """Recommendations with a finding dated in a year and in the one before, and those that were taken up; one query."""
    found = "follow_ups__on"
    came = Q(follow_ups__state__in=[State.TAKEN_UP, State.IN_PART])
    looked = ~Q(follow_ups__state=State.OPEN)
    now, before = year.within_days(found), year.within_days(found, before=True)
    return Followed.objects.aggregate(
        asked=Count("pk", filter=Q(asked_on__lte=year.last), distinct=True),
        looked=Count("pk", filter=now & looked, distinct=True),
        looked_before=Count("pk", filter=before & looked, distinct=True),
        came=Count("pk", filter=now & came, distinct=True),
        came_before=Count("pk", filter=before & came, distinct=True),
    )
