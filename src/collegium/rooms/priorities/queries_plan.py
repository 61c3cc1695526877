"""Reads on the work plan, which is public; and what others show of rounds and items, one query each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When

from collegium.commons.access import Actor
from collegium.commons.pages.found import Found
from collegium.commons.reading import Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words

from .choices import ItemState, State
from .models import Asked, Item, Option, Round


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the work plan in a list; `dots` and `givers` as the round gave them."""

    id: str
    title: str
    language: str
    group: str
    group_slug: str
    group_name: str
    year: int
    until: int
    state: str
    reason: str
    chosen_at: datetime
    settled_at: datetime | None
    challenge: str
    reference: str
    round: str
    round_title: str
    dots: int
    givers: int
    rank: int


@dataclass(frozen=True, slots=True)
class OptionOf:
    """A challenge in one round, for its own page: where the round stands, what it got, what it became."""

    challenge: str
    id: str
    title: str
    round: str
    round_title: str
    round_state: str
    closes_at: datetime
    dots: int | None
    givers: int | None
    rank: int | None
    item: str
    item_title: str
    item_state: str
    group_name: str
    year: int
    until: int


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """A round in which an institution was asked, for its page."""

    round: str
    title: str
    state: str
    closes_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """The work plan in numbers, for pages of the whole network."""

    planned: int
    under_way: int
    done: int
    dropped: int

    @property
    def total(self) -> int:
        """All items that were ever chosen."""
        return self.planned + self.under_way + self.done + self.dropped


def items(
    *,
    text: str = "",
    state: str = "",
    group: str = "",
    body: str = "",
    year: int = 0,
    ids: Iterable[str] | None = None,
) -> Found[ItemRow]:
    """Items of the work plan: what runs first, the newest years first, then by dots. `group`: slug, `body`: ULID."""
    asked = Q()
    if text:
        asked &= Q(title__icontains=text) | Q(option__reference__icontains=text)
    if state:
        asked &= Q(state=state)
    if group:
        asked &= Q(group__slug=group)
    if body:
        asked &= Q(group=body)
    if year:
        asked &= Q(year__lte=year, until__gte=year)
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    return Found(_ITEMS.rows(asked), _row, _COUNTED.rows(asked))


_FIELDS = (
    *("group__names", "id", "title", "language", "group_id", "group__slug", "year", "until", "state", "reason"),
    *("chosen_at", "settled_at", "challenge_id", "option__reference", "option__round_id", "option__round__title"),
    *("option__dots", "option__givers", "option__rank"),
)


def _shown() -> QuerySet[Item, Any]:
    place = {str(state): n for n, state in enumerate((ItemState.UNDER_WAY, ItemState.PLANNED, ItemState.DONE))}
    runs = Case(*(When(state=state, then=n) for state, n in place.items()), default=3)
    return Item.objects.order_by(runs, "-year", "-option__dots", "id").values_list(*_FIELDS)


_ITEMS = Statement(_shown)
_COUNTED = Statement(lambda: Item.objects.order_by().values_list("pk"))


def _row(names: dict[str, str], *rest: Any) -> ItemRow:
    return ItemRow(*(*rest[:5], in_words(names), *rest[5:]))


def item_for(ident: str, *, lock: bool = False) -> Item:
    """One item (ULID). Raises NotFound."""
    rows = Item.objects.select_for_update() if lock else Item.objects
    found: Item | None = rows.select_related("group", "option__round").filter(pk=ident).first()
    if found is None:
        raise NotFound(ident)
    return found


def years() -> list[int]:
    """The years that the work plan touches, newest first."""
    spans = Item.objects.order_by().values_list("year", "until").distinct()
    return sorted({year for first, last in spans for year in range(first, last + 1)}, reverse=True)


def figures() -> PlanFigures:
    """How many items are in each state; one query."""
    held = dict(Item.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return PlanFigures(*(held.get(str(state), 0) for state in ItemState))


_OF = (
    *("challenge_id", "id", "title", "round_id", "round__title", "round__state", "round__closes_at", "dots", "givers"),
    *("rank", "item", "item__title", "item__state", "item__group__names", "item__year", "item__until"),
)


_OPTIONS = Statement(lambda: Option.objects.order_by("round__closes_at", "id").values_list(*_OF))


def _seen(actor: Actor) -> Q:
    """Options of rounds as members see them, or the public."""
    return Q(round__state__in=[State.OPEN, State.CLOSED] if actor.is_member else [State.CLOSED])


def of_challenges(ids: Iterable[str], actor: Actor) -> list[OptionOf]:
    """Where these challenges stood in rounds that the actor may see, in order of time; one query."""
    return [_option_of(*row) for row in _OPTIONS.rows(_seen(actor) & Q(challenge__in=list(ids)))]


def of_options(ids: Iterable[str], actor: Actor) -> list[OptionOf]:
    """The same by the options themselves (ULIDs): the ends of threads; one query."""
    return [_option_of(*row) for row in _OPTIONS.rows(_seen(actor) & Q(pk__in=list(ids)))]


def _option_of(*row: Any) -> OptionOf:
    head, (item, title, state, names, year, until) = row[:10], row[10:]
    its = (item or "", title or "", state or "", in_words(names) if names else "", year or 0, until or 0)
    return OptionOf(*(*head, *its))


def asked_of(institution: str) -> list[AnsweredRow]:
    """The rounds in which an institution was asked, newest first, for members; one query."""
    asked = Q(institution=institution, excluded="", round__state__in=[State.OPEN, State.CLOSED])
    return [AnsweredRow(*row) for row in _ASKED.rows(asked)]


def _answers() -> QuerySet[Asked, Any]:
    names = ("round_id", "round__title", "round__state", "round__closes_at", "answered_at")
    return Asked.objects.order_by("-round__closes_at", "-id").values_list(*names)


_ASKED = Statement(_answers)


@dataclass(frozen=True, slots=True)
class Latest:
    """One line of the latest result."""

    round: str
    round_title: str
    round_language: str
    closed_at: datetime
    title: str
    language: str
    challenge: str
    dots: int
    givers: int
    rank: int
    item: str


def latest(most: int = 3) -> list[Latest]:
    """The first places of the round that was closed last, all that share the last of them too; one query."""
    return [Latest(*(*row[:-1], row[-1] or "")) for row in _LATEST.rows(None, most)]


def _first_places(most: int) -> QuerySet[Option, Any]:
    last = Round.objects.filter(state=State.CLOSED).order_by("-closed_at", "-id").values("pk")[:1]
    rows = Option.objects.filter(round__in=last, rank__lte=most).order_by("rank", "number")
    names = ("round_id", "round__title", "round__language", "round__closed_at", "title", "language", "challenge_id")
    return rows.values_list(*names, "dots", "givers", "rank", "item")


_LATEST = Statement(_first_places)


def item_titles(ids: list[str]) -> dict[str, str]:
    """Titles by ULID: names for sentences of the journal."""
    return dict(_ITEM_TITLES.rows(Q(pk__in=ids)))


_ITEM_TITLES = columns(Item, "id", "title")


def all_item_ids() -> list[str]:
    """Every item, for the search index."""
    return list(Item.objects.values_list("id", flat=True))


def running(challenges: Iterable[str]) -> set[str]:
    """Which of these challenges (ULIDs) an item of the work plan carries that is not ended."""
    states = [ItemState.PLANNED, ItemState.UNDER_WAY]
    rows = Item.objects.filter(challenge__in=list(challenges), state__in=states)
    return set(rows.values_list("challenge_id", flat=True))


def answered_by(person: str) -> list[dict[str, Any]]:
    """The answers that a person stored for her institution, for what is held on her."""
    rows = Asked.objects.filter(answered_by=person).order_by("answered_at")
    return [
        {"answered": title, "for": short, "at": at.isoformat()}
        for title, short, at in rows.values_list("round__title", "institution__short", "answered_at")
    ]
