"""Reads on indicators and where universities stand. What is frozen is kept until something public changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor
from collegium.commons.pages.kept import Kept
from collegium.commons.reading import Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words
from collegium.rooms.members.queries import ids_by_ror

from .choices import WHOLE
from .models import Compared, Comparison, Edition, Indicator, Value
from .rules import LEAST, GroupFigures, Place, Quartiles, narrower, place_of, sees_single


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One university's value; `value` is None when it is not available."""

    institution: str
    short: str
    slug: str
    country: str
    value: Decimal | None
    flag: str
    remark: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An indicator in one period, frozen. `sharing` is the rule that counts; `count` universities of `base` gave a
    value; `figures` by comparison group.
    """

    id: str
    indicator: str
    period: str
    sharing: str
    base: int
    frozen_at: datetime | None
    data_round: str
    figures: Mapping[str, GroupFigures]

    @property
    def count(self) -> int:
        """How many universities gave a value."""
        whole = self.figures.get(WHOLE)
        return whole.count if whole else 0

    def shown(self, group: str, actor: Actor) -> GroupFigures | None:
        """The figures of a group when the actor may see them: they are safe, or she sees the single values."""
        held = self.figures.get(group)
        if held is None or held.quartiles is None:
            return None
        return held if held.safe or self.named_to(actor) else None

    def named_to(self, actor: Actor) -> bool:
        """Whether the actor sees single values with their universities."""
        return sees_single(self.sharing, member=actor.is_member, office=actor.is_office)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator of the catalogue with its frozen editions, newest first."""

    id: str
    slug: str
    names: Mapping[str, str]
    definitions: Mapping[str, str]
    unit: str
    source: str
    source_url: str
    licence: str
    sharing: str
    editions: tuple[EditionRow, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return in_words(self.names)

    @property
    def definition(self) -> str:
        """Its definition in the reader's language."""
        return in_words(self.definitions)

    @property
    def latest(self) -> EditionRow | None:
        """The newest edition that has figures; else the newest."""
        return next((it for it in self.editions if it.count >= LEAST), self.editions[0] if self.editions else None)

    @property
    def years(self) -> str:
        """First and last period: "2013-2016 to 2016-2019" is written 2013-2019."""
        if not self.editions:
            return ""
        first, last = self.editions[-1].period.partition("-")[0], self.editions[0].period.rpartition("-")[2]
        return first if first == last else f"{first}\u2013{last}"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A fixed comparison group; the whole network has no row in the store."""

    slug: str
    names: Mapping[str, str]
    institutions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogue as it stands: indicators, groups, and the values of each latest edition, lowest first."""

    indicators: tuple[IndicatorRow, ...]
    groups: tuple[GroupRow, ...]
    latest: Mapping[str, tuple[ValueRow, ...]]


_shelves = Kept[Shelf]("benchmarking:public", "members:public", most=1)
_values = Kept[tuple[ValueRow, ...]]("benchmarking:public", "members:public", most=40)
_VALUE = (
    *("edition_id", "institution_id", "institution__short", "institution__slug", "institution__country"),
    *("value", "flag", "remark"),
)


def shelf(now: datetime) -> Shelf:
    """The catalogue; one query while nothing public has changed."""
    return _shelves.always("shelf", _shelf)


def _shelf() -> Shelf:
    editions: dict[str, list[EditionRow]] = {}
    held = list(Indicator.objects.order_by("order", "slug"))
    rules_of = {it.id: it.sharing for it in held}
    for it in Edition.objects.filter(frozen_at__isnull=False).order_by("-period"):
        editions.setdefault(it.indicator_id, []).append(_edition(it, rules_of[it.indicator_id]))
    indicators = tuple(_indicator(it, tuple(editions.get(it.id, ()))) for it in held)
    newest = [row.latest.id for row in indicators if row.latest]
    return Shelf(indicators, tuple(groups()), _by_edition(Q(edition__in=newest)))


def _indicator(it: Indicator, editions: tuple[EditionRow, ...]) -> IndicatorRow:
    return IndicatorRow(
        *(it.id, it.slug, it.names, it.definitions, it.unit, it.source, it.source_url, it.licence, it.sharing),
        editions,
    )


def _edition(it: Edition, rule: str) -> EditionRow:
    figures = {
        group: GroupFigures(group, count, safe, Quartiles(*map(Decimal, parts)) if parts else None)
        for group, count, safe, parts in it.figures
    }
    return EditionRow(
        *(it.id, it.indicator_id, it.period, narrower(it.sharing, rule), it.base, it.frozen_at),
        it.data_round_id or "",
        figures,
    )


def _by_edition(asked: Q) -> dict[str, tuple[ValueRow, ...]]:
    """Values by edition, lowest first, what is not available last. Of drafts there are none: freezing drops them."""
    found: dict[str, list[ValueRow]] = {}
    for edition, *rest in _VALUES.rows(asked):
        found.setdefault(edition, []).append(ValueRow(*rest))
    return {edition: tuple(sorted(rows, key=lambda row: row.value is None)) for edition, rows in found.items()}


_VALUES = Statement(lambda: Value.objects.order_by("value", "institution__short").values_list(*_VALUE))


def groups() -> list[GroupRow]:
    """The fixed comparison groups of the network in order; two queries."""
    inside: dict[str, set[str]] = {}
    for comparison, institution in Compared.objects.values_list("comparison_id", "institution_id"):
        inside.setdefault(comparison, set()).add(institution)
    rows = Comparison.objects.order_by("order", "slug").values_list("id", "slug", "names")
    return [GroupRow(slug, names, frozenset(inside.get(ident, ()))) for ident, slug, names in rows]


def indicator_for(ident: str, now: datetime) -> IndicatorRow:
    """One indicator by slug or ULID. Raises NotFound."""
    for row in shelf(now).indicators:
        if ident in (row.slug, row.id):
            return row
    raise NotFound(ident)


def values_of(edition: EditionRow, now: datetime) -> tuple[ValueRow, ...]:
    """All values of a frozen edition, lowest first, what is not available last; one query while it stands."""
    return _values.get(edition.id, now, lambda: (_by_edition(Q(edition=edition.id)).get(edition.id, ()), None))


def own_values(institution: str) -> dict[str, ValueRow]:
    """The values of one university (ULID) by frozen edition; one query."""
    rows = _VALUES.rows(Q(institution=institution, edition__frozen_at__isnull=False))
    return {edition: ValueRow(*rest) for edition, *rest in rows}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a university stands in the latest edition of an indicator, within a group.

    `own` is None when it gave nothing; `shown` None when the group's figures are withheld; `values` those that the
    reader sees with their names, None where only quartiles are told.
    """

    indicator: IndicatorRow
    edition: EditionRow
    own: ValueRow | None
    shown: GroupFigures | None
    place: Place | None
    values: tuple[ValueRow, ...] | None


def positions(actor: Actor, institution: str, group: str, now: datetime) -> list[Position]:
    """Where a university (ULID) stands in every indicator; one query. Asked by those who may see its values."""
    held = shelf(now)
    inside = next((row.institutions for row in held.groups if row.slug == group), None)
    found = []
    for row in held.indicators:
        if (edition := row.latest) is not None:
            values = held.latest.get(edition.id, ())
            own = next((it for it in values if it.institution == institution), None)
            found.append(position(actor, row, edition, values, own=own, group=group, inside=inside))
    return found


def position(
    actor: Actor,
    indicator: IndicatorRow,
    edition: EditionRow,
    values: Iterable[ValueRow],
    *,
    own: ValueRow | None,
    group: str,
    inside: frozenset[str] | None,
) -> Position:
    """Where `own` stands in one edition; `inside`: the universities of the group, None for the whole network."""
    shown = edition.shown(group, actor)
    named = edition.named_to(actor)
    seen = tuple(it for it in values if it.value is not None and (inside is None or it.institution in inside))
    place = None
    if own is not None and own.value is not None and shown is not None and shown.quartiles is not None:
        within = named and (inside is None or own.institution in inside)
        place = place_of(
            own.value, shown.quartiles, [it.value for it in seen if it.value is not None] if within else None
        )
    return Position(indicator, edition, own, shown, place, seen if named else None)


# --- for other pages: names, search, figures


def names(ids: list[str]) -> dict[str, str]:
    """What the journal calls indicators."""
    return {ident: in_words(names) for ident, names in _NAMES.rows(Q(pk__in=ids))}


_NAMES = columns(Indicator, "id", "names")


def group_names(ids: list[str]) -> dict[str, str]:
    """What the journal calls comparison groups."""
    rows = _GROUP_NAMES.rows(Q(pk__in=ids))
    return {ident: in_words(names) for ident, names in rows}


_GROUP_NAMES = columns(Comparison, "id", "names")


def slugs(ids: Iterable[str]) -> dict[str, str]:
    """Slugs of indicators by ULID."""
    return dict(_SLUGS.rows(Q(pk__in=list(ids))))


_SLUGS = columns(Indicator, "id", "slug")


def all_ids() -> list[str]:
    """Every indicator, for the search index."""
    return list(Indicator.objects.values_list("id", flat=True))


def search_texts(ids: list[str]) -> list[dict[str, Any]]:
    """Words of indicators for the search index; one query."""
    rows = Indicator.objects.filter(pk__in=ids)
    return list(rows.values("id", "slug", "names", "definitions", "source", "licence"))


@dataclass(frozen=True, slots=True)
class Figures:
    """For a page on the network's year: indicators in the catalogue, values that stand, universities that gave one,
    universities in the network when the latest was frozen, and the newest period.
    """

    indicators: int
    values: int
    universities: int
    base: int
    newest: str


def counted(now: datetime) -> Figures:
    """How much the network compares, counted over the latest editions; one query."""
    held = shelf(now)
    rows = [row.latest for row in held.indicators if row.latest]
    given = [it for values in held.latest.values() for it in values if it.value is not None]
    return Figures(
        len(held.indicators),
        len(given),
        len({it.institution for it in given}),
        max((it.base for it in rows), default=0),
        max((it.period.rpartition("-")[2] for it in rows), default=""),
    )


def rors() -> dict[str, str]:
    """ROR address by ULID of every institution; one query."""
    return {ident: ror for ror, ident in ids_by_ror().items()}


def periods_of_rounds(indicator: str) -> set[str]:
    """The periods of an indicator (ULID) that members gave in a round."""
    return set(Edition.objects.filter(indicator=indicator, data_round__isnull=False).values_list("period", flat=True))
