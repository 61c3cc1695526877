"""Writes on decisions. Each is one transaction; closing against casting is decided by the row lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.db.models.functions import Length

from collegium.commons import consequences
from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.network import network
from collegium.commons.thread import link
from collegium.kernel.counting.passing import decide
from collegium.kernel.counting.rule import Rule, RuleError
from collegium.kernel.counting.seats import SeatVote, electorate_hash
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.groups.queries import SeatRow, seats_of
from collegium.rooms.members.choices import State as MemberState
from collegium.rooms.members.queries import home_institutions

from .choices import Choice, Excluded, Openness, State
from .facts import DeadlineMoved, DecisionCancelled, DecisionClosed, DecisionOpened, VoteRecorded
from .models import Decision, Elector, RuleObject, Vote
from .policy import visible_to
from .queries import current_holders, electors_of, seat_votes, standing_of
from .rules import FLOW, Terms, long_enough, may_cast


@act("ballots.rule_defined", public=False)
def define_rule(
    *,
    actor: Actor,
    slug: str,
    names: Mapping[str, str],
    rule: Mapping[str, Any],
    minimum_days: int = 0,
    closes_early: bool = False,
    now: datetime,
) -> str:
    """Add the next version of a rule object; returns its ULID. Raises Invalid(rule=<code>) for a faulty rule."""
    authorise(actor, "ballots.define_rule")
    try:
        checked = Rule.from_json(dict(rule))
    except RuleError as error:
        raise Invalid(rule=error.code) from error
    last = RuleObject.objects.filter(slug=slug).aggregate(last=Max("version"))["last"] or 0
    row = RuleObject(
        id=new_id(now),
        slug=slug,
        version=last + 1,
        names=dict(names),
        rule=checked.to_json(),
        minimum_days=minimum_days,
        closes_early=closes_early,
    )
    row.save(force_insert=True)
    record(row, version=row.version)
    return row.id


@act("ballots.opened")
def open_decision(
    *,
    actor: Actor,
    body: str,
    question: str,
    rule: str,
    closes_at: datetime,
    now: datetime,
    subject: Ref | None = None,
    fingerprint: str = "",
    openness: Openness = Openness.OPEN,
    recused: Iterable[str] = (),
    texts: Mapping[str, str] | None = None,
) -> str:
    """Put a question to a body (ULID) under the newest version of a rule (slug); returns the decision's ULID.

    The electorate is computed now, frozen, and its hash kept; `recused` are seats that leave every count.
    `texts` are changed words of the letter to the seats, by language.
    Raises Refused (too short, nobody may vote), NotFound.
    """
    authorise(actor, "ballots.open")
    frozen = RuleObject.objects.filter(slug=rule).order_by("-version").first()
    if frozen is None:
        raise NotFound(rule)
    check = long_enough(Terms(frozen.minimum_days, frozen.closes_early), opens=now, closes=closes_at)
    if not check:
        raise Refused(check)
    it = Decision(
        id=new_id(now),
        reference=_next_reference(now),
        question=question,
        body_id=body,
        subject_kind=subject.kind if subject else "",
        subject=subject.id if subject else "",
        fingerprint=fingerprint,
        rule=frozen,
        frozen_rule={},
        openness=openness,
        opened_at=now,
        closes_at=closes_at,
    )
    _freeze_electorate(it, set(recused), now)
    if subject:
        link(subject, "decided_by", it)
    record(it, body=body, about=str(subject or ""), rule=frozen.id, closes_at=closes_at)
    announce(DecisionOpened(it.id, body, str(subject or ""), closes_at, now, dict(texts or {})))
    return it.id


def _next_reference(now: datetime) -> str:
    year = now.astimezone(network().tz).year
    stem = f"{network().name}-D-{year}-".upper().replace(" ", "-")
    rows = Decision.objects.filter(reference__startswith=stem).order_by(Length("reference").desc(), "-reference")
    last = rows.values_list("reference", flat=True).first()
    return f"{stem}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:02d}"


def _freeze_electorate(it: Decision, recused: set[str], now: datetime) -> None:
    seats = seats_of(it.body_id, now)
    homes = home_institutions([seat.person for seat in seats if seat.person and not seat.institution], now)
    electors = [_elector(it, seat, homes, recused, now) for seat in seats]
    roll = [
        SeatVote(seat=e.seat, weight=e.weight, country=e.country or None, recused=e.recused)
        for e in electors
        if not e.excluded
    ]
    if not any(not seat.recused for seat in roll):
        raise Refused("nobody_may_vote")
    it.electorate_hash = electorate_hash(roll)
    rule = Rule.from_json(it.rule.rule).frozen_for(entitled=len(roll), total_weight=sum(e.weight for e in roll))
    it.frozen_rule = rule.to_json()
    it.save(force_insert=True)
    Elector.objects.bulk_create(electors)


def _elector(it: Decision, seat: SeatRow, homes: Mapping[str, Any], recused: set[str], now: datetime) -> Elector:
    home = homes.get(seat.person)
    excluded = Excluded.VACANT if not seat.person else ""
    if seat.institution and seat.institution_state != MemberState.MEMBER:
        excluded = Excluded.SUSPENDED
    return Elector(
        id=new_id(now),
        decision=it,
        seat=seat.id,
        number=seat.number,
        person_id=seat.person or None,
        institution_id=seat.institution or (home.id if home else None),
        country=home.country if home else "",
        excluded=excluded,
        recused=seat.id in recused,
    )


def _locked(decision: str, actor: Actor) -> Decision:
    found = Decision.objects.select_for_update().filter(visible_to(actor), pk=decision)
    it: Decision | None = found.select_related("rule").first()
    if it is None:
        raise NotFound(decision)
    return it


def _seat_on_roll(it: Decision, seat: str) -> Elector:
    elector: Elector | None = Elector.objects.filter(decision=it, seat=seat, excluded="").first()
    if elector is None:
        raise NotFound(seat)
    return elector


@act("ballots.cast", public=False)
def cast_vote(*, actor: Actor, decision: str, seat: str, choice: Choice, now: datetime, by_link: bool = False) -> None:
    """A seat votes, or replaces its vote, through whoever holds it now. Closes the vote where its rule says so.

    Raises NotFound when the actor does not hold the seat or it is not on the roll, Refused after closing.
    """
    it = _locked(decision, actor)
    elector = _seat_on_roll(it, seat)
    authorise(actor, "ballots.cast_vote", it, person=current_holders(it.body_id, now).get(seat, ""))
    _store(it, elector, choice, now, cast_by=actor.id)
    if by_link:
        announce(VoteRecorded(it.id, seat, False, now))
    _close_when_all_have_voted(it, actor, now)


@act("ballots.vote_recorded", public=False)
def record_vote(*, actor: Actor, decision: str, seat: str, choice: Choice, ground: str, now: datetime) -> None:
    """The office records what came by post, phone or mail; `ground` is the file (ULID). The holder is told.

    Raises NotFound, Refused after closing, Invalid(ground="missing").
    """
    it = _locked(decision, actor)
    elector = _seat_on_roll(it, seat)
    authorise(actor, "ballots.record_vote", it)
    if not ground:
        raise Invalid(ground="missing")
    _store(it, elector, choice, now, cast_by="", ground=ground)
    announce(VoteRecorded(it.id, seat, True, now))
    _close_when_all_have_voted(it, actor, now)


def _store(it: Decision, elector: Elector, choice: Choice, now: datetime, *, cast_by: str, ground: str = "") -> None:
    check = may_cast(standing_of(it, electors_of(it.id)), recused=elector.recused, now=now)
    if not check:
        raise Refused(check)
    vote = Vote.objects.filter(elector=elector).first() or Vote(id=new_id(now), elector=elector)
    vote.choice, vote.cast_at, vote.cast_by_id = choice, now, cast_by or None
    vote.by_office, vote.ground = bool(ground), ground
    vote.save()
    shown = {"choice": str(choice)} if it.openness == Openness.OPEN else {}
    record(it, member=elector.institution_id or "", seat=elector.seat, **shown)


def _close_when_all_have_voted(it: Decision, actor: Actor, now: datetime) -> None:
    if not it.rule.closes_early:
        return
    now_stands = standing_of(it, electors_of(it.id))
    if now_stands.entitled and now_stands.cast >= now_stands.entitled:
        close_decision(actor=_closer(actor), decision=it.id, now=now)


def _closer(actor: Actor) -> Actor:
    """The last vote closes by itself: it is the machine's act, whoever cast it."""
    from collegium.commons.access import SYSTEM

    return SYSTEM


@act("ballots.closed")
def close_decision(*, actor: Actor, decision: str, now: datetime) -> bool:
    """Close a vote, count it, and do at once what follows for its subject; returns whether it was adopted.

    Raises Refused when it may not close yet, NotFound.
    """
    it = _locked(decision, actor)
    authorise(actor, "ballots.close", it)
    electors = electors_of(it.id)
    FLOW.take("close", standing_of(it, electors), now=now, by_chair=actor.wears("president", "chair"))
    passing = decide(Rule.from_json(it.frozen_rule), seat_votes(electors))
    it.state, it.closed_at = State.CLOSED, now
    it.adopted, it.result = passing.adopted, passing.to_json()
    it.save()
    record(it, adopted=passing.adopted, body=it.body_id)
    consequences.apply(
        "ballots.closed",
        actor=actor,
        now=now,
        decision=it.id,
        body=it.body_id,
        subject=_subject(it),
        adopted=passing.adopted,
    )
    announce(DecisionClosed(it.id, it.body_id, _subject(it), passing.adopted, now))
    return passing.adopted


def _subject(it: Decision) -> str:
    return f"{it.subject_kind}:{it.subject}" if it.subject else ""


@act("ballots.moved", public=False)
def move_deadline(*, actor: Actor, decision: str, closes_at: datetime, now: datetime) -> None:
    """Move the closing of an open vote; all electors are told. Raises Refused, NotFound."""
    it = _locked(decision, actor)
    authorise(actor, "ballots.move", it)
    FLOW.take("move", standing_of(it, electors_of(it.id)), to=closes_at, now=now)
    before, it.closes_at = it.closes_at, closes_at
    it.save()
    record(it, before=before, closes_at=closes_at)
    announce(DeadlineMoved(it.id, closes_at, now))


@act("ballots.cancelled")
def cancel_decision(*, actor: Actor, decision: str, reason: str, now: datetime) -> None:
    """Call an open vote off with a reason (free text, erasable). Votes cast stay in the record, uncounted."""
    it = _locked(decision, actor)
    authorise(actor, "ballots.cancel", it)
    FLOW.take("cancel", standing_of(it, electors_of(it.id)))
    if not reason.strip():
        raise Invalid(reason="missing")
    it.state = State.CANCELLED
    it.save()
    record(it, text=reason, body=it.body_id)
    consequences.apply("ballots.cancelled", actor=actor, now=now, decision=it.id, subject=_subject(it))
    announce(DecisionCancelled(it.id, it.body_id, _subject(it), now))


@act("ballots.recused", public=False)
def recuse(*, actor: Actor, decision: str, seat: str, now: datetime) -> None:
    """A seat withdraws from an open vote and leaves every count; a vote it has cast is not counted."""
    it = _locked(decision, actor)
    elector = _seat_on_roll(it, seat)
    authorise(actor, "ballots.recuse", it, person=current_holders(it.body_id, now).get(seat, ""))
    check = may_cast(standing_of(it, electors_of(it.id)), recused=elector.recused, now=now)
    if not check:
        raise Refused(check)
    elector.recused = True
    elector.save()
    record(it, member=elector.institution_id or "", seat=seat)
    _close_when_all_have_voted(it, actor, now)
