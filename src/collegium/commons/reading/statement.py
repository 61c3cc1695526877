"""Queries whose SQL is written once for each shape of the question; later askings only bind other values.

Django makes a query out of its parts at each asking, which takes longer than most of our reads themselves. What
varies between two askings of a page are mostly values: who asks, which body, since when. A `Statement` keeps the SQL
for each shape (which lookups, how many values in a list, rounded up to a power of two) and binds the values. A
question with anything else in it (a search in words, an expression) is asked the usual way, with the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateTimeField, Model, Q, QuerySet

from .slots import Marks, Slots, Unprepared

MOST = 500
"""Shapes that one statement keeps; beyond them it begins anew."""

_MARKED = re.compile(r"\x01|\b9000-")


class Statement:
    """The rows of `base(*plain, *values)`, plain tuples; `plain` are parts of the SQL such as an order."""

    def __init__(self, base: Callable[..., QuerySet[Any, Any]]) -> None:
        self._base = base
        self._made: dict[Hashable, _Sql | None] = {}

    def rows(self, asked: Q | None = None, *plain: Hashable, values: Iterable[Any] = ()) -> Rows:
        """The rows that are `asked` for; `values` go to the base after `plain`."""
        return Rows(self, Q() if asked is None else asked, plain, tuple(values))

    def query(self, asked: Q, plain: tuple[Hashable, ...], values: tuple[Any, ...]) -> QuerySet[Any, Any]:
        """The same asked the usual way."""
        rows = self._base(*plain, *values)
        return rows.filter(asked) if asked else rows

    def sql(self, slots: Slots, asked: Q, plain: tuple[Hashable, ...], values: tuple[Any, ...]) -> _Sql | None:
        """The statement of this shape; None when no row can be found. Raises Unprepared."""
        key = (connection.vendor, plain, slots.read(asked, values))
        try:
            made = self._made[key]
        except KeyError:
            if len(self._made) >= MOST:
                self._made.clear()
            marks = Marks()
            marked = self.query(marks.condition(asked), plain, tuple(marks.value(it) for it in values))
            made = self._made[key] = _written(marked, marks)
        if made is _USUALLY:
            raise Unprepared
        return made


def columns(model: type[Model], *names: str) -> Statement:
    """The statement of these values of the rows of a model, in no order."""
    return Statement(lambda: model._default_manager.order_by().values_list(*names))


class Rows:
    """What a statement finds with these values; nothing is read before it is asked for."""

    def __init__(self, statement: Statement, asked: Q, plain: tuple[Hashable, ...], values: tuple[Any, ...]) -> None:
        self._statement, self._parts = statement, (asked, plain, values)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._read())

    def __getitem__(self, part: slice) -> list[tuple[Any, ...]]:
        return self._read(part.start or 0, part.stop)

    def first(self) -> tuple[Any, ...] | None:
        """The first row, or None."""
        return next(iter(self[:1]), None)

    def order_by(self) -> Rows:
        """As a query set says that its order does not matter: it is only counted."""
        return self

    def count(self) -> int:
        """How many rows there are."""
        slots = Slots()
        try:
            made = self._statement.sql(slots, *self._parts)
        except Unprepared:
            return self._statement.query(*self._parts).count()
        if made is None:
            return 0
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({made.text}) counted", made.bound(slots))
            return int(cursor.fetchone()[0])

    def _read(self, start: int = 0, stop: int | None = None) -> list[tuple[Any, ...]]:
        slots = Slots()
        try:
            made = self._statement.sql(slots, *self._parts)
        except Unprepared:
            return list(self._statement.query(*self._parts)[start:stop])
        if made is None or (stop is not None and stop <= start):
            return []
        text, bound = made.text, made.bound(slots)
        if stop is not None or start:
            # LIMIT must stand where only an offset is asked for: the largest number both databases take.
            text, bound = f"{text} LIMIT %s OFFSET %s", [*bound, (stop or 2**62) - start, start]
        with connection.cursor() as cursor:
            cursor.execute(text, bound)
            found = cursor.fetchall()
        return made.read(found)


class _Sql:
    """The text of a statement, the places of its values, and what makes values of what the database gives."""

    def __init__(self, text: str, places: list[int | None], fixed: tuple[Any, ...], converters: Any) -> None:
        self.text, self._places, self._fixed, self._converters = text, places, fixed, converters

    def bound(self, slots: Slots) -> list[Any]:
        """The parameters with these values."""
        values = slots.values
        return [fixed if at is None else values[at] for at, fixed in zip(self._places, self._fixed, strict=True)]

    def read(self, found: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """The rows as Python values."""
        if not self._converters:
            return list(found)
        rows = []
        for it in found:
            row = list(it)
            for at, converters, expression in self._converters:
                value = row[at]
                for convert in converters:
                    value = convert(value, expression, connection)
                row[at] = value
            rows.append(tuple(row))
        return rows


_USUALLY = _Sql("", [], (), [])


def _quickly(converters: list[Any], expression: Any) -> list[Any]:
    """SQLite gives moments as they were written, in UTC: the zone is set in C, not reckoned in Python."""
    plain = connection.vendor == "sqlite" and isinstance(expression.output_field, DateTimeField)
    return [_moment, *converters] if plain else converters


def _moment(value: Any, _expression: Any, _connection: Any) -> Any:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value


def _written(rows: QuerySet[Any, Any], marks: Marks) -> _Sql | None:
    compiler = rows.query.get_compiler(rows.db)
    try:
        text, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    where = {mark: at for at, mark in enumerate(marks.made)}
    places = [where.get(it) if isinstance(it, (str, datetime, date)) else None for it in params]
    unplaced = set(where.values()) - set(places) and not marks.leaves_out
    if unplaced or any(at is None and _MARKED.search(str(it)) for at, it in zip(places, params, strict=True)):
        return _USUALLY  # a value is a part of another, or of the SQL itself
    converters = compiler.get_converters([it[0] for it in compiler.select[: compiler.col_count]])
    ordered = [(at, _quickly(convert, it), it) for at, (convert, it) in converters.items()]
    return _Sql(text, places, tuple(params), ordered)
