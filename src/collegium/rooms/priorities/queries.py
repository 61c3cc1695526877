"""Reads on rounds, already narrowed to the actor. What is not shown before closing is not read before closing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from collegium.commons.access import OPERATOR, Actor
from collegium.commons.pages.found import Found
from collegium.commons.reading import Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.challenges.choices import State as ChallengeState
from collegium.rooms.challenges.queries import ChallengeRow, challenges
from collegium.rooms.groups.queries import in_words
from collegium.rooms.members.choices import Category, HatKind
from collegium.rooms.members.choices import State as MemberState
from collegium.rooms.members.queries import Member, holders_of, members

from .choices import Excluded, State
from .models import Asked, Dots, Option, Round
from .policy import visible_to
from .rules import Standing, Terms

ANSWERING = (HatKind.LIAISON, HatKind.DELEGATE)
"""Who gets the letters; whoever else speaks for the institution may answer too."""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round in a list. `asked` and `answered` count institutions, `options` challenges."""

    id: str
    title: str
    language: str
    state: str
    dots: int
    most: int | None
    prepared_at: datetime
    opened_at: datetime | None
    closes_at: datetime
    closed_at: datetime | None
    chosen_at: datetime | None
    options: int
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class OptionRow:
    """A challenge in a round: its words at the opening; `dots`, `givers` and `rank` from the closing on."""

    id: str
    number: int
    challenge: str
    reference: str
    title: str
    what: str
    language: str
    group: str
    group_slug: str
    group_name: str
    dots: int | None
    givers: int | None
    rank: int | None
    item: str


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One member on the roll. `given` is None when it has not answered; `excluded` says why it is not asked."""

    id: str
    institution: str
    slug: str
    short: str
    country: str
    excluded: str
    given: int | None
    answered_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """What one institution has said: dots and reasons by option (ULID), who stored it and when; None before."""

    dots: dict[str, int]
    reasons: dict[str, str]
    at: datetime | None
    by: str
    by_link: bool
    version: int


def round_for(actor: Actor, ident: str, *, lock: bool = False) -> Round:
    """One round (ULID) that the actor may see. Raises NotFound."""
    rows = Round.objects.select_for_update() if lock else Round.objects
    found: Round | None = rows.filter(visible_to(actor), pk=ident).first()
    if found is None:
        raise NotFound(ident)
    return found


def terms_of(it: Round) -> Terms:
    """Its terms as the rules want them."""
    return Terms(it.dots, it.most)


def standing_of(it: Round) -> Standing:
    """What the rules need to know of a round; two queries."""
    roll = Asked.objects.filter(round=it, excluded="").aggregate(asked=Count("pk"), answered=Count("answered_at"))
    return Standing(State(it.state), it.closes_at, it.options.count(), roll["asked"], roll["answered"])


def rounds(
    actor: Actor, *, text: str = "", state: str = "", ids: Iterable[str] | None = None, open_first: bool = False
) -> Found[RoundRow]:
    """Rounds that the actor may see, newest deadline first."""
    asked = visible_to(actor)
    if text:
        asked &= Q(title__icontains=text) | Q(why__icontains=text)
    if state:
        asked &= Q(state=state)
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    return Found(_ROUNDS.rows(asked, open_first), RoundRow, _COUNTED.rows(asked))


def _shown(open_first: bool) -> QuerySet[Round, Any]:
    roll = Asked.objects.filter(round=OuterRef("pk"), excluded="").order_by().values("round")
    its = Option.objects.filter(round=OuterRef("pk")).order_by().values("round")
    first = [Case(When(state=State.OPEN, then=0), When(state=State.PREPARED, then=1), default=2)] if open_first else []
    rows = Round.objects.annotate(
        count=Coalesce(Subquery(its.annotate(n=Count("pk")).values("n")), 0),
        asked=Coalesce(Subquery(roll.annotate(n=Count("pk")).values("n")), 0),
        answered=Coalesce(Subquery(roll.annotate(n=Count("answered_at")).values("n")), 0),
    )
    return rows.order_by(*first, "-closes_at", "-id").values_list(*_FIELDS)


_FIELDS = (
    *("id", "title", "language", "state", "dots", "most", "prepared_at", "opened_at", "closes_at", "closed_at"),
    *("chosen_at", "count", "asked", "answered"),
)
_ROUNDS = Statement(_shown)
_COUNTED = Statement(lambda: Round.objects.order_by().values_list("pk"))
_OPTION = (
    *("id", "number", "challenge_id", "reference", "title", "what", "language", "group_id", "group__slug"),
    *("group__names", "dots", "givers", "rank", "item"),
)


_OPTIONS = Statement(lambda: Option.objects.order_by("number").values_list(*_OPTION))


def options_of(it: Round) -> list[OptionRow]:
    """The options in their order; one query, two before the opening (their words are still the challenges')."""
    rows = [_option(*row) for row in _OPTIONS.rows(Q(round=it.id))]
    return _with_words_of_today(rows) if it.opened_at is None else rows


def _option(*row: Any) -> OptionRow:
    head, (group, slug, names), (dots, givers, rank, item) = row[:7], row[7:10], row[10:]
    named = (group or "", slug or "", in_words(names) if names else "")
    return OptionRow(*(*head, *named, dots, givers, rank, item or ""))


def _with_words_of_today(rows: Sequence[OptionRow]) -> list[OptionRow]:
    held = {row.id: row for row in challenges(OPERATOR, ids=[row.challenge for row in rows])}
    return [
        OptionRow(
            *(row.id, row.number, row.challenge, its.reference, its.title, "", its.language),
            *("", its.group_slug, its.group, None, None, None, ""),
        )
        for row in rows
        if (its := held.get(row.challenge)) is not None
    ]


def eligible(actor: Actor) -> list[ChallengeRow]:
    """The challenges that may stand in a round: those that a group has adopted, the oldest adoption first."""
    rows = challenges(actor, states=[ChallengeState.ADOPTED], order="oldest")
    return sorted(rows, key=lambda row: (row.adopted_at or row.raised_at, row.id))


def roll_now() -> list[tuple[Member, str]]:
    """Every member of this moment in the fixed order, with the reason for which it is not asked ("": it is)."""
    return [(member, str(_excluded(member))) for member in members(OPERATOR)]


def _excluded(member: Member) -> Excluded | str:
    if member.state != MemberState.MEMBER:
        return Excluded.SUSPENDED
    return "" if member.category == Category.FULL else Excluded.NO_VOTE


_ASKED = (
    *("id", "institution_id", "institution__slug", "institution__short", "institution__country", "excluded"),
    *("given", "answered_at", "version"),
)


_ROLL = Statement(lambda: Asked.objects.order_by("institution__country", "institution__short").values_list(*_ASKED))


def roll_of(ident: str) -> list[AskedRow]:
    """The frozen roll of a round by country and name, who is not asked too; one query. `given` tells no option."""
    return [AskedRow(*row) for row in _ROLL.rows(Q(round=ident))]


def own_answer(ident: str, institution: str) -> OwnAnswer | None:
    """What an institution that is asked has said in a round, for itself; None when it is not asked. Two queries."""
    rows = Asked.objects.filter(round=ident, institution=institution, excluded="")
    row = rows.values_list("id", "answered_at", "answered_by__name", "by_link", "version").first()
    if row is None:
        return None
    asked, at, by, by_link, version = row
    held = list(Dots.objects.filter(asked=asked).values_list("option", "number", "reason"))
    dots = {option: number for option, number, _ in held}
    reasons = {option: reason for option, _, reason in held if reason}
    return OwnAnswer(dots, reasons, at, by or "", by_link, version)


def answering(institutions: Iterable[str], now: datetime) -> dict[str, list[str]]:
    """Who gets the letters of each institution: Liaisons and Delegates, else its head; ULIDs. Two queries at most."""
    wanted = list(institutions)
    found = holders_of(wanted, ANSWERING, now)
    left = [ident for ident in wanted if not found.get(ident)]
    return {**found, **(holders_of(left, [HatKind.HEAD], now) if left else {})}


def silent_in(ident: str) -> list[str]:
    """The institutions that are asked in a round and have not answered, ULIDs."""
    rows = Asked.objects.filter(round=ident, excluded="", answered_at__isnull=True)
    return list(rows.values_list("institution_id", flat=True))


def asked_in(ident: str) -> list[str]:
    """All institutions that are asked in a round, ULIDs."""
    return list(Asked.objects.filter(round=ident, excluded="").values_list("institution_id", flat=True))


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """An open round in which an institution has not answered."""

    round: str
    title: str
    dots: int
    opened_at: datetime
    closes_at: datetime
    institution: str
    short: str


def _unanswered() -> QuerySet[Asked, Any]:
    rows = Asked.objects.filter(round__state=State.OPEN, excluded="", answered_at__isnull=True).order_by("id")
    of_it = ("round_id", "round__title", "round__dots", "round__opened_at", "round__closes_at")
    return rows.values_list(*of_it, "institution_id", "institution__short")


_UNANSWERED = Statement(_unanswered)


def waiting_for(actor: Actor, now: datetime) -> list[WaitingRow]:
    """Open rounds in which an institution for which the actor speaks has not answered; no query for others."""
    own = [ident for ident in actor.institutions if actor.speaks_for(ident)]
    if not own:
        return []
    rows = [WaitingRow(*row) for row in _UNANSWERED.rows(Q(institution__in=sorted(own)))]
    return [row for row in rows if row.closes_at > now]


def to_run(actor: Actor) -> list[RoundRow]:
    """Closed rounds from which nothing was chosen yet; for the office also those that run."""
    asked = Q(state=State.CLOSED, chosen_at__isnull=True)
    if actor.is_office:
        asked |= Q(state=State.OPEN)
    return [RoundRow(*row) for row in _ROUNDS.rows(asked, True)]


_CLOSING = Statement(lambda: Round.objects.order_by("closes_at").values_list("closes_at", "title", "id"))


def closing() -> list[tuple[datetime, str, str]]:
    """When open rounds close, with their titles and ULIDs: for members."""
    return [(at, title, ident) for at, title, ident in _CLOSING.rows(Q(state=State.OPEN))]


def overdue(now: datetime) -> list[str]:
    """Open rounds whose deadline has come, ULIDs, earliest first."""
    rows = Round.objects.filter(state=State.OPEN, closes_at__lte=now).order_by("closes_at")
    return list(rows.values_list("id", flat=True))


def all_ids() -> list[str]:
    """Every round, for the search index."""
    return list(Round.objects.values_list("id", flat=True))


def titles(ids: list[str]) -> dict[str, str]:
    """Titles by ULID: names for sentences of the journal."""
    return dict(_TITLES.rows(Q(pk__in=ids)))


_TITLES = columns(Round, "id", "title")


def texts_of(ids: list[str]) -> dict[str, str]:
    """Why each round is held, and its options, for the search index."""
    found: dict[str, str] = dict(_TEXTS_OF.rows(Q(pk__in=ids)))
    for ident, title in Option.objects.filter(round__in=ids).values_list("round_id", "title"):
        found[ident] = f"{found[ident]}\n{title}"
    return found


_TEXTS_OF = columns(Round, "id", "why")


def seen(ids: list[str], actor: Actor) -> list[str]:
    """Which of these rounds the actor may see."""
    return [ident for (ident,) in _SEEN.rows(visible_to(actor) & Q(pk__in=ids))]


_SEEN = columns(Round, "id")


def answers_seen(ids: list[str], actor: Actor) -> list[str]:
    """Which of these answers the actor may read: those of closed rounds, and her own institution's always."""
    if not actor.is_member:
        return []
    mine = Q(institution__in=[ident for ident in actor.institutions if actor.speaks_for(ident)])
    rows = Asked.objects.filter(Q(round__state=State.CLOSED) | mine, pk__in=ids)
    return list(rows.values_list("id", flat=True))
