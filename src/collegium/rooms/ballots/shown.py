"""What of a vote may be shown, as finished values: counts, the drawing of the assembly, the subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import pgettext

from collegium.commons.access import Actor
from collegium.commons.pages.activity import address_of
from collegium.commons.pages.shapes.assembly import Assembly, Seat, assembly_of
from collegium.commons.pages.words import names_of
from collegium.kernel.counting.outcome import Passing
from collegium.kernel.ids import Ref

from .choices import Choice, Excluded, Openness, State
from .queries import SeatLine

MARKS = {Choice.FOR: "supports", Choice.AGAINST: "opposes", Choice.ABSTAIN: "neutral"}


def may_show_votes(decision: Any) -> bool:
    """Whether what seats voted may be shown now."""
    return decision.state == State.CLOSED or (decision.state == State.OPEN and decision.openness == Openness.OPEN)


def counts_for(lines: Sequence[SeatLine], decision: Any, passing: Passing) -> dict[str, int]:
    """Numbers by choice, and who did not vote; for the public from the result alone."""
    sides = passing.members
    found = {
        "for": int(sides.yes),
        "against": int(sides.no),
        "abstain": int(sides.abstain),
        "cast": passing.ballots,
        "entitled": passing.entitled,
        "silent": passing.entitled - passing.ballots,
        "recused": passing.recused,
        "vacant": sum(line.excluded == Excluded.VACANT for line in lines),
        "suspended": sum(line.excluded == Excluded.SUSPENDED for line in lines),
    }
    if not may_show_votes(decision):
        found.update({"for": 0, "against": 0, "abstain": 0})
    return found


def assembly_for(lines: Sequence[SeatLine], decision: Any, passing: Passing, actor: Actor) -> Assembly | None:
    """One mark for each seat; the public sees the counts of a closed vote without names."""
    if lines:
        seats = [_seat(line, decision, actor) for line in lines]
        return assembly_of(seats, gate=_gate(passing, decision))
    if decision.state != State.CLOSED:
        return None
    counts = counts_for(lines, decision, passing)
    anonymous = [
        Seat("", mark)
        for key, mark in (("for", "supports"), ("abstain", "neutral"), ("against", "opposes"), ("silent", "silent"))
        for _n in range(counts[key])
    ]
    return assembly_of(anonymous, gate=_gate(passing, decision), named=False) if anonymous else None


def quorum_missed(decision: Any, passing: Passing) -> bool:
    """Whether a closed vote failed on its quorum: then the line stands at the votes that had to be cast."""
    return decision.state == State.CLOSED and not passing.quorum.met


def _gate(passing: Passing, decision: Any) -> int | None:
    """Where the line stands: at the votes needed, or at the quorum where that was missed."""
    if decision.state != State.CLOSED or not passing.majorities:
        return None
    needed = passing.quorum.needed if quorum_missed(decision, passing) else int(passing.majorities[0].needed)
    return needed if 0 < needed < passing.entitled else None


def _seat(line: SeatLine, decision: Any, actor: Actor) -> Seat:
    name = line.institution_short or line.person_name or pgettext("seat", "Seat %(n)s") % {"n": line.number}
    return Seat(
        name=name,
        state=_mark(line, decision),
        country=line.country,
        you=bool(actor.id) and line.person == actor.id,
        note=line.person_name,
    )


def _mark(line: SeatLine, decision: Any) -> str:
    if line.excluded:
        return "suspended" if line.excluded == "suspended" else "notentitled"
    if line.recused:
        return "recused"
    if not line.has_voted:
        return "silent"
    return MARKS[Choice(line.choice)] if line.choice and may_show_votes(decision) else "answered"


def subject_link(decision: Any) -> dict[str, str] | None:
    """The name and address of what is decided on, or None for a question that stands alone."""
    if not decision.subject:
        return None
    ref = Ref(decision.subject_kind, decision.subject)
    name = names_of(ref.kind, [ref.id]).get(ref.id, "")
    return {"kind": ref.kind, "id": ref.id, "title": name, "url": address_of(ref)}
