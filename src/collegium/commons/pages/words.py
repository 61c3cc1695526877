"""The one register of sentences: rooms give theirs (reasons, acts, what happens before), pages ask by code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _l

from collegium.kernel.errors import Decision

REASONS: dict[str, Any] = {
    "not_permitted": _l("This is not yours to do."),
    "not_from_here": _l("This cannot be done in its present state."),
}
ACTS: dict[str, Any] = {
    "journal.erased": _l("%(actor)s erased texts for good."),
    "network.settings_changed": _l("%(actor)s changed the settings of the network."),
}
BEFORE: dict[str, Any] = {}
_names: dict[str, Callable[[list[str]], Mapping[str, str]]] = {}


def register_words(*, reasons: Mapping[str, Any], acts: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """A room's sentences. Raises ValueError when a code already has a sentence of another room."""
    for register, given in ((REASONS, reasons), (ACTS, acts), (BEFORE, before)):
        for code, sentence in given.items():
            if code in register and str(register[code]) != str(sentence):
                raise ValueError(f"two sentences for {code}")
            register[code] = sentence


def register_names(kind: str, names: Callable[[list[str]], Mapping[str, str]]) -> None:
    """A room says how its objects are called: ids -> names, in one query, for sentences of the journal."""
    _names[kind] = names


def named_kinds() -> frozenset[str]:
    """The kinds whose objects have names here."""
    return frozenset(_names)


def names_of(kind: str, ids: list[str]) -> Mapping[str, str]:
    """The names of several objects of one kind; unknown ids are left out."""
    return _names[kind](ids) if kind in _names and ids else {}


def reason_sentence(decision: Decision) -> str:
    """The sentence for a refusal, with its numbers. A reason without a sentence shows its code."""
    sentence = REASONS.get(decision.reason)
    return str(sentence) % dict(decision.params) if sentence is not None else decision.reason


def before_sentence(code: str, **params: object) -> str:
    """What will happen, said before it happens."""
    return str(BEFORE[code]) % params
