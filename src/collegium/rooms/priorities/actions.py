"""Writes on rounds: six beats each. Closing against answering is decided by the row lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from collegium.commons.access import OPERATOR, Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.notify import end_links
from collegium.commons.thread import link
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.challenges.choices import State as ChallengeState
from collegium.rooms.challenges.queries import challenge_for

from .choices import State
from .facts import AnswerStored, RoundClosed, RoundMoved, RoundOpened, RoundReminded, RoundWithdrawn
from .models import Asked, Dots, Option, Round
from .queries import eligible, roll_now, round_for, standing_of, terms_of
from .queries_result import answers_of
from .rules import FLOW, Terms, fits, may_answer, may_remind, sensible, tally


@act("priorities.prepared", public=False)
def prepare_round(
    *,
    actor: Actor,
    title: str,
    why: str,
    challenges: Iterable[str],
    closes_at: datetime,
    dots: int = 10,
    most: int | None = None,
    language: str = "en",
    now: datetime,
) -> str:
    """The office prepares a round over adopted challenges (ULIDs, in their order); returns its ULID.

    Raises NotFound but for the office, Refused for terms without sense, Invalid(challenges="unknown").
    """
    authorise(actor, "priorities.prepare")
    _demand_sense(dots, most)
    it = Round(
        id=new_id(now),
        title=title.strip(),
        why=why.strip(),
        language=language,
        dots=dots,
        most=most,
        closes_at=closes_at,
        prepared_at=now,
    )
    it.save(force_insert=True)
    _set_options(it, challenges, now)
    record(it, dots=dots)
    return str(it.id)


def _demand_sense(dots: int, most: int | None) -> None:
    check = sensible(Terms(dots, most))
    if not check:
        raise Refused(check)


def _set_options(it: Round, challenges: Iterable[str], now: datetime) -> None:
    wanted = list(dict.fromkeys(challenges))
    if not set(wanted) <= {row.id for row in eligible(OPERATOR)}:
        raise Invalid(challenges="unknown")
    it.options.all().delete()
    for number, challenge in enumerate(wanted, start=1):
        Option(id=new_id(now), round=it, number=number, challenge_id=challenge).save(force_insert=True)


@act("priorities.changed", public=False)
def change_round(
    *,
    actor: Actor,
    round: str,
    version: int,
    title: str,
    why: str,
    challenges: Iterable[str],
    closes_at: datetime,
    dots: int,
    most: int | None,
    language: str = "en",
    now: datetime,
) -> None:
    """Other words, terms or options before the opening. Raises Stale when another version stands meanwhile, Refused."""
    it = round_for(actor, round, lock=True)
    authorise(actor, "priorities.prepare", it)
    if it.state != State.PREPARED:
        raise Refused("round_was_opened")
    words: dict[str, object] = {"title": title.strip(), "why": why.strip()}
    if it.version != version:
        raise Stale(theirs={name: getattr(it, name) for name in words}, yours=words)
    _demand_sense(dots, most)
    it.title, it.why, it.language = title.strip(), why.strip(), language
    it.dots, it.most, it.closes_at = dots, most, closes_at
    it.version += 1
    it.save()
    _set_options(it, challenges, now)
    record(it, version=it.version)


@act("priorities.opened", public=False)
def open_round(*, actor: Actor, round: str, texts: Mapping[str, str] | None = None, now: datetime) -> None:
    """Ask the members: the words of the options, terms and roll are frozen. `texts`: changed letters by language.

    Raises Refused (too few options, one is no longer adopted, the deadline is over), NotFound.
    """
    it = round_for(actor, round, lock=True)
    authorise(actor, "priorities.open", it)
    roll, options = roll_now(), list(it.options.order_by("number"))
    held = {option.id: challenge_for(OPERATOR, option.challenge_id) for option in options}
    gone = sum(challenge.state != ChallengeState.ADOPTED for challenge in held.values())
    asked = sum(not excluded for _, excluded in roll)
    FLOW.take("open", standing_of(it), asked=asked, gone=gone, now=now)
    for option in options:
        challenge = held[option.id]
        option.reference, option.title, option.what = challenge.reference, challenge.title, challenge.what
        option.language, option.group_id = challenge.language, challenge.group_id
        option.save()
        link(Ref("challenge", option.challenge_id), "asked_in", option)
    Asked.objects.bulk_create(
        Asked(id=new_id(now), round=it, institution_id=member.id, excluded=excluded) for member, excluded in roll
    )
    it.state, it.opened_at = State.OPEN, now
    it.save()
    record(it, asked=asked, closes_at=it.closes_at)
    announce(RoundOpened(it.id, it.closes_at, now, dict(texts or {})))


@act("priorities.answered", public=False)
def answer_round(
    *,
    actor: Actor,
    round: str,
    institution: str,
    dots: Mapping[str, int],
    reasons: Mapping[str, str] | None = None,
    now: datetime,
    by_link: bool = False,
) -> None:
    """An institution puts its dots (option ULID -> number; none: a blank answer) with reasons, or does so anew.

    The journal keeps each version: the dots by number of the option, the reasons as erasable text. Raises NotFound for
    who does not speak for it or when it is not asked, Refused after the deadline or when the dots do not fit.
    """
    it = round_for(actor, round, lock=True)
    authorise(actor, "priorities.answer", it, institution=institution)
    asked: Asked | None = Asked.objects.filter(round=it, institution=institution, excluded="").first()
    if asked is None:
        raise NotFound(institution)
    options = {option.id: option for option in it.options.all()}
    _decide_answer(it, options, dots, now)
    said = {ident: text.strip() for ident, text in (reasons or {}).items() if text.strip() and ident in options}
    asked.dots.all().delete()
    for ident, option in options.items():
        if dots.get(ident) or ident in said:
            row = Dots(
                id=new_id(now), asked=asked, option=option, number=dots.get(ident, 0), reason=said.get(ident, "")
            )
            row.save(force_insert=True)
    asked.given, asked.answered_at, asked.by_link = sum(dots.values()), now, by_link
    asked.answered_by_id = actor.id
    asked.version += 1
    asked.save()
    numbered = {str(options[ident].number): number for ident, number in dots.items() if number}
    words = "\n".join(f"{options[ident].number}. {text}" for ident, text in said.items())
    record(it, member=institution, text=words, round_answer=asked.id, version=asked.version, dots=numbered)
    announce(AnswerStored(it.id, institution, actor.id, by_link, now))


def _decide_answer(it: Round, options: Mapping[str, Option], dots: Mapping[str, int], now: datetime) -> None:
    if not set(dots) <= set(options):
        raise NotFound(it.id)
    for check in (may_answer(standing_of(it), now=now), fits(dots, terms_of(it))):
        if not check:
            raise Refused(check)


@act("priorities.moved", public=False)
def move_round(*, actor: Actor, round: str, closes_at: datetime, now: datetime) -> None:
    """Move the deadline of an open round; everybody who is asked is told. Raises Refused, NotFound."""
    it = round_for(actor, round, lock=True)
    authorise(actor, "priorities.move", it)
    FLOW.take("move", standing_of(it), to=closes_at, now=now)
    before, it.closes_at = it.closes_at, closes_at
    it.save()
    record(it, before=before, closes_at=closes_at)
    announce(RoundMoved(it.id, closes_at, now))


@act("priorities.reminded", public=False)
def remind_round(*, actor: Actor, round: str, now: datetime) -> int:
    """Remind who has not answered, with a new link; returns how many institutions. Raises Refused, NotFound."""
    it = round_for(actor, round, lock=True)
    authorise(actor, "priorities.remind", it)
    standing = standing_of(it)
    check = may_remind(standing, last=it.reminded_at, now=now)
    if not check:
        raise Refused(check)
    it.reminded_at = now
    it.save()
    silent = standing.asked - standing.answered
    record(it, number=silent)
    announce(RoundReminded(it.id, now))
    return silent


@act("priorities.closed")
def close_round(*, actor: Actor, round: str, now: datetime) -> None:
    """Close a round and count it; the result of each option is kept. Raises Refused while it runs, NotFound."""
    it = round_for(actor, round, lock=True)
    authorise(actor, "priorities.close", it)
    standing = standing_of(it)
    FLOW.take("close", standing, now=now)
    options = {option.id: option for option in it.options.order_by("number")}
    for line in tally(list(options), answers_of(it.id)):
        option = options[line.option]
        option.dots, option.givers, option.rank = line.dots, line.givers, line.rank
        option.save()
    it.state, it.closed_at = State.CLOSED, now
    it.save()
    end_links(about=it, now=now)
    record(it, asked=standing.asked, answered=standing.answered)
    announce(RoundClosed(it.id, standing.asked, standing.answered, now))


@act("priorities.withdrawn", public=False)
def withdraw_round(*, actor: Actor, round: str, reason: str, now: datetime) -> None:
    """Call a round off with a reason; what was answered stays in the record, uncounted. Raises Refused, Invalid."""
    it = round_for(actor, round, lock=True)
    authorise(actor, "priorities.withdraw", it)
    FLOW.take("withdraw", standing_of(it))
    if not reason.strip():
        raise Invalid(reason="missing")
    was_open = it.state == State.OPEN
    it.state = State.WITHDRAWN
    it.save()
    end_links(about=it, now=now)
    record(it, text=reason.strip())
    announce(RoundWithdrawn(it.id, was_open, now))
