"""Reads on rounds and answers, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from collegium.commons.access import Actor
from collegium.commons.pages.found import Found
from collegium.commons.reading import Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words
from collegium.rooms.members.choices import HatKind
from collegium.rooms.members.queries import Member, holders_of, members

from .choices import AnswerState, RoundState
from .models import Answer, Edition, Round, Value
from .policy import visible_to
from .rules import Entry, Standing


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round in a list; `confirmed` counts the universities that have confirmed their values."""

    id: str
    title: str
    period: str
    state: str
    opened_at: datetime
    deadline: datetime
    ended_at: datetime | None
    asked: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One indicator that a round asks for. `sharing` is the rule under which values are given."""

    edition: str
    indicator: str
    slug: str
    name: str
    definition: str
    unit: str
    sharing: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """How far one university is; `held` counts what it has said."""

    institution: str
    state: str
    by_office: bool
    entered_at: datetime
    confirmed_at: datetime | None
    held: int


@dataclass(frozen=True, slots=True)
class Given:
    """What one university has given: the answer with its people, and its entries by edition."""

    state: str = ""
    version: int = 0
    entered_by: str = ""
    entered_at: datetime | None = None
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    by_office: bool = False
    ground: str = ""
    entries: Mapping[str, Entry] | None = None


_ROUND = ("id", "title", "period", "state", "opened_at", "deadline", "ended_at", "asked", "confirmed")


def rounds(actor: Actor) -> Found[RoundRow]:
    """All rounds that the actor may see, newest first."""
    return Found(_ROUNDS.rows(visible_to(actor), ("-opened_at", "-id")), RoundRow, _COUNTED.rows(visible_to(actor)))


def _counted(order: tuple[str, ...]) -> QuerySet[Round, Any]:
    its = Answer.objects.filter(data_round=OuterRef("pk"), state=AnswerState.CONFIRMED).order_by().values("data_round")
    confirmed = Coalesce(Subquery(its.annotate(n=Count("pk")).values("n")), 0)
    return Round.objects.annotate(confirmed=confirmed).order_by(*order).values_list(*_ROUND)


_ROUNDS = Statement(_counted)
_COUNTED = columns(Round, "pk")


def round_for(actor: Actor, ident: str) -> Round:
    """One round that the actor may see. Raises NotFound."""
    found: Round | None = Round.objects.filter(visible_to(actor), pk=ident).first()
    if found is None:
        raise NotFound(ident)
    return found


def standing_of(it: Round) -> Standing:
    """What the rules need to know; no query."""
    return Standing(RoundState(it.state), it.deadline)


def items_of(data_round: str) -> list[ItemRow]:
    """What a round asks for, in the order of the catalogue; one query."""
    rows = Edition.objects.filter(data_round=data_round).order_by("indicator__order", "indicator__slug")
    names = (
        *("id", "indicator_id", "indicator__slug", "indicator__names", "indicator__definitions", "indicator__unit"),
        "sharing",
    )
    return [
        ItemRow(ident, indicator, slug, in_words(words), in_words(meant), unit, sharing)
        for ident, indicator, slug, words, meant, unit, sharing in rows.values_list(*names)
    ]


def answers_of(data_round: str) -> dict[str, AnswerRow]:
    """How far each university is, by ULID; one query."""
    return {row[0]: AnswerRow(*row) for row in _ANSWERS.rows(Q(data_round=data_round))}


def _held() -> QuerySet[Answer, Any]:
    its = Value.objects.filter(answer=OuterRef("pk")).order_by().values("answer")
    rows = Answer.objects.annotate(held=Coalesce(Subquery(its.annotate(n=Count("pk")).values("n")), 0)).order_by()
    return rows.values_list("institution_id", "state", "by_office", "entered_at", "confirmed_at", "held")


_ANSWERS = Statement(_held)


def given_by(data_round: str, institution: str) -> Given:
    """What a university has given in a round; two queries."""
    it = Answer.objects.filter(data_round=data_round, institution=institution)
    found = it.select_related("entered_by", "confirmed_by").first()
    if found is None:
        return Given(entries={})
    rows = Value.objects.filter(answer=found).values_list("edition_id", "value", "flag", "remark")
    return Given(
        state=found.state,
        version=found.version,
        entered_by=found.entered_by.name if found.entered_by else "",
        entered_at=found.entered_at,
        confirmed_by=found.confirmed_by.name if found.confirmed_by else "",
        confirmed_at=found.confirmed_at,
        by_office=found.by_office,
        ground=found.ground,
        entries={edition: Entry(value, flag, remark) for edition, value, flag, remark in rows},
    )


def last_values(it: Round, institution: str) -> dict[str, tuple[str, Decimal]]:
    """The newest earlier value of a university, by indicator: (period, value); one query."""
    rows = Value.objects.filter(
        institution=institution,
        value__isnull=False,
        edition__frozen_at__isnull=False,
        edition__period__lt=it.period,
        edition__indicator__in=Edition.objects.filter(data_round=it).values("indicator"),
    ).order_by("edition__period")
    return {
        indicator: (period, value)
        for indicator, period, value in rows.values_list("edition__indicator_id", "edition__period", "value")
    }


def asked_members(actor: Actor) -> list[Member]:
    """The universities that a round asks: all members but those suspended, who have no access; one query."""
    return [row for row in members(actor) if not row.is_suspended]


def open_rounds(actor: Actor, now: datetime) -> list[RoundRow]:
    """Rounds that run, the nearest deadline first; one query."""
    asked = visible_to(actor) & Q(state=RoundState.OPEN, deadline__gt=now)
    return [RoundRow(*row) for row in _ROUNDS.rows(asked, ("deadline", "id"))]


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A round that runs and what one university has said in it: "" for nothing yet, draft or confirmed."""

    id: str
    title: str
    opened_at: datetime
    deadline: datetime
    institution: str
    state: str


def to_answer(institutions: Iterable[str], now: datetime) -> list[ToAnswer]:
    """What runs for these universities and is not confirmed; one query."""
    places = sorted(institutions)
    return [
        ToAnswer(ident, title, opened, deadline, place, state or "")
        for ident, title, opened, deadline, *states in _SAID.rows(
            Q(state=RoundState.OPEN, deadline__gt=now), values=tuple(places)
        )
        for place, state in zip(places, states, strict=True)
        if state != AnswerState.CONFIRMED
    ]


def _said(*places: str) -> QuerySet[Round, Any]:
    """Rounds with what each of these universities said in them."""
    rows, said = Round.objects.order_by("deadline", "id"), [f"said{number}" for number in range(len(places))]
    for name, place in zip(said, places, strict=True):
        its = Answer.objects.filter(data_round=OuterRef("pk"), institution=place).values("state")[:1]
        rows = rows.annotate(**{name: Subquery(its)})
    return rows.values_list("id", "title", "opened_at", "deadline", *said)


_SAID = Statement(_said)


def liaisons_to_ask(actor: Actor, data_round: str, now: datetime) -> dict[str, list[str]]:
    """Person ids of the Liaisons of every university that has not confirmed its values, by university."""
    done = Answer.objects.filter(data_round=data_round, state=AnswerState.CONFIRMED)
    given = set(done.values_list("institution_id", flat=True))
    places = [row.id for row in asked_members(actor) if row.id not in given]
    return holders_of(places, [HatKind.LIAISON], now)


def liaisons_who_gave(data_round: str, now: datetime) -> list[str]:
    """Person ids of the Liaisons of every university that has given something."""
    places = list(Answer.objects.filter(data_round=data_round).values_list("institution_id", flat=True))
    found = holders_of(places, [HatKind.LIAISON], now)
    return sorted({person for people in found.values() for person in people})


def over(now: datetime) -> list[str]:
    """Rounds whose deadline has passed and that are still open."""
    rows = Round.objects.filter(state=RoundState.OPEN, deadline__lte=now)
    return list(rows.order_by("deadline").values_list("id", flat=True))


def due_reminders(now: datetime) -> list[tuple[str, datetime, int]]:
    """Rounds that run, with their deadline and how often they were reminded of by the clock."""
    rows = Round.objects.filter(state=RoundState.OPEN, deadline__gt=now).order_by("deadline")
    return list(rows.values_list("id", "deadline", "reminders"))


def names(ids: list[str]) -> dict[str, str]:
    """What the journal calls rounds."""
    return dict(_NAMES.rows(Q(pk__in=ids)))


_NAMES = columns(Round, "id", "title")


def seen(ids: list[str], actor: Actor) -> list[str]:
    """Which of these rounds the actor may see."""
    return [ident for (ident,) in _SEEN.rows(visible_to(actor) & Q(pk__in=ids))]


_SEEN = columns(Round, "id")


def all_ids() -> list[str]:
    """Every round, for the search index."""
    return list(Round.objects.values_list("id", flat=True))


def search_texts(ids: list[str]) -> list[dict[str, Any]]:
    """Words of rounds for the search index; one query."""
    rows = Round.objects.filter(pk__in=ids)
    return list(rows.values("id", "title", "period", "opened_at").annotate(at=F("opened_at")))
