"""Doors of benchmarking for readers: the catalogue, one indicator, where a university stands, the fixed groups."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities, authorise, can
from collegium.commons.exports.tables import csv_bytes
from collegium.commons.pages.addresses import address
from collegium.commons.pages.doors import actor, back_to, door, public, render
from collegium.commons.pages.kept import Kept
from collegium.commons.pages.listing import listing
from collegium.kernel import clock
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words
from collegium.rooms.members.queries import MemberPage, member_page, members, short_names
from collegium.rooms.people.rules import fold

from . import queries, queries_rounds
from .choices import WHOLE
from .queries import EditionRow, GroupRow, IndicatorRow, Position
from .rules import LEAST, OTHERS, rounding_of
from .shown import course_of, shown, standing, strip_of
from .words import FLAGS, ROUND_KINDS, ROUND_STATES, SHARED, UNITS

COLUMNS = (
    *(
        "indicator",
        "name",
        "period",
        "unit",
        "ror_id",
        "university",
        "value",
        "flag",
        "remark",
        "group",
        "universities",
    ),
    *("lower_quartile", "median", "upper_quartile", "source", "licence"),
)

_folded = lru_cache(maxsize=20_000)(fold)


@public("benchmarking:public", "members:public")
def list_(request: HttpRequest) -> HttpResponse:
    """The catalogue of indicators; for members also the rounds."""
    who, now = actor(request), clock.now()
    held = queries.shelf(now)
    return render(
        request,
        "benchmarking/list.jinja",
        {
            "rows": [_in_catalogue(row, who) for row in held.indicators],
            "rounds": listing(request, queries_rounds.rounds(who), size=20) if who.is_member else None,
            "round_states": ROUND_STATES,
            "round_kinds": ROUND_KINDS,
            "shared": SHARED,
            "units": UNITS,
            "has_place": bool(who.institutions),
            "can": abilities(who, ["benchmarking.define", "benchmarking.run"]),
        },
    )


def _in_catalogue(row: IndicatorRow, who: Actor) -> dict[str, Any]:
    edition = row.latest
    held = edition.shown(WHOLE, who) if edition else None
    quartiles = held.quartiles if held else None
    return {"it": row, "edition": edition, "median": shown(quartiles.middle, row.unit) if quartiles else ""}


@public("benchmarking:public", "members:public")
def page(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator: its definition, its values as far as the reader may see them, over time, by group."""
    who, now = actor(request), clock.now()
    row = queries.indicator_for(indicator, now)
    edition = _edition_asked(request, row)
    held = queries.shelf(now)
    mine = queries.own_values(_home(who)) if who.institutions else {}
    context: dict[str, Any] = {
        "it": row,
        "units": UNITS,
        "shared": SHARED,
        "flags": FLAGS,
        "others": OTHERS,
        "can": abilities(who, ["benchmarking.define"]),
        "edition": edition,
        "editions": _choices(row, edition),
    }
    if edition:
        group, inside = _group_asked(request, held.groups)
        values = queries.values_of(edition, now)
        where = queries.position(who, row, edition, values, own=mine.get(edition.id), group=group, inside=inside)
        context |= _around(row, where, held.groups, group, who)
        context |= _over_time(row, mine, group, who)
        rows = sorted(where.values or (), key=lambda it: _folded(it.short))
        context["rows"] = listing(request, rows, size=100) if where.values is not None else None
        context["flagged"] = any(it.flag or it.remark for it in rows)
    return render(request, "benchmarking/indicator.jinja", context)


def _home(who: Actor) -> str:
    return min(who.institutions)


def _edition_asked(request: HttpRequest, row: IndicatorRow) -> EditionRow | None:
    asked = request.GET.get("period", "")
    return next((it for it in row.editions if it.period == asked), row.latest)


def _choices(row: IndicatorRow, edition: EditionRow | None) -> list[dict[str, Any]]:
    base = address("benchmarking:indicator", row.slug)
    return [
        {"label": it.period.replace("-", "–"), "url": f"{base}?period={it.period}", "current": it == edition}
        for it in reversed(row.editions)
    ]


def _group_asked(request: HttpRequest, groups: tuple[GroupRow, ...]) -> tuple[str, frozenset[str] | None]:
    asked = request.GET.get("group", "")
    return next(((it.slug, it.institutions) for it in groups if it.slug == asked), (WHOLE, None))


def _group_options(groups: tuple[GroupRow, ...]) -> list[tuple[str, str]]:
    return [("", _("The whole network")), *((it.slug, in_words(it.names)) for it in groups)]


def _around(row: IndicatorRow, where: Position, groups: tuple[GroupRow, ...], group: str, who: Actor) -> dict[str, Any]:
    every = [(WHOLE, _("The whole network")), *((it.slug, in_words(it.names)) for it in groups)]
    edition = where.edition
    return {
        "where": where,
        "strip": strip_of(where),
        "standing": standing(where),
        "group": group,
        "group_name": dict(every)[group],
        "groups": _group_options(groups),
        "by_group": [(name, edition.figures.get(slug), edition.shown(slug, who)) for slug, name in every],
        "shown": lambda value: shown(value, row.unit),
        "rounding": shown(rounding_of(row.unit), row.unit),
        "own_place": _home(who) if who.institutions else "",
    }


def _over_time(row: IndicatorRow, mine: dict[str, queries.ValueRow], group: str, who: Actor) -> dict[str, Any]:
    periods = [(it, it.shown(group, who), mine.get(it.id)) for it in reversed(row.editions)]
    return {"periods": periods, "course": course_of(periods, row.unit), "has_own": any(own for _, _, own in periods)}


@door("benchmarking.see_position")
def my_position(request: HttpRequest) -> HttpResponse:
    """To the position of one's own university; to the catalogue for whoever has none."""
    who = actor(request)
    authorise(who, "benchmarking.see_position")
    slug = next((row.slug for row in members(who, ids=[_home(who)])), "") if who.institutions else ""
    return back_to("benchmarking:position", slug) if slug else back_to("benchmarking:list")


@door("benchmarking.see_position")
def position(request: HttpRequest, member: str) -> HttpResponse:
    """Where a university stands in every indicator, within the network or a fixed group."""
    who, now = actor(request), clock.now()
    place = _member(who, member)
    authorise(who, "benchmarking.see_position", institution=place.id)
    held = queries.shelf(now)
    group, _inside = _group_asked(request, held.groups)
    rows = queries.positions(who, place.id, group, now)
    mine = place.id in who.institutions
    return render(
        request,
        "benchmarking/position.jinja",
        {
            "place": place,
            "mine": mine,
            "rows": _rows(rows, who, place.id, group),
            "given": sum(it.own is not None for it in rows),
            "group": group,
            "groups": _group_options(held.groups),
            "group_name": dict(_group_options(held.groups))["" if group == WHOLE else group],
            "shared": SHARED,
            "flags": FLAGS,
            "waiting": queries_rounds.to_answer([place.id], now) if mine else [],
            "members": [(row.slug, row.short) for row in members(who)] if who.is_office else [],
            "others": OTHERS,
        },
    )


_ROWS: Kept[list[dict[str, Any]]] = Kept("benchmarking:public", "members:public", most=200)


def _rows(rows: list[Position], who: Actor, place: str, group: str) -> list[dict[str, Any]]:
    """The lines as they are drawn for this kind of reader, kept until something public changes."""
    key = (place, group, who.is_member, who.is_office, get_language())
    return _ROWS.always(key, lambda: [_stands(it) for it in rows if it.edition.count >= LEAST or it.own])


def _stands(it: Position) -> dict[str, Any]:
    unit, quartiles = it.indicator.unit, it.shown.quartiles if it.shown else None
    return {
        "it": it,
        "strip": strip_of(it),
        "standing": standing(it),
        "own": shown(it.own.value, unit) if it.own else "",
        "low": shown(quartiles.low, unit) if quartiles else "",
        "median": shown(quartiles.middle, unit) if quartiles else "",
        "high": shown(quartiles.high, unit) if quartiles else "",
        "count": it.edition.figures[it.shown.group].count if it.shown else 0,
    }


def _member(who: Actor, slug: str) -> MemberPage:
    place = member_page(who, slug)
    if place is None:
        raise NotFound(slug)
    return place


@door("benchmarking.see_rounds")
def groups(request: HttpRequest) -> HttpResponse:
    """The fixed comparison groups and their universities."""
    who = actor(request)
    authorise(who, "benchmarking.see_rounds")
    held = queries.groups()
    told = short_names({place for row in held for place in row.institutions})
    rows = [(in_words(row.names), sorted(told.get(it, it) for it in row.institutions)) for row in held]
    return render(
        request, "benchmarking/groups.jinja", {"rows": rows, "may_fix": can(who, "benchmarking.define"), "least": LEAST}
    )


@public("benchmarking:public", "members:public")
def file(request: HttpRequest, indicator: str) -> HttpResponse:
    """All periods of an indicator as CSV: single values as far as the reader sees them, figures by group, licence."""
    who, now = actor(request), clock.now()
    row = queries.indicator_for(indicator, now)
    response = HttpResponse(csv_bytes(COLUMNS, _lines(row, who, now)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.slug}.csv"'
    return response


def _lines(row: IndicatorRow, who: Actor, now: Any) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    own = queries.own_values(_home(who)) if who.institutions else {}
    last, rors = (row.source, row.licence), queries.rors()
    for edition in row.editions:
        head = (row.slug, row.name, edition.period, row.unit)
        values = (
            queries.values_of(edition, now) if edition.named_to(who) else tuple(filter(None, [own.get(edition.id)]))
        )
        for it in values:
            told = (rors.get(it.institution, ""), it.short, it.value, it.flag, it.remark)
            found.append((*head, *told, "", None, None, None, None, *last))
        for slug, figures in edition.figures.items():
            held = edition.shown(slug, who)
            parts = (held.quartiles.low, held.quartiles.middle, held.quartiles.high) if held and held.quartiles else ()
            found.append((*head, "", "", None, "", "", slug, figures.count, *(parts or (None, None, None)), *last))
    return found
