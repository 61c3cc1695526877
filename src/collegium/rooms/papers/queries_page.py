"""What the page of a paper on its way shows, as finished values."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities
from collegium.commons.files import file_rows
from collegium.commons.journal.reading import acts
from collegium.commons.pages.activity import act_lines
from collegium.commons.pages.threads import thread_steps
from collegium.rooms.ballots.queries import decisions
from collegium.rooms.groups.queries import body, in_words

from .choices import EDITABLE, State
from .queries import consultations_of, draft_of, editors_of, standing_of, versions_of, words_for_reader
from .queries_kinds import rules_in_words, the_body
from .queries_moves import offered_moves
from .queries_published import named_authors
from .words import NEXT_MOVE, STAGES, STATE_KINDS, STATES

ABILITIES = ("papers.edit", "papers.name_editors", "papers.name_authors", "papers.read_draft", "papers.translate")


def standing_context(it: Any, actor: Actor, now: datetime) -> dict[str, Any]:
    """Where the paper stands, who must move, and everything that hangs on it."""
    standing = standing_of(it)
    decider = body(actor, it.kind.adopting_body) if it.kind.adopting_body else None
    carrier = body(actor, it.group_id)
    names = {"group": the_body(carrier), "Group": the_body(carrier, first=True)}
    names["Body"] = the_body(decider or carrier, first=True)
    moves = offered_moves(it, actor, standing)
    draft = draft_of(it)
    return {
        "it": it,
        "words": words_for_reader(it.title, it.standfirst, it.language, it.translations),
        "kind": in_words(it.kind.names),
        "kind_rules": rules_in_words(it.kind, {decider.slug: decider} if decider else {}),
        "group_name": in_words(it.group.names),
        "state": str(STATES[it.state]),
        "state_kind": STATE_KINDS[it.state],
        "next_move": str(NEXT_MOVE[it.state]) % names,
        "editable": it.state in EDITABLE,
        "standing": standing,
        "draft": draft,
        "thread": thread_steps(it.ref, actor),
        "moves": moves,
        "can": abilities(actor, ABILITIES, it),
        **hanging_on(it, actor),
    }


def hanging_on(it: Any, actor: Actor) -> dict[str, Any]:
    """Editors, authors, versions, consultations with their files, the decision, what was done."""
    files = {row.id: row for row in file_rows(it)}
    return {
        "editors": editors_of(it),
        "named": named_authors(it),
        "versions": versions_of(it)[::-1],
        "stages": STAGES,
        "consultations": consultations_of(it),
        "files": files,
        "decision": next(iter(decisions(actor, ids=[it.decision])), None) if it.decision else None,
        "activity": [replace(line, url="") for line in act_lines(acts(subjects=[it.id], limit=12))],
    }


def crumbs(it: Any, *more: tuple[str, str], here: str = "") -> list[dict[str, str]]:
    """The way to a page of a paper, for members."""
    from django.urls import reverse

    way = [
        (_("Papers"), reverse("papers:list")),
        (it.reference, reverse("papers:page", args=[it.slug])),
        *more,
    ]
    return [{"label": label, "url": url} for label, url in way] + ([{"label": here, "url": ""}] if here else [])


def is_public(it: Any) -> bool:
    """Whether everybody may read it."""
    return bool(it.state == State.PUBLISHED)
