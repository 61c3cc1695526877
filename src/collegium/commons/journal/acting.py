"""@act: one use case is one transaction with its entry in the journal."""

from __future__ import annotations

import functools
import hashlib
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction

from collegium.commons.access import Actor
from collegium.kernel import clock
from collegium.kernel.ids import Ref, new_id

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Acting:
    """What is being done right now in this context."""

    kind: str
    actor: Actor
    now: datetime
    public: bool
    recorded: int = 0
    parents: list[Acting] = field(default_factory=list)


QUEUE = 0x436F6C6C  # a number of our own among the advisory locks of the database
_current: ContextVar[Acting | None] = ContextVar("acting", default=None)
_registry: dict[str, str] = {}
RECORD_HOOKS: list[Callable[[Ref], None]] = []
"""Called with the subject of each entry, in the transaction of the act (search follows acts thereby)."""


class NothingRecorded(RuntimeError):
    """An action changed something without an entry in the journal; it was rolled back."""


def acting() -> Acting | None:
    """The act in progress, or None outside any act."""
    return _current.get()


def registered_acts() -> dict[str, str]:
    """All act kinds with the dotted name of the action that does them."""
    return dict(_registry)


def act(kind: str, *, public: bool = True) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function the one use case `kind`: a transaction that must record what it did.

    The function takes `actor=` (and `now=` where it depends on time) by keyword. `public=False` says that no
    page for the public can look different afterwards, so that their cached copies stay good.
    Raises TypeError without an actor, NothingRecorded when nothing was recorded.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        _registry[kind] = f"{function.__module__}.{function.__qualname__}"

        @functools.wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = kwargs.get("actor")
            if not isinstance(actor, Actor):
                raise TypeError(f"{function.__qualname__} needs actor=")
            now = kwargs.get("now")
            current = Acting(kind, actor, now if isinstance(now, datetime) else clock.now(), public)
            with transaction.atomic():
                _queue()
                token = _current.set(current)
                try:
                    result = function(*args, **kwargs)
                finally:
                    _current.reset(token)
                if not current.recorded:
                    raise NothingRecorded(f"{kind}: nothing was recorded")
            return result

        run.act_kind = kind  # type: ignore[attr-defined]
        return run

    return wrap


def _queue() -> None:
    """One act after the other: what an action has read stays true until it is written.

    SQLite does so by itself (BEGIN IMMEDIATE). PostgreSQL holds this lock until the transaction ends, whichever way.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [QUEUE])


def record(subject: Any, /, *, member: str = "", text: str = "", **params: object) -> str:
    """Write the entry of the act in progress; returns its ULID.

    `subject` is a Kept object or a Ref; `member` the institution on whose behalf it was done; `params` are ids,
    codes and numbers only. `text` is free text that must be kept: it lies beside the act and can be erased.
    Raises RuntimeError outside an act.
    """
    from .counters import raise_counters
    from .models import Act, ActText, Unsealed

    current = _current.get()
    if current is None:
        raise RuntimeError("record() belongs inside an act")
    ref = subject if isinstance(subject, Ref) else subject.ref
    ident, salt = new_id(current.now), secrets.token_hex(16) if text else ""
    digest = hashlib.sha256((salt + text).encode()).hexdigest() if text else ""
    Act.objects.create(
        id=ident,
        at=current.now,
        kind=current.kind,
        actor=current.actor.id,
        member=member,
        subject_kind=ref.kind,
        subject=ref.id,
        params={name: plain(value) for name, value in params.items()},
        text_hash=digest,
    )
    if text:
        ActText.objects.create(act_id=ident, salt=salt, text=text)
    Unsealed.objects.create(act_id=ident)
    raise_counters(current.kind.partition(".")[0], ref, public=current.public)
    current.recorded += 1
    for hook in RECORD_HOOKS:
        hook(ref)
    return ident


def plain(value: object) -> object:
    """A parameter as JSON-able data: times as ISO text, sets as lists, the rest as text."""
    if isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return str(value)
