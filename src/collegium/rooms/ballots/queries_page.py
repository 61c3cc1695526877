"""What the page of a decision says, as finished values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities, can
from collegium.commons.journal.reading import acts
from collegium.commons.pages.threads import thread_steps
from collegium.commons.pages.words import reason_sentence
from collegium.kernel.counting.proof import proof
from collegium.kernel.counting.sentences import rule_sentence, sentence, standing_sentence
from collegium.kernel.counting.standing import standing
from collegium.kernel.errors import Decision as Answer
from collegium.rooms.groups.queries import in_words
from collegium.rooms.groups.queries_shown import the_body

from . import queries
from .choices import State
from .queries import SeatLine
from .rules import may_close
from .shown import assembly_for, counts_for, may_show_votes, quorum_missed, subject_link
from .words import CHOICES, EXCLUDED, MARK_WORDS, OPENNESS, STATES

OFFICE = ("ballots.record_vote", "ballots.move", "ballots.cancel", "ballots.close")


def body_in_a_sentence(it: Any, *, first: bool = False) -> str:
    """The body that decides: "the Board", "the group Innovation"."""
    return the_body(in_words(it.body.names), drafts_papers=it.body.kind.drafts_papers, first=first)


def page_context(it: Any, who: Actor, now: datetime) -> dict[str, Any]:
    """Everything a decision's page shows, as finished values."""
    electors = queries.electors_of(it.id)
    passing = queries.passing_of(it, electors)
    lines = queries.seat_lines(it, electors, who, now)
    holders = queries.current_holders(it.body_id, now) if it.state == State.OPEN else {}
    answer = closing(it, electors, who, now)
    return {
        **_result(it, electors, passing),
        "it": it,
        "state_words": STATES,
        "body_name": in_words(it.body.names),
        "the_body": body_in_a_sentence(it),
        "lines": lines,
        "own": _own(lines, who, holders),
        "counts": counts_for(lines, it, passing),
        "passing": passing,
        "quorum_missed": quorum_missed(it, passing),
        "assembly": assembly_for(lines, it, passing, who),
        "marks": MARK_WORDS,
        "excluded": EXCLUDED,
        "choices": CHOICES,
        "files_for_members": who.is_member,
        "waits_for": _waits_for(lines, holders),
        "subject": subject_link(it),
        "thread": thread_steps(it.ref, who) if it.subject else [],
        "reason": reason_of(it),
        "can": abilities(who, OFFICE, it),
        "may_close": bool(answer),
        "close_refused": "" if answer else reason_sentence(answer),
        "office_recuses": it.state == State.OPEN and can(who, "ballots.recuse", it),
        "now": now,
    }


def _result(it: Any, electors: Sequence[Any], passing: Any) -> dict[str, Any]:
    """The rule and what came of it, in words."""
    lang, rule, shown = get_language() or "en", passing.rule, may_show_votes(it)
    closed = it.state == State.CLOSED
    stands = it.state == State.OPEN and shown
    return {
        "shown": shown,
        "openness": "" if it.state != State.OPEN else OPENNESS[it.openness],
        "sentence": sentence(passing, lang) if closed else "",
        "standing": standing_sentence(standing(rule, queries.seat_votes(electors)), lang) if stands else "",
        "proof": [
            {"question": line.question, "answer": line.sentence, "number": line.number}
            for line in (proof(passing, lang) if closed else [])
        ],
        "rule_sentence": rule_sentence(queries.rule_of(it, passing), lang),
        "rule_name": in_words(it.rule.names),
    }


def _own(lines: Sequence[SeatLine], who: Actor, holders: dict[str, str]) -> list[SeatLine]:
    """The seats for which the reader votes, or voted when the roll was frozen."""
    return [line for line in lines if who.id and who.id in (line.person, holders.get(line.seat))]


def _waits_for(lines: Sequence[SeatLine], holders: dict[str, str]) -> list[tuple[str, str]]:
    """Who has still to vote: (person, seat in words)."""
    return [
        (holders[line.seat], line.institution_short or line.person_name)
        for line in lines
        if not line.has_voted and not line.excluded and not line.recused and line.seat in holders
    ]


def seat_words(line: SeatLine) -> str:
    """A seat in a choice: its number, who holds it, for whom."""
    inside = f" ({line.institution_short})" if line.institution_short else ""
    return f"{line.number}. {line.person_name}{inside}"


def reason_of(it: Any) -> str:
    """Why a vote was called off: the text beside its act, "" when it was erased."""
    if it.state != State.CANCELLED:
        return ""
    found = acts(subjects=[it.id], kinds=["ballots.cancelled"], limit=1)
    return found[0].text if found else ""


def closing(it: Any, electors: Sequence[Any], who: Actor, now: datetime) -> Answer:
    """Whether the reader could close an open vote at this moment."""
    by_chair = who.wears("president", "chair")
    return may_close(queries.standing_of(it, electors), now=now, by_chair=by_chair)


def cast_words(it: Any, electors: Sequence[Any]) -> str:
    """How far an open vote has come: "6 of 13 seats have voted"."""
    stands = queries.standing_of(it, electors)
    return _("%(cast)s of %(entitled)s seats have voted") % {"cast": stands.cast, "entitled": stands.entitled}


def recusable(it: Any, who: Actor, now: datetime) -> list[tuple[str, str]]:
    """The seats that the reader may withdraw from an open vote: her own, any for the office; (seat, in words)."""
    if it.state != State.OPEN:
        return []
    holders = queries.current_holders(it.body_id, now)
    lines = queries.seat_lines(it, queries.electors_of(it.id), who, now)
    return [
        (line.seat, seat_words(line))
        for line in lines
        if not line.excluded and not line.recused and can(who, "ballots.recuse", it, person=holders.get(line.seat, ""))
    ]
