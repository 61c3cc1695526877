"""Reads a rule from JSON data and names every fault at once: a form shows each beside its field."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from .exact import exact
from .rule import Among, Base, Chamber, Counts, Fault, Majority, Quorum, Rule, RuleError, Tie

E = TypeVar("E", bound=StrEnum)
_MISSING = object()
_RULE = ("quorum", "majorities", "blocking_minority", "tie", "entitled", "total_weight")
_QUORUM = ("counts", "of", "at_least")
_MAJORITY = ("chamber", "base", "share", "strict")


def read_rule(data: object) -> Rule:
    """The rule written in `data` (parsed JSON). Raises RuleError with every fault found."""
    faults: list[Fault] = []
    top = _Reader(data, "", _RULE, faults)
    quorum = _quorum(top.take("quorum"), faults)
    majorities = _majorities(top.take("majorities"), faults)
    blocking = top.whole("blocking_minority")
    tie = top.choice("tie", Tie, default=Tie.REJECTED)
    entitled = top.whole("entitled")
    weight = top.exact("total_weight", optional=True)
    if faults or quorum is None or tie is None:
        raise RuleError(*faults)
    return Rule(quorum, majorities, blocking, tie, entitled, weight)


def _quorum(data: object, faults: list[Fault]) -> Quorum | None:
    if data is _MISSING:
        return None
    it = _Reader(data, "quorum", _QUORUM, faults)
    counts, of, least = it.choice("counts", Counts), it.choice("of", Among), it.exact("at_least")
    if counts is None or of is None or least is None:
        return None
    try:
        return Quorum(counts, of, least)
    except RuleError as error:
        faults += error.faults
        return None


def _majorities(data: object, faults: list[Fault]) -> tuple[Majority, ...]:
    if data is _MISSING:
        return ()
    if not isinstance(data, list):
        faults.append(Fault("not_a_list", "majorities", "a list of majorities is needed"))
        return ()
    read = [_majority(item, f"majorities[{n}]", faults) for n, item in enumerate(data)]
    return tuple(majority for majority in read if majority is not None)


def _majority(data: object, path: str, faults: list[Fault]) -> Majority | None:
    it = _Reader(data, path, _MAJORITY, faults)
    chamber, base, share = it.choice("chamber", Chamber), it.choice("base", Base), it.exact("share")
    strict = it.truth("strict")
    if chamber is None or base is None or share is None:
        return None
    try:
        return Majority(chamber, base, share, strict)
    except RuleError as error:
        faults += [Fault(fault.code, f"{path}.{fault.path}", fault.message) for fault in error.faults]
        return None


class _Reader:
    """Takes the fields of one JSON object, one by one; what cannot be taken becomes a fault."""

    def __init__(self, data: object, path: str, known: tuple[str, ...], faults: list[Fault]) -> None:
        self.path, self.faults = path, faults
        self.is_object = isinstance(data, Mapping)
        self.data: Mapping[object, object] = data if isinstance(data, Mapping) else {}
        if not self.is_object:
            self._add("not_an_object", "", "an object with named fields is needed")
        for name in self.data:
            if name not in known:
                self._add("unknown_field", str(name), "there is no such field")

    def take(self, name: str, *, optional: bool = False) -> object:
        """The field as it stands, or _MISSING."""
        if name not in self.data and not optional and self.is_object:
            self._add("missing", name, "this field is needed")
        return self.data.get(name, _MISSING)

    def choice(self, name: str, kind: type[E], *, default: E | None = None) -> E | None:
        """One of the values of `kind`."""
        value = self.take(name, optional=default is not None)
        if value is _MISSING:
            return default
        found = next((member for member in kind if member.value == value), None)
        if found is None:
            self._add("unknown_value", name, "one of: " + ", ".join(kind))
        return found

    def exact(self, name: str, *, optional: bool = False) -> Fraction | None:
        """An exact number, or None when it is absent, null where that may be, or not exact."""
        value = self.take(name, optional=optional)
        if value is _MISSING or (value is None and optional):
            return None
        try:
            return exact(value)
        except ValueError:
            self._add("not_exact", name, 'an exact number as text is needed, such as "2/3"')
            return None

    def whole(self, name: str) -> int | None:
        """A whole number or null."""
        value = self.take(name, optional=True)
        if value is _MISSING or value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._add("not_whole", name, "a whole number or null is needed")
        return None

    def truth(self, name: str) -> bool:
        """True or false; false when absent."""
        value = self.take(name, optional=True)
        if value is _MISSING:
            return False
        if not isinstance(value, bool):
            self._add("not_true_or_false", name, "true or false is needed")
        return value is True

    def _add(self, code: str, name: str, message: str) -> None:
        self.faults.append(Fault(code, ".".join(part for part in (self.path, name) if part), message))
