"""The office keeps the catalogue: indicators, their sharing, values of public sources, fixed comparison groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from django.utils.text import slugify

from collegium.commons.access import OPERATOR, Actor, authorise
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid, NotFound
from collegium.kernel.ids import new_id
from collegium.rooms.members.queries import members

from .choices import WHOLE, Sharing, Unit
from .models import Compared, Comparison, Edition, Indicator, Value
from .queries import groups
from .rules import figures, rounding_of

RESERVED = ("new", "groups", "position", "rounds")
"""What stands in addresses below /data/ and can be no indicator's name there."""


@act("benchmarking.indicator_defined")
def define_indicator(
    *,
    actor: Actor,
    slug: str,
    names: Mapping[str, str],
    definitions: Mapping[str, str],
    unit: str,
    source: str,
    source_url: str = "",
    licence: str,
    sharing: str = Sharing.AGGREGATE,
    order: int = 100,
    now: datetime,
) -> str:
    """Put an indicator into the catalogue; returns its ULID. `names`, `definitions` by language.

    Raises NotFound for anybody but the office, Invalid(slug="taken") for a name that is used.
    """
    authorise(actor, "benchmarking.define")
    name = slugify(slug)[:60]
    if not name or name in RESERVED or Indicator.objects.filter(slug=name).exists():
        raise Invalid(slug="taken")
    it = Indicator(id=new_id(now), slug=name, unit=Unit(unit), sharing=Sharing(sharing), order=order)
    _write(it, names=names, definitions=definitions, source=source, source_url=source_url, licence=licence)
    it.save(force_insert=True)
    record(it)
    return it.id


def _write(it: Indicator, *, names: Mapping[str, str], definitions: Mapping[str, str], **plain: str) -> None:
    it.names = {code: text.strip() for code, text in names.items() if text.strip()}
    it.definitions = {code: text.strip() for code, text in definitions.items() if text.strip()}
    for name in ("source", "source_url", "licence"):
        setattr(it, name, plain[name].strip())


def locked(ident: str) -> Indicator:
    """The indicator, locked for the act. Raises NotFound."""
    it: Indicator | None = Indicator.objects.select_for_update().filter(pk=ident).first()
    if it is None:
        raise NotFound(ident)
    return it


@act("benchmarking.indicator_changed")
def change_indicator(
    *,
    actor: Actor,
    indicator: str,
    names: Mapping[str, str],
    definitions: Mapping[str, str],
    source: str,
    source_url: str = "",
    licence: str,
    now: datetime,
) -> None:
    """Other words for an indicator; its unit stays, since its values are written in it."""
    authorise(actor, "benchmarking.define")
    it = locked(indicator)
    _write(it, names=names, definitions=definitions, source=source, source_url=source_url, licence=licence)
    it.save()
    record(it)


@act("benchmarking.sharing_set")
def set_sharing(*, actor: Actor, indicator: str, sharing: str, now: datetime) -> None:
    """Who sees single values. A narrower rule counts at once and for all; a wider one for what is given from now on."""
    authorise(actor, "benchmarking.define")
    it = locked(indicator)
    it.sharing = Sharing(sharing)
    it.save()
    record(it, sharing=it.sharing)


@act("benchmarking.values_taken")
def take_values(*, actor: Actor, indicator: str, values: Iterable[tuple[str, str, Decimal]], now: datetime) -> int:
    """Take values of a public source: (university ULID, period, value); returns how many.

    A period that is there already is replaced as a whole. Raises Invalid(period="of_a_round") for one that members
    gave, and NotFound for anybody but the office.
    """
    authorise(actor, "benchmarking.define")
    it = locked(indicator)
    by_period: dict[str, dict[str, Decimal]] = {}
    for institution, period, value in values:
        by_period.setdefault(period, {})[institution] = value
    base, every = len(members(OPERATOR)), groups_of_universities()
    for period, given in sorted(by_period.items()):
        edition = Edition.objects.filter(indicator=it, period=period).first()
        if edition is not None and edition.data_round_id:
            raise Invalid(period="of_a_round")
        edition = edition or Edition(id=new_id(now), indicator=it, period=period, sharing=it.sharing)
        edition.base, edition.frozen_at = base, now
        edition.figures = figures_of(given, every, it.unit)
        edition.save()
        Value.objects.filter(edition=edition).delete()
        Value.objects.bulk_create(
            [
                Value(id=new_id(now), edition=edition, institution_id=place, value=value)
                for place, value in given.items()
            ]
        )
    record(it, periods=len(by_period))
    return sum(map(len, by_period.values()))


def groups_of_universities() -> list[tuple[str, frozenset[str]]]:
    """The comparison groups in order with their universities (ULIDs); the whole network first."""
    everybody = frozenset(row.id for row in members(OPERATOR))
    return [(WHOLE, everybody), *((row.slug, row.institutions & everybody) for row in groups())]


def figures_of(
    values: Mapping[str, Decimal], every: list[tuple[str, frozenset[str]]], unit: str
) -> list[tuple[str, int, bool, list[str]]]:
    """The figures of an edition as they are stored: group, count, safe or not, quartiles as texts."""
    found = []
    for it in figures(values, every, rounding_of(unit)):
        parts = it.quartiles
        told = [str(parts.low), str(parts.middle), str(parts.high)] if parts else []
        found.append((it.group, it.count, it.safe, told))
    return found


@act("benchmarking.group_fixed")
def fix_group(
    *, actor: Actor, slug: str, names: Mapping[str, str], institutions: Iterable[str], order: int = 100, now: datetime
) -> str:
    """Fix a comparison group of universities (ULIDs); returns its ULID. It counts for what is frozen from now on.

    Editions of public sources are counted for it too: nothing in them is protected. Those that members gave are not:
    a group that is made afterwards could be made to single somebody out. Raises Invalid(slug="taken",
    institutions="too_few").
    """
    authorise(actor, "benchmarking.define")
    name = slugify(slug)[:40]
    if not name or name == WHOLE or Comparison.objects.filter(slug=name).exists():
        raise Invalid(slug="taken")
    known = {row.id for row in members(OPERATOR)}
    inside = [place for place in dict.fromkeys(institutions) if place in known]
    if len(inside) < 4:
        raise Invalid(institutions="too_few")
    words = {code: text.strip() for code, text in names.items() if text.strip()}
    it = Comparison(id=new_id(now), slug=name, names=words, order=order)
    it.save(force_insert=True)
    Compared.objects.bulk_create(
        [Compared(id=new_id(now), comparison=it, institution_id=institution) for institution in inside]
    )
    _count_public_sources_again()
    record(it, universities=len(inside))
    return it.id


def _count_public_sources_again() -> None:
    every = groups_of_universities()
    rows = Edition.objects.filter(data_round__isnull=True, frozen_at__isnull=False, sharing=Sharing.PUBLIC)
    for edition in rows.select_related("indicator"):
        given = Value.objects.filter(edition=edition, value__isnull=False).values_list("institution_id", "value")
        edition.figures = figures_of(dict(given), every, edition.indicator.unit)
        edition.save()
