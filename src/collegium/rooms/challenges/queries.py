"""Reads on challenges, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q

from collegium.commons.access import Actor
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
    order: str = "newest",
) -> list[ChallengeRow]:
    """Challenges that the actor may see; one query. `order`: newest, support."""
    rows = Challenge.objects.filter(visible_to(actor)).select_related("theme", "group", "institution")
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(what__icontains=text) | Q(reference__icontains=text))
    if state:
        rows = rows.filter(state=state)
    if theme:
        rows = rows.filter(theme__slug=theme)
    if theme_id:
        rows = rows.filter(theme=theme_id)
    if group:
        rows = rows.filter(Q(group=group) | Q(theme=group))
    if institution:
        rows = rows.filter(Exists(Support.objects.filter(challenge=OuterRef("pk"), institution=institution)))
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    own = Support.objects.filter(challenge=OuterRef("pk"), institution__in=actor.institutions)
    rows = rows.annotate(supporters=Count("supports", distinct=True), mine=Exists(own))
    first = "-supporters" if order == "support" else "-raised_at"
    return [_row(row) for row in rows.order_by(first, "-raised_at", "-id")]


def _row(it: Challenge) -> ChallengeRow:
    return ChallengeRow(
        id=it.id,
        reference=it.reference,
        title=it.title,
        language=it.language,
        state=it.state,
        theme_slug=it.theme.slug,
        theme=in_words(it.theme.names),
        group_slug=it.group.slug if it.group else "",
        group=in_words(it.group.names) if it.group else "",
        institution_slug=it.institution.slug,
        institution=it.institution.short,
        raised_at=it.raised_at,
        adopted_at=it.adopted_at,
        supporters=it.supporters,  # type: ignore[attr-defined]
        mine=it.mine,  # type: ignore[attr-defined]
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


def to_adopt(actor: Actor, *, needed: int) -> list[ChallengeRow]:
    """Raised challenges with enough support whose theme's group the actor chairs; one query."""
    bodies = [hat.body for hat in actor.hats if hat.kind == "chair"]
    if not bodies:
        return []
    rows = (
        Challenge.objects.filter(state=State.RAISED, theme__in=bodies)
        .select_related("theme", "group", "institution")
        .annotate(supporters=Count("supports", distinct=True))
        .filter(supporters__gte=needed)
    )
    found = []
    for row in rows.order_by("raised_at"):
        row.mine = False
        found.append(_row(row))
    return found


def all_ids() -> list[str]:
    """Every challenge, for the search index."""
    return list(Challenge.objects.values_list("id", flat=True))


def titles(ids: list[str]) -> dict[str, str]:
    """Titles by ULID: names for sentences of the journal."""
    return dict(Challenge.objects.filter(pk__in=ids).values_list("id", "title"))


def texts_of(ids: list[str]) -> dict[str, str]:
    """All words of challenges by ULID, for the search index."""
    rows = Challenge.objects.filter(pk__in=ids).values_list("id", "reference", "what", "who_suffers", "evidence")
    return {ident: "\n".join(parts) for ident, *parts in rows}


def counts() -> dict[str, int]:
    """How many challenges are in each state: a public figure."""
    rows = Challenge.objects.values_list("state").annotate(n=Count("pk")).order_by()
    return dict(rows)
