"""The record of a closed vote, ready to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.exports.house import Assembly, Count, NetworkPrint
from collegium.commons.exports.record import SeatLine as PrintedSeat
from collegium.commons.exports.record import VoteRecordPrint, record_words
from collegium.commons.network import network
from collegium.commons.pages.moments import moment_full
from collegium.commons.pages.shell import disclaimer
from collegium.kernel.counting.proof import proof
from collegium.kernel.counting.sentences import rule_sentence, sentence
from collegium.rooms.groups.queries import in_words

from . import queries
from .choices import Openness
from .queries import SeatLine
from .shown import MARKS, counts_for, quorum_missed
from .words import EXCLUDED, MARK_WORDS


def record_of(it: Any, actor: Actor) -> VoteRecordPrint:
    """All that is printed of a closed decision, in the reader's language; names for members only.

    It is made at the closing: whoever takes it twice has the same bytes.
    """
    lang = get_language() or "en"
    electors = queries.electors_of(it.id)
    passing = queries.passing_of(it, electors)
    lines = queries.seat_lines(it, electors, actor, it.closed_at)
    counts = counts_for(lines, it, passing)
    here = network()
    return VoteRecordPrint(
        lang=lang,
        words=record_words(_),
        network=NetworkPrint(here.full_name, here.tagline.get(lang, ""), here.domain),
        body=in_words(it.body.names),
        question=it.question,
        result=_("Adopted") if it.adopted else _("Not adopted"),
        sentence=sentence(passing, lang),
        made_at=it.closed_at,
        reference=it.reference,
        facts=(
            (_("Opened"), moment_full(it.opened_at)),
            (_("Closed"), moment_full(it.closed_at)),
            (
                _("Kind of vote"),
                _("written, by seat, named") if it.openness == Openness.NAMED else _("written, by seat"),
            ),
        ),
        rule=(rule_sentence(queries.rule_of(it, passing), lang),),
        assembly=_assembly(counts, passing, sentence(passing, lang), missed=quorum_missed(it, passing)),
        columns=(_("Seat"), _("Holder"), _("University"), _("Vote")) if lines else (),
        seats=tuple(_row(line) for line in lines),
        seats_note="" if lines else _("Names are shown to members of the network."),
        proof=tuple((line.question, line.sentence, line.number) for line in proof(passing, lang)),
        electorate=it.electorate_hash,
        text=it.fingerprint,
        disclaimer=disclaimer() if here.is_demonstration else "",
    )


def _assembly(counts: dict[str, int], passing: Any, said: str, *, missed: bool) -> Assembly:
    parts = [
        ("supports", "for"),
        ("neutral", "abstain"),
        ("opposes", "against"),
        ("recused", "recused"),
        ("silent", "silent"),
        ("notentitled", "vacant"),
        ("suspended", "suspended"),
    ]
    shown = tuple(Count(mark, counts[key], str(MARK_WORDS[mark])) for mark, key in parts if counts[key])
    needed = passing.quorum.needed if missed else int(passing.majorities[0].needed) if passing.majorities else 0
    gate = needed if 0 < needed < passing.entitled else 0
    gate_word = _("%(needed)s for the quorum") if missed else _("%(needed)s needed")
    return Assembly(
        counts=shown,
        alternative=said,
        number=str(counts["cast"] if missed else counts["for"]),
        under=_("of %(entitled)s have voted") % counts if missed else _("for, of %(cast)s cast") % counts,
        gate=gate,
        gate_word=gate_word % {"needed": needed} if gate else "",
    )


def _row(line: SeatLine) -> PrintedSeat:
    if line.excluded:
        mark, word = ("suspended" if line.excluded == "suspended" else "notentitled"), str(EXCLUDED[line.excluded])
    elif line.recused:
        mark, word = "recused", str(MARK_WORDS["recused"])
    else:
        mark = MARKS[line.choice] if line.choice else "silent"  # type: ignore[index]
        word = str(MARK_WORDS[mark])
        if line.by_office:
            word = f"{word}, {_('recorded by the office')}"
    return PrintedSeat((str(line.number), line.person_name, line.institution_short, word), mark)


__all__: Sequence[str] = ["record_of"]
