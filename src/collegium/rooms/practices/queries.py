"""Reads on good practices, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from collegium.commons.access import Actor
from collegium.commons.pages.found import Found
from collegium.commons.pages.years import Year
from collegium.commons.reading import Condition, Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words

from .choices import TEXTS, State, Visibility
from .models import Practice, Trial
from .policy import visible_to
from .rules import YEAR, Faceted, Standing, missing_of


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """A card in a list. `trials` counts the universities that tried it elsewhere."""

    id: str
    reference: str
    title: str
    summary: str
    language: str
    state: str
    visibility: str
    theme: str
    theme_slug: str
    institution: str
    institution_slug: str
    country: str
    at: datetime
    confirmed_at: datetime | None
    trials: int


def practice_for(actor: Actor, ident: str) -> Practice:
    """One card (ULID or reference) that the actor may see. Raises NotFound."""
    rows = Practice.objects.filter(visible_to(actor)).filter(Q(pk=ident) | Q(reference=ident))
    found: Practice | None = rows.select_related("theme", "institution", "contact", "written_by").first()
    if found is None:
        raise NotFound(ident)
    return found


def texts_of_card(practice: Practice) -> dict[str, str]:
    """The parts of a card that are words, by name."""
    return {name: getattr(practice, name) for name in TEXTS}


def standing_of(practice: Practice, actor: Actor) -> Standing:
    """What the rules need to know; no query."""
    own = actor.id in (practice.written_by_id, practice.contact_id)
    return Standing(State(practice.state), missing_of(texts_of_card(practice)), own)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the list: words, a theme (slug), a country, an institution (slug), tried or not."""

    q: str = ""
    theme: str = ""
    country: str = ""
    institution: str = ""
    tried: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The facets that are chosen."""
        names = ("theme", "country", "institution", "tried")
        return {name: value for name in names if (value := getattr(self, name))}


def practices(
    actor: Actor,
    asked: Asked | None = None,
    *,
    states: Iterable[str] = (State.SHARED,),
    theme: str = "",
    institution: str = "",
    contact: str = "",
    ids: Iterable[str] | None = None,
    own: bool = False,
) -> Found[PracticeRow]:
    """Cards that the actor may see, newest first. `theme`, `institution`, `contact`: ULIDs; `own`: those of the
    actor's universities and groups that are not shared.
    """
    wanted = visible_to(actor) & Q(state__in=list(states))
    if asked is not None:
        wanted &= _with_words(asked.q) & _narrowed(asked)
    for name, value in {"theme": theme, "institution": institution, "contact": contact}.items():
        wanted &= Q(**{name: value}) if value else Q()
    if own:
        wanted &= Q(institution__in=actor.institutions) | Q(theme__in=actor.bodies)
    if ids is not None:
        wanted &= Q(pk__in=list(ids))
    return _found(wanted)


def _with_words(text: str) -> Q:
    wanted = Q()
    for word in text.split()[:8]:
        its = Q(title__icontains=word) | Q(summary__icontains=word) | Q(done__icontains=word)
        wanted &= its | Q(reference__iexact=word) | Q(tools__icontains=word)
    return wanted


def _narrowed(asked: Asked) -> Q:
    wanted = Q()
    names = {"theme": "theme__slug", "country": "institution__country", "institution": "institution__slug"}
    for name, column in names.items():
        if value := getattr(asked, name):
            wanted &= Q(**{column: value})
    if asked.tried:
        tried = Q(Condition(_tried))
        wanted &= tried if asked.tried == "yes" else ~tried
    return wanted


def _tried() -> Exists:
    return Exists(Trial.objects.filter(practice=OuterRef("pk")))


_FIELDS = (
    *("theme__names", "id", "reference", "title", "summary", "language", "state", "visibility", "theme__slug"),
    *("institution__short", "institution__slug", "institution__country", "at", "confirmed_at", "trial_count"),
)


def _found(wanted: Q, order: tuple[str, ...] = ("-at", "-id")) -> Found[PracticeRow]:
    return Found(_SHOWN.rows(wanted, order), _row, _COUNTED.rows(wanted))


def _shown(order: tuple[str, ...]) -> QuerySet[Practice, Any]:
    its = Trial.objects.filter(practice=OuterRef("pk")).order_by().values("practice")
    many = Coalesce(Subquery(its.annotate(n=Count("pk")).values("n")), 0)
    at = Coalesce(F("shared_at"), F("submitted_at"), F("written_at"))
    return Practice.objects.annotate(trial_count=many, at=at).order_by(*order).values_list(*_FIELDS)


_SHOWN = Statement(_shown)
_COUNTED = Statement(lambda: Practice.objects.order_by().values_list("pk"))


def _row(theme: dict[str, str], *rest: Any) -> PracticeRow:
    ident, reference, title, summary, language, state, visibility, *others = rest
    return PracticeRow(ident, reference, title, summary, language, state, visibility, in_words(theme), *others)


@dataclass(frozen=True, slots=True)
class FacetRows:
    """What the facets count, and the words for their values."""

    rows: list[Faceted]
    themes: Mapping[str, str]
    institutions: Mapping[str, str]


def facet_rows(actor: Actor, text: str) -> FacetRows:
    """All shared cards that have these words, for the counts beside each choice; one query."""
    rows = Practice.objects.filter(visible_to(actor), _with_words(text), state=State.SHARED)
    names = (
        *("theme__slug", "theme__names", "institution__country", "institution__slug", "institution__short"),
        "was_tried",
    )
    found, themes, institutions = [], {}, {}
    for slug, words, country, place, short, was in rows.annotate(was_tried=_tried()).order_by().values_list(*names):
        themes[slug], institutions[place] = in_words(words), short
        found.append(Faceted(slug, country, place, "yes" if was else "no"))
    return FacetRows(found, themes, institutions)


def to_review(actor: Actor, *, theme: str = "") -> Found[PracticeRow]:
    """Cards that wait for the chairs: of the groups that the actor chairs, or of one theme (ULID); oldest first."""
    bodies = [theme] if theme else [hat.body for hat in actor.hats if hat.kind == "chair"]
    return _found(visible_to(actor) & Q(state=State.REVIEW, theme__in=bodies), ("submitted_at", "id"))


def sent_back_to(actor: Actor) -> Found[PracticeRow]:
    """Cards that were sent back to the actor."""
    mine = Q(written_by=actor.id) | Q(contact=actor.id)
    return _found(mine & visible_to(actor) & Q(state=State.SENT_BACK))


def to_confirm(actor: Actor, now: datetime) -> Found[PracticeRow]:
    """Shared cards for which the actor is the contact and that were last confirmed a year ago, oldest first."""
    mine = Q(contact=actor.id, institution__in=actor.institutions)
    return _found(visible_to(actor) & mine & _due(now), ("confirmed_at", "id"))


def _due(now: datetime) -> Q:
    return Q(state=State.SHARED, confirmed_at__lte=now - YEAR)


def due_unasked(now: datetime) -> list[str]:
    """ULIDs of the cards that are due and were not asked about since their last confirmation."""
    unasked = Q(asked_at__isnull=True) | Q(asked_at__lt=F("confirmed_at"))
    return list(Practice.objects.filter(_due(now), unasked).order_by("confirmed_at").values_list("id", flat=True))


def seen(ids: list[str], actor: Actor) -> list[str]:
    """Those of these cards that the actor may see."""
    return [ident for (ident,) in _SEEN.rows(visible_to(actor) & Q(pk__in=ids))]


_SEEN = columns(Practice, "id")


def bodies_of(practice: str) -> list[str]:
    """The group of a card's theme, a ULID."""
    return list(Practice.objects.filter(pk=practice).values_list("theme_id", flat=True))


def figures_of_year(year: Year) -> dict[str, int]:
    """Shared, and tried elsewhere, in a year and in the one before; one query."""
    stands = Q(state=State.SHARED)
    shared, shared_before = year.both("shared_at", also=stands, distinct=True)
    within, earlier = year.within_days("trials__began"), year.within_days("trials__began", before=True)
    return Practice.objects.aggregate(
        shared=shared,
        shared_before=shared_before,
        tried=Count("trials", filter=within & stands, distinct=True),
        tried_before=Count("trials", filter=earlier & stands, distinct=True),
        institutions=Count("trials__institution", filter=within & stands, distinct=True),
    )


def all_ids() -> list[str]:
    """Every card, for the search index."""
    return list(Practice.objects.values_list("id", flat=True))


def names(ids: list[str]) -> dict[str, str]:
    """What the journal calls cards: their titles; those that not every member may see by their reference alone."""
    rows = _NAMES.rows(Q(pk__in=ids))
    return {
        ident: title if state == State.SHARED and visibility != Visibility.GROUP else reference
        for ident, title, reference, state, visibility in rows
    }


_NAMES = columns(Practice, "id", "title", "reference", "state", "visibility")


@dataclass(frozen=True, slots=True)
class SearchText:
    """What search holds of a card."""

    id: str
    title: str
    text: str
    language: str
    state: str
    visibility: str
    theme: str
    institution: str
    institution_short: str
    reference: str
    at: datetime


def search_texts(ids: list[str]) -> list[SearchText]:
    """All words of cards, for the search index; one query."""
    rows = Practice.objects.filter(pk__in=ids).select_related("institution")
    return [
        SearchText(
            id=it.id,
            title=it.title,
            text="\n".join(text for text in texts_of_card(it).values() if text),
            language=it.language,
            state=it.state,
            visibility=it.visibility,
            theme=it.theme_id,
            institution=it.institution_id,
            institution_short=it.institution.short,
            reference=it.reference,
            at=it.shared_at or it.written_at,
        )
        for it in rows
    ]
