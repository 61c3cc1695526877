"""Reads for the pages of one card and for the map: who tried it, what is related, where practices went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from collegium.commons.access import Actor
from collegium.commons.reading import Statement, columns

from .choices import State
from .models import Confirmation, Practice, Trial
from .policy import visible_to
from .rules import Kin, related

COMPARED = 500
"""With how many of the newest shared cards one is compared."""


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One university's trial; its person is "" for whoever is no member."""

    practice: str
    title: str
    language: str
    institution: str
    institution_slug: str
    institution_short: str
    country: str
    place: tuple[float, float] | None
    home: str
    home_slug: str
    home_short: str
    home_country: str
    home_place: tuple[float, float] | None
    person_name: str
    began: date
    changed: str
    outcome: str
    verdict: str


_TRIAL = (
    *("practice_id", "practice__title", "practice__language"),
    *("institution_id", "institution__slug", "institution__short", "institution__country"),
    *("institution__lat", "institution__lon"),
    *("practice__institution_id", "practice__institution__slug", "practice__institution__short"),
    *("practice__institution__country", "practice__institution__lat", "practice__institution__lon"),
    *("person__name", "began", "changed", "outcome", "verdict"),
)


_TRIALS = Statement(lambda: Trial.objects.order_by("began", "id").values_list(*_TRIAL))


def _trials(asked: Q, actor: Actor) -> list[TrialRow]:
    return [
        TrialRow(
            *(*row[:7], _place(*row[7:9]), *row[9:13], _place(*row[13:15])),
            *(row[15] if actor.is_member else "", *row[16:]),
        )
        for row in _TRIALS.rows(asked)
    ]


def _place(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    return None if lat is None or lon is None else (lat, lon)


def trials_of(practice: str, actor: Actor) -> list[TrialRow]:
    """Who tried a card elsewhere, in order of time; one query."""
    return _trials(Q(practice=practice), actor)


@dataclass(frozen=True, slots=True)
class Way:
    """A trial in short (ULIDs): the card, where it is at home, where it was tried."""

    trial: str
    practice: str
    home: str
    institution: str


def travels(actor: Actor) -> list[Way]:
    """Every trial of a shared card that the actor may see, in order of time; two queries."""
    seen = {ident for (ident,) in _SHARED.rows(visible_to(actor) & Q(state=State.SHARED))}
    return [Way(*row) for row in _WAYS.rows() if row[1] in seen] if seen else []


_SHARED = columns(Practice, "id")
_WAYS = Statement(
    lambda: Trial.objects.order_by("began", "id").values_list(
        "id", "practice_id", "practice__institution_id", "institution_id"
    )
)


def trials_on(ways: Iterable[Way], actor: Actor) -> list[TrialRow]:
    """These trials as pages tell them, in order of time; one query."""
    return _trials(Q(pk__in=[it.trial for it in ways]), actor)


def tried_by(institution: str, actor: Actor) -> list[TrialRow]:
    """What a university (ULID) tried that others do, of what the actor may see; two queries at most."""
    rows = _trials(Q(institution=institution), actor)
    if not rows:
        return []
    asked = visible_to(actor) & Q(state=State.SHARED, pk__in=[row.practice for row in rows])
    seen = {ident for (ident,) in _SHARED.rows(asked)}
    return [row for row in rows if row.practice in seen]


def trial_of(practice: str, institution: str) -> Trial | None:
    """The trial of one institution, or None."""
    found: Trial | None = Trial.objects.filter(practice=practice, institution=institution).first()
    return found


def who_tried(practice: str) -> list[str]:
    """The people who told of a trial of a card."""
    return list(Trial.objects.filter(practice=practice).values_list("person_id", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class ConfirmationRow:
    """One confirmation; the person is "" for whoever is no member."""

    at: datetime
    person_name: str
    changed: str


def confirmations_of(practice: str, actor: Actor) -> list[ConfirmationRow]:
    """When a card was confirmed and what had changed, newest first; one query."""
    rows = Confirmation.objects.filter(practice=practice).order_by("-at", "-id")
    return [
        ConfirmationRow(at, name if actor.is_member else "", changed)
        for at, name, changed in rows.values_list("at", "person__name", "changed")
    ]


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """A related card with the reason: the same theme, or the words that both have (at most four are named)."""

    id: str
    title: str
    language: str
    institution: str
    same_theme: bool
    shared: tuple[str, ...]


def related_to(practice: Practice, actor: Actor) -> list[RelatedRow]:
    """The shared cards nearest to one, among the newest that the actor may see; one query."""
    rows = Practice.objects.filter(visible_to(actor), state=State.SHARED).order_by("-shared_at")[:COMPARED]
    names = ("id", "theme_id", "keywords", "title", "language", "institution__short")
    held = {row[0]: row for row in rows.values_list(*names)}
    others = [Kin(ident, theme, frozenset(words.split())) for ident, theme, words, *_ in held.values()]
    own = Kin(practice.id, practice.theme_id, frozenset(practice.keywords.split()))
    found = []
    for it in related(own, others):
        _, _, _, title, language, institution = held[it.id]
        found.append(RelatedRow(it.id, title, language, institution, it.same_theme, it.shared[:4]))
    return found
