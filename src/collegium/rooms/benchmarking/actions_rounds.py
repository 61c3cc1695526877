"""The office opens a round, moves its deadline, reminds, cancels; the clock closes it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from collegium.commons.access import OPERATOR, Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.notify import end_links, notify, signed_link
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import new_id
from collegium.rooms.members.queries import members

from .actions import figures_of, groups_of_universities
from .choices import AnswerState, RoundState
from .facts import DeadlineMoved, RoundEnded, RoundOpened
from .models import Edition, Indicator, Round, Value
from .policy import visible_to
from .queries_rounds import asked_members, liaisons_to_ask, standing_of
from .rules import FLOW, may_move, reminders_due


def locked(ident: str, actor: Actor) -> Round:
    """The round, locked for the act. Raises NotFound."""
    it: Round | None = Round.objects.select_for_update().filter(visible_to(actor), pk=ident).first()
    if it is None:
        raise NotFound(ident)
    return it


@act("benchmarking.round_opened", public=False)
def open_round(
    *, actor: Actor, title: str, period: str, indicators: Collection[str], deadline: datetime, now: datetime
) -> str:
    """Ask all members for the values of one period for some indicators (ULIDs); returns the round's ULID.

    The sharing rule of each indicator is fixed with it. Raises Invalid(indicators="missing" | "period_taken",
    deadline="deadline_behind").
    """
    authorise(actor, "benchmarking.run")
    rows = list(Indicator.objects.filter(pk__in=list(indicators)))
    if not rows:
        raise Invalid(indicators="missing")
    if Edition.objects.filter(indicator__in=rows, period=period).exists():
        raise Invalid(indicators="period_taken")
    if deadline <= now:
        raise Invalid(deadline="deadline_behind")
    it = Round(id=new_id(now), title=title.strip(), period=period, opened_at=now, deadline=deadline)
    it.reminders = reminders_due(deadline, now=now)
    it.save(force_insert=True)
    for row in rows:
        Edition(id=new_id(now), indicator=row, period=period, data_round=it, sharing=row.sharing).save()
    record(it, indicators=len(rows))
    announce(RoundOpened(it.id, now))
    return it.id


@act("benchmarking.deadline_moved", public=False)
def move_deadline(*, actor: Actor, data_round: str, deadline: datetime, now: datetime) -> None:
    """Another deadline, to which every link of a letter is good; all who were asked are told. Raises Refused."""
    it = locked(data_round, actor)
    authorise(actor, "benchmarking.run", it)
    check = may_move(standing_of(it), deadline, now=now)
    if not check:
        raise Refused(check)
    it.deadline, it.reminders = deadline, reminders_due(deadline, now=now)
    it.save()
    end_links(about=it, now=now)
    record(it, deadline=deadline.isoformat())
    announce(DeadlineMoved(it.id, deadline, now))


@act("benchmarking.reminded", public=False)
def remind(*, actor: Actor, data_round: str, now: datetime) -> int:
    """Write to the Liaison of every university that has not confirmed its values; returns how many people.

    By the office at any time, by the clock seven days and two days before the deadline.
    """
    it = locked(data_round, actor)
    if not actor.is_machine:
        authorise(actor, "benchmarking.run", it)
    if it.state != RoundState.OPEN:
        raise Refused("round_over")
    to = [person for people in liaisons_to_ask(OPERATOR, it.id, now).values() for person in people]
    it.reminders, it.reminded_at = reminders_due(it.deadline, now=now), now
    it.save()
    tell_liaisons("data_reminder", it, to, key=f"{it.id}:{now:%Y%m%d%H%M}", now=now)
    record(it, people=len(to))
    return len(to)


def tell_liaisons(kind: str, it: Round, to: list[str], *, key: str, now: datetime) -> None:
    """A line and a letter to these Liaisons, each with a link that opens her own university's answer alone."""
    links = {
        person: signed_link(act="benchmarking.answer", person=person, about=it, expires=it.deadline, now=now)
        for person in to
    }
    notify(
        kind,
        to=to,
        about=it,
        url=f"/data/rounds/{it.id}/answer/",
        key=key,
        links=links,
        title=it.title,
        deadline=it.deadline,
    )


@act("benchmarking.round_cancelled", public=False)
def cancel_round(*, actor: Actor, data_round: str, reason: str, now: datetime) -> None:
    """End a round without figures. What was given is removed. Raises Invalid(reason="missing"), Refused."""
    it = locked(data_round, actor)
    authorise(actor, "benchmarking.run", it)
    step = FLOW.take("cancel", standing_of(it))
    if not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.ended_at, it.reason, it.asked = RoundState(step.to), now, reason.strip(), len(asked_members(OPERATOR))
    it.save()
    Value.objects.filter(edition__data_round=it).delete()
    Edition.objects.filter(data_round=it).delete()
    end_links(about=it, now=now)
    record(it, text=it.reason)
    announce(RoundEnded(it.id, str(step.to), now))


@act("benchmarking.round_closed")
def close_round(*, actor: Actor, data_round: str, now: datetime) -> None:
    """After the deadline: what is confirmed is counted and frozen with its groups; drafts are dropped, and said so.

    By the clock alone. Raises NotFound for anybody else, Refused before the deadline.
    """
    if not actor.is_machine:
        raise NotFound(data_round)
    it = locked(data_round, actor)
    step = FLOW.take("close", standing_of(it), now=now)
    it.state, it.ended_at, it.asked = RoundState(step.to), now, len(asked_members(OPERATOR))
    it.save()
    Value.objects.filter(edition__data_round=it).exclude(answer__state=AnswerState.CONFIRMED).delete()
    _freeze(it, now)
    end_links(about=it, now=now)
    record(it)
    announce(RoundEnded(it.id, str(step.to), now))


def _freeze(it: Round, now: datetime) -> None:
    base, every = len(members(OPERATOR)), groups_of_universities()
    given: dict[str, dict[str, Decimal]] = {}
    rows = Value.objects.filter(edition__data_round=it, value__isnull=False)
    for edition, institution, value in rows.values_list("edition_id", "institution_id", "value"):
        given.setdefault(edition, {})[institution] = value
    for edition in Edition.objects.filter(data_round=it).select_related("indicator"):
        edition.base, edition.frozen_at = base, now
        edition.figures = figures_of(given.get(edition.id, {}), every, edition.indicator.unit)
        edition.save()
