"""Reading and changing the settings. One small query a request; a change is an act."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings as django_settings

from collegium.commons.access import Actor, authorise, permit, rule
from collegium.commons.journal import act, record
from collegium.kernel.ids import Ref


@dataclass(frozen=True, slots=True)
class Network:
    """The particulars of the network. Texts by language have the form {"en": ..., "fr": ...}."""

    name: str = "Collegium"
    full_name: str = "A network of universities"
    tagline: Mapping[str, str] = field(default_factory=dict)
    domain: str = "127.0.0.1"
    zone: str = "Europe/Brussels"
    languages: tuple[str, ...] = ("en", "fr")
    email: str = ""
    sender: str = ""
    presets: Mapping[str, Any] = field(default_factory=dict)
    pages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    figures: tuple[Mapping[str, Any], ...] = ()

    @property
    def tz(self) -> ZoneInfo:
        """The network's own zone, in which deadlines are shown and decided."""
        return ZoneInfo(self.zone)

    @property
    def is_demonstration(self) -> bool:
        """Whether people, votes and texts here are invented."""
        return bool(django_settings.DEMONSTRATION)


NAMES = tuple(Network.__dataclass_fields__)
PRESETS: dict[str, Any] = {"challenges.supporters": 3, "discussions.minutes_to_change": 30}
_held: ContextVar[Network | None] = ContextVar("network", default=None)


@rule
def is_office(actor: Actor, subject: object = None, **_: object) -> bool:
    """The secretariat."""
    return actor.is_office


permit("network.change_settings", is_office)


def network() -> Network:
    """The network of this installation; read once per request."""
    held = _held.get()
    if held is None:
        from .models import Setting

        rows = {row.name: row.value for row in Setting.objects.filter(name__in=NAMES)}
        for name in ("languages", "figures"):
            if name in rows:
                rows[name] = tuple(rows[name])
        held = Network(**rows)
        _held.set(held)
    return held


def forget() -> None:
    """Read again at the next use; the middleware calls it at the start of each request."""
    _held.set(None)


def preset(name: str) -> Any:
    """A rule's number that differs between networks: the office's value, else the shipped one. Raises KeyError."""
    return network().presets.get(name, PRESETS[name])


@act("network.settings_changed")
def change_settings(*, actor: Actor, now: datetime, **values: Any) -> None:
    """Store the named settings. Raises NotFound for anybody but the office, ValueError for an unknown name."""
    from .models import Setting

    authorise(actor, "network.change_settings")
    unknown = set(values) - set(NAMES)
    if unknown:
        raise ValueError(f"unknown settings: {sorted(unknown)}")
    for name, value in values.items():
        Setting.objects.update_or_create(name=name, defaults={"value": value})
    forget()
    record(Ref("network", "settings"), names=sorted(values))
