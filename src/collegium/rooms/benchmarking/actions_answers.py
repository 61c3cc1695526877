"""A university enters its values and confirms them; the office records what came by letter or telephone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import new_id

from .actions_rounds import locked
from .choices import AnswerState, Flag
from .models import Answer, Round, Value
from .queries_rounds import asked_members, given_by, items_of, standing_of
from .rules import Entry, fault_of, may_answer, may_confirm


@act("benchmarking.values_entered", public=False)
def enter_values(
    *,
    actor: Actor,
    data_round: str,
    institution: str,
    entries: Mapping[str, Entry],
    version: int | None = None,
    now: datetime,
) -> bool:
    """Keep the values of a university as a draft, by edition (ULID); returns whether anything is different.

    What was confirmed and is changed waits for confirmation again. All entries or none: Invalid(<edition>=code).
    Raises NotFound, Refused("round_over"), Stale when somebody else changed them meanwhile.
    """
    it = locked(data_round, actor)
    authorise(actor, "benchmarking.enter", it, institution=institution)
    answer, changed = _write(it, institution, entries, actor=actor, now=now, version=version)
    if changed:
        answer.state, answer.confirmed_at, answer.confirmed_by_id = AnswerState.DRAFT, None, None
        answer.by_office, answer.ground = False, ""
        answer.save()
    record(it, member=institution, values=len(entries))
    return changed


@act("benchmarking.recorded_for", public=False)
def record_for(
    *, actor: Actor, data_round: str, institution: str, entries: Mapping[str, Entry], ground: str, now: datetime
) -> None:
    """The office records and confirms what a university said elsewhere, on this ground; the university sees both and
    may change it until the deadline. Raises Invalid(ground="missing", <edition>=code), Refused.
    """
    it = locked(data_round, actor)
    authorise(actor, "benchmarking.run", it)
    if not ground.strip():
        raise Invalid(ground="missing")
    answer, _ = _write(it, institution, entries, actor=actor, now=now)
    check = may_confirm(held=_held(answer), state="")
    if not check:
        raise Refused(check)
    answer.by_office, answer.ground = True, ground.strip()[:300]
    answer.state, answer.confirmed_at, answer.confirmed_by_id = AnswerState.CONFIRMED, now, _person(actor)
    answer.save()
    record(it, member=institution, text=answer.ground)


@act("benchmarking.values_confirmed", public=False)
def confirm_values(*, actor: Actor, data_round: str, institution: str, version: int, now: datetime) -> None:
    """Whoever speaks for a university confirms what was entered. Raises Refused, Stale when it changed meanwhile."""
    it = locked(data_round, actor)
    authorise(actor, "benchmarking.confirm", it, institution=institution)
    check = may_answer(standing_of(it), now=now)
    if not check:
        raise Refused(check)
    answer = Answer.objects.select_for_update().filter(data_round=it, institution=institution).first()
    check = may_confirm(held=_held(answer), state=answer.state if answer else "")
    if answer is None or not check:
        raise Refused(check)
    if answer.version != version:
        raise Stale(theirs={}, yours={})
    answer.state, answer.confirmed_at, answer.confirmed_by_id = AnswerState.CONFIRMED, now, _person(actor)
    answer.save()
    record(it, member=institution)


def _person(actor: Actor) -> str | None:
    return None if actor.is_machine else actor.id


def _held(answer: Answer | None) -> int:
    return Value.objects.filter(answer=answer).count() if answer else 0


def _write(
    it: Round,
    institution: str,
    entries: Mapping[str, Entry],
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
) -> tuple[Answer, bool]:
    check = may_answer(standing_of(it), now=now)
    if not check:
        raise Refused(check)
    if institution not in {row.id for row in asked_members(actor)}:
        raise NotFound(institution)
    units = {item.edition: item.unit for item in items_of(it.id)}
    given = {edition: entry for edition, entry in entries.items() if edition in units}
    faults = {edition: code for edition, entry in given.items() if (code := fault_of(entry, units[edition]))}
    if faults:
        raise Invalid(**faults)
    answer = Answer.objects.select_for_update().filter(data_round=it, institution=institution).first()
    held = dict(given_by(it.id, institution).entries or {}) if answer else {}
    if version is not None and version != (answer.version if answer else 0):
        raise Stale(theirs=_said(held), yours=_said(given))
    changed = {edition: entry for edition, entry in given.items() if held.get(edition, Entry()) != entry}
    if answer is None:
        answer = Answer(id=new_id(now), data_round=it, institution_id=institution, version=0)
    if changed or not held:
        answer.version, answer.entered_by_id, answer.entered_at = answer.version + 1, _person(actor), now
        answer.save()
        _store(answer, changed, now)
    return answer, bool(changed)


def _store(answer: Answer, changed: Mapping[str, Entry], now: datetime) -> None:
    Value.objects.filter(answer=answer, edition__in=list(changed)).delete()
    Value.objects.bulk_create(
        [
            Value(
                id=new_id(now),
                edition_id=edition,
                institution_id=answer.institution_id,
                answer=answer,
                value=entry.value,
                flag=Flag(entry.flag),
                remark=entry.remark.strip()[:300],
            )
            for edition, entry in changed.items()
            if not entry.is_empty
        ]
    )


def _said(entries: Mapping[str, Entry]) -> dict[str, object]:
    return {edition: "" if entry.value is None else f"{entry.value:f}" for edition, entry in entries.items()}
