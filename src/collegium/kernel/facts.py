"""Facts: what has happened, as frozen data that travels by name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

T = TypeVar("T")
REGISTRY: dict[str, type[Any]] = {}


def fact(name: str) -> Callable[[type[T]], type[T]]:
    """Give a frozen dataclass the name under which it is heard. Raises ValueError when it is taken."""

    def mark(cls: type[T]) -> type[T]:
        known = REGISTRY.get(name)
        if known is not None and known.__qualname__ != cls.__qualname__:
            raise ValueError(f"two facts are called {name}")
        cls.__fact_name__ = name  # type: ignore[attr-defined]
        REGISTRY[name] = cls
        return cls

    return mark


def name_of(it: object) -> str:
    """The name under which a fact is heard."""
    name: str = type(it).__fact_name__  # type: ignore[attr-defined]
    return name


def payload_of(it: Any) -> dict[str, Any]:
    """A fact as JSON-able data: times as ISO text, tuples as lists."""
    return {f.name: _plain(getattr(it, f.name)) for f in dataclasses.fields(it)}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (tuple, list, frozenset, set)):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else value
