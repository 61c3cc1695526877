"""What varies between two questions of one shape, and the marks that show where it stands in the SQL."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

_FAR = datetime(9000, 1, 1, tzinfo=timezone.get_fixed_timezone(0))


class Condition:
    """A condition that a function makes of values, as an `Exists` is: it stands in a `Q`, also outside statements."""

    conditional = True

    def __init__(self, make: Callable[..., Any], *values: Any) -> None:
        self.make, self.values = make, values

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """As the expression that the function makes of the values."""
        return self.make(*self.values).resolve_expression(*args, **kwargs)


class Unprepared(Exception):
    """The question holds something whose SQL depends on its value."""


class Slots:
    """The values of one question in order, and the shape that is left without them."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def read(self, asked: Q, values: tuple[Any, ...]) -> Hashable:
        """The shape of a condition and of the values of a base. Raises Unprepared."""
        return (self._condition(asked), *(self._value(it) for it in values))

    def _condition(self, it: Q) -> Hashable:
        parts: list[Hashable] = [it.connector, it.negated]
        for child in it.children:
            if isinstance(child, Q):
                parts.append(self._condition(child))
            elif isinstance(child, Condition):
                parts.append((child.make, *(self._value(value) for value in child.values)))
            elif isinstance(child, tuple):
                parts.append((child[0], self._looked_up(*child)))
            else:
                raise Unprepared
        return tuple(parts)

    def _looked_up(self, lookup: str, value: Any) -> Hashable:
        if lookup.endswith("__iexact"):
            raise Unprepared  # its value is escaped, and a mark has nothing to escape: it would seem to stand plainly
        return self._value(value)

    def _value(self, value: Any) -> Hashable:
        if _is_part_of_sql(value):
            return (type(value), value)
        if isinstance(value, str):
            self.values.append(str(value))
            return "text"
        if isinstance(value, datetime):
            self.values.append(connection.ops.adapt_datetimefield_value(value))
            return "moment"
        if isinstance(value, date):
            self.values.append(connection.ops.adapt_datefield_value(value))
            return "day"
        if isinstance(value, (list, tuple, set, frozenset)):
            return self._many(value)
        raise Unprepared

    def _many(self, many: Iterable[Any]) -> Hashable:
        found = [str(it) if isinstance(it, str) else None for it in many]
        if None in found:
            raise Unprepared
        size = _rounded(len(found))
        # The last one again: a list that says a value twice finds the same.
        self.values += found + found[-1:] * (size - len(found))
        return ("many", size)


class Marks:
    """Values that cannot occur, in whose places the SQL of a shape shows where values go."""

    def __init__(self) -> None:
        self.made: list[Any] = []
        self.leaves_out = False
        """An empty list stands among the values: what is joined with it may have no place in the SQL."""

    def condition(self, it: Q) -> Q:
        """The same condition of marks."""
        children: list[Any] = []
        child: Any
        for child in it.children:
            if isinstance(child, Q):
                children.append(self.condition(child))
            elif isinstance(child, Condition):
                children.append(Condition(child.make, *(self.value(value) for value in child.values)))
            else:
                lookup, value = child
                children.append((lookup, self.value(value)))
        return Q.create(children, it.connector, it.negated)

    def value(self, value: Any) -> Any:
        """A mark of the same kind; a list of them for a list."""
        if _is_part_of_sql(value):
            return value
        if isinstance(value, str):
            return self._next(f"\x01{len(self.made)}\x01")
        if isinstance(value, datetime):
            at = _FAR + timedelta(seconds=len(self.made))
            return self._next(at, connection.ops.adapt_datetimefield_value(at))
        if isinstance(value, date):
            day = (_FAR + timedelta(days=len(self.made))).date()
            return self._next(day, connection.ops.adapt_datefield_value(day))
        self.leaves_out |= not value
        return [self.value("a word") for _ in range(_rounded(len(value)))]

    def _next(self, mark: Any, adapted: Any = None) -> Any:
        self.made.append(mark if adapted is None else adapted)
        return mark


def _is_part_of_sql(value: Any) -> bool:
    return value is None or isinstance(value, int) or value == ""


def _rounded(size: int) -> int:
    return size if size < 2 else 1 << (size - 1).bit_length()
