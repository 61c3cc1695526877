"""Reads on challenges, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from collegium.commons.access import Actor
from collegium.commons.pages.found import Found
from collegium.commons.pages.years import Year
from collegium.commons.reading import Condition, Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words

from .choices import State
from .models import Challenge, Support
from .policy import visible_to
from .rules import Standing


@dataclass(frozen=True, slots=True)
class ChallengeRow:
    """A challenge in a list. `supporters` counts institutions, the one that raised it too."""

    id: str
    reference: str
    title: str
    language: str
    state: str
    theme_slug: str
    theme: str
    group_slug: str
    group: str
    institution_slug: str
    institution: str
    raised_at: datetime
    adopted_at: datetime | None
    supporters: int
    mine: bool


@dataclass(frozen=True, slots=True)
class SupportRow:
    """One institution's support with its note."""

    institution: str
    institution_slug: str
    institution_short: str
    country: str
    person: str
    person_name: str
    note: str
    at: datetime


def challenge_for(actor: Actor, ident: str) -> Challenge:
    """One challenge (ULID or reference) that the actor may see. Raises NotFound."""
    rows = Challenge.objects.filter(visible_to(actor)).filter(Q(pk=ident) | Q(reference=ident))
    found: Challenge | None = rows.select_related("theme", "group", "institution", "raised_by").first()
    if found is None:
        raise NotFound(ident)
    return found


def standing_of(challenge: Challenge) -> Standing:
    """What the rules need to know; one query."""
    return Standing(State(challenge.state), challenge.supports.count())


def challenges(
    actor: Actor,
    *,
    text: str = "",
    state: str = "",
    theme: str = "",
    theme_id: str = "",
    institution: str = "",
    group: str = "",
    ids: Iterable[str] | None = None,
    states: Iterable[str] | None = None,
    needed: int = 0,
    others: bool = False,
    order: str = "newest",
) -> Found[ChallengeRow]:
    """Challenges that the actor may see. `order`: newest, oldest, support, by_state (adopted before raised);
    `needed`: with so many supporters at least; `others`: those that no institution of the actor supports.
    """
    asked = visible_to(actor)
    if text:
        asked &= Q(title__icontains=text) | Q(what__icontains=text) | Q(reference__icontains=text)
    if state:
        asked &= Q(state=state)
    if states is not None:
        asked &= Q(state__in=list(states))
    if theme:
        asked &= Q(theme__slug=theme)
    if theme_id:
        asked &= Q(theme=theme_id)
    if group:
        asked &= Q(group=group) | Q(theme=group)
    if institution:
        asked &= Q(supports__institution=institution)
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    return _found(asked, actor, needed, others, order)


_ORDERS = {
    "newest": ("-raised_at", "-id"),
    "oldest": ("raised_at", "id"),
    "by_state": ("state", "-raised_at", "-id"),
    "support": ("-supporters", "-raised_at", "-id"),
}
_FIELDS = (
    *("theme__names", "group__names", "id", "reference", "title", "language", "state", "theme__slug", "group__slug"),
    *("institution__slug", "institution__short", "raised_at", "adopted_at", "supporters"),
)


def _found(asked: Q, actor: Actor, needed: int, others: bool, order: str) -> Found[ChallengeRow]:
    own = list(actor.institutions)
    if others:
        asked &= ~Q(Condition(_supported_by, own))
    if needed:
        asked &= Q(supporters__gte=needed)
    return Found(_SHOWN.rows(asked, order, values=(own,)), _row, _COUNTED.rows(asked, needed > 0))


def _supported_by(institutions: list[str]) -> Exists:
    return Exists(Support.objects.filter(challenge=OuterRef("pk"), institution__in=institutions))


def _shown(order: str, own: list[str]) -> QuerySet[Challenge, Any]:
    rows = _supported(Challenge.objects.all()).order_by(*_ORDERS[order])
    return rows.values_list(*_FIELDS).annotate(mine=_supported_by(own))


def _counted(supported: bool) -> QuerySet[Challenge, Any]:
    return (_supported(Challenge.objects.all()) if supported else Challenge.objects).order_by().values_list("pk")


_SHOWN, _COUNTED = Statement(_shown), Statement(_counted)


def _supported(rows: QuerySet[Challenge]) -> QuerySet[Challenge]:
    its = Support.objects.filter(challenge=OuterRef("pk")).order_by().values("challenge")
    return rows.annotate(supporters=Coalesce(Subquery(its.annotate(n=Count("pk")).values("n")), 0))


def _row(theme: dict[str, str], group: dict[str, str] | None, *rest: Any) -> ChallengeRow:
    ident, reference, title, language, state, theme_slug, group_slug, *others = rest
    return ChallengeRow(
        *(ident, reference, title, language, state, theme_slug, in_words(theme)),
        *(group_slug or "", in_words(group) if group else "", *others),
    )


def supports_of(challenge: str, actor: Actor) -> list[SupportRow]:
    """Who supports it, in order of time; the public sees institutions, never persons or notes."""
    rows = Support.objects.filter(challenge=challenge).select_related("institution", "person").order_by("at", "id")
    return [
        SupportRow(
            institution=row.institution_id,
            institution_slug=row.institution.slug,
            institution_short=row.institution.short,
            country=row.institution.country,
            person=row.person_id if actor.is_member else "",
            person_name=row.person.name if actor.is_member else "",
            note=row.note if actor.is_member else "",
            at=row.at,
        )
        for row in rows
    ]


def notes_of(challenge: str, actor: Actor) -> dict[str, str]:
    """What the actor's own institutions have said of it: institution ULID -> note; absent where it has no support."""
    rows = Support.objects.filter(challenge=challenge, institution__in=actor.institutions)
    return dict(rows.values_list("institution_id", "note"))


def supporting_institutions(challenge: str) -> list[str]:
    """ULIDs of the institutions that support it."""
    return list(Support.objects.filter(challenge=challenge).values_list("institution_id", flat=True))


def to_adopt(actor: Actor, *, needed: int) -> Found[ChallengeRow]:
    """Raised challenges with enough support whose theme's group the actor chairs, oldest first."""
    bodies = [hat.body for hat in actor.hats if hat.kind == "chair"]
    return _found(Q(state=State.RAISED, theme__in=bodies), actor, needed, False, "oldest")


def bodies_of(challenge: str) -> list[str]:
    """The group that carries a challenge and the one of its theme, ULIDs."""
    rows = Challenge.objects.filter(pk=challenge).values_list("group_id", "theme_id")
    return [body for pair in rows for body in pair if body]


def all_ids() -> list[str]:
    """Every challenge, for the search index."""
    return list(Challenge.objects.values_list("id", flat=True))


def titles(ids: list[str]) -> dict[str, str]:
    """Titles by ULID: names for sentences of the journal."""
    return dict(_TITLES.rows(Q(pk__in=ids)))


_TITLES = columns(Challenge, "id", "title")


def texts_of(ids: list[str]) -> dict[str, str]:
    """All words of challenges by ULID, for the search index."""
    rows = _TEXTS_OF.rows(Q(pk__in=ids))
    return {ident: "\n".join(parts) for ident, *parts in rows}


_TEXTS_OF = columns(Challenge, "id", "reference", "what", "who_suffers", "evidence")


def figures_of_year(year: Year) -> dict[str, int]:
    """Raised and adopted in a year and in the one before, and by how many universities; one query."""
    raised, raised_before = year.both("raised_at")
    adopted, adopted_before = year.both("adopted_at")
    return Challenge.objects.aggregate(
        raised=raised,
        raised_before=raised_before,
        adopted=adopted,
        adopted_before=adopted_before,
        institutions=Count("institution", filter=year.within("raised_at"), distinct=True),
    )


def counts() -> dict[str, int]:
    """How many challenges are in each state: a public figure."""
    rows = Challenge.objects.values_list("state").annotate(n=Count("pk")).order_by()
    return dict(rows)
