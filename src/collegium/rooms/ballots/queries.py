"""Reads on decisions, already narrowed to the actor. What is secret before closing is not read before closing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from collegium.commons.access import Actor
from collegium.commons.pages.found import Found
from collegium.commons.pages.years import Year
from collegium.commons.reading import Statement, columns
from collegium.kernel.counting.outcome import Passing
from collegium.kernel.counting.passing import decide
from collegium.kernel.counting.rule import Rule
from collegium.kernel.counting.seats import SeatVote
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import holders_in, in_words
from collegium.rooms.groups.queries_shown import the_body

from .choices import Choice, Openness, State
from .models import Decision, Elector, RuleObject
from .policy import visible_to
from .rules import Standing


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision in a list."""

    id: str
    reference: str
    question: str
    body: str
    body_slug: str
    body_name: str
    body_drafts: bool
    subject: str
    state: str
    adopted: bool | None
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    entitled: int
    cast: int

    @property
    def the_body(self) -> str:
        """The body within a sentence: "the Board"."""
        return the_body(self.body_name, drafts_papers=self.body_drafts)


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat on the roll as a page may show it. `choice` is "" when it has not voted or may not be shown yet."""

    elector: str
    seat: str
    number: int
    person: str
    person_name: str
    institution: str
    institution_short: str
    country: str
    weight: int
    excluded: str
    recused: bool
    has_voted: bool
    choice: str
    by_office: bool
    cast_at: datetime | None
    ground: str = ""
    """The file (ULID) behind a vote that the office recorded, for whoever may read it."""


def seat_votes(electors: Iterable[Elector]) -> list[SeatVote]:
    """The roll as the counting core wants it; excluded seats are not on it. Needs `vote` selected."""
    found = []
    for elector in electors:
        if elector.excluded:
            continue
        vote = getattr(elector, "vote", None)
        sides = {choice: elector.weight if vote and vote.choice == choice else 0 for choice in Choice}
        found.append(
            SeatVote(
                seat=elector.seat,
                weight=elector.weight,
                country=elector.country or None,
                yes=0 if elector.recused else sides[Choice.FOR],
                no=0 if elector.recused else sides[Choice.AGAINST],
                abstain=0 if elector.recused else sides[Choice.ABSTAIN],
                recused=elector.recused,
            )
        )
    return found


def electors_of(decision: str) -> list[Elector]:
    """The whole roll with votes, by number; one query."""
    rows = Elector.objects.filter(decision=decision).select_related("vote", "person", "institution")
    return list(rows.order_by("number"))


def standing_of(decision: Decision, electors: Iterable[Elector]) -> Standing:
    """What the rules need to know of a decision."""
    votes = seat_votes(electors)
    passing = decide(Rule.from_json(decision.frozen_rule), votes)
    counted = [seat for seat in votes if not seat.recused]
    return Standing(
        state=State(decision.state),
        closes_at=decision.closes_at,
        closes_early=decision.rule.closes_early,
        entitled=len(counted),
        cast=sum(seat.cast for seat in counted),
        quorum_met=passing.quorum.met,
    )


def decision_for(actor: Actor, ident: str) -> Decision:
    """One decision (ULID or reference) that the actor may see. Raises NotFound."""
    rows = Decision.objects.filter(visible_to(actor)).select_related("rule", "body__kind")
    found: Decision | None = rows.filter(Q(pk=ident) | Q(reference=ident)).first()
    if found is None:
        raise NotFound(ident)
    return found


def current_holders(body: str, now: datetime) -> dict[str, str]:
    """Who holds each seat of the body at this moment: seat ULID -> person ULID. Vacant seats are left out."""
    return holders_in([body], now)


def seat_lines(decision: Decision, electors: Iterable[Elector], actor: Actor, now: datetime) -> list[SeatLine]:
    """The roll for a page. The public gets none; before closing a named vote shows who has voted, not what."""
    if not actor.is_member:
        return []
    shown = votes_are_shown(decision)
    holders = current_holders(decision.body_id, now) if decision.state == State.OPEN else {}
    return [_line(elector, shown or holders.get(elector.seat) == actor.id, actor.is_office) for elector in electors]


def votes_are_shown(decision: Decision) -> bool:
    """Whether members may see what the seats voted: always in an open vote, after closing in a named one."""
    return decision.state == State.CLOSED or decision.openness == Openness.OPEN


def _line(elector: Elector, shown: bool, office: bool) -> SeatLine:
    vote = getattr(elector, "vote", None)
    return SeatLine(
        elector=elector.id,
        seat=elector.seat,
        number=elector.number,
        person=elector.person_id or "",
        person_name=elector.person.name if elector.person else "",
        institution=elector.institution_id or "",
        institution_short=elector.institution.short if elector.institution else "",
        country=elector.country,
        weight=elector.weight,
        excluded=elector.excluded,
        recused=elector.recused,
        has_voted=vote is not None,
        choice=vote.choice if vote and shown else "",
        by_office=bool(vote and vote.by_office),
        cast_at=vote.cast_at if vote else None,
        ground=vote.ground if vote and (shown or office) else "",
    )


def figures_of_year(year: Year) -> dict[str, int]:
    """Votes closed in a year and in the one before, seats that could vote and did; one query."""
    may = Q(excluded="", recused=False)
    now, before = year.within("decision__closed_at"), year.within("decision__closed_at", before=True)
    return Elector.objects.filter(decision__state=State.CLOSED).aggregate(
        closed=Count("decision", filter=now, distinct=True),
        closed_before=Count("decision", filter=before, distinct=True),
        entitled=Count("pk", filter=now & may),
        cast=Count("vote", filter=now & may),
        cast_before=Count("vote", filter=before & may),
    )


def decisions(
    actor: Actor,
    *,
    state: str = "",
    body: str = "",
    subjects: Iterable[str] | None = None,
    ids: Iterable[str] | None = None,
    text: str = "",
    open_first: bool = False,
) -> Found[DecisionRow]:
    """Decisions the actor may see, newest first."""
    asked = visible_to(actor)
    if state:
        asked &= Q(state=state)
    if body:
        asked &= Q(body=body) | Q(body__slug=body)
    if subjects is not None:
        asked &= Q(subject__in=list(subjects))
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    if text:
        asked &= Q(question__icontains=text) | Q(reference__icontains=text)
    return Found(_SHOWN.rows(asked, open_first), _row, _COUNTED.rows(asked))


def _shown(open_first: bool) -> QuerySet[Decision, Any]:
    roll = Elector.objects.filter(decision=OuterRef("pk"), excluded="", recused=False).order_by().values("decision")
    first = [Case(When(state=State.OPEN, then=0), default=1)] if open_first else []
    rows = Decision.objects.annotate(
        entitled=Coalesce(Subquery(roll.annotate(n=Count("pk")).values("n")), 0),
        cast=Coalesce(Subquery(roll.annotate(n=Count("vote")).values("n")), 0),
    )
    return rows.order_by(*first, "-opened_at", "-id").values_list(*_FIELDS)


_SHOWN = Statement(_shown)
_COUNTED = Statement(lambda: Decision.objects.order_by().values_list("pk"))

_FIELDS = (
    *("body__names", "subject_kind", "id", "reference", "question", "body_id", "body__slug"),
    *("body__kind__drafts_papers", "subject", "state", "adopted", "opened_at", "closes_at", "closed_at"),
    *("entitled", "cast"),
)


def _row(names: dict[str, str], subject_kind: str, *rest: Any) -> DecisionRow:
    ident, reference, question, body, slug, drafts, subject, *others = rest
    return DecisionRow(
        *(ident, reference, question, body, slug, in_words(names), drafts),
        *(f"{subject_kind}:{subject}" if subject else "", *others),
    )


def rules() -> list[RuleObject]:
    """The newest version of each rule object, by slug."""
    newest: dict[str, RuleObject] = {}
    for rule in RuleObject.objects.order_by("slug", "version"):
        newest[rule.slug] = rule
    return list(newest.values())


def waiting_votes(actor: Actor, now: datetime) -> list[tuple[Decision, str]]:
    """Open decisions in whose body the actor holds a seat that has not voted: (decision, seat)."""
    if not actor.bodies:
        return []
    asked = Q(decision__closes_at__gt=now, decision__body__in=actor.bodies)
    ids = [ident for (ident,) in _NOT_CAST.rows(asked)]
    found = list(Elector.objects.filter(pk__in=ids).select_related("decision__body__kind")) if ids else []
    holders = holders_in({e.decision.body_id for e in found}, now) if found else {}
    return [(e.decision, e.seat) for e in found if holders.get(e.seat) == actor.id]


def _not_cast() -> QuerySet[Elector, Any]:
    still = {"decision__state": State.OPEN, "excluded": "", "recused": False, "vote__isnull": True}
    return Elector.objects.filter(**still).order_by("pk").values_list("pk")


_NOT_CAST = Statement(_not_cast)


def passing_of(decision: Decision, electors: Iterable[Elector] | None = None) -> Passing:
    """The exact result of the votes that stand, under the frozen rule."""
    roll = electors_of(decision.id) if electors is None else electors
    return decide(Rule.from_json(decision.frozen_rule), seat_votes(roll))


def rule_of(decision: Decision, passing: Passing) -> Rule:
    """The rule as it was frozen at opening, its numbers those of the seats that are counted: without withdrawn ones."""
    rule = Rule.from_json(decision.frozen_rule)
    return rule.frozen_for(entitled=passing.entitled, total_weight=passing.weight.entitled)


def overdue(now: datetime) -> list[str]:
    """Open decisions whose time has come, ULIDs, earliest first."""
    rows = Decision.objects.filter(state=State.OPEN, closes_at__lte=now).order_by("closes_at")
    return list(rows.values_list("id", flat=True))


def all_ids() -> list[str]:
    """Every decision, for the search index."""
    return list(Decision.objects.values_list("id", flat=True))


def questions(ids: list[str]) -> dict[str, str]:
    """The questions by ULID: names for sentences of the journal."""
    return dict(_QUESTIONS.rows(Q(pk__in=ids)))


_QUESTIONS = columns(Decision, "id", "question")


def seat_held_by(decision: str, person: str, now: datetime) -> str:
    """The seat on the roll that a person holds now (ULID). Raises NotFound."""
    it = Decision.objects.get(pk=decision)
    held = {who: seat for seat, who in current_holders(it.body_id, now).items()}
    if person not in held:
        raise NotFound(person)
    return held[person]


def is_open(decision: str) -> bool:
    """Whether a decision still takes votes."""
    return Decision.objects.filter(pk=decision, state=State.OPEN).exists()


def open_count() -> int:
    """How many votes are open: a public figure."""
    return Decision.objects.filter(state=State.OPEN).count()


def may_read_ground(actor: Actor, elector: str, now: datetime) -> bool:
    """Whether the actor may read what lies behind the vote of a seat on the roll (ULID).

    The office that recorded it and whoever holds the seat always; other members as soon as the vote itself is
    shown, and only while it still rests on that ground.
    """
    if not actor.is_member:
        return False
    found = Elector.objects.filter(pk=elector).select_related("decision", "vote").first()
    if found is None:
        return False
    holders = current_holders(found.decision.body_id, now)
    if actor.is_office or actor.id == holders.get(found.seat):
        return True
    vote = getattr(found, "vote", None)
    return votes_are_shown(found.decision) and bool(vote and vote.by_office)
